// An import that is stopped in the middle, at each step: nothing of it is in the log, or all of it gets there.
import { describe, expect, it } from "vitest";
import { toSearchTerms } from "../../src/domain/search-words.js";
import { stageLog } from "../../src/features/import/stage-log.js";
import { erasePerson } from "../../src/store/erase-person.js";
import { finishLogImport, finishLogImports } from "../../src/store/finish-log-imports.js";
import { deleteOldImports } from "../../src/store/old-log-imports.js";
import { librariansOf } from "../../src/store/people.js";
import { countLeftOut } from "../../src/store/records-requests.js";
import { saveLogImport, undoLogImport } from "../../src/store/save-log-import.js";
import { searchEntries } from "../../src/store/search.js";
import { databasePath } from "../../src/store/sql/database.js";
import { day } from "../support/planned.js";
import { rowOf } from "../support/reporting.js";
import { LEE, startSchool } from "../support/school.js";
import { openSecondClient } from "../support/sqlite-file.js";

const DAY_MS = 86_400_000;
const ROWS = 5500;

const LOG = `Date,Unit,Grade,Level,Teacher\n${Array.from(
  { length: ROWS },
  (_, n) => `9/${1 + (n % 28)}/2025,Unit ${n} of rivers,4,2,Teacher ${n % 50}`,
).join("\n")}\n`;

async function start() {
  const at = await startSchool();
  const { db, env } = at;
  const school = await rowOf(at);
  const [importer] = await librariansOf(db, school.workspaceId);
  if (!importer) throw new Error("The school has no librarian.");
  const now = new Date("2026-10-05T12:00:00.000Z");
  const stage = () =>
    stageLog(
      { db, school, now: new Date(now.getTime() - 3_600_000), importer, staff: [] },
      { bytes: new TextEncoder().encode(LOG), fileName: "log.csv", choices: {} },
    );
  const client = openSecondClient(databasePath(env.DATABASE_URL ?? ""));
  return {
    ...{ db, school, now, stage, client },
    /** In the log, and in all. */
    units: async () => [await db.unit.count({ where: { deletedAt: null } }), await db.unit.count()],
    found: async () => (await searchEntries(db, school, { terms: toSearchTerms("rivers"), grades: [] })).total,
  };
}

type Started = Awaited<ReturnType<typeof start>>;

/** Adds an import, but the database refuses the last step, as a full disk does. Returns its id. */
async function addAlmost({ db, school, now, stage, client }: Started): Promise<string> {
  const id = await stage();
  // Each of them rated by the librarian.
  client.exec(
    `INSERT INTO "LogImportDetail" SELECT "workspaceId", "importId", "unitId", 'rating', '${LEE}', '3' FROM "LogImportRow"`,
  );
  client.exec(
    `CREATE TRIGGER "refuse" BEFORE UPDATE OF "savedAt" ON "LogImport" BEGIN SELECT RAISE(ABORT, 'refused'); END`,
  );
  await expect(saveLogImport(db, school, { id, now })).rejects.toThrow("refused");
  client.exec('DROP TRIGGER "refuse"');
  return id;
}

describe("stopped before it is confirmed", () => {
  it.each([
    ["the next try", 60_000],
    ["another one that began before", -1000],
  ])("nothing is in the log, and %s adds each row once", async (_which, ms) => {
    const at = await start();
    const { db, school, now } = at;
    const confirmed = new Date(now.getTime() + ms);
    const id = await addAlmost(at);
    expect([await at.units(), await at.found()]).toEqual([[0, ROWS], 0]);
    const days = { from: day("2025-08-01"), to: day("2026-07-31"), start: now, end: now };
    expect(await countLeftOut(db, school, days)).toMatchObject({ deletedUnits: 0 });
    expect(await saveLogImport(db, school, { id, now: confirmed })).toBe(true);
    await finishLogImport(db, school, id);
    expect(await at.units()).toEqual([ROWS, ROWS]);
    expect([await db.unitPartnerName.count(), await db.levelOpinion.count()]).toEqual([ROWS, ROWS]);
    // As if the first try had never been: it can be undone by when it was confirmed.
    expect(await undoLogImport(db, school, { id, now: new Date(now.getTime() + 60_000) })).toBe(true);
    await finishLogImport(db, school, id);
    expect(await at.units()).toEqual([0, 0]);
  });

  it("what it left is gone after a day", async () => {
    const at = await start();
    await addAlmost(at);
    await deleteOldImports(at.db, new Date(at.now.getTime() + 2 * DAY_MS));
    expect(await at.units()).toEqual([0, 0]);
    expect([await at.db.logImport.count(), await at.db.logImportRow.count()]).toEqual([0, 0]);
  });

  it("what it left is gone when somebody is erased", async () => {
    const at = await start();
    await addAlmost(at);
    await erasePerson(at.db, { workspaceId: at.school.workspaceId, id: LEE, name: "Lee" }, at.now);
    expect([await at.units(), await at.db.logImport.count()]).toEqual([[0, 0], 0]);
  });
});

describe("stopped after it was confirmed or undone", () => {
  it("the next tick brings all of it into the log", async () => {
    const at = await start();
    const { db, school, now } = at;
    const id = await at.stage();
    expect(await saveLogImport(db, school, { id, now })).toBe(true);
    expect(await at.units()).toEqual([0, ROWS]);
    await Promise.all([finishLogImports(db), finishLogImport(db, school, id)]);
    expect(await at.units()).toEqual([ROWS, ROWS]);
    expect(await db.logImport.findFirst()).toMatchObject({ underWay: false });
    for (let n = 0; (await at.found()) < ROWS && n < 10; n++);
    expect(await at.found()).toBe(ROWS);
  });

  it("the next tick takes all of it out, also what wasn't in the log yet, and keeps what was changed", async () => {
    const at = await start();
    const { db, school, now, client } = at;
    const id = await at.stage();
    await saveLogImport(db, school, { id, now });
    // As far as it came before the process ended.
    client.exec(`UPDATE "Unit" SET "deletedAt" = NULL WHERE "title" LIKE 'Unit 1%'`);
    const [changed] = await db.unit.findMany({ where: { title: "Unit 1 of rivers" } });
    client.exec(`UPDATE "Unit" SET "updatedAt" = '2026-10-05T12:30:00.000Z' WHERE "id" = '${changed?.id}'`);
    expect(await undoLogImport(db, school, { id, now: new Date(now.getTime() + 1) })).toBe(true);
    await Promise.all([finishLogImports(db), finishLogImports(db)]);
    expect(await at.units()).toEqual([1, 1]);
    expect(await db.logImport.findFirst()).toMatchObject({ underWay: false });
  });
});

it("units lie in the order of their days, whatever the order of the file", async () => {
  const at = await start();
  await at.stage();
  const rows = await at.db.logImportRow.findMany({ orderBy: { unitId: "asc" }, select: { date: true, row: true } });
  const days = rows.map(({ date }) => date);
  expect(days).toEqual([...days].sort());
  expect(rows.map(({ row }) => row)).not.toEqual(rows.map(({ row }) => row).sort((a, b) => a - b));
});

it("two imports of the same rows at once add each row once", async () => {
  const at = await start();
  const { db, school, now } = at;
  const ids = [await at.stage(), await at.stage()];
  const saved = await Promise.all(ids.map((id) => saveLogImport(db, school, { id, now })));
  expect(saved).toEqual([true, true]);
  await Promise.all(ids.map((id) => finishLogImport(db, school, id)));
  expect(await at.units()).toEqual([ROWS, ROWS]);
  expect(new Set((await db.unit.findMany()).map(({ title }) => title)).size).toBe(ROWS);
});
