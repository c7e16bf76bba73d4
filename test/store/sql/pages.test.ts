// A query read page by page: all of one instant, whatever is written meanwhile, and gone when nobody reads on.
import { renameSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, it } from "vitest";
import { type Db, isDamaged, sqlOf } from "../../../src/store/sql/database.js";
import { explainDatabaseError, FileLostError } from "../../../src/store/sql/errors.js";
import { allOf, NOW, openFile } from "../../support/database.js";
import { damagePages, openSecondClient } from "../../support/sqlite-file.js";

const at = NOW.toISOString();
const QUERY = 'SELECT "id", "name" FROM "Workspace" ORDER BY "id"';

const idOf = (n: number) => `T${String(n).padStart(4, "0")}`;

const insert = (n: number) => ({
  sql: 'INSERT INTO "Workspace" ("id", "name", "createdAt") VALUES (@id, @name, @at)',
  params: { id: idOf(n), name: `Workspace ${n}`, at },
});

const rowsOf = (count: number) => Array.from({ length: count }, (_, n) => ({ id: idOf(n), name: `Workspace ${n}` }));

async function openFilled(count: number) {
  const file = await openFile();
  await sqlOf(file.db).write(Array.from({ length: count }, (_, n) => insert(n)));
  return file;
}

const RENAME_ALL = { sql: 'UPDATE "Workspace" SET "name" = @name', params: { name: "Renamed" } };
const DELETE_LAST = { sql: 'DELETE FROM "Workspace" WHERE "id" = @id', params: { id: idOf(9) } };

it("returns every row once, in the order asked for, in pages of a size", async () => {
  const { db } = await openFilled(7);
  const lengths: number[] = [];
  const found: unknown[] = [];
  for await (const page of sqlOf(db).pages(QUERY, {}, 3)) {
    lengths.push(page.length);
    found.push(...page);
  }
  expect(lengths).toEqual([3, 3, 1]);
  expect(found).toEqual(rowsOf(7));
});

it("binds values by name, and returns numbers, text and nothing as they are", async () => {
  const { db } = await openFilled(1);
  const sql = `SELECT @text AS "text", 2 AS "whole", 0.5 AS "part", CAST(NULL AS TEXT) AS "none"`;
  const text = 'Ríos, "ディ"\n\u{1F600}\\';
  expect(await allOf(sqlOf(db).pages(sql, { text, other: 1 }))).toEqual([{ text, whole: 2, part: 0.5, none: null }]);
});

it("shows one instant: what is written after the first page is in none, and in all of the next reading", async () => {
  const { db } = await openFilled(10);
  const found: unknown[] = [];
  for await (const page of sqlOf(db).pages(QUERY, {}, 2)) {
    if (found.length === 0) await sqlOf(db).write([RENAME_ALL, DELETE_LAST, insert(10)]);
    found.push(...page);
  }
  expect(found).toEqual(rowsOf(10));
  const after = await allOf(sqlOf(db).pages(QUERY, {}, 2));
  expect(after).toEqual([...rowsOf(9).map((row) => ({ ...row, name: "Renamed" })), ...rowsOf(11).slice(10)]);
});

it("holds up no write of another process", async () => {
  const { db, path } = await openFilled(10);
  const other = openSecondClient(path);
  for await (const _page of sqlOf(db).pages(QUERY, {}, 5)) {
    other.exec("BEGIN IMMEDIATE");
    other.exec(`UPDATE "Workspace" SET "name" = "name" || '.'`);
    other.exec("COMMIT");
  }
  expect(other.prepare('SELECT "name" FROM "Workspace" WHERE "id" = ?').pluck().get(idOf(3))).toBe("Workspace 3..");
  other.close();
});

/** Nobody reads an older state: the log can be emptied. */
const canEmptyLog = async (db: Db) => {
  const [result] = await sqlOf(db).all<{ busy: number }>("PRAGMA wal_checkpoint(TRUNCATE)", {});
  return Number(result?.busy) === 0;
};

it("lets go of the database when whoever reads stops early", async () => {
  const { db } = await openFilled(10);
  const pages = sqlOf(db).pages(QUERY, {}, 2);
  expect((await pages.next()).value).toEqual(rowsOf(2));
  await sqlOf(db).write([RENAME_ALL]);
  expect(await canEmptyLog(db)).toBe(false);
  await pages.return(undefined);
  expect(await canEmptyLog(db)).toBe(true);
});

it("can be stopped at any page, again and again", async () => {
  const { db } = await openFilled(10);
  for (let stopAt = 1; stopAt <= 5; stopAt++) {
    let count = 0;
    for await (const _page of sqlOf(db).pages(QUERY, {}, 2)) if (++count === stopAt) break;
    expect(count).toBe(stopAt);
  }
  expect(await canEmptyLog(db)).toBe(true);
});

it("throws what the database says", async () => {
  const { db } = await openFilled(1);
  const reading = allOf(sqlOf(db).pages('SELECT "nothing" FROM "Nowhere"', {}));
  await expect(reading).rejects.toThrow("no such table: Nowhere");
  await expect(reading).rejects.toBeInstanceOf(Sqlite.SqliteError);
});

it("remembers damage that it finds", async () => {
  const { db, path } = await openFilled(3);
  expect(await isDamaged(db)).toBe(false);
  await damagePages(db, path, "Workspace");
  const error = await allOf(sqlOf(db).pages(QUERY, {})).catch((thrown) => thrown);
  expect(explainDatabaseError(error)).toBe("the database cannot be read");
  expect(await isDamaged(db)).toBe(true);
});

it("throws when the file is gone, before the first page and while it is read", async () => {
  const { db, path } = await openFilled(10);
  const aside = join(path, "..", "aside.db");
  const found: unknown[] = [];
  const reading = (async () => {
    for await (const page of sqlOf(db).pages(QUERY, {}, 5)) {
      if (found.length === 0) renameSync(path, aside);
      found.push(...page);
    }
  })();
  await expect(reading).rejects.toBeInstanceOf(FileLostError);
  await expect(allOf(sqlOf(db).pages(QUERY, {}))).rejects.toBeInstanceOf(FileLostError);
});
