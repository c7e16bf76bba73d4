// Opening the database, what it refuses to store, and the reason it gives people.
import { statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Db, databasePath, openDatabase, writeHeartbeat } from "../../../src/store/sql/database.js";
import { DatabaseError, explainDatabaseError, isDuplicate } from "../../../src/store/sql/errors.js";
import { addUnit } from "../../../src/store/units.js";
import { addSchool, NOW, openFile, RIVERS, TEACHER } from "../../support/database.js";
import { makeFolder } from "../../support/folders.js";
import { openSecondClient } from "../../support/sqlite-file.js";

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

/** Stops the file from growing. */
const fill = async (db: Db) => {
  await db.$queryRawUnsafe("PRAGMA wal_checkpoint(TRUNCATE)");
  const [row] = await db.$queryRawUnsafe<{ page_count: bigint }[]>("PRAGMA page_count");
  await db.$queryRawUnsafe(`PRAGMA max_page_count = ${row?.page_count}`);
};

const bigRow = { id: "T1", name: "x".repeat(100_000), createdAt: NOW.toISOString() };

/** Writes two rows, because Prisma opens no transaction for one. */
const inTransaction = (db: Db) =>
  db.$transaction([
    db.workspace.create({ data: { ...bigRow, id: "T2" } }),
    db.workspace.create({ data: { ...bigRow, id: "T3" } }),
  ]);

describe("opening", () => {
  it.each([
    ["file:./data/bookend.db", join(process.cwd(), "data/bookend.db")],
    ["file:/var/lib/bookend.db", "/var/lib/bookend.db"],
    ["file:///var/lib/bookend.db", "/var/lib/bookend.db"],
    ["file:/var/lib/bookend.db?connection_limit=1", "/var/lib/bookend.db"],
  ])("reads %s as the path %s", (url, path) => {
    expect(databasePath(url)).toBe(path);
  });

  it("creates the folder it is told to use", async () => {
    const path = join(await makeFolder(), "new", "folder", "bookend.db");
    const db = await openDatabase(`file:${path}`);
    expect(await db.workspace.count()).toBe(0);
    // No other user of this machine may read what people wrote.
    const modes = [dirname(path), path, `${path}-wal`].map((name) => statSync(name).mode & 0o777);
    expect(modes).toEqual([0o700, 0o600, 0o600]);
    await db.$disconnect();
  });

  it.each([
    ["a folder", async (path: string) => void (await mkdir(path))],
    ["not a database", (path: string) => writeFile(path, "Dear diary, ".repeat(500))],
  ])("says in one line when the file is %s", async (_what, make) => {
    const path = join(await makeFolder(), "bookend.db");
    await make(path);
    const error = await failure(openDatabase(`file:${path}`));
    expect(error).toBeInstanceOf(DatabaseError);
    expect(String(error)).toMatch(/^DatabaseError: The database \S+bookend\.db cannot be opened: .+$/);
  });
});

describe("what is refused", () => {
  it("a full disk is named, and the next write after it is stored", async () => {
    const { db } = await openFile();
    await fill(db);
    expect(explainDatabaseError(await failure(db.workspace.create({ data: bigRow })))).toBe("the disk is full");
    expect(explainDatabaseError(await failure(inTransaction(db)))).toBe("the disk is full");
    await db.$queryRawUnsafe("PRAGMA max_page_count = 1000000");
    await db.workspace.create({ data: bigRow });
    expect(await db.workspace.count()).toBe(1);
  });

  it("a unit is stored whole or not at all when the disk fills up", async () => {
    const { db } = await openFile();
    const school = await addSchool(db);
    await fill(db);
    const notes = "n".repeat(2000);
    const stored: unknown[] = [];
    for (let index = 0; index < 40; index++) {
      const unit = { ...RIVERS, notes, evidence: notes, loggedBy: TEACHER, key: `k${index}`, now: NOW };
      const error = await failure(addUnit(db, school, unit));
      if (error) expect(explainDatabaseError(error)).toBe("the disk is full");
      else stored.push(unit);
    }
    expect(stored.length).toBeLessThan(40);
    expect(await db.unit.count()).toBe(stored.length);
    expect(await db.unitPartner.count()).toBe(stored.length);
    expect(await db.seenRequest.count()).toBe(stored.length);
  });

  it.each([["a database that cannot be written to", "PRAGMA query_only = ON", "the database cannot be written to"]])(
    "%s is named",
    async (_what, order, words) => {
      const { db } = await openFile();
      await db.$queryRawUnsafe(order);
      expect(explainDatabaseError(await failure(writeHeartbeat(db, NOW)))).toBe(words);
      expect(explainDatabaseError(await failure(inTransaction(db)))).toBe(words);
    },
  );

  it("a bug gets none of these reasons", async () => {
    const { db } = await openFile();
    const error = await failure(
      db.subject.create({ data: { workspaceId: "T1", schoolId: "S1", name: "disk is full" } }),
    );
    expect(error).toBeInstanceOf(Error);
    expect(explainDatabaseError(error)).toBeUndefined();
    expect(explainDatabaseError(new Error("no"))).toBeUndefined();
    expect(explainDatabaseError("no")).toBeUndefined();
  });

  it("a row that already exists is a duplicate; other refusals aren't", async () => {
    const { db } = await openFile();
    await db.workspace.create({ data: bigRow });
    expect(isDuplicate(await failure(db.workspace.create({ data: bigRow })))).toBe(true);
    expect(isDuplicate(await failure(db.workspace.create({ data: { ...bigRow, id: "T2", createdAt: "now" } })))).toBe(
      false,
    );
  });
});

