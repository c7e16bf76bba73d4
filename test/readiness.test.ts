// The check before Bookend starts, and what /readyz says afterwards.
import { describe, expect, it } from "vitest";
import { checkWrite, problemsOf, singleFlight } from "../src/readiness.js";
import { DatabaseError } from "../src/store/sql/errors.js";
import { NOW, openFile } from "./support/database.js";
import { makeReadOnly } from "./support/sqlite-file.js";

const at = { now: () => NOW, socket: undefined };

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
});

it("simultaneous callers share one result, and a later caller gets a new one", async () => {
  let checks = 0;
  const ask = singleFlight(async () => {
    checks += 1;
    return checks;
  });
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(2);
});
