// The open file and the file at its path: what is written to a file that was deleted or replaced would be lost.
import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createAdapter } from "../../../src/store/sql/connection.js";
import { type Db, dataVersion, sqlOf } from "../../../src/store/sql/database.js";
import { DatabaseFile } from "../../../src/store/sql/database-file.js";
import { explainDatabaseError, FileLostError } from "../../../src/store/sql/errors.js";
import { createIntegrity } from "../../../src/store/sql/integrity.js";
import { migrate, migrationsFolder } from "../../../src/store/sql/migrations.js";
import { addSchool, NOW, openFile } from "../../support/database.js";
import { makeFolder } from "../../support/folders.js";
import { copyTemplate, openSecondClient } from "../../support/sqlite-file.js";
import { waitUntil } from "../../support/waiting.js";

const at = NOW.toISOString();
const INSERT = 'INSERT INTO "Heartbeat" ("id", "beatAt") VALUES (@id, @at)';

/** Every way to the connection. */
const STATEMENTS: [string, (db: Db) => Promise<unknown>][] = [
  ["a read of Prisma's", (db) => db.school.findMany()],
  ["a read of our own", (db) => sqlOf(db).all('SELECT * FROM "School"', {})],
  ["a write of Prisma's", (db) => db.heartbeat.create({ data: { id: 2, beatAt: at } })],
  ["a raw write of Prisma's", (db) => db.$executeRawUnsafe('DELETE FROM "Heartbeat"')],
  [
    "a transaction of Prisma's",
    (db) => db.$transaction([3, 4].map((id) => db.heartbeat.create({ data: { id, beatAt: at } }))),
  ],
  ["a write of our own", (db) => sqlOf(db).write([{ sql: INSERT, params: { id: 5, at } }])],
];

const remove = (path: string) => {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(path + suffix, { force: true });
};

/** A database with a school, and what was logged about its file. */
async function openSchool() {
  const logged: string[] = [];
  const write = (fields: object, event: string) =>
    void logged.push(`${event} ${(fields as { why?: string }).why ?? ""}`);
  const opened = await openFile({ log: { error: write, info: write } });
  await addSchool(opened.db);
  const { db, path } = opened;
  const backup = join(await makeFolder(), "backup.db");
  const takeBackup = () => {
    openSecondClient(path).exec(`VACUUM INTO '${backup}'`);
    return backup;
  };
  return { db, path, logged, takeBackup };
}

type Opened = Awaited<ReturnType<typeof openSchool>>;

const LOST: [string, string, (at: Opened) => Promise<void> | void][] = [
  ["deleted", "the database file is gone", ({ path }) => rmSync(path)],
  ["deleted with its companions", "the database file is gone", ({ path }) => remove(path)],
  ["renamed", "the database file is gone", ({ path }) => renameSync(path, `${path}.old`)],
  [
    "replaced by an empty file",
    "the database file was replaced by one that can't be opened",
    ({ path }) => {
      remove(path);
      writeFileSync(path, "");
    },
  ],
  [
    "replaced by something else",
    "the database file was replaced by one that can't be opened",
    ({ path }) => {
      remove(path);
      writeFileSync(path, "Dear diary, ".repeat(500));
    },
  ],
  [
    "replaced by a new, empty database",
    "the database file was replaced by one that doesn't have this workspace",
    async ({ path }) => {
      remove(path);
      await copyTemplate(path);
    },
  ],
  [
    "replaced by half a backup",
    "the database file was replaced by one that can't be opened",
    ({ path, takeBackup }) => {
      const backup = takeBackup();
      remove(path);
      copyFileSync(backup, path);
      truncateToHalf(path);
    },
  ],
  [
    "replaced by a backup, with its old log still there",
    "the database file was replaced, but its old -wal file is still there",
    ({ path, takeBackup }) => {
      const backup = takeBackup();
      rmSync(path);
      copyFileSync(backup, path);
    },
  ],
];

