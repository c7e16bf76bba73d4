// One log in the files of Google Sheets, Excel on Windows and Mac, and LibreOffice: each gives the same units.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type FoundUnit, readLogFile } from "../../src/documents/read-log-file.js";
import { SchoolDay } from "../../src/domain/time/school-day.js";
import { ROOT } from "../support/source-tree.js";

const FOLDER = join(ROOT, "test/fixtures/logs");
const LEE = { id: "U0LEE", name: "Lee Librarian" };
const STAFF = [LEE, { id: "U0TESS", name: "Tess Teacher" }, { id: "U0JANE", name: "Jane Park" }];

async function readFixture(name: string) {
  const found = await readLogFile({
    ...{ kind: "log", bytes: new Uint8Array(readFileSync(join(FOLDER, name))), choices: {} },
    ...{ today: SchoolDay.parse("2026-11-10"), staff: STAFF, importer: LEE, librarian: LEE },
  });
  const units = found.unitPages.flatMap((page) => JSON.parse(page) as FoundUnit[]);
  const refused = found.refusedPages.flatMap((page) => JSON.parse(page) as { row: number; why: string }[]);
  return { asks: found.columns.asks, units, refused };
}

const UNITS = [
  { date: "2025-09-15", title: "Rivers and Deltas", grades: ["4"], level: 2, subject: "Science", classes: 2 },
  {
    ...{ date: "2025-10-02", title: "¿Qué comemos? Food, farms and families", grades: ["3", "4", "5"], level: 3 },
    ...{ subject: "Español", classes: 3, others: ["Ms. Núñez"], notes: "Two visits" },
    evidence: "Exit tickets: 18 of 24 named\ntwo “good” sources",
  },
  { date: "2025-10-20", title: "Poetry – out loud", grades: ["K"], level: 2, classes: 1, notes: "-10 °C outside" },
  {
    ...{ date: "2026-02-10", title: "=SUM fun: adding with dice", grades: ["1", "2"], level: 4, subject: "Math" },
    ...{ classes: 4, others: ["Mr. Diaz"], evidence: "Pre- and post-test" },
  },
];

describe("a log", () => {
  it.each(readdirSync(FOLDER).filter((name) => !name.endsWith(".md")))("in %s", async (name) => {
    const { asks, units, refused } = await readFixture(name);
    expect(asks).toEqual({ roles: [], dates: undefined });
    expect(units.map(({ unit }) => unit)).toMatchObject(UNITS);
    expect(units.map(({ unit }) => unit.partners.map(({ id }) => id))).toEqual([
      ["U0TESS"],
      ["U0TESS"],
      ["U0JANE"],
      [],
    ]);
    expect(refused.map(({ row, why }) => [row, why])).toEqual([[6, "I can't read the grade level."]]);
  });

  it("is the same in each, so that the second file of it adds nothing", async () => {
    const keys = await Promise.all(
      ["google-sheets.csv", "excel-windows.xlsx", "excel-mac-1904.xlsx", "excel-utf8.csv"].map(async (name) =>
        (await readFixture(name)).units.map(({ key }) => key),
      ),
    );
    for (const other of keys) expect(other).toEqual(keys[0]);
  });
});
