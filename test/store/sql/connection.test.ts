// The one connection Prisma uses: its settings, and that a failed transaction takes no other write with it.
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { Database } from "better-sqlite3";
import Sqlite from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Db } from "../../../src/store/sql/database.js";
import { explainDatabaseError } from "../../../src/store/sql/errors.js";
import { SERVING_BUSY_MS, setPragmas } from "../../../src/store/sql/pragmas.js";
import { NOW, openFile } from "../../support/database.js";
import { makeFolder } from "../../support/folders.js";
import { openSecondClient } from "../../support/sqlite-file.js";

const at = NOW.toISOString();
const workspace = (id: string) => ({ id, name: id, createdAt: at });

/** What the last commit left on disk, read by another connection. */
const storedIds = (client: Database) =>
  client.prepare("SELECT id FROM \"Workspace\" WHERE id LIKE 'plain%' ORDER BY id").pluck().all();

const pragma = async (db: Db, name: string) => {
  const rows = await db.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
  return String(Object.values(rows[0] ?? {})[0]);
};

/** Writes two rows, because Prisma opens no transaction for one. */
const inTransaction = (db: Db, name: string) =>
  db.$transaction([
    db.workspace.create({ data: workspace(`${name} 1`) }),
    db.workspace.create({ data: workspace(`${name} 2`) }),
  ]);

const LIBRARY = createRequire(import.meta.url).resolve("better-sqlite3");

/** Locks a new database, says so, and releases it while the test's own thread waits for it. */
const HOLD_AND_RELEASE = `
  const { parentPort, workerData } = require("node:worker_threads");
  const client = new (require(workerData.library))(workerData.path);
  client.exec("BEGIN IMMEDIATE; CREATE TABLE held (id)");
  parentPort.postMessage("held");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  client.exec("COMMIT");
  client.close();
`;

describe("settings", () => {
  it("Prisma's own connection is in WAL, syncs every commit, never blocks while it waits and enforces foreign keys", async () => {
    const { db } = await openFile();
    expect(await pragma(db, "journal_mode")).toBe("wal");
    expect(await pragma(db, "synchronous")).toBe("2");
    expect(await pragma(db, "busy_timeout")).toBe(String(SERVING_BUSY_MS));
    expect(await pragma(db, "foreign_keys")).toBe("1");
  });

  it("waits for another process that holds a new file while it changes to WAL", async () => {
    const path = join(await makeFolder(), "new.db");
    const other = new Worker(HOLD_AND_RELEASE, { eval: true, workerData: { path, library: LIBRARY } });
    await once(other, "message");
    const client = openSecondClient(path);
    setPragmas(client);
    expect(client.pragma("journal_mode", { simple: true })).toBe("wal");
    await once(other, "exit");
  });

  it("refuses a connection that doesn't accept a setting", () => {
    const client = new Sqlite(":memory:");
    onTestFinished(() => {
      client.close();
    });
    expect(() => setPragmas(client)).toThrow("The database does not accept journal_mode=wal (it says memory).");
  });

  it("enforces foreign keys", async () => {
    const { db } = await openFile();
    const orphan = db.subject.create({ data: { workspaceId: "T1", schoolId: "S1", name: "Art" } });
    await expect(orphan).rejects.toThrow(/[Ff]oreign key/);
  });
});

