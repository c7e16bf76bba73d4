// The figures of a month on a phone: asked for by direct message on the last school day, filled in, explained, and reported.
import { describe, expect, it } from "vitest";
import { LEE } from "../../sandbox/demo/school.js";
import { clockFrom, openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

/** 2:30 PM in New York on Friday, October 30, 2026, the last school day of October. */
const LAST_DAY = Date.parse("2026-10-30T18:30:00Z");

describe("a librarian on a phone", () => {
  it("fills in the figures from the message that asks for them, and explains one", async () => {
    const { url } = await openDemo({ realNow: clockFrom(LAST_DAY) });
    const screen = await openScreen(browser(), { url, as: LEE, viewport: PHONE, channel: "" });
    await screen.open("Bookend");
    const question = await screen.message(/figures? closes? October/);
    await screen.shot("figures-asked");
    await question.getByRole("button", { name: "Fill in" }).click();
    await screen.modal.waitFor();
    await screen.field("Monthly Circulation").fill("2.117");
    await screen.field("Number of Classes Served").fill("74");
    await screen.shot("figures-form");
    await screen.submit();
    await expect.poll(() => screen.errorAt("Monthly Circulation").textContent()).toContain("Is this 2,117?");
    await screen.field("Monthly Circulation").fill("2,117");
    await screen.choose("Figures to explain", "Monthly Circulation");
    await screen.field("Monthly Circulation: the cause").fill("Two weeks of state testing");
    await screen.shot("figures-explained");
    await screen.submit();
    const answered = await screen.message("October's figures are in.");
    expect(await answered.textContent()).toMatch(
      /Circulation 2,117 in [\d.]+ days \([\d.]+ a day\)\. 74 classes served\./,
    );
    expect(await answered.textContent()).toContain("Two weeks of state testing");
    const width = await answered.evaluate((one) => one.scrollWidth <= one.clientWidth);
    expect(width).toBe(true);
    await screen.shot("figures-answered");
    expect(screen.complaints).toEqual([]);
  });

  it("sees the school year's months and opens one with a tap", async () => {
    const { url } = await openDemo({ realNow: clockFrom(LAST_DAY) });
    const screen = await openScreen(browser(), { url, as: LEE, viewport: PHONE });
    await screen.send("/unit stats");
    const list = await screen.whisper("Figures by month");
    await screen.shot("figures-year");
    await list.getByRole("button", { name: /: September 2026$/ }).click();
    await screen.modal.waitFor();
    await screen.modal.getByRole("heading", { name: "Figures: September 2026" }).waitFor();
    expect(screen.complaints).toEqual([]);
  });
});
