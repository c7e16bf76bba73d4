// How long /unit find takes at 50,000 units and 50,000 plans, beside the same words asked of SQLite's index by hand.
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { makeLog, openSource } from "./source.mjs";

const ENTRIES = 50_000;
/** Of each kind. */
const SEARCHES = 60;
const WARM_UP = 5;
/** How many a person sees at once. */
const PAGE = 5;
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
  return {
    many: (count) => Array.from({ length: count }, one).join(" "),
    /** Many entries have one of these. */
    common: () => vocabulary[Math.floor(random() * 20)],
    /** Some entries have one of these. */
    rare: () => vocabulary[1000 + Math.floor(random() * 10_000)],
    isEverywhere: () => random() < 0.8,
  };
}

function fill(path, words) {
  const db = new Sqlite(path);
  const place = { w: "T1", s: "S1" };
  const prepared = new Map();
  const run = (sql, values) => {
    if (!prepared.has(sql)) prepared.set(sql, db.prepare(sql));
    prepared.get(sql).run({ ...place, at: AT, ...values });
  };
  db.pragma("synchronous = OFF");
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
      const textOf = (field, length) =>
        field === "overview" && words.isEverywhere() ? `${EVERYWHERE} ${words.many(length)}` : words.many(length);
      for (const [field, length] of Object.entries(fields)) {
        const item = { ...plan, field, text: length === 0 ? grade : textOf(field, length) };
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

/** What people search for, by name. Each is asked of words that the school has, if the case doesn't say otherwise. */
const CASES = {
  "one word": ({ rare }) => ({ text: rare() }),
  "a word mistyped": ({ rare }) => ({ text: mistyped(rare()) }),
  accents: ({ rare }) => ({ text: accented(rare()) }),
  "three words": ({ rare, common }) => ({ text: `${common()} ${rare()} ${common()}` }),
  "two words, grade, subject and level": ({ rare, common }) => ({
    ...{ text: `${common()} ${rare()}`, grades: ["4"], subject: "Science", level: 2 },
  }),
  "a word that nearly all have": () => ({ text: EVERYWHERE }),
  "the same, of a grade": () => ({ text: EVERYWHERE, grades: ["4"] }),
  "a word of a tenth of them": ({ common }) => ({ text: common() }),
  "no match": () => ({ text: "xylophonequartz" }),
  "a word's beginning": ({ rare }) => ({ text: rare().slice(0, 4) }),
};

/** Four in five entries have it in their words, as "students" would be. */
const EVERYWHERE = "students";

const ACCENTS = { a: "á", e: "é", i: "î", o: "ö", u: "ü" };
const accented = (word) => word.replaceAll(/[aeiou]/g, (letter) => ACCENTS[letter]);
/** One letter missing. */
const mistyped = (word) => (word.length > 5 ? `${word.slice(0, 3)}${word.slice(4)}` : word);

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
  const [{ openDatabase }, { schoolOf }, { searchEntries }, { readEntries }, { refreshSearch }, { toSearchTerms }] =
    await Promise.all(
      [
        ...["store/sql/database", "store/schools", "store/search", "store/search-entries"],
        ...["store/search-documents", "domain/search-words"],
      ].map(load),
    );
  const db = await openDatabase(`file:${path}`);
  const school = await schoolOf(db, "T1");
  const readMs = await timeOf(() => refreshSearch(db, school.workspaceId));
  const raw = new Sqlite(path, { readonly: true });
  const byHand = raw.prepare(BY_HAND);
  const cases = {};
  for (const [name, toCase] of Object.entries(CASES)) {
    cases[name] = [];
    for (let n = 0; n < WARM_UP + SEARCHES; n++) {
      const { text, grades = [], subject, level } = toCase(words);
      const search = { terms: toSearchTerms(text), grades, subject, level };
      const match = search.terms.map((term) => `"${term.words.join(" ")}"`).join(" AND ");
      const floor = await timeOf(() => byHand.all({ match }));
      const bookend = await timeOf(async () => {
        const { entries } = await searchEntries(db, school, search);
        await readEntries(db, school, entries.slice(0, PAGE));
      });
      if (n >= WARM_UP) cases[name].push({ bookend, floor });
    }
  }
  raw.close();
  await db.$disconnect();
  await close();
  return { cases, readMs };
}
