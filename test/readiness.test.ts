// The check before Bookend starts, and what /readyz says afterwards.
import { renameSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cachedFor, checkWrite, readReadiness } from "../src/readiness.js";
import { DatabaseError } from "../src/store/sql/errors.js";
import { addSchool, NOW, openFile } from "./support/database.js";
import { damagePages, makeReadOnly } from "./support/sqlite-file.js";
import { waitUntil } from "./support/waiting.js";

const at = { now: () => NOW, socket: undefined, lastTick: undefined, clockOff: undefined };

const problemsOf = async (state: Parameters<typeof readReadiness>[0]) => (await readReadiness(state)).problems;

describe("a database", () => {
  it("that accepts writes is fine, before and after the start", async () => {
    const { db } = await openFile();
    await checkWrite(db, NOW);
    expect(await problemsOf({ ...at, db, started: true })).toEqual({});
    expect(await problemsOf({ ...at, db, started: false })).toEqual({ slack: "not connected to Slack yet" });
  });

  it("that rejects writes keeps Bookend from starting, and /readyz names it", async () => {
    const { db } = await openFile();
    await makeReadOnly(db);
    const error = await checkWrite(db, NOW).catch((failed: unknown) => failed);
    expect(error).toBeInstanceOf(DatabaseError);
    expect(String(error)).toMatch(/can't write to its database: the database cannot be written to\. Check who owns/);
    expect(await problemsOf({ ...at, db, started: true })).toEqual({
      database: "the database cannot be written to",
    });
  });

  it("whose file is gone is red, until it is back", async () => {
    const { db, path } = await openFile();
    renameSync(path, `${path}.old`);
    expect(await problemsOf({ ...at, db, started: true })).toEqual({ database: "the database file is gone" });
    renameSync(`${path}.old`, path);
    expect(await problemsOf({ ...at, db, started: true })).toEqual({});
  });

  const DAMAGED = { database: "the database file is damaged; restore the last backup" };

  it("with a damaged page is red, although nothing has read that page", async () => {
    const { db, path } = await openFile();
    await addSchool(db);
    await damagePages(db, path, "Subject");
    expect(await problemsOf({ ...at, db, started: true })).toEqual(DAMAGED);
  });

  it("with a damaged page that a request came upon is red at once, and green when a check finds none", async () => {
    const { db, path } = await openFile();
    await addSchool(db);
    expect(await problemsOf({ ...at, db, started: true })).toEqual({});
    const repair = await damagePages(db, path, "Subject");
    await expect(db.subject.findMany()).rejects.toThrow();
    expect(await problemsOf({ ...at, db, started: true })).toEqual(DAMAGED);
    repair();
    await waitUntil(async () => expect(await problemsOf({ ...at, db, started: true })).toEqual({}));
  });
});

describe("ticks", () => {
  const tickedAgo = async (minutes: number, endedAt: Date | undefined = NOW) => {
    const { db } = await openFile();
    return readReadiness({ ...at, db, started: true, lastTick: { endedAt, agoMs: minutes * 60_000 } });
  };

  it("are fine for three minutes, and then red, however the machine's clock was set", async () => {
    expect(await tickedAgo(3)).toEqual({
      problems: {},
      notes: { lastTick: NOW.toISOString(), secondsSinceTick: 180 },
    });
    expect(await tickedAgo(4.5)).toEqual({
      problems: { schedule: "no check for what is due has finished for 4 minutes" },
      notes: { lastTick: NOW.toISOString(), secondsSinceTick: 270 },
    });
  });

  it("of which none has ended since the start are red, too", async () => {
    const { db } = await openFile();
    const lastTick = { endedAt: undefined, agoMs: 181_000 };
    expect(await readReadiness({ ...at, db, started: true, lastTick })).toEqual({
      problems: { schedule: "no check for what is due has finished for 3 minutes" },
      notes: {},
    });
  });
});

describe("an answer that is kept", () => {
  const counted = (ms: number) => {
    let checks = 0;
    return cachedFor(ms, async () => {
      checks += 1;
      return checks;
    });
  };

  it("is shared by simultaneous callers", async () => {
    const ask = counted(0);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(await ask()).toBe(2);
  });

  it("serves later callers as long as it is fresh", async () => {
    const ask = counted(60_000);
    expect([await ask(), await ask()]).toEqual([1, 1]);
  });

  it("is not kept if it failed", async () => {
    let failures = 1;
    const ask = cachedFor(60_000, async () => {
      failures -= 1;
      if (failures === 0) throw new Error("no");
      return "yes";
    });
    await expect(ask()).rejects.toThrow("no");
    expect(await ask()).toBe("yes");
  });
});
