// The runner of the committed SQL: what it applies, what it records, and what it refuses.
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../src/store/sql/database.js";
import { DatabaseError } from "../../../src/store/sql/errors.js";
import { migrate, migrationsFolder } from "../../../src/store/sql/migrations.js";
import { makeFolder } from "../../support/folders.js";
import { openSecondClient } from "../../support/sqlite-file.js";

const FIRST = "20260101000000_first";
const SECOND = "20260201000000_second";

type Steps = Record<string, string>;

async function write(steps: Steps): Promise<string> {
  const folder = await makeFolder();
  for (const [name, sql] of Object.entries(steps)) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, "migration.sql"), sql);
  }
  return folder;
}

function openEmpty() {
  const client = new Sqlite(":memory:");
  onTestFinished(() => {
    client.close();
  });
  return client;
}

const tables = (client: Sqlite.Database) =>
  client.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all();

const recordsIn = (client: Sqlite.Database) =>
  client.prepare("SELECT * FROM _prisma_migrations ORDER BY started_at, migration_name").all() as Record<
    string,
    unknown
  >[];

const STEPS = { [FIRST]: "CREATE TABLE a (x TEXT);", [SECOND]: "CREATE TABLE b (y TEXT); INSERT INTO b VALUES ('1');" };

it("applies every step in order to a new file, and nothing the second time", async () => {
  const client = openEmpty();
  const folder = await write(STEPS);
  expect(migrate(client, folder)).toEqual([FIRST, SECOND]);
  expect(tables(client)).toEqual(["_prisma_migrations", "a", "b"]);
  expect(migrate(client, folder)).toEqual([]);
  expect(recordsIn(client)).toHaveLength(2);
});

it("applies only what is new to an older file and keeps its rows", async () => {
  const client = openEmpty();
  migrate(client, await write({ [FIRST]: STEPS[FIRST] ?? "" }));
  client.exec("INSERT INTO a VALUES ('kept')");
  expect(migrate(client, await write(STEPS))).toEqual([SECOND]);
  expect(client.prepare("SELECT x FROM a").pluck().all()).toEqual(["kept"]);
});

it("saves its records as Prisma's engine does: checksum of the file, instants in milliseconds, one step", async () => {
  const client = openEmpty();
  const before = Date.now();
  migrate(client, migrationsFolder());
  const names = (await readdir(migrationsFolder(), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const rows = recordsIn(client);
  expect(rows.map((row) => row.migration_name)).toEqual(names);
  for (const row of rows) {
    const sql = await readFile(join(migrationsFolder(), String(row.migration_name), "migration.sql"));
    expect(row).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      checksum: createHash("sha256").update(sql).digest("hex"),
      migration_name: row.migration_name,
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Number),
      finished_at: expect.any(Number),
      applied_steps_count: 1,
    });
    expect(Number(row.started_at)).toBeGreaterThanOrEqual(before);
    expect(Number(row.finished_at)).toBeGreaterThanOrEqual(Number(row.started_at));
  }
});

it("makes the table of records as Prisma's engine does", () => {
  const client = openEmpty();
  migrate(client, migrationsFolder());
  const columns = client.prepare("SELECT name, type, [notnull], dflt_value, pk FROM pragma_table_info(?)");
  expect(columns.raw().all("_prisma_migrations")).toEqual([
    ["id", "TEXT", 1, null, 1],
    ["checksum", "TEXT", 1, null, 0],
    ["finished_at", "DATETIME", 0, null, 0],
    ["migration_name", "TEXT", 1, null, 0],
    ["logs", "TEXT", 0, null, 0],
    ["rolled_back_at", "DATETIME", 0, null, 0],
    ["started_at", "DATETIME", 1, "current_timestamp", 0],
    ["applied_steps_count", "INTEGER UNSIGNED", 1, "0", 0],
  ]);
});

it("accepts a file whose line endings Windows changed", async () => {
  const client = openEmpty();
  const sql = "CREATE TABLE a (x TEXT);\nCREATE TABLE b (y TEXT);\n";
  migrate(client, await write({ [FIRST]: sql }));
  expect(migrate(client, await write({ [FIRST]: sql.replaceAll("\n", "\r\n") }))).toEqual([]);
});

