// Hand-written SQL uses nothing that only one database understands. Only src/store/sql/ may know which one it is.
import { describe, expect, it } from "vitest";
import { filesIn, textOf } from "../support/source-tree.js";

/** Finds the conflict targets that are missing: `ON CONFLICT (…) DO` has one. */
const NO_TARGET = /ON CONFLICT\s+DO\b/i;

const BOOLEANS = "slackAdmin|admin|librarian|muted|asksPartners";

/** A name for each, how to recognize it, and an example that PostgreSQL or SQLite refuses. */
const RULES: readonly [what: string, pattern: RegExp, example: string][] = [
  ["a PRAGMA", /\bPRAGMA\b/i, "PRAGMA data_version"],
  ["SQLite's own tables", /\bsqlite_\w+/i, "SELECT name FROM sqlite_master"],
  ["SQLite's count of changes", /\b(total_changes|changes|last_insert_rowid)\(\)/i, "SELECT total_changes()"],
  ["a rowid", /\b_?(rowid|oid)\b/i, 'SELECT u.rowid FROM "Unit" u'],
  ["json_group_array or json_group_object", /\bjson_group_\w+\(/i, 'SELECT json_group_array("id") FROM "Unit"'],
  [
    "json_array and its kind",
    /\bjson_(array|object|extract|type|valid|each_text)\(|->/i,
    `json_extract("fields", '$.a')`,
  ],
  ["group_concat", /\bgroup_concat\(/i, 'SELECT group_concat("id") FROM "Unit"'],
  [
    "a date function",
    /\b(date|time|datetime|julianday|strftime|unixepoch)\(/i,
    `"date" >= date("createdAt", '-1 year')`,
  ],
  ["now", /\bnow\(\)|\bCURRENT_(TIMESTAMP|DATE|TIME)\b/i, 'SET "at" = CURRENT_TIMESTAMP'],
  ["INSERT OR …", /\b(INSERT|UPDATE)\s+OR\s+\w+/i, 'INSERT OR IGNORE INTO "Person" VALUES (1)'],
  ["REPLACE INTO", /\bREPLACE\s+INTO\b/i, 'REPLACE INTO "UnitMove" VALUES (1)'],
  ["ON CONFLICT without its keys", NO_TARGET, 'INSERT INTO "Draft" VALUES (1) ON CONFLICT DO NOTHING'],
  ["a value whose type nothing tells", /@\w+\s+IS\s+(NOT\s+)?NULL/i, "AND (@person IS NULL OR TRUE)"],
  ["a boolean compared with a number", new RegExp(`"(${BOOLEANS})"\\s*(=|<>|!=|IS)\\s*[01]\\b`), 'p."muted" = 0'],
  ["a condition that is a number", /\b(WHERE|AND|OR)\s+[01]\b/i, 'SELECT 1 FROM "Unit" WHERE 1'],
  ["IFNULL or IIF", /\b(IFNULL|IIF)\(/i, 'SELECT ifnull("notes", 1)'],
  ["GLOB or REGEXP", /\b(GLOB|REGEXP)\b/, `"date" GLOB '2026*'`],
  ["LIKE, which heeds case in one and not in the other", /\bI?LIKE\b/, `"title" LIKE 'R%'`],
  ["a == for =", /"\s*==\s*['"@]/, "\"state\" == 'open'"],
  ["a name in backticks or brackets", /\b(FROM|JOIN|INTO|UPDATE)\s+(\\?`|\[)/i, "SELECT 1 FROM [Unit]"],
  ["a name without its quotes", /\b(FROM|JOIN|INTO)\s+[A-Z][a-z]\w+\b/, "SELECT 1 FROM Unit"],
  ["a text in double quotes", /(=|<>)\s*"(open|given|asked|me|skipped|member)"/, '"state" = "open"'],
  ["LIMIT with an offset in it", /\bLIMIT\s+\S+\s*,/i, "LIMIT 10, 20"],
  ["a value written into the text", /\b(WHERE|AND|OR|VALUES)\b[^`]*\$\{(?!condition\b)/i, `WHERE "id" = \${id}`],
  ["a cast by colons", /::\w/, '"fields"::jsonb'],
  ["an array of PostgreSQL's", /\bANY\s*\(|\bunnest\(/i, '"id" = ANY(@ids)'],
  ["RETURNING, which a step has no use for", /\bRETURNING\b/i, 'DELETE FROM "Draft" RETURNING *'],
];

/** A file's text without its comments. */
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");

/** The statements in a text: every string that looks like SQL, or like a piece of it. */
function statementsIn(text: string): string[] {
  const strings = withoutComments(text).matchAll(/`([^`]*)`|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'/g);
  return [...strings]
    .map(([, template, double, single]) => template ?? double ?? single ?? "")
    .filter((string) =>
      /\b(SELECT|INSERT|UPDATE|DELETE|REPLACE|PRAGMA)\b|"\w+"\s*(=|<>|<|>|IS|BETWEEN)|@\w+/.test(string),
    );
}

const rulesBrokenBy = (statement: string) =>
  RULES.flatMap(([what, pattern]) => (pattern.test(statement) ? [what] : []));

const FILES = filesIn("src/store").filter((path) => !path.startsWith("src/store/sql/"));
const STATEMENTS = FILES.flatMap((path) => statementsIn(textOf(path)).map((sql) => ({ path, sql })));

describe("hand-written SQL", () => {
  it("is found in the files that contain it", () => {
    const files = [...new Set(STATEMENTS.map(({ path }) => path))];
    for (const name of ["units", "people", "schools", "posts", "drafts", "roadblocks", "unit-spans"]) {
      expect(files).toContain(`src/store/${name}.ts`);
    }
    expect(STATEMENTS.length).toBeGreaterThan(20);
  });

  it("uses nothing that only one database understands", () => {
    expect(STATEMENTS.flatMap(({ path, sql }) => rulesBrokenBy(sql).map((what) => `${path}: ${what}`))).toEqual([]);
  });

  it("goes through the Sql interface and nothing else", () => {
    const past = /\$(query|execute)Raw|better-sqlite3|node:sqlite|onConnection|Prisma\.sql/;
    expect(FILES.filter((path) => past.test(withoutComments(textOf(path))))).toEqual([]);
  });

  it("has no interactive transaction next to it, which would block the one connection for everyone", () => {
    expect(filesIn("src").filter((path) => /\$transaction\(\s*(?!\[)\S/.test(textOf(path)))).toEqual([]);
    expect("db.$transaction(async (inside) => {").toMatch(/\$transaction\(\s*(?!\[)\S/);
  });

  it("is the only way to the rows in tests, too, except tests of src/store/sql/", () => {
    const opening = filesIn("test").filter((path) =>
      /^import .*from "(better-sqlite3|node:sqlite)"/m.test(textOf(path)),
    );
    const allowed = /^test\/(store\/sql\/[\w-]+\.test|support\/sqlite-file)\.ts$/;
    expect(opening.filter((path) => !allowed.test(path))).toEqual([]);
  });

  it.each(RULES)("is caught with %s", (what, _pattern, example) => {
    const file = `const QUERY = \`\n  ${example.replaceAll("`", "\\`")} -- "id" = @id\`;\n`;
    expect(statementsIn(file).flatMap(rulesBrokenBy)).toContain(what);
  });
});
