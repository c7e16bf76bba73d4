// While another process holds the database: statements wait together and not one after the other, nothing else waits
// with them, and what someone waits for gives up in time.
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type Db, sqlOf } from "../../../src/store/sql/database.js";
import { explainDatabaseError } from "../../../src/store/sql/errors.js";
import { withinDeadline } from "../../../src/store/sql/patience.js";
import { NOW, openFile } from "../../support/database.js";
import { openSecondClient } from "../../support/sqlite-file.js";

const at = NOW.toISOString();
const workspace = (id: string) => ({ id, name: id, createdAt: at });
const INSERT = 'INSERT INTO "Workspace" ("id", "name", "createdAt") VALUES (@id, @id, @at)';

/** One write of each kind. */
const WRITES: [string, (db: Db, id: string) => Promise<unknown>][] = [
  ["a write of Prisma's", (db, id) => db.workspace.create({ data: workspace(id) })],
  [
    "a transaction of Prisma's",
    (db, id) =>
      db.$transaction([
        db.workspace.create({ data: workspace(id) }),
        db.workspace.create({ data: workspace(`${id} too`) }),
      ]),
  ],
  ["a write of our own", (db, id) => sqlOf(db).write([{ sql: INSERT, params: { id, at } }])],
];

const EACH_TWICE = [...WRITES, ...WRITES];

/** How each write ended, and in which order with what else happened. */
function watch(happened: string[], name: string, work: Promise<unknown>): Promise<void> {
  return work.then(
    () => void happened.push(`${name} stored`),
    (error) => void happened.push(`${name} refused: ${explainDatabaseError(error)}`),
  );
}

async function openLocked(patienceMs: number) {
  const { db, path } = await openFile({ patienceMs });
  const other = openSecondClient(path);
  other.exec("BEGIN IMMEDIATE");
  return { db, unlock: () => void other.exec("ROLLBACK") };
}

describe("writes that meet a lock", () => {
  it("give up together, not one after the other", async () => {
    const patienceMs = 400;
    const { db } = await openLocked(patienceMs);
    const refusedAt: number[] = [];
    const refused = EACH_TWICE.map(([, write], index) =>
      write(db, String(index)).catch((error) => {
        refusedAt.push(performance.now());
        return explainDatabaseError(error);
      }),
    );
    expect(await Promise.all(refused)).toEqual(EACH_TWICE.map(() => "the database is busy"));
    // One after the other, the last would be refused five times that long after the first.
    expect(Math.max(...refusedAt) - Math.min(...refusedAt)).toBeLessThan(2 * patienceMs);
  });

  it("keep neither timers nor reads waiting", async () => {
    const { db } = await openLocked(1000);
    const happened: string[] = [];
    const writes = EACH_TWICE.map(([name, write], index) => watch(happened, name, write(db, String(index))));
    await sleep(20);
    happened.push("timer");
    await db.workspace.count();
    await sqlOf(db).all('SELECT 1 AS "one"', {});
    happened.push("read");
    await Promise.all(writes);
    expect(happened.slice(0, 2)).toEqual(["timer", "read"]);
  });

  it("are stored, each once, when the lock ends in time", async () => {
    const { db, unlock } = await openLocked(60_000);
    const writes = EACH_TWICE.map(([, write], index) => write(db, String(index)));
    await sleep(50);
    unlock();
    await Promise.all(writes);
    expect(await db.workspace.count()).toBe(8);
  });

  it.each(WRITES)("%s that was refused wrote nothing, and works after the lock", async (_name, write) => {
    const { db, unlock } = await openLocked(20);
    expect(explainDatabaseError(await write(db, "a").catch((error: unknown) => error))).toBe("the database is busy");
    unlock();
    expect(await db.workspace.count()).toBe(0);
    await write(db, "a");
    expect(await db.workspace.count({ where: { id: "a" } })).toBe(1);
  });
});

describe("work with a deadline", () => {
  it.each(WRITES)("shares it among all its statements: %s gives up then", async (_name, write) => {
    const { db } = await openLocked(120_000);
    const refusals = await withinDeadline(50, async () => {
      const first = await write(db, "a").catch(explainDatabaseError);
      return [first, await write(db, "b").catch(explainDatabaseError)];
    });
    expect(refusals).toEqual(["the database is busy", "the database is busy"]);
  });

  it("tries at least once, however late it is", async () => {
    const { db } = await openFile({ patienceMs: 120_000 });
    await withinDeadline(0, async () => {
      await sleep(5);
      for (const [, write] of WRITES) await write(db, String(Math.abs(WRITES.findIndex(([, each]) => each === write))));
    });
    expect(await db.workspace.count()).toBe(4);
  });
});
