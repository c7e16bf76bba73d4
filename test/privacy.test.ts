// Every table and column says in prisma/schema.prisma what it holds, and docs/privacy.md lists them all as they are.
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openFile } from "./support/database.js";
import { makeFolder } from "./support/folders.js";
import { ROOT } from "./support/source-tree.js";
import { openSecondClient } from "./support/sqlite-file.js";

const SCHEMA = join(ROOT, "prisma", "schema.prisma");
const PAGE = join(ROOT, "docs", "privacy.md");

function makeList(...args: string[]): { status: number | null; stderr: string } {
  const script = join(ROOT, "scripts", "make-privacy-list.mjs");
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: ROOT, encoding: "utf8" });
  return { status, stderr };
}

/** Copies of the schema and the page, with a change in the schema. */
async function change(from: string | RegExp, to: string) {
  const folder = await makeFolder();
  const [schema, page] = [join(folder, "schema.prisma"), join(folder, "privacy.md")];
  const text = readFileSync(SCHEMA, "utf8");
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(schema, changed);
  copyFileSync(PAGE, page);
  return { schema, page };
}

describe("the list of columns in docs/privacy.md", () => {
  it("is complete and up to date", () => {
    expect(makeList("--check")).toEqual({ status: 0, stderr: "" });
  });

  it("has every table and column that the database has", async () => {
    const { path } = await openFile();
    const client = openSecondClient(path);
    const tables = client.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
    const page = readFileSync(PAGE, "utf8");
    const missing = tables
      // The index over SearchDocument has the same columns, and parts that only SQLite can read.
      .filter((table) => !/^(sqlite_|_prisma|SearchIndex|SearchVocabulary)/.test(table))
      .flatMap((table) => {
        const [, part = ""] = page.split(`\n### ${table}\n`);
        const [rows = ""] = part.split("\n### ");
        const columns = client.pragma(`table_info("${table}")`) as { name: string }[];
        return columns.filter(({ name }) => !rows.includes(`| \`${name}\` |`)).map(({ name }) => `${table}.${name}`);
      });
    expect(missing).toEqual([]);
  });

  it.each([
    [
      "a column without a comment",
      /^ {2}\/\/\/ Their name in Slack\.\n/m,
      "",
      "Person.name: the column needs a comment",
    ],
    ["a new column", "model Unit {", "model Unit {\n  shoeSize Int", "Unit.shoeSize: the column needs a comment"],
    [
      "a table that doesn't say how long",
      /^\/\/\/ Kept: .*\nmodel Draft|^\/\/\/ Kept: six weeks\.\n/m,
      "",
      "AskedQuestion: the table needs a line",
    ],
    [
      "a comment that was changed",
      "Their name in Slack.",
      "What they are called.",
      "is out of date. Run npm run privacy.",
    ],
  ])("isn't complete with %s", async (_what, from, to, problem) => {
    const { schema, page } = await change(from, to);
    const { status, stderr } = makeList("--check", schema, page);
    expect(status).toBe(1);
    expect(stderr).toContain(problem);
  });

  it("is written anew from the schema", async () => {
    const { schema, page } = await change("Their name in Slack.", "What they are called.");
    expect(makeList(schema, page)).toEqual({ status: 0, stderr: "" });
    expect(readFileSync(page, "utf8")).toContain("| `name` | What they are called. |");
    expect(makeList("--check", schema, page).status).toBe(0);
  });
});
