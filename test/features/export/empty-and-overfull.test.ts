// Every export in both formats, from a school without anything and from one with more than any has.
import { describe, expect, it } from "vitest";
import { MAX_PLAN_ROWS, MAX_PLAN_TEXT } from "../../../src/domain/plan/plan-fields.js";
import { EXPORTS } from "../../../src/features/export/tables.js";
import { exportedTables, readCsvFile, readXlsxFile, toFile } from "../../support/exporting.js";
import { overfillUnits, STAFF_OF_200 } from "../../support/filling.js";
import { fillReflected } from "../../support/filling-reflected.js";
import { addPlanned, day, READY } from "../../support/planned.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";

const PEOPLE = [TESS, LEE, PAT, OMAR];

/** As much of it as fits, with what a spreadsheet could take for a formula, a row or a column. */
const atMost = (most: number) => `=1+1,"W&<\n${"👩‍🏫;".repeat(most)}`.slice(0, most - 1);

async function startOverfull(): Promise<School> {
  const school = await startSchool();
  await overfillUnits(school, PEOPLE);
  const people = [...PEOPLE, ...STAFF_OF_200];
  await fillReflected(school, { people, roadblocks: 200, examplesPerLevel: 40, ohYeahs: 60, text: atMost });
  for (let n = 0; n < 60; n++) {
    const duties = Array.from({ length: MAX_PLAN_ROWS }, () => ({ text: atMost(MAX_PLAN_TEXT), addressesGap: true }));
    await addPlanned(school, {
      ...READY,
      day: day("2026-11-16"),
      overview: atMost(MAX_PLAN_TEXT),
      librarianDuties: duties,
    });
  }
  return school;
}

/** Each table in both formats, with its number of rows and the head. */
async function readBoth(school: School, what: (typeof EXPORTS)[number]) {
  const tables = () => exportedTables(school, { what, period: "2026-27" });
  const sheets = await readXlsxFile(await toFile(await tables(), "xlsx"));
  const files: string[][][] = [];
  for (const table of await tables()) files.push(readCsvFile(await toFile([table], "csv")));
  return { sheets, files };
}

describe.each([
  ["an empty", startSchool],
  ["an overfull", startOverfull],
])("%s school", (which, open) => {
  it.each(EXPORTS)("exports %s as CSV and XLSX, with the same rows in both", async (what) => {
    const { sheets, files } = await readBoth(await open(), what);
    expect(sheets.length).toBe(files.length);
    expect(sheets.length).toBeGreaterThan(0);
    for (const [n, { name, rows }] of sheets.entries()) {
      const file = files[n] ?? [];
      expect(rows.length, name).toBe(file.length);
      expect(rows[0], name).toEqual(file[0]);
      // A row that a text broke in two would be shorter or longer than the head.
      expect([...new Set(file.map((row) => row.length))], name).toEqual([file[0]?.length]);
      expect(file.flat().filter((cell) => /^[=+@]/.test(cell))).toEqual([]);
    }
    if (which === "an empty" && what === "units") expect(files[0]).toHaveLength(1);
    if (which === "an overfull" && what !== "figures") {
      expect(Math.max(...files.map((file) => file.length))).toBeGreaterThan(5);
    }
  });
});
