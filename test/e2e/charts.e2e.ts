// Charts and sorted tables in a real browser: seen on a phone and in the dark, read by screen readers, left out where refused.
import { describe, expect, it } from "vitest";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, PHONE } from "./screen.js";

const browser = provideBrowser();

const REPORT = "Library Utilization Report: October 2026";

describe("a report's chart", () => {
  it.each(["light", "dark"] as const)("fits a phone in a %s page, and says its figures", async (colorScheme) => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, viewport: PHONE, colorScheme });
    await screen.send("/unit report October");
    const report = await screen.whisper(REPORT);
    const chart = report.getByRole("img", { name: /^Bar chart: Units by level\. Units: 1 Cooperation \d+, 2 Coord/ });
    const box = await chart.boundingBox();
    expect(box?.width).toBeGreaterThan(200);
    expect(box?.height).toBeGreaterThan(120);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
    // Each level with units has a bar, and each of the four has its name below.
    expect(await chart.locator("rect").count()).toBe(4);
    expect(await chart.locator("text").allTextContents()).toEqual(expect.arrayContaining(["4 Data-Driven"]));
    const table = report.getByRole("group", { name: "Table" });
    expect(await table.evaluate((one) => one.scrollWidth > one.clientWidth)).toBe(false);
    await chart.scrollIntoViewIfNeeded();
    await screen.shot(`chart-on-a-phone-${colorScheme}`);
    expect(screen.complaints).toEqual([]);
  });

  it("is left out where the workspace refuses charts, and its figures are in words", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url });
    await screen.turn(/refuses charts/, true);
    await screen.send("/unit report October");
    const report = await screen.whisper(REPORT);
    expect(await report.getByRole("img", { name: /chart/ }).count()).toBe(0);
    await report.getByText(/1 Cooperation: \d+ · 2 Coordination: \d+/).waitFor();
    await screen.shot("report-without-charts");
  });
});

describe("a long table of units", () => {
  it("is sorted by a click on a column, and has pages", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url });
    await screen.send("/unit report October");
    const report = await screen.whisper(REPORT);
    const cells = (column: number) => report.locator(`tbody tr > :nth-child(${column})`).allTextContents();
    expect(await cells(1)).toHaveLength(10);
    const days = async () => (await cells(1)).map((day) => Number(day.replace("Oct ", "")));
    await report.getByRole("button", { name: "Date" }).click();
    await report.getByRole("button", { name: "Date" }).click();
    expect(await report.getByRole("columnheader", { name: "Date" }).getAttribute("aria-sort")).toBe("descending");
    // By day, not by letter: "Oct 9" is before "Oct 12".
    const latest = await days();
    expect(latest).toEqual([...latest].sort((a, b) => b - a));
    await report.getByRole("button", { name: "More rows" }).click();
    await report.getByText("Page 2 of 2").waitFor();
    expect((await days()).every((day) => day <= Math.min(...latest))).toBe(true);
    expect(await report.getByRole("button", { name: "More rows" }).isDisabled()).toBe(true);
    await screen.shot("table-sorted");
  });
});
