// The search's index on SQLite: FTS5 over the words in SearchDocument, and the triggers that keep it and notice changes.
import type { Database } from "better-sqlite3";
import type { Sql } from "./sql.js";

/** In the order of what they count for. */
export const SEARCH_FIELDS = ["title", "subject", "overview", "standards", "resources"] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** Words that follow each other, the last of them perhaps only begun. */
export interface Phrase {
  words: readonly string[];
  isBegun?: boolean;
}

export interface IndexQuery {
  /** One of each of these lists is among the marks. */
  marks: readonly (readonly string[])[];
  /** One of each of these lists is in the fields. */
  terms: readonly (readonly Phrase[])[];
  fields: readonly SearchField[];
}

/** What a database has to bring so that documents can be found by their words. */
export interface SearchIndex {
  /** The numbers of at most so many documents, those that changed last first. */
  find(query: IndexQuery, most: number): Promise<number[]>;
  count(query: IndexQuery): Promise<number>;
  /** All words between two, the second excluded, whichever school's they are. */
  wordsBetween(from: string, to: string): Promise<string[]>;
}

const COLUMNS = ["marks", ...SEARCH_FIELDS].map((name) => `"${name}"`).join(", ");
const valuesOf = (row: "new" | "old") =>
  [`${row}."number"`, ...["marks", ...SEARCH_FIELDS].map((name) => `${row}."${name}"`)].join(", ");

const ADD = `INSERT INTO "SearchIndex" (rowid, ${COLUMNS}) VALUES (${valuesOf("new")});`;
const REMOVE = `INSERT INTO "SearchIndex" ("SearchIndex", rowid, ${COLUMNS}) VALUES ('delete', ${valuesOf("old")});`;

// What folds letters are our own words (domain/search-words.ts), so the tokenizer leaves them as they are.
const INDEX = `CREATE VIRTUAL TABLE "SearchIndex" USING fts5(${COLUMNS}, content='SearchDocument', content_rowid='number', tokenize="unicode61 remove_diacritics 0")`;
const VOCABULARY = `CREATE VIRTUAL TABLE "SearchVocabulary" USING fts5vocab("SearchIndex", 'row')`;

/** Says that a unit or a plan changed. */
const note = (kind: "unit" | "plan", row: "new" | "old", id = "id") => `
  INSERT INTO "SearchChange" ("workspaceId", "kind", "id") VALUES (${row}."workspaceId", '${kind}', ${row}."${id}")
  ON CONFLICT ("workspaceId", "kind", "id") DO UPDATE SET "times" = "times" + 1;`;

const trigger = (name: string, event: string, body: string) =>
  [`Search_${name}`, `CREATE TRIGGER "Search_${name}" AFTER ${event} BEGIN ${body} END`] as const;

/** A partner counts for a unit's level once they gave one. */
const hasOpinion = (row: "new" | "old") => `WHEN EXISTS (SELECT 1 FROM "LevelOpinion" o
  WHERE o."workspaceId" = ${row}."workspaceId" AND o."unitId" = ${row}."unitId" AND o."personId" = ${row}."personId")`;

const TRIGGERS: readonly (readonly [name: string, sql: string])[] = [
  trigger("document_added", 'INSERT ON "SearchDocument"', ADD),
  trigger("document_removed", 'DELETE ON "SearchDocument"', REMOVE),
  trigger("document_changed", 'UPDATE ON "SearchDocument"', REMOVE + ADD),
  // One that isn't in the log yet is noted once it is.
  trigger("unit_added", 'INSERT ON "Unit" WHEN new."deletedAt" IS NULL', note("unit", "new")),
  trigger(
    "unit_changed",
    'UPDATE OF "title", "date", "grades", "level", "subject", "schoolId", "deletedAt" ON "Unit"',
    note("unit", "new"),
  ),
  trigger("unit_removed", 'DELETE ON "Unit"', note("unit", "old")),
  trigger("opinion_added", 'INSERT ON "LevelOpinion"', note("unit", "new", "unitId")),
  trigger("opinion_changed", 'UPDATE OF "level" ON "LevelOpinion"', note("unit", "new", "unitId")),
  trigger("opinion_removed", 'DELETE ON "LevelOpinion"', note("unit", "old", "unitId")),
  trigger("partner_added", `INSERT ON "UnitPartner" ${hasOpinion("new")}`, note("unit", "new", "unitId")),
  trigger("partner_removed", `DELETE ON "UnitPartner" ${hasOpinion("old")}`, note("unit", "old", "unitId")),
  trigger("plan_added", 'INSERT ON "Plan"', note("plan", "new")),
  trigger("plan_changed", 'UPDATE OF "schoolId", "unitId", "deletedAt" ON "Plan"', note("plan", "new")),
  trigger("plan_removed", 'DELETE ON "Plan"', note("plan", "old")),
  // A plan's document goes with it, and the unit needs one of its own.
  trigger("unit_unplanned", `DELETE ON "Plan" WHEN old."unitId" IS NOT NULL`, note("unit", "old", "unitId")),
  trigger("plan_edited", 'INSERT ON "PlanEdit"', note("plan", "new", "planId")),
  trigger("plan_item_changed", 'UPDATE OF "text" ON "PlanItem"', note("plan", "new", "planId")),
  trigger("plan_item_removed", 'DELETE ON "PlanItem"', note("plan", "old", "planId")),
];