/** A database as the first release made it, with a workspace. */
async function writeFirstStep(path: string, workspaceId: string): Promise<void> {
  const [first = ""] = readdirSync(migrationsFolder()).sort();
  const folder = await makeFolder();
  cpSync(join(migrationsFolder(), first), join(folder, first), { recursive: true });
  const client = openSecondClient(path);
  migrate(client, folder);
  client.prepare('INSERT INTO "Workspace" ("id", "name", "createdAt") VALUES (?, ?, ?)').run(workspaceId, "Older", at);
  client.close();
}

function truncateToHalf(path: string): void {
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, Math.floor(whole.length / 2)));
}

describe.each(LOST)("a file that was %s", (_what, why, lose) => {
  it.each(STATEMENTS)("%s says so instead of answering", async (_name, run) => {
    const school = await openSchool();
    await run(school.db);
    await lose(school);
    const error = await run(school.db).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FileLostError);
    expect(String(error)).toBe(`FileLostError: ${why}`);
    expect(explainDatabaseError(error)).toBe(/the database file (is gone|was replaced)/.exec(why)?.[0]);
  });

  it("is logged once, however many statements fail", async () => {
    const school = await openSchool();
    await lose(school);
    for (const [, run] of [...STATEMENTS, ...STATEMENTS]) await expect(run(school.db)).rejects.toThrow(why);
    expect(school.logged).toEqual([`database file lost ${why}`]);
  });
});

describe("a file that is back", () => {
  it("under its name is used again, with everything in it", async () => {
    const { db, path, logged } = await openSchool();
    await db.heartbeat.create({ data: { id: 2, beatAt: at } });
    renameSync(path, `${path}.old`);
    await expect(db.heartbeat.create({ data: { id: 3, beatAt: at } })).rejects.toThrow("is gone");
    renameSync(`${path}.old`, path);
    await db.heartbeat.create({ data: { id: 4, beatAt: at } });
    expect((await db.heartbeat.findMany()).map(({ id }) => id)).toEqual([2, 4]);
    expect(logged).toEqual(["database file lost the database file is gone", "database file is back "]);
  });

  it("as a restored backup is opened as at a start, and takes what is written from then on", async () => {
    const { db, path, logged, takeBackup } = await openSchool();
    await db.heartbeat.create({ data: { id: 2, beatAt: at } });
    const backup = takeBackup();
    await db.heartbeat.create({ data: { id: 3, beatAt: at } });
    const before = await dataVersion(db);
    remove(path);
    await expect(db.heartbeat.findMany()).rejects.toThrow("is gone");
    copyFileSync(backup, path);
    // A file that isn't right yet is looked at once a second.
    await waitUntil(() => db.heartbeat.create({ data: { id: 4, beatAt: at } }));
    for (const [, run] of STATEMENTS.slice(0, 2)) expect(await run(db)).toHaveLength(1);
    expect(openSecondClient(path).prepare('SELECT "id" FROM "Heartbeat"').pluck().all()).toEqual([2, 4]);
    expect(await dataVersion(db)).not.toBe(before);
    const pragmas = await Promise.all(
      ["journal_mode", "synchronous", "foreign_keys"].map((name) => db.$queryRawUnsafe(`PRAGMA ${name}`)),
    );
    expect(JSON.stringify(pragmas, (_, value) => (typeof value === "bigint" ? Number(value) : value))).toBe(
      '[[{"journal_mode":"wal"}],[{"synchronous":2}],[{"foreign_keys":1}]]',
    );
    expect(logged.map((line) => line.trim())).toEqual([
      "database file lost the database file is gone",
      "database file opened again",
      "database file is back",
    ]);
  });

  it("as a backup from before an update is brought up to date", async () => {
    const { db, path } = await openSchool();
    const [{ id: workspaceId } = { id: "" }] = await db.workspace.findMany();
    remove(path);
    await writeFirstStep(path, workspaceId);
    await waitUntil(async () => expect((await db.workspace.findMany()).map(({ name }) => name)).toEqual(["Older"]));
    expect(await db.reflection.count()).toBe(0);
  });

  it("with steps that differ from Bookend's isn't opened", async () => {
    const { db, path, takeBackup } = await openSchool();
    const backup = takeBackup();
    const changed = openSecondClient(backup);
    changed.exec(`UPDATE "_prisma_migrations" SET "checksum" = 'other'`);
    changed.close();
    remove(path);
    copyFileSync(backup, path);
    await expect(db.school.count()).rejects.toThrow("can't be opened");
  });

  it("after a write began: the write isn't answered as saved", async () => {
    const { db, path } = await openSchool();
    const write = db.$transaction(async (inside) => {
      await inside.heartbeat.create({ data: { id: 2, beatAt: at } });
      renameSync(path, `${path}.old`);
    });
    await expect(write).rejects.toThrow("the database file is gone");
    renameSync(`${path}.old`, path);
    // It was, but nobody could know.
    expect(await db.heartbeat.count()).toBe(1);
    await db.$transaction([db.heartbeat.create({ data: { id: 3, beatAt: at } })]);
  });
});

