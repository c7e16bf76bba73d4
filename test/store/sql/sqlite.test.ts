// The Sql interface over SQLite: steps happen together or not at all, in order, and on Prisma's own connection.
import { describe, expect, it } from "vitest";
import { type Db, dataVersion, sqlOf } from "../../../src/store/sql/database.js";
import { isDuplicate } from "../../../src/store/sql/errors.js";
import type { Step } from "../../../src/store/sql/sql.js";
import { NOW, openFile } from "../../support/database.js";
import { openSecondClient } from "../../support/sqlite-file.js";

const at = NOW.toISOString();

const insert = (id: string): Step => ({
  sql: 'INSERT INTO "Workspace" ("id", "name", "createdAt") VALUES (@id, @id, @at)',
  params: { id, at },
});

const rename = (id: string, name: string): Step => ({
  sql: 'UPDATE "Workspace" SET "name" = @name WHERE "id" = @id',
  params: { id, name },
  mustChange: true,
});

const NAMES = 'SELECT "name" FROM "Workspace" ORDER BY "id"';

async function namesIn(db: Db): Promise<string[]> {
  const rows = await sqlOf(db).all<{ name: string }>(NAMES, {});
  return rows.map(({ name }) => name);
}

describe("reading", () => {
  it("returns rows with numbers as numbers, in the order asked for", async () => {
    const { db } = await openFile();
    await sqlOf(db).write([insert("b"), insert("a")]);
    expect(await namesIn(db)).toEqual(["a", "b"]);
    expect(await sqlOf(db).all('SELECT count(*) AS "count" FROM "Workspace"', {})).toEqual([{ count: 2 }]);
  });

  it("binds values by name, any number of times, and ignores names that the text doesn't mention", async () => {
    const { db } = await openFile();
    await sqlOf(db).write([insert("a")]);
    const sql = 'SELECT "id" FROM "Workspace" WHERE "id" = @id AND "name" = @id';
    expect(await sqlOf(db).all(sql, { id: "a", other: 1 })).toEqual([{ id: "a" }]);
    await expect(sqlOf(db).all(sql, { other: "a" })).rejects.toThrow(/[Mm]issing named parameter "id"/);
  });

  it("refuses a database that openDatabase didn't open", () => {
    expect(() => sqlOf({} as Db)).toThrow("not opened by openDatabase");
  });
});

describe("writing", () => {
  it("returns true when every step that must change a row did", async () => {
    const { db } = await openFile();
    expect(await sqlOf(db).write([insert("a"), rename("a", "A")])).toBe(true);
    expect(await namesIn(db)).toEqual(["A"]);
  });

  it("returns false and writes nothing when one of them changed no row", async () => {
    const { db } = await openFile();
    expect(await sqlOf(db).write([insert("a"), rename("nobody", "B"), insert("c")])).toBe(false);
    expect(await namesIn(db)).toEqual([]);
    expect(await sqlOf(db).write([insert("d")])).toBe(true);
  });

  it("allows a step to change no row if it doesn't have to", async () => {
    const { db } = await openFile();
    expect(await sqlOf(db).write([{ ...rename("nobody", "B"), mustChange: false }, insert("a")])).toBe(true);
    expect(await namesIn(db)).toEqual(["a"]);
  });

  it("throws what the database throws, and writes nothing", async () => {
    const { db } = await openFile();
    const error = await sqlOf(db)
      .write([insert("a"), insert("a")])
      .catch((thrown: unknown) => thrown);
    expect(isDuplicate(error)).toBe(true);
    expect(await namesIn(db)).toEqual([]);
  });

  it("waits for Prisma's open transaction and isn't rolled back with it", async () => {
    const { db, path } = await openFile();
    const workspace = (id: string) => db.workspace.create({ data: { id, name: id, createdAt: at } });
    const outcomes = await Promise.allSettled([
      db.$transaction([workspace("x"), workspace("x")]),
      sqlOf(db).write([insert("a"), rename("a", "A")]),
      db.$transaction([workspace("y"), workspace("y")]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "rejected"]);
    expect(openSecondClient(path).prepare(NAMES).pluck().all()).toEqual(["A"]);
  });

  it("hundreds of batches at once loses none", async () => {
    const { db } = await openFile();
    const ids = Array.from({ length: 300 }, (_, index) => String(index));
    const results = await Promise.all(ids.map((id) => sqlOf(db).write([insert(id), rename(id, "A")])));
    expect(results.every(Boolean)).toBe(true);
    expect(await db.workspace.count({ where: { name: "A" } })).toBe(300);
  });
});

describe("the data version", () => {
  it("stays the same while people only read", async () => {
    const { db } = await openFile();
    const before = await dataVersion(db);
    await namesIn(db);
    await db.workspace.count();
    await sqlOf(db).write([{ ...rename("nobody", "B"), mustChange: false }]);
    expect(await dataVersion(db)).toBe(before);
  });

  it("changes with a write of our own, of Prisma, or of another process", async () => {
    const { db, path } = await openFile();
    const versions = [await dataVersion(db)];
    await sqlOf(db).write([insert("a")]);
    versions.push(await dataVersion(db));
    await db.workspace.updateMany({ data: { name: "B" } });
    versions.push(await dataVersion(db));
    openSecondClient(path).exec(`UPDATE "Workspace" SET "name" = 'C'`);
    versions.push(await dataVersion(db));
    expect(new Set(versions).size).toBe(4);
  });
});
