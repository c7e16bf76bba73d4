// A first visit: the page says what Bookend is, and its three steps end in the report with the visitor's unit.
import { describe, expect, it } from "vitest";
import { clockFrom, openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { DESKTOP, openScreen, PHONE, type Screen } from "./screen.js";

const browser = provideBrowser();

/** Friday, July 10, 2026: school is closed, and the log of the month is empty. */
const JULY = Date.parse("2026-07-10T15:00:00Z");
/** Monday, November 2, 2026: October's report is due the next day. */
const EVE_OF_A_REPORT = Date.parse("2026-11-02T15:00:00Z");

const stepIn = ({ page }: Screen, button: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("button", { name: button }) });

/** Follows the first step. At a school without a past, no partner of last time is chosen. */
async function logByForm(screen: Screen, partner?: string): Promise<void> {
  await screen.page.getByRole("button", { name: "Type /unit log" }).click();
  await screen.composer.press("Enter");
  await screen.modal.waitFor();
  await screen.field("Name or topic of unit").fill("Ancient Egypt");
  await screen.choose("Grade level", "6");
  await screen.radio("2 Coordination").check();
  if (partner) await screen.choose("Worked with", partner);
  await screen.submit();
  await screen.whisper("Saved: Ancient Egypt");
}

/** The report is open, and the visitor's unit is in its table. */
async function seesReport(screen: Screen, month: string): Promise<void> {
  await screen.page.locator("main").getByRole("heading", { name: "#library-admin" }).waitFor();
  const report = await screen.message(`Library Utilization Report: ${month}`);
  expect(await report.getByRole("cell", { name: "Ancient Egypt" }).count()).toBe(1);
}

describe("the welcome", () => {
  it.each([
    { size: "a desktop", viewport: DESKTOP },
    { size: "a phone", viewport: PHONE },
  ])("on $size says first what Bookend is, and leads to the report in three steps", async ({ size, viewport }) => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, viewport, welcome: true });
    const welcome = screen.page.getByRole("region", { name: "Try Bookend in three steps" });
    expect(await welcome.locator("p").first().textContent()).toMatch(/^Bookend logs the units that teachers and the /);
    await screen.shot(`welcome-1-${size}`);
    await logByForm(screen);
    await screen.page.getByRole("button", { name: "Act as the principal" }).click();
    await stepIn(screen, "See the report").and(screen.page.locator("[aria-current=step]")).waitFor();
    await screen.shot(`welcome-2-${size}`);
    await screen.page.getByRole("button", { name: "See the report" }).click();
    await seesReport(screen, "November 2026");
    await stepIn(screen, "Open #library-admin").getByText("Done.").waitFor();
    await screen.shot(`welcome-3-${size}`);
    expect(screen.complaints).toEqual([]);
  });

  it("takes a visitor who skips to the third step there, too, as the principal", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, welcome: true });
    await screen.page.getByRole("button", { name: "See the report" }).click();
    await screen.page.locator("main").getByRole("heading", { name: "#library-admin" }).waitFor();
    await screen.message("Library Utilization Report: November 2026");
    await expect.poll(() => screen.page.getByLabel("Act as").getAttribute("title")).toMatch(/^Pat Oyelarin/);
  });

  it.each([
    ["before another month's report", EVE_OF_A_REPORT, "November 2026"],
    ["in a month that school is closed", JULY, "July 2026"],
  ])("ends with the report that the unit is in, also %s", async (_when, start, month) => {
    const { url } = await openDemo({ realNow: clockFrom(start) });
    const screen = await openScreen(browser(), { url, welcome: true });
    await logByForm(screen);
    await screen.page.getByRole("button", { name: "See the report" }).click();
    await seesReport(screen, month);
  });

  it("asks for a unit when the next report would be empty", async () => {
    const { url } = await openDemo({ empty: true });
    const screen = await openScreen(browser(), { url, welcome: true });
    await screen.page.getByRole("button", { name: "See the report" }).click();
    await screen.page.getByText("The next report would be empty. Log a unit first.").waitFor();
    await logByForm(screen, "Lee Marchbanks");
    await screen.page.getByRole("button", { name: "See the report" }).click();
    await seesReport(screen, "November 2026");
  });
});