it("a file that can't be opened and is then deleted is gone, and not created again", async () => {
  const { db, path, takeBackup } = await openSchool();
  const backup = takeBackup();
  const newer = openSecondClient(backup);
  newer.exec(`UPDATE "_prisma_migrations" SET "migration_name" = '20990101000000_later'`);
  newer.close();
  remove(path);
  copyFileSync(backup, path);
  await expect(db.school.count()).rejects.toThrow("can't be opened");
  remove(path);
  await waitUntil(() => expect(db.school.count()).rejects.toThrow("the database file is gone"));
  expect(existsSync(path)).toBe(false);
  copyFileSync(toThisVersion(backup), path);
  await waitUntil(async () => expect(await db.school.count()).toBe(1));
});

/** Undoes what made it too new. */
function toThisVersion(newer: string): string {
  const client = openSecondClient(newer);
  const names = readdirSync(migrationsFolder()).sort();
  const rows = client.prepare('SELECT "id" FROM "_prisma_migrations" ORDER BY rowid').pluck().all();
  const rename = client.prepare('UPDATE "_prisma_migrations" SET "migration_name" = ? WHERE "id" = ?');
  for (const [index, id] of rows.entries()) rename.run(names[index], id);
  client.close();
  return newer;
}

it("a statement during which the file is lost isn't answered as done", async () => {
  const { path } = await openFile();
  const file = await DatabaseFile.open(path, { error() {}, info() {} });
  onTestFinished(() => file.close());
  const { onConnection } = createAdapter({ file, integrity: createIntegrity(path), patienceMs: 0 });
  await expect(onConnection("write", () => renameSync(path, `${path}.old`))).rejects.toThrow("is gone");
  renameSync(`${path}.old`, path);
  expect(await onConnection("write", () => "done")).toBe("done");
});

describe("a write-ahead log that was deleted", () => {
  it("while another process reads waits for it, and says so", async () => {
    const { db, path } = await openSchool();
    await db.heartbeat.create({ data: { id: 2, beatAt: at } });
    const reader = openSecondClient(path);
    reader.exec('BEGIN; SELECT * FROM "Heartbeat"');
    await db.heartbeat.create({ data: { id: 3, beatAt: at } });
    rmSync(`${path}-wal`);
    await expect(db.heartbeat.create({ data: { id: 4, beatAt: at } })).rejects.toThrow("is gone in part");
    reader.exec("COMMIT");
    reader.close();
    await waitUntil(() => db.heartbeat.create({ data: { id: 5, beatAt: at } }));
    expect((await db.heartbeat.findMany()).map(({ id }) => id)).toEqual([2, 3, 5]);
  });

  it.each([
    ["it alone", ["-wal"]],
    ["with its index", ["-wal", "-shm"]],
  ])("%s loses nothing: what is in it goes to the file", async (_what, suffixes) => {
    const { db, path, logged } = await openSchool();
    await db.heartbeat.create({ data: { id: 2, beatAt: at } });
    for (const suffix of suffixes) rmSync(path + suffix);
    await db.heartbeat.create({ data: { id: 3, beatAt: at } });
    expect(openSecondClient(path).prepare('SELECT "id" FROM "Heartbeat"').pluck().all()).toEqual([2, 3]);
    expect(logged).toEqual(["database file opened again "]);
  });
});
