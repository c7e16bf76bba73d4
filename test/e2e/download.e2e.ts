// Papers and spreadsheets on the page: asked for, made, and really downloaded, on a wide screen and on a phone.
import { readFile } from "node:fs/promises";
import readWorkbook from "read-excel-file/universal";
import { describe, expect, it } from "vitest";
import { LEE, PRINCIPAL } from "../../sandbox/demo/school.js";
import { unzip } from "../support/received-files.js";
import { openDemo } from "../support/visitor.js";
import { provideBrowser } from "./browser.js";
import { openScreen, PHONE, type Screen } from "./screen.js";

const browser = provideBrowser();

/** Clicks the file of this title in the conversation with Bookend, and returns what the browser saved. */
async function download(screen: Screen, title: string) {
  await screen.open("Bookend");
  const link = screen.messages.getByRole("link", { name: `Download ${title}` });
  const box = await link.boundingBox();
  const [saved] = await Promise.all([screen.page.waitForEvent("download"), link.click()]);
  const bytes = await readFile(await saved.path());
  return { name: saved.suggestedFilename(), bytes, start: bytes.subarray(0, 4).toString("latin1"), box };
}

const WIDE = { width: 1280, height: 800 };

describe.each([
  ["a wide screen", WIDE],
  ["a phone", PHONE],
])("on %s", (_where, viewport) => {
  it("a month's report is downloaded as PDF, XLSX and CSV", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, viewport });
    await screen.actAs(PRINCIPAL);
    for (const [format, start] of [
      ["PDF", "%PDF"] as const,
      ["XLSX", "PK\u0003\u0004"] as const,
      ["CSV", "\u00ef\u00bb\u00bfD"] as const,
    ]) {
      await screen.open("library-admin");
      await screen.send("/unit report October");
      const report = await screen.whisper("Library Utilization Report: October 2026");
      await report.getByRole("button", { name: "Download", exact: true }).click();
      const choice = await screen.whisper("Download October 2026 report as:");
      await choice.getByRole("button", { name: `October 2026 report as ${format}` }).click();
      await screen.whisper(`Making October 2026 report (${format})`);
      const file = await download(screen, `October 2026 report (${format})`);
      expect([file.name, file.start]).toEqual([`October 2026 report.${format.toLowerCase()}`, start]);
      expect((file.box?.x ?? 0) + (file.box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
      if (format === "XLSX") {
        const [sheet] = await readWorkbook(new Blob([new Uint8Array(file.bytes)]));
        expect(JSON.stringify(sheet)).toContain("Name or Topic of Unit");
      }
      if (format === "CSV") expect(file.bytes.toString("utf8")).toContain("Level of Collaboration");
    }
    await screen.shot(`downloaded-${viewport.width}`);
  });

  it("an admin gets a month's records as a ZIP, and then reads that they asked", async () => {
    const { url } = await openDemo();
    const screen = await openScreen(browser(), { url, viewport });
    await screen.actAs(PRINCIPAL);
    await screen.open("library-admin");
    await screen.send("/unit records October");
    const choice = await screen.whisper("For a records request:");
    await choice.getByRole("button", { name: /ZIP with CSV/ }).click();
    await screen.whisper("Making October 2026 records (ZIP)");
    const file = await download(screen, "October 2026 records (ZIP)");
    expect(file.name).toBe("October 2026 records.zip");
    expect([...unzip(file.bytes).keys()]).toContain("Report 2026-10.pdf");
    await screen.open("library-admin");
    await screen.send("/unit records");
    await screen.whisper("October 2026, by ");
    await screen.shot(`records-${viewport.width}`);
  });
});

it("the summary, the year-end page, the rubric and everything are downloaded, too", async () => {
  const { url } = await openDemo();
  const screen = await openScreen(browser(), { url });
  await screen.actAs(LEE);
  await screen.send("/unit year 2025-26");
  const summary = await screen.whisper("Library Utilization Report: Annual Summary 2025-26");
  await summary.getByRole("button", { name: "Download", exact: true }).click();
  const choice = await screen.whisper("Download 2025-26 summary as:");
  await choice.getByRole("button", { name: "Year-end page (PDF)" }).click();
  await screen.whisper("Making 2025-26 year-end page (PDF)");
  const page = await download(screen, "2025-26 year-end page (PDF)");
  expect([page.name, page.start]).toEqual(["2025-26 year-end page.pdf", "%PDF"]);
  for (const [typed, title, name, start] of [
    ["year 2025-26 pdf", "2025-26 summary (PDF)", "2025-26 summary.pdf", "%PDF"],
    ["rubric", "Levels of partnership (PDF)", "Levels of partnership.pdf", "%PDF"],
    ["units 2025-26 xlsx", "2025-26 units (XLSX)", "2025-26 units.xlsx", "PK\u0003\u0004"],
    ["everything 2025-26 csv", "2025-26 all data (CSV)", "2025-26 all data.zip", "PK\u0003\u0004"],
  ] as const) {
    await screen.send(`/unit export ${typed}`);
    const file = await download(screen, title);
    expect([file.name, file.start]).toEqual([name, start]);
  }
});
