// An export of many units: of one instant, of one school, and gone without a trace when it is stopped.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { writeSheets } from "../../../src/documents/write-sheets.js";
import { tablesOf } from "../../../src/features/export/tables.js";
import type { School } from "../../../src/store/schools.js";
import { type Db, sqlOf } from "../../../src/store/sql/database.js";
import { addSchool, LIBRARIAN, NOW, openFile, TEACHER } from "../../support/database.js";
import { OPERATOR } from "../../support/exporting.js";
import { makeFolder } from "../../support/folders.js";

/** Of several pages. */
const COUNT = 500;
const PERIOD = { name: "Fall", from: "2026-08-01", to: "2026-12-31" } as Parameters<typeof tablesOf>[1]["period"];

const ADD_UNIT = `
  INSERT INTO "Unit" ("id", "workspaceId", "schoolId", "title", "date", "grades", "level", "loggedById", "createdAt", "updatedAt")
  VALUES (@id, @workspaceId, @schoolId, @title, '2026-10-01', '4', 2, @by, @at, @at)`;

const ADD_PARTNER =
  'INSERT INTO "UnitPartner" ("workspaceId", "unitId", "personId") VALUES (@workspaceId, @id, @partner)';

const titleOf = (school: School, n: number) => `${school.name} ${String(n).padStart(4, "0")}`;

/** Units with one partner each. */
async function fill(db: Db, school: School): Promise<void> {
  const of = { workspaceId: school.workspaceId, schoolId: school.id, by: TEACHER, partner: LIBRARIAN };
  const steps = Array.from({ length: COUNT }, (_, n) => {
    const params = { ...of, id: `${school.workspaceId}-${n}`, title: titleOf(school, n), at: NOW.toISOString() };
    return [ADD_UNIT, ADD_PARTNER].map((sql) => ({ sql, params }));
  });
  await sqlOf(db).write(steps.flat());
}

async function openSchools(...teams: string[]) {
  const { db } = await openFile();
  const schools: School[] = [];
  for (const team of teams) {
    const school = await addSchool(db, team);
    await fill(db, school);
    schools.push(school);
  }
  return { db, schools };
}

interface Exporting {
  school: School;
  path: string;
  onProgress?: (rows: number) => void;
  signal?: AbortSignal;
}

async function exportUnits(db: Db, { school, ...options }: Exporting): Promise<void> {
  const tables = await tablesOf({ db, school, now: NOW }, { what: "units", period: PERIOD, for: OPERATOR });
  await writeSheets(tables, { format: "csv", ...options });
}

function rowsIn(path: string): { title: string; partner: string }[] {
  const rows: Record<string, string>[] = parse(readFileSync(path), { bom: true, columns: true });
  return rows.map((row) => ({ title: row["Name or Topic of Unit"] ?? "", partner: row["Worked With"] ?? "" }));
}

const titlesOf = (school: School) => Array.from({ length: COUNT }, (_, n) => titleOf(school, n));

it("has a change that is saved in the middle in no row, and in every row of the next export", async () => {
  const { db, schools } = await openSchools("T0000000001");
  const school = schools[0] as School;
  const path = join(await makeFolder(), "units.csv");
  const change = [`UPDATE "Unit" SET "title" = 'Changed'`, 'DELETE FROM "UnitPartner"'].map((sql) => ({
    ...{ sql, params: {} },
  }));
  let changed: Promise<boolean> | undefined;
  let rowsBefore = 0;
  const onProgress = (rows: number) => {
    if (changed) return;
    rowsBefore = rows;
    changed = sqlOf(db).write(change);
  };
  await exportUnits(db, { school, path, onProgress });
  expect(await changed).toBe(true);
  expect(rowsBefore).toBeLessThan(COUNT);
  const before = rowsIn(path);
  expect(before.map(({ title }) => title).sort()).toEqual(titlesOf(school));
  expect(new Set(before.map(({ partner }) => partner)).size).toBe(1);
  expect(before[0]?.partner).not.toBe("");
  await exportUnits(db, { school, path });
  expect(rowsIn(path)).toEqual(titlesOf(school).map(() => ({ title: "Changed", partner: "" })));
});

it("has the units of its own school only, also while another school's are exported", async () => {
  const { db, schools } = await openSchools("T0000000001", "T0000000002");
  const folder = await makeFolder();
  const paths = schools.map(({ workspaceId }) => join(folder, `${workspaceId}.csv`));
  await Promise.all(schools.map((school, n) => exportUnits(db, { school, path: paths[n] as string })));
  for (const [n, school] of schools.entries()) {
    const found = rowsIn(paths[n] as string).map(({ title }) => title);
    expect(found.sort()).toEqual(titlesOf(school));
  }
});

it("leaves what was there, no other file and no open reading when it is stopped", async () => {
  const { db, schools } = await openSchools("T0000000001");
  const folder = await makeFolder();
  const path = join(folder, "units.csv");
  writeFileSync(path, "what was there");
  const stop = new AbortController();
  const onProgress = () => stop.abort(new Error("Stopped."));
  await expect(
    exportUnits(db, { school: schools[0] as School, path, onProgress, signal: stop.signal }),
  ).rejects.toThrow("Stopped.");
  expect(readdirSync(folder)).toEqual(["units.csv"]);
  expect(readFileSync(path, "utf8")).toBe("what was there");
  await sqlOf(db).write([{ sql: 'DELETE FROM "UnitPartner"', params: {} }]);
  // Possible only if nobody reads an older state.
  const [emptied] = await sqlOf(db).all<{ busy: number }>("PRAGMA wal_checkpoint(TRUNCATE)", {});
  expect(Number(emptied?.busy)).toBe(0);
});
