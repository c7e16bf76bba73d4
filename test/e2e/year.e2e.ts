// The Annual Summary on a phone: asked for, read across its seven columns, and its gaps filled in from it.
import { describe, expect, it } from "vitest";
import { LEE } from "../../sandbox/demo/school.js";
import { clockFrom, openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

/** 2:30 PM in New York on Friday, October 30, 2026, the last school day of October. */
const LAST_DAY = Date.parse("2026-10-30T18:30:00Z");

describe("a librarian on a phone", () => {
  it("reads this school year and the one before, in a table that scrolls by itself", async () => {
    const { url } = await openDemo({ realNow: clockFrom(LAST_DAY) });
    const screen = await openScreen(browser(), { url, as: LEE, viewport: PHONE });
    await screen.send("/unit year");
    const shown = await screen.whisper("Annual Summary 2026-27 so far");
    expect(await shown.textContent()).toMatch(/\d+ units? supported, average level of partnership \d\.\d/);
    const heads = await shown.locator("table tr").first().locator("th, td").allTextContents();
    expect(heads.map((head) => head.trim())).toEqual([
      ...["Month", "Days Open", "Monthly Circulation", "Average Daily Circulation"],
      ...["Number of Classes Served", "Number of Units Supported", "Average Level of Partnership"],
    ]);
    expect(await shown.locator("table tr").last().textContent()).toContain("Annual TOTAL");
    await screen.shot("year");
    // The page itself never scrolls sideways.
    const fits = await screen.page.locator("body").evaluate((body) => body.scrollWidth <= body.clientWidth);
    expect(fits).toBe(true);
    await shown.getByRole("button", { name: "See 2025-26" }).click();
    const before = await screen.whisper("Annual Summary 2025-26 ·");
    expect(await before.locator("table tr").last().textContent()).toContain("Annual TOTAL");
    await screen.shot("year-before");
    expect(screen.complaints).toEqual([]);
  });

  it("fills in a missing figure from the summary", async () => {
    const { url } = await openDemo({ realNow: clockFrom(LAST_DAY) });
    const screen = await openScreen(browser(), { url, as: LEE, viewport: PHONE });
    await screen.send("/unit year");
    const shown = await screen.whisper("Annual Summary 2026-27 so far");
    await shown.getByRole("button", { name: "Fill in figures" }).click();
    const list = await screen.whisper("Figures by month");
    await list.getByRole("button", { name: /: October 2026$/ }).click();
    await screen.modal.getByRole("heading", { name: "Figures: October 2026" }).waitFor();
    await screen.shot("year-fill-in");
    expect(screen.complaints).toEqual([]);
  });
});
