// How long /unit find takes at 50,000 units and 50,000 plans, beside the same words asked of SQLite's index by hand.
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { makeLog, openSource } from "./source.mjs";

const ENTRIES = 50_000;
const SEARCHES = 300;
const AT = "2026-05-01T12:00:00.000Z";

const SYLLABLES =
  "ri ver vol ca no am phi bi an sto ry ma th sci en ce po et his to mo le cu wa ter cy kit es light".split(" ");

/** The same numbers in each run. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff;
    return state / 0x7f_ff_ff_ff;
  };
}

/** Words as people use them: few very often, most rarely. */
function createWords(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const vocabulary = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES)).join(""),
  );
  const one = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? vocabulary[0];
  return { one, many: (count) => Array.from({ length: count }, one).join(" ") };
}

function fill(path, words) {
  const db = new Sqlite(path);
  const place = { w: "T1", s: "S1" };
  const run = (sql, values) => db.prepare(sql).run({ ...place, at: AT, ...values });
  const insert = db.transaction(() => {
    run(`INSERT INTO "Workspace" ("id", "name", "createdAt") VALUES (@w, 'Lincoln', @at)`);
    run(`INSERT INTO "School" ("id", "workspaceId", "name", "timeZone", "grades", "createdAt")
      VALUES (@s, @w, 'Lincoln', 'America/New_York', 'K,1,2,3,4,5', @at)`);
    run(`INSERT INTO "Person" ("workspaceId", "id", "name", "timeZone", "locale", "standing", "slackAdmin", "admin", "librarian", "seenAt")
      VALUES (@w, 'U1', 'Lee', 'America/New_York', 'en-US', 'member', FALSE, FALSE, TRUE, @at)`);
    for (let n = 0; n < ENTRIES; n++) {
      const grade = String(1 + (n % 5));
      run(
        `INSERT INTO "Unit" ("id", "workspaceId", "schoolId", "title", "date", "grades", "level", "subject", "loggedById", "createdAt", "updatedAt")
        VALUES (@id, @w, @s, @title, @date, @grade, @level, 'Science', 'U1', @at, @at)`,
        { id: `u${n}`, title: words.many(4), date: `2026-0${1 + (n % 5)}-10`, grade, level: 1 + (n % 4) },
      );
      const plan = { id: `p${n}` };
      run(
        `INSERT INTO "Plan" ("id", "workspaceId", "schoolId", "createdById", "createdAt", "updatedAt") VALUES (@id, @w, @s, 'U1', @at, @at)`,
        plan,
      );
      run(
        `INSERT INTO "PlanEdit" ("workspaceId", "planId", "number", "personId", "at") VALUES (@w, @id, 1, 'U1', @at)`,
        plan,
      );
      const fields = { title: 4, overview: 60, standards: 60, print: 30, grades: 0 };
      for (const [field, length] of Object.entries(fields)) {
        const item = { ...plan, field, text: length === 0 ? grade : words.many(length) };
        run(
          `INSERT INTO "PlanEditField" ("workspaceId", "planId", "field", "number") VALUES (@w, @id, @field, 1)`,
          item,
        );
        run(
          `INSERT INTO "PlanItem" ("workspaceId", "planId", "field", "number", "place", "text") VALUES (@w, @id, @field, 1, 0, @text)`,
          item,
        );
      }
    }
  });
  insert();
  db.close();
}

/** Every fourth has a typo, every fifth a grade, every third two words. */
function toSearch(n, { words, toSearchTerms }) {
  const one = words.one();
  const typed = n % 4 === 0 && one.length > 5 ? `${one.slice(0, 3)}${one.slice(4)}` : one;
  const terms = toSearchTerms(n % 3 === 0 ? `${typed} ${words.one()}` : typed);
  return { terms, grades: n % 5 === 0 ? ["4"] : [] };
}

const BY_HAND = `SELECT d."number", d."title" FROM "SearchIndex" i JOIN "SearchDocument" d ON d."number" = i.rowid
  WHERE "SearchIndex" MATCH @match ORDER BY rank LIMIT 5`;

const timeOf = async (work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

export async function measureFinding({ folder }) {
  const { load, close } = await openSource();
  const path = join(folder, "finding.db");
  const words = createWords(createRandom(13));
  await makeLog(load, path, (file) => fill(file, words));
  const [{ openDatabase }, { schoolOf }, { searchEntries }, { refreshSearch }, { toSearchTerms }] = await Promise.all(
    ["store/sql/database", "store/schools", "store/search", "store/search-documents", "domain/search-words"].map(load),
  );
  const db = await openDatabase(`file:${path}`);
  const school = await schoolOf(db, "T1");
  const readMs = await timeOf(() => refreshSearch(db, school.workspaceId));
  const raw = new Sqlite(path, { readonly: true });
  const byHand = raw.prepare(BY_HAND);
  const pairs = [];
  for (let n = 0; n < SEARCHES; n++) {
    const search = toSearch(n, { words, toSearchTerms });
    const match = search.terms.map((term) => `"${term.words.join(" ")}"`).join(" AND ");
    const floor = await timeOf(() => byHand.all({ match }));
    pairs.push({ bookend: await timeOf(() => searchEntries(db, school, search)), floor });
  }
  raw.close();
  await db.$disconnect();
  await close();
  return { pairs, readMs };
}
