// What it takes to export a log of a million units: time beside a raw loop, memory beside an export of almost nothing, and
// how long anything else in the process would have to wait.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fillWithUnits } from "./many-units.mjs";
import { runBookend, runToEnd } from "./run-to-end.mjs";
import { makeLog, openSource } from "./source.mjs";
import { watchWaits } from "./waits.mjs";

/** Over ten years. */
const LOG = { units: 1_000_000, schools: 1, unitsAYear: 100_000 };
const ROUNDS = 3;
const NOW = new Date("2026-07-01T12:00:00Z");
const LIMIT_MB = 64;
const LIMIT_MS = 100;

const RAW = fileURLToPath(new URL("raw-export.mjs", import.meta.url));

/** The longest that anything else had to wait while everything was exported, in milliseconds. */
async function longestWait(load, database, out) {
  const [{ openDatabase }, { schoolOf }, { tablesOf }, { writeSheets }] = await Promise.all(
    ["store/sql/database", "store/schools", "features/export/tables", "documents/write-sheets"].map(load),
  );
  const db = await openDatabase(`file:${database}`);
  const school = await schoolOf(db, "T1");
  const period = { name: "All", from: "2000-01-01", to: "2026-12-31" };
  const reader = { person: undefined, channels: [] };
  const tables = await tablesOf({ db, school, now: NOW }, { what: "units", period, for: reader });
  const { loop } = await watchWaits(load, db, () => writeSheets(tables, { format: "xlsx", path: out }));
  await db.$disconnect();
  return loop;
}

export async function measureExport({ folder }) {
  const { load, close } = await openSource();
  const database = join(folder, "export.db");
  await makeLog(load, database, (path) => fillWithUnits(path, LOG));
  const runExport = (format, ...more) => {
    const out = join(folder, `export.${format}`);
    return runBookend(database, "export", "units", "--force", "--format", format, "--out", out, ...more);
  };
  const measured = {};
  for (const format of ["csv", "xlsx"]) {
    const small = await runExport(format, "--period", "2016-08");
    const [times, peaks] = [[], []];
    for (let n = 0; n < ROUNDS; n++) {
      const floor = await runToEnd([RAW, format, database, join(folder, `raw.${format}`)]);
      const bookend = await runExport(format);
      times.push({ bookend: bookend.ms, floor: floor.ms });
      if (bookend.peak && small.peak) peaks.push({ bookend: bookend.peak - small.peak, floor: LIMIT_MB });
    }
    measured[format] = { times, peaks };
  }
  const wait = await longestWait(load, database, join(folder, "wait.xlsx"));
  await close();
  rmSync(database);
  return { ...measured, rows: LOG.units * 0.98, waits: [{ bookend: wait, floor: LIMIT_MS }] };
}
