// The report as everyone sees it: on request, shared, and posted once on its day; and the settings behind it.
import { describe, expect, it } from "vitest";
import { ADMIN_CHANNEL, GUEST, LEADERSHIP, PRINCIPAL } from "../../sandbox/demo/school.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, PHONE, type Screen } from "./screen.js";

const browser = provideBrowser();

const ONE_LINE = "/unit log Ancient Egypt, grade 6, level 2 with @Lee Marchbanks";

const reportsIn = (screen: Screen, month: string) =>
  screen.messages.filter({ hasText: `Library Utilization Report: ${month}` }).count();

describe("the report of a month", () => {
  it("is shown to the person who asks, and to everyone when it is shared", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url });
    await screen.send("/unit report October");
    const report = await screen.whisper("Library Utilization Report: October 2026");
    expect(await report.getByRole("columnheader").allTextContents()).toEqual([
      "Date",
      "Name or Topic of Unit",
      "Grade Level",
      "Level of Collaboration",
    ]);
    await screen.shot("report-asked");
    await report.getByRole("button", { name: "Share in channel" }).click();
    await screen.whisper("Shared in #all-staff");
    const shared = await screen.message("Shared by Tess Whitlock.");
    expect(await shared.getAttribute("data-whisper")).toBeNull();
    expect(await reportsIn(screen, "October 2026")).toBe(1);
    await screen.shot("report-shared");
  });

  it("shows the level of each unit on a phone, without scrolling sideways", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, viewport: PHONE });
    await screen.send("/unit report October");
    const report = await screen.whisper("Library Utilization Report: October 2026");
    const table = report.getByRole("group", { name: "Table" });
    // Only long words could make it wider, and these are the longest.
    expect(await table.textContent()).toContain("4 Data-Driven Collaboration");
    expect(await table.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(false);
    const level = await report.getByRole("columnheader", { name: "Level of Collaboration" }).boundingBox();
    expect((level?.x ?? 0) + (level?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
    await screen.shot("report-on-a-phone");
  });

  it("is posted when the clock gets there, with the logged units, and once however the clock moves", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url });
    await screen.send(ONE_LINE);
    await screen.whisper("Saved: Ancient Egypt");
    await screen.actAs(PRINCIPAL);
    await screen.open("library-admin");
    expect(await reportsIn(screen, "November 2026")).toBe(0);
    // The prompt to reflect comes first, mid-month, and then the reminder to log.
    for (const _post of ["prompt", "reminder", "report"]) {
      if ((await reportsIn(screen, "November 2026")) === 0) await screen.move("Next post");
    }
    const report = await screen.message("Library Utilization Report: November 2026");
    expect(await report.getByRole("cell", { name: "Ancient Egypt" }).count()).toBe(1);
    await screen.shot("monthly-report");
    for (const to of ["Today", "Next month", "Today", "Next day"] as const) await screen.move(to);
    expect(await reportsIn(screen, "November 2026")).toBe(1);
    await screen.shot("monthly-report-once");
    expect(screen.complaints).toEqual([]);
  });

  it("is refused to a guest, as everything is", async () => {
    const { url } = await openDemo({ empty: true });
    const screen = await openScreen(browser(), { url, as: GUEST });
    for (const line of ["/unit report", ONE_LINE, "/unit"]) {
      await screen.send(line);
      await expect.poll(() => screen.whispers.last().textContent()).toContain("guests can't use it");
    }
    await screen.shot("guest-refused");
  });
});

describe("the settings", () => {
  it("refuse a channel Bookend isn't in, say what to do, and accept it once that is done", async () => {
    const { url } = await openDemo({ empty: true });
    const screen = await openScreen(browser(), { url, as: PRINCIPAL, channel: ADMIN_CHANNEL });
    await screen.openForm("/unit settings");
    await screen.choose("Admin channel", "#leadership");
    await screen.submit();
    const error = screen.errorAt("Admin channel");
    await error.waitFor();
    expect(await error.textContent()).toContain("/invite @Bookend");
    await screen.shot("settings-channel-refused");
    await screen.page.keyboard.press("Escape");
    await screen.modal.waitFor({ state: "detached" });
    await screen.open("leadership");
    await screen.send("/invite @Bookend");
    await screen.page.getByText("Bookend is in this channel").waitFor();
    await screen.openForm("/unit settings");
    await screen.choose("Admin channel", "#leadership");
    await screen.submit();
    const saved = await screen.whisper("Settings saved");
    expect(await saved.textContent()).toContain("report will be posted in #leadership");
    await screen.shot("settings-saved");
    expect(screen.page.url()).toContain(LEADERSHIP);
  });

  it("are for admins only", async () => {
    const { url } = await openDemo({ empty: true });
    const screen = await openScreen(browser(), { url });
    await screen.send("/unit settings");
    await screen.whisper("Only admins can change Bookend's settings");
  });
});
