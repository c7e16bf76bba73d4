// What it takes to import a log of 100,000 rows: by the command line, and as Slack does it, while people save units.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { fillWithUnits } from "./many-units.mjs";
import { runBookend } from "./run-to-end.mjs";
import { makeLog, openSource } from "./source.mjs";
import { watchWaits } from "./waits.mjs";

const ROWS = 100_000;
const FEW_ROWS = 100;
const ROUNDS = 3;
const DAYS = 3650;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2016, 6, 1);
const NOW = new Date("2026-07-01T12:00:00Z");
/** What was staged is forgotten after a day. */
const LATER = new Date("2026-07-03T12:00:00Z");
const LIMIT_MS = 20_000;
/** Nobody waits for it: it happens once, after a mistake. */
const LIMIT_UNDO_MS = 60_000;
const LIMIT_MB = 256;
const LIMIT_WAIT_MS = 100;

const dayOf = (n) => new Date(FIRST_DAY + ((n * 7919) % DAYS) * DAY_MS).toISOString().slice(0, 10);

const rowOf = (n) =>
  `${dayOf(n)},"Unit number ${n}, with sources",${(n % 12) + 1},${(n % 4) + 1},Person ${(n % 37) + 1},Subject ${n % 12},Person 0`;

function writeLog(path, rows) {
  const head = "Date,Unit,Grade Level,Level,Teacher,Subject,Logged By";
  writeFileSync(path, `${[head, ...Array.from({ length: rows }, (_, n) => rowOf(n))].join("\r\n")}\r\n`);
}

/** A school with a year of units, whose librarian is Person 0. */
function fill(path) {
  fillWithUnits(path, { units: 500, schools: 1 });
  const database = new Sqlite(path);
  database.exec(`UPDATE "Person" SET "librarian" = true WHERE "id" = 'U0'`);
  database.close();
}

/** As the form and its button do: the file is read and staged, then everything is added. */
async function stageAndSave(load, database, file) {
  const [
    { openDatabase },
    { schoolOf },
    { staffOf },
    { stageLog },
    { saveLogImport, undoLogImport, countImported },
    { finishLogImport },
    { deleteOldImports },
  ] = await Promise.all(
    [
      ...["store/sql/database", "store/schools", "store/people"],
      ...["features/import/stage-log", "store/save-log-import", "store/finish-log-imports"],
      "store/old-log-imports",
    ].map(load),
  );
  const db = await openDatabase(`file:${database}`);
  const school = await schoolOf(db, "T1");
  const staff = await staffOf(db, school.workspaceId);
  const importer = { id: "U0", name: "Person 0", librarian: true };
  const bytes = new Uint8Array(readFileSync(file));
  let id;
  const staged = await watchWaits(load, db, async () => {
    id = await stageLog({ db, school, now: NOW, importer, staff }, { bytes, fileName: "log.csv", choices: {} });
  });
  const saved = await watchWaits(load, db, async () => {
    await saveLogImport(db, school, { id, now: NOW });
    await finishLogImport(db, school, id);
  });
  const { units } = await countImported(db, school, id);
  if (units !== ROWS) throw new Error(`${units} units were added.`);
  const undone = await watchWaits(load, db, async () => {
    await undoLogImport(db, school, { id, now: NOW });
    await finishLogImport(db, school, id);
  });
  const left = await countImported(db, school, id);
  if (left.units !== 0) throw new Error(`${left.units} units were left.`);
  const forgot = await watchWaits(load, db, () => deleteOldImports(db, LATER));
  const rows = await db.logImportRow.count();
  if (rows !== 0) throw new Error(`${rows} staged rows were left.`);
  await db.$disconnect();
  return { staged, saved, undone, forgot };
}

export async function measureImport({ folder }) {
  const { load, close } = await openSource();
  const [log, few] = [join(folder, "log.csv"), join(folder, "few.csv")];
  writeLog(log, ROWS);
  writeLog(few, FEW_ROWS);
  /** On a log of its own, because the same file twice adds nothing. */
  const onNewLog = async (work) => {
    const database = join(folder, "import.db");
    await makeLog(load, database, fill);
    const done = await work(database);
    for (const end of ["", "-wal", "-shm"]) rmSync(`${database}${end}`, { force: true });
    return done;
  };
  const importFile = (file) => onNewLog((database) => runBookend(database, "import", file, "--yes"));
  const small = await importFile(few);
  const measured = {
    times: [],
    peaks: [],
    staged: [],
    loops: [],
    saves: [],
    saving: [],
    undoing: [],
    undo: [],
    forgetting: [],
  };
  for (let n = 0; n < ROUNDS; n++) {
    const { ms, peak } = await importFile(log);
    measured.times.push({ bookend: ms, floor: LIMIT_MS });
    if (peak && small.peak) measured.peaks.push({ bookend: peak - small.peak, floor: LIMIT_MB });
    const { staged, saved, undone, forgot } = await onNewLog((database) => stageAndSave(load, database, log));
    measured.staged.push({ bookend: staged.ms + saved.ms, floor: LIMIT_MS });
    measured.loops.push({ bookend: Math.max(staged.loop, saved.loop, undone.loop, forgot.loop), floor: LIMIT_WAIT_MS });
    measured.saves.push({ bookend: staged.save, floor: LIMIT_WAIT_MS });
    measured.saving.push({ bookend: saved.save, floor: LIMIT_WAIT_MS });
    measured.undo.push({ bookend: undone.ms, floor: LIMIT_UNDO_MS });
    measured.undoing.push({ bookend: undone.save, floor: LIMIT_WAIT_MS });
    measured.forgetting.push({ bookend: forgot.save, floor: LIMIT_WAIT_MS });
  }
  await close();
  return measured;
}
