// A year that was exported and imported again: text that looks like a formula comes back as it was, in CSV and XLSX.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type FoundUnit, readLogFile } from "../../../src/documents/read-log-file.js";
import { type SheetFormat, type Table, writeSheets } from "../../../src/documents/write-sheets.js";
import { singleLineText } from "../../../src/domain/text.js";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { makeFolder } from "../../support/folders.js";

const LEE = { id: "U0LEE", name: "Lee Librarian" };
const TITLES = [
  ...["Date", "Name or Topic of Unit", "Grade Level", "Level of Collaboration", "Ratings"],
  ...["Logged By", "Worked With", "Notes"],
];

async function* pageOf(rows: readonly (readonly string[])[]) {
  yield rows;
}

async function throughFile(texts: readonly string[], format: SheetFormat): Promise<string[][]> {
  const rows = texts.map((text) => ["2025-09-15", text, "4", "2", "", "Lee Librarian", "Ms. Park", text]);
  const columns = TITLES.map((name) => ({ name, kind: "text" as const }));
  const table: Table = { name: "Units", columns, rows: pageOf(rows) };
  const path = join(await makeFolder(), `units.${format}`);
  await writeSheets([table], { format, path });
  const found = await readLogFile({
    ...{ kind: "log", bytes: new Uint8Array(readFileSync(path)), choices: {} },
    ...{ today: SchoolDay.parse("2026-11-10"), staff: [LEE], importer: LEE, librarian: LEE },
  });
  expect(found.refusedPages).toEqual([]);
  const units = found.unitPages.flatMap((page) => JSON.parse(page) as FoundUnit[]);
  return units.sort((a, b) => a.row - b.row).map(({ unit }) => [unit.title, unit.notes ?? ""]);
}

const Title = singleLineText(150, { missing: "none" });

const NASTY = [
  ...["=SUM fun", "-10 °C outside", "+1 for reading", "@school stories", "'tis the season", "'=not a formula", "''--"],
  ...[
    "＝full width",
    "'＠x",
    '"quoted" title',
    'a "b", c; d',
    "1,5",
    "3/4/26",
    "007",
    "1e5",
    "TRUE",
    "—dash",
    "=",
    "-",
  ],
  ...["Años; niños", "<b>&amp;</b>", "_x0041_ escape", "#REF!", "sep=;", "😀 = fun"],
];

it.each(["csv", "xlsx"] as const)("nasty titles in %s", async (format) => {
  expect(await throughFile(NASTY, format)).toEqual(NASTY.map((text) => [text, text]));
});

/** What Bookend would save of such a title in the first place. */
const title = fc
  .array(fc.constantFrom("=", "+", "-", "@", "'", "＝", '"', ",", ";", " ", "a", "7", ".", "ñ", "|", "_x0041_"), {
    minLength: 1,
    maxLength: 12,
  })
  .map((signs) => Title.safeParse(signs.join("")))
  .filter((read) => read.success)
  .map(({ data }) => data as string);

it.each(["csv", "xlsx"] as const)("any titles in %s", async (format) => {
  await fc.assert(
    fc.asyncProperty(fc.array(title, { minLength: 1, maxLength: 20 }), async (texts) => {
      expect(await throughFile(texts, format)).toEqual(texts.map((text) => [text, text]));
    }),
    { numRuns: 25, seed: 7 },
  );
});
