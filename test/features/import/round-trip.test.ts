// A year that was exported and imported into an empty school gives the same reports and the same Annual Summary.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeSheets } from "../../../src/documents/write-sheets.js";
import type { Month } from "../../../src/domain/time/month.js";
import { monthsPeriod } from "../../../src/domain/time/period.js";
import { tablesOf } from "../../../src/features/export/tables.js";
import { stageLog } from "../../../src/features/import/stage-log.js";
import { readReport } from "../../../src/features/report/read-report.js";
import { readYear } from "../../../src/features/year/read-year.js";
import { finishLogImport } from "../../../src/store/finish-log-imports.js";
import { countStaged } from "../../../src/store/log-import-counts.js";
import { librariansOf, staffOf } from "../../../src/store/people.js";
import { saveLogImport } from "../../../src/store/save-log-import.js";
import { makeFolder } from "../../support/folders.js";
import { addPlanned, day, READY } from "../../support/planned.js";
import { rowOf } from "../../support/reporting.js";
import { type School, startSchool } from "../../support/school.js";
import { addRatedUnits, reportFigures, SUMMARY_DUE } from "../../support/yearly.js";

const PERIOD = monthsPeriod("2025-09" as Month, "2026-06" as Month);

const UNITS = [
  { date: "2025-09-15", ratings: [2] },
  { date: "2025-09-22", ratings: [2, 3] },
  { date: "2025-10-06", ratings: [1, 2, 4] },
  { date: "2026-02-10", ratings: [4, 4] },
  { date: "2026-05-28", ratings: [3] },
];

async function ctxOf(school: School) {
  return { db: school.db, school: await rowOf(school), now: school.clock.now };
}

/** All that reports say, but the ids of units. */
async function reportsOf(school: School) {
  const ctx = await ctxOf(school);
  const months = ["2025-09", "2025-10", "2026-02", "2026-05"] as Month[];
  const reports = await Promise.all(months.map((month) => readReport(ctx, { month, soFar: false })));
  const { summary } = await readYear(ctx, PERIOD);
  return JSON.parse(
    JSON.stringify({ summary, reports }, (key, value) => (key === "id" || /At$/.test(key) ? undefined : value)),
  );
}

it("gives the same reports", async () => {
  const from = await startSchool({ now: SUMMARY_DUE });
  await addRatedUnits(from, UNITS);
  await reportFigures(from, { month: "2025-09", daysOpen: 19.5, circulation: 2117, classes: 74 });
  await reportFigures(from, { month: "2025-10", circulation: 0, causes: { circulation: "The library moved." } });
  const exported = await ctxOf(from);
  const reader = { person: undefined, channels: [] };
  const units = await tablesOf(exported, { what: "units", period: PERIOD, for: reader });
  const figures = await tablesOf(exported, { what: "figures", period: PERIOD, for: reader });
  // Plans aren't in the log, so an import passes over them.
  await addPlanned(from, { ...READY, day: day("2025-10-06") });
  const plans = await tablesOf(exported, { what: "plans", period: PERIOD, for: reader });
  const path = join(await makeFolder(), "year.xlsx");
  await writeSheets([...plans, ...units, ...figures], { format: "xlsx", path });

  const to = await startSchool({ now: SUMMARY_DUE });
  await addRatedUnits(to, []);
  const { db, school, now } = await ctxOf(to);
  const [importer] = await librariansOf(db, school.workspaceId);
  if (!importer) throw new Error("There is no librarian.");
  const staff = await staffOf(db, school.workspaceId);
  const bytes = new Uint8Array(readFileSync(path));
  const at = { db, school, now, importer, staff };
  const id = await stageLog(at, { bytes, fileName: "year.xlsx", choices: {} });
  expect(await countStaged(db, school, id)).toMatchObject({ added: 5, there: 0, refused: 0, figures: { added: 4 } });
  expect(await saveLogImport(db, school, { id, now })).toBe(true);
  await finishLogImport(db, school, id);
  expect(await reportsOf(to)).toEqual(await reportsOf(from));
  const again = await stageLog(at, { bytes, fileName: "year.xlsx", choices: {} });
  expect(await countStaged(db, school, again)).toMatchObject({ added: 0, there: 5, figures: { added: 0, there: 4 } });
});
