// What the search's index costs others: saving with and without its triggers, and waiting while its words are written down.
import { randomUUID } from "node:crypto";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { fillWithUnits } from "./many-units.mjs";
import { makeLog, openSource } from "./source.mjs";
import { watchWaits } from "./waits.mjs";

const UNITS = 100_000;
const PAIRS = 200;
const WARM_UP = 30;
const LIMIT_WAIT_MS = 100;
const DAY = "2026-05-11";
const NOW = new Date("2026-07-01T12:00:00Z");

const timeOf = async (work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** The same log without the triggers that note what changed. */
function dropTriggers(path) {
  const client = new Sqlite(path);
  const names = client
    .prepare(`SELECT "name" FROM sqlite_schema WHERE "type" = 'trigger' AND "name" LIKE 'Search\\_%' ESCAPE '\\'`)
    .pluck()
    .all();
  for (const name of names) client.exec(`DROP TRIGGER "${name}"`);
  client.close();
}

const who = () => ({ key: randomUUID(), now: NOW });
const toUnit = (n) => ({
  ...{ title: `A new unit ${n}`, date: DAY, grades: ["4"], level: 2, partners: ["U1"], others: [], loggedBy: "U0" },
  ...who(),
});
const toPlan = (n) => ({
  values: { title: `A new plan ${n}`, grades: ["4"], overview: "Students model a river and what it carries." },
  ...{ by: "U0", ...who() },
});

/** Saves one in each, in turns. */
async function compare(save, [withThem, without]) {
  const pairs = [];
  for (let n = 0; n < WARM_UP + PAIRS; n++) {
    const floor = await timeOf(() => save(without, n));
    const bookend = await timeOf(() => save(withThem, n));
    if (n >= WARM_UP) pairs.push({ bookend, floor });
  }
  return pairs;
}

/**
 * `units` and `plans`: saved with the triggers, and without. `find`: the first find after so many units came in at once.
 * `words`: the longest that a save waits while all their words are written down, `loop`: the longest that a timer is late.
 */
export async function measureUpkeep({ folder }) {
  const { load, close } = await openSource();
  const [path, bare] = [join(folder, "upkeep.db"), join(folder, "upkeep-bare.db")];
  await makeLog(load, path, (file) => fillWithUnits(file, { units: UNITS, schools: 1, unitsAYear: UNITS / 10 }));
  copyFileSync(path, bare);
  const [
    { openDatabase },
    { schoolOf },
    { addUnit },
    { addPlan },
    { searchEntries },
    { refreshSearch },
    { toSearchTerms },
  ] = await Promise.all(
    [
      ...["store/sql/database", "store/schools", "store/units", "store/plans", "store/search"],
      ...["store/search-documents", "domain/search-words"],
    ].map(load),
  );
  const dbs = [await openDatabase(`file:${path}`), await openDatabase(`file:${bare}`)];
  const school = await schoolOf(dbs[0], "T1");
  const search = { terms: toSearchTerms("number"), grades: [] };
  const first = await watchWaits(load, dbs[0], () => searchEntries(dbs[0], school, search));
  const words = await watchWaits(load, dbs[0], () => refreshSearch(dbs[0], school.workspaceId));
  dropTriggers(bare);
  const units = await compare((db, n) => addUnit(db, school, toUnit(n)), dbs);
  const plans = await compare((db, n) => addPlan(db, school, toPlan(n)), dbs);
  for (const db of dbs) await db.$disconnect();
  await close();
  const toPair = (bookend) => [{ bookend, floor: LIMIT_WAIT_MS }];
  return {
    ...{ units, plans, findMs: first.ms, wordsMs: words.ms },
    save: toPair(Math.max(first.save, words.save)),
    loop: toPair(Math.max(first.loop, words.loop)),
  };
}