it("applies a step again after Prisma rolled it back", async () => {
  const client = openEmpty();
  const folder = await write(STEPS);
  migrate(client, folder);
  client.exec("DROP TABLE b");
  client.prepare("UPDATE _prisma_migrations SET rolled_back_at = ? WHERE migration_name = ?").run(Date.now(), SECOND);
  expect(migrate(client, folder)).toEqual([SECOND]);
  expect(tables(client)).toContain("b");
});

it.each([
  ["newer than the program", { migration_name: "20990101000000_later" }, /made by a newer Bookend .*later/],
  [
    "left in the middle of a step",
    { finished_at: null },
    /first was started but never finished. Restore the last backup/,
  ],
  [
    "made from a different version of a step",
    { checksum: "0".repeat(64) },
    /first differs from the one in this Bookend/,
  ],
])("refuses a database %s, in one line, and leaves it unchanged", async (_what, change, message) => {
  const client = openEmpty();
  const sql = STEPS[FIRST] ?? "";
  const only = await write({ [FIRST]: sql });
  migrate(client, only);
  const [name, value] = Object.entries(change)[0] ?? [];
  client.prepare(`UPDATE _prisma_migrations SET ${name} = ?`).run(value);
  const before = client.serialize();
  const folder = await write(STEPS);
  const attempt = () => migrate(client, folder);
  expect(attempt).toThrow(DatabaseError);
  expect(attempt).toThrow(message);
  expect(attempt).not.toThrow(/\n/);
  expect(client.serialize().equals(before)).toBe(true);
});

it("leaves nothing behind when the last step of a run fails partway", async () => {
  const client = openEmpty();
  const folder = await write({
    ...STEPS,
    "20260301000000_broken": "CREATE TABLE c (z TEXT); CREATE TABLE a (x TEXT);",
  });
  expect(() => migrate(client, folder)).toThrow(/table a already exists/);
  expect(tables(client)).toEqual([]);
  expect(client.inTransaction).toBe(false);
});

/** Runs SQL in a transaction on a connection of its own thread, says so in the middle, and commits a little later. */
const HOLD_AND_COMMIT = `
  const { parentPort, workerData } = require("node:worker_threads");
  const client = new (require(workerData.library))(workerData.path);
  client.exec("BEGIN IMMEDIATE;" + workerData.sql);
  parentPort.postMessage("held");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  client.exec("COMMIT");
  client.close();
`;

const LIBRARY = createRequire(import.meta.url).resolve("better-sqlite3");

it.each([
  ["a new file", ""],
  ["an older file", FIRST],
])("waits for another process that is updating %s, and then finds nothing left to do", async (_what, applied) => {
  const path = join(await makeFolder(), "bookend.db");
  const client = openSecondClient(path);
  client.pragma("journal_mode = WAL");
  client.pragma("busy_timeout = 60000");
  if (applied) migrate(client, await write({ [FIRST]: STEPS[FIRST] ?? "" }));
  // What the other process writes: the same steps, and their records.
  const whole = openEmpty();
  const folder = await write(STEPS);
  migrate(whole, folder);
  const table = whole.prepare("SELECT sql FROM sqlite_schema WHERE name = '_prisma_migrations'").pluck().get();
  const records = recordsIn(whole).filter((record) => record.migration_name !== applied);
  const sql = [
    ...(applied ? [] : [table, STEPS[FIRST]]),
    STEPS[SECOND],
    ...records.map(
      ({ id, checksum, migration_name: name }) =>
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('${id}', '${checksum}', '${name}', 1)`,
    ),
  ].join(";");
  const other = new Worker(HOLD_AND_COMMIT, { eval: true, workerData: { path, library: LIBRARY, sql } });
  await once(other, "message");
  expect(migrate(client, folder)).toEqual([]);
  expect(recordsIn(client).map(({ migration_name: name }) => name)).toEqual([FIRST, SECOND]);
  expect(client.prepare("SELECT y FROM b").pluck().all()).toEqual(["1"]);
  await once(other, "exit");
});

it("opening a database newer than the program names the step it doesn't know", async () => {
  const path = join(await makeFolder(), "bookend.db");
  await (await openDatabase(`file:${path}`)).$disconnect();
  const client = openSecondClient(path);
  client
    .prepare(
      "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES (?, '', ?, ?, 1)",
    )
    .run(randomUUID(), Date.now(), "20990101000000_later");
  await expect(openDatabase(`file:${path}`)).rejects.toThrow(
    "The database was made by a newer Bookend (it has the step 20990101000000_later). Start that version, or restore a backup from before it.",
  );
});