describe("a plain write during an open transaction", () => {
  it("survives the rollback of a batch, hundreds of times", async () => {
    const { db, path } = await openFile();
    await db.workspace.create({ data: workspace("there already") });
    const ids = Array.from({ length: 300 }, (_, index) => `plain${String(index).padStart(3, "0")}`);
    const acknowledged: string[] = [];
    const outcomes = await Promise.allSettled(
      ids.flatMap((id) => [
        db.$transaction([
          db.workspace.create({ data: workspace(`batch ${id}`) }),
          db.workspace.create({ data: workspace("there already") }),
        ]),
        db.workspace.create({ data: workspace(id) }).then(() => acknowledged.push(id)),
      ]),
    );
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(300);
    expect(acknowledged.sort()).toEqual(ids);
    expect(storedIds(openSecondClient(path))).toEqual(ids);
    expect(await db.workspace.count({ where: { id: { startsWith: "batch" } } })).toBe(0);
  });

  it("survives a transaction that waits for something else and then throws", async () => {
    const { db, path } = await openFile();
    let reportOpen = () => {};
    const isOpen = new Promise<void>((resolve) => {
      reportOpen = resolve;
    });
    const transaction = db.$transaction(async (inside) => {
      await inside.workspace.create({ data: workspace("inside") });
      reportOpen();
      await sleep(50);
      throw new Error("changed my mind");
    });
    await isOpen;
    const plain = Array.from({ length: 20 }, (_, index) => `plain${String(index).padStart(2, "0")}`);
    const writes = Promise.all(plain.map((id) => db.workspace.create({ data: workspace(id) })));
    await expect(transaction).rejects.toThrow("changed my mind");
    await writes;
    expect(storedIds(openSecondClient(path))).toEqual(plain);
    expect(await db.workspace.count({ where: { id: "inside" } })).toBe(0);
  });

  it("survives a transaction that takes longer than Prisma allows", async () => {
    const { db, path } = await openFile();
    const transaction = db.$transaction(
      async (inside) => {
        await inside.workspace.create({ data: workspace("inside") });
        await sleep(150);
        await inside.workspace.create({ data: workspace("too late") });
      },
      { timeout: 50 },
    );
    await expect(transaction).rejects.toThrow(/Transaction/);
    await db.workspace.create({ data: workspace("plain") });
    expect(storedIds(openSecondClient(path))).toEqual(["plain"]);
    expect(await db.workspace.count()).toBe(1);
  });

  it("makes the second of two transactions wait, and stores both", async () => {
    const { db } = await openFile();
    await Promise.all([inTransaction(db, "a"), inTransaction(db, "b")]);
    expect(await db.workspace.count()).toBe(4);
  });
});

describe("a database another process holds", () => {
  const HURRY = { patienceMs: 50 };

  it("says it is busy, writes nothing, and stores what is written after the lock", async () => {
    const { db, path } = await openFile(HURRY);
    const other = openSecondClient(path);
    other.exec("BEGIN IMMEDIATE");
    const refused = await Promise.allSettled([
      db.workspace.create({ data: workspace("plain refused") }),
      inTransaction(db, "plain refused too"),
    ]);
    for (const outcome of refused) {
      expect(explainDatabaseError((outcome as PromiseRejectedResult).reason)).toBe("the database is busy");
    }
    other.exec("ROLLBACK");
    await db.workspace.create({ data: workspace("plain later") });
    await inTransaction(db, "plain last");
    expect(storedIds(other)).toEqual(["plain last 1", "plain last 2", "plain later"]);
  });

  it("a COMMIT that fails leaves no open transaction, and later writes are stored", async () => {
    const { db, path } = await openFile(HURRY);
    // Only outside WAL can a reader of another process make the COMMIT itself fail.
    await db.$queryRawUnsafe("PRAGMA journal_mode = DELETE");
    const other = openSecondClient(path);
    other.exec('BEGIN; SELECT count(*) FROM "Workspace"');
    const reader = other.prepare('SELECT count(*) FROM "Workspace"').pluck();
    expect(reader.get()).toBe(0);
    const batch = inTransaction(db, "plain never");
    await expect(batch.catch((error) => Promise.reject(new Error(explainDatabaseError(error))))).rejects.toThrow(
      "busy",
    );
    other.exec("COMMIT");
    await db.workspace.create({ data: workspace("plain later") });
    expect(storedIds(other)).toEqual(["plain later"]);
  });

  it("a read goes on while another process writes", async () => {
    const { db, path } = await openFile();
    openSecondClient(path).exec("BEGIN IMMEDIATE");
    expect(await db.workspace.count()).toBe(0);
  });
});