const OURS = [["SearchIndex", INDEX], ["SearchVocabulary", VOCABULARY], ...TRIGGERS] as const;

const KNOWN = `SELECT "name", "sql" FROM sqlite_schema WHERE "name" LIKE 'Search\\_%' ESCAPE '\\' OR "name" IN ('SearchIndex', 'SearchVocabulary')`;

type Known = { name: string; sql: string | null };
const readKnown = (client: Database) =>
  new Map((client.prepare(KNOWN).all() as Known[]).map(({ name, sql }) => [name, sql]));

function drop(client: Database, name: string): void {
  client.exec(`DROP ${name.startsWith("Search_") ? "TRIGGER" : "TABLE"} "${name}"`);
}

/**
 * Makes the index and its triggers if this file doesn't have them, or has those of an older Bookend. What was deleted leaves
 * the index at once (`secure-delete`), not only when SQLite merges its parts.
 */
export function ensureSearchIndex(client: Database): void {
  const isReady = () => {
    const known = readKnown(client);
    return known.size === OURS.length && OURS.every(([name, sql]) => known.get(name) === sql);
  };
  if (isReady()) return;
  const make = client.transaction(() => {
    // Another process may have been first.
    if (isReady()) return;
    for (const name of [...readKnown(client).keys()].reverse()) drop(client, name);
    for (const [, sql] of OURS) client.exec(sql);
    client.exec(`INSERT INTO "SearchIndex" ("SearchIndex", rank) VALUES ('secure-delete', 1)`);
    client.exec(`INSERT INTO "SearchIndex" ("SearchIndex") VALUES ('rebuild')`);
  });
  make.immediate();
}

/** Letters and digits in quotes are never syntax. */
const quote = (words: readonly string[]) => `"${words.join(" ").replaceAll('"', "")}"`;
const either = (parts: readonly string[]) => `(${parts.join(" OR ")})`;
const toPhrase = ({ words, isBegun }: Phrase) => quote(words) + (isBegun ? " *" : "");

function toMatch({ marks, terms, fields }: IndexQuery): string {
  const marked = marks.map((all) => `marks : ${either(all.map((mark) => quote([mark])))}`);
  const found = terms.map((phrases) => either(phrases.map(toPhrase)));
  const inFields = found.length > 0 ? [`{${fields.join(" ")}} : (${found.join(" AND ")})`] : [];
  return [...marked, ...inFields].join(" AND ");
}

const FIND = `SELECT rowid AS "number" FROM "SearchIndex" WHERE "SearchIndex" MATCH @match ORDER BY rowid DESC LIMIT @most`;
const COUNT = `SELECT count(*) AS "total" FROM "SearchIndex" WHERE "SearchIndex" MATCH @match`;
const WORDS = `SELECT "term" FROM "SearchVocabulary" WHERE "term" >= @from AND "term" < @to`;

export const createSearchIndex = ({ all }: Pick<Sql, "all">): SearchIndex => ({
  async find(query, most) {
    const rows = await all<{ number: number }>(FIND, { match: toMatch(query), most });
    return rows.map(({ number }) => number);
  },
  async count(query) {
    const [row] = await all<{ total: number }>(COUNT, { match: toMatch(query) });
    return row?.total ?? 0;
  },
  async wordsBetween(from, to) {
    const rows = await all<{ term: string }>(WORDS, { from, to });
    return rows.map(({ term }) => term);
  },
});