describe("one encoding for days and instants", () => {
  const INSTANTS = [
    ["Workspace", "createdAt"],
    ["School", "createdAt"],
    ["Person", "seenAt"],
    ["Unit", "createdAt"],
    ["Unit", "updatedAt"],
    ["Unit", "deletedAt"],
    ["Post", "dueAt"],
    ["Post", "changedAt"],
    ["Post", "nextTryAt"],
    ["SeenRequest", "seenAt"],
    ["Heartbeat", "beatAt"],
  ] as const;
  const OTHERS = [
    "2026-11-10 15:52:00",
    "2026-11-10T15:52:00Z",
    "2026-11-10T15:52:00.000+00:00",
    1_794_325_920_000,
    "",
  ];

  async function openFilled() {
    const { db, path } = await openFile();
    const school = await addSchool(db);
    await addUnit(db, school, { ...RIVERS, loggedBy: TEACHER, key: "k", now: NOW });
    await writeHeartbeat(db, NOW);
    const instants = { dueAt: NOW.toISOString(), changedAt: NOW.toISOString() };
    const key = { workspaceId: school.workspaceId, schoolId: school.id, name: "monthly-report", period: "2026-10" };
    await db.post.create({ data: { ...key, ...instants, state: "due" } });
    return openSecondClient(path);
  }

  it.each(INSTANTS)("%s.%s accepts an instant in our format and no other", async (table, column) => {
    const client = await openFilled();
    const write = client.prepare(`UPDATE "${table}" SET "${column}" = ?`);
    expect(write.run("2026-11-10T15:52:00.123Z").changes).toBeGreaterThan(0);
    for (const other of OTHERS) expect(() => write.run(other), String(other)).toThrow(/CHECK constraint failed/);
  });

  it("a day is YYYY-MM-DD and nothing else", async () => {
    const client = await openFilled();
    const write = client.prepare('UPDATE "Unit" SET "date" = ?');
    expect(write.run("2026-02-28").changes).toBe(1);
    for (const other of ["2026-2-8", "11/10/2026", "2026-11-10T00:00:00.000Z", 20261110]) {
      expect(() => write.run(other), String(other)).toThrow(/CHECK constraint failed/);
    }
  });

  it.each([
    ["Unit", "level", [0, 5, "high"]],
    ["Unit", "classes", [0, 201, "many"]],
    ["Unit", "title", ["", "x".repeat(151)]],
    ["Unit", "grades", [""]],
    ["Person", "standing", ["friend"]],
    ["Post", "state", ["gone"]],
    ["School", "reportTime", ["8:00", "33:00", "08:61"]],
    ["School", "reportOpenDay", [0, 21]],
  ])("%s.%s accepts only valid values", async (table, column, values) => {
    const client = await openFilled();
    const write = client.prepare(`UPDATE "${table}" SET "${column}" = ?`);
    for (const value of values) expect(() => write.run(value), String(value)).toThrow(/CHECK constraint failed/);
  });
});
