// The post ledger: one row per post and period, moved by one process at a time.
import { describe, expect, it } from "vitest";
import { WHEN_SOMEONE_ACTS } from "../../src/slack/posts/row-timing.js";
import { ledgerOf } from "../../src/store/post-ledger.js";
import { firstPosted, retryFailedPosts, settlePost, skipPost } from "../../src/store/posts.js";
import type { School } from "../../src/store/schools.js";
import type { Db } from "../../src/store/sql/database.js";
import { addSchool, NOW, openFile } from "../support/database.js";

const LATER = new Date(NOW.getTime() + 60_000);
const NAME = "monthly-report";
const OCTOBER = { post: NAME, period: "2026-10" };
const DUE = { period: OCTOBER.period, dueAt: NOW };

async function open() {
  const { db } = await openFile();
  const school = await addSchool(db);
  return { db, school, ledger: ledgerOf(db, school) };
}

async function find(db: Db, school: School, period = OCTOBER.period) {
  return (await ledgerOf(db, school).rows(NAME, [period])).get(period);
}

describe("a row", () => {
  it("is created once, even when two processes look at the same moment", async () => {
    const { db, ledger } = await open();
    const rows = await Promise.all([ledger.findOrCreate(NAME, DUE, NOW), ledger.findOrCreate(NAME, DUE, LATER)]);
    expect(rows.map(({ state, dueAt }) => [state, dueAt])).toEqual([
      ["due", NOW],
      ["due", NOW],
    ]);
    expect(rows[0]?.changedAt).toEqual(rows[1]?.changedAt);
    expect(await db.post.count()).toBe(1);
  });

  it("is claimed by only one of two processes", async () => {
    const { db, school, ledger } = await open();
    const from = await ledger.findOrCreate(NAME, DUE, NOW);
    const claims = await Promise.all(
      ["a", "b"].map((runId) => ledger.transition({ ...OCTOBER, from, now: LATER }, { state: "claimed", runId })),
    );
    const won = claims.filter((row) => row !== undefined);
    expect(won).toHaveLength(1);
    expect(await find(db, school)).toEqual(won[0]);
  });

  it("cannot be moved by a run that lost it to another", async () => {
    const { ledger } = await open();
    const due = await ledger.findOrCreate(NAME, DUE, NOW);
    const old = await ledger.transition({ ...OCTOBER, from: due, now: NOW }, { state: "claimed", runId: "old" });
    if (!old) throw new Error("The row was not claimed.");
    await ledger.transition({ ...OCTOBER, from: old, now: LATER }, { state: "claimed", runId: "new" });
    expect(await ledger.transition({ ...OCTOBER, from: old, now: LATER }, { state: "sending" })).toBeUndefined();
  });

  it("saves the fields a change sets, clears those it sets to undefined, and leaves the rest", async () => {
    const { db, school, ledger } = await open();
    const from = await ledger.findOrCreate(NAME, DUE, NOW);
    const change = { state: "failed", reason: "is_archived", nextTryAt: LATER, notifiedReason: "is_archived" } as const;
    const failed = await ledger.transition({ ...OCTOBER, from, now: NOW }, { ...change, channel: "C1" });
    if (!failed) throw new Error("The row was not moved.");
    expect(await find(db, school)).toMatchObject({ ...change, channel: "C1", changedAt: NOW });
    const end = { state: "sent", reason: undefined, nextTryAt: undefined, messageTs: "1.2" } as const;
    await ledger.transition({ ...OCTOBER, from: failed, now: LATER }, end);
    const unchanged = { notifiedReason: "is_archived", channel: "C1", changedAt: LATER };
    expect(await find(db, school)).toMatchObject({ ...end, ...unchanged });
  });
});

describe("the first month of a post", () => {
  it.each([
    ["sent", "2026-10"],
    ["sending", "2026-10"],
    ["unsure", "2026-10"],
    ["failed", undefined],
    ["skipped", undefined],
  ] as const)("that is %s is %s: what may be out stays due until that is known", async (state, first) => {
    const { db, school, ledger } = await open();
    const from = await ledger.findOrCreate(NAME, DUE, NOW);
    await ledger.transition({ ...OCTOBER, from, now: NOW }, { state });
    expect(await firstPosted(db, school, NAME)).toBe(first);
  });
});

describe("after something was fixed", () => {
  const CASES = [
    ["a failed post is tried at once", { state: "failed", reason: "is_archived" }, undefined],
    ["a pause that Slack asked for stays", { state: "failed", reason: "ratelimited" }, LATER],
    ["a sent post is left alone", { state: "sent" }, LATER],
    [
      "an update that waits for someone is tried at once",
      { state: "sent", reason: "not_updated", nextTryAt: WHEN_SOMEONE_ACTS },
      undefined,
    ],
  ] as const;

  it.each(CASES)("%s", async (_what, change, nextTryAt) => {
    const { db, school, ledger } = await open();
    const from = await ledger.findOrCreate(NAME, DUE, NOW);
    await ledger.transition({ ...OCTOBER, from, now: NOW }, { nextTryAt: LATER, notifiedReason: "x", ...change });
    await retryFailedPosts(db, school);
    expect(await find(db, school)).toMatchObject({ nextTryAt, notifiedReason: "x" });
  });

  it("a person who asks for another try hears about it if it fails again", async () => {
    const { db, school, ledger } = await open();
    const from = await ledger.findOrCreate(NAME, DUE, NOW);
    const failed = { state: "failed", reason: "is_archived", notifiedReason: "is_archived" } as const;
    await ledger.transition({ ...OCTOBER, from, now: NOW }, failed);
    await retryFailedPosts(db, school, { asked: true });
    expect((await find(db, school))?.notifiedReason).toBeUndefined();
  });

  it.each(["sent", "due"] as const)("an admin's answer settles an unsure post as %s, once", async (state) => {
    const { db, school, ledger } = await open();
    const from = await ledger.findOrCreate(NAME, DUE, NOW);
    const answer = { name: NAME, period: OCTOBER.period, state, now: LATER };
    expect(await settlePost(db, school, answer)).toBe(false);
    const unsure = { state: "unsure", reason: "unconfirmed", notifiedReason: "unconfirmed" } as const;
    await ledger.transition({ ...OCTOBER, from, now: NOW }, unsure);
    expect(await settlePost(db, school, answer)).toBe(true);
    const cleared = { reason: undefined, notifiedReason: undefined };
    expect(await find(db, school)).toMatchObject({ ...cleared, state, changedAt: LATER });
    expect(await settlePost(db, school, { ...answer, state: "due" })).toBe(false);
  });
});

describe("undoing a skip", () => {
  const UNDO = { name: NAME, ...DUE, skip: false, why: "", now: LATER };

  it.each(["due", "claimed", "sending", "sent", "unsure", "failed"] as const)(
    "changes nothing about a post that is %s",
    async (state) => {
      const { db, school, ledger } = await open();
      const from = await ledger.findOrCreate(NAME, DUE, NOW);
      const row = await ledger.transition({ ...OCTOBER, from, now: NOW }, { state, runId: "a" });
      expect(await skipPost(db, school, UNDO)).toBe(false);
      expect(await find(db, school)).toEqual(row);
    },
  );

  it("makes a skipped post due again", async () => {
    const { db, school } = await open();
    expect(await skipPost(db, school, { ...UNDO, skip: true, why: "Pat skipped it" })).toBe(true);
    expect(await skipPost(db, school, UNDO)).toBe(true);
    expect(await find(db, school)).toBeUndefined();
  });
});

describe("a lease", () => {
  const UNTIL = new Date(LATER.getTime() + 120_000);
  const TAKEN = new Date(UNTIL.getTime() + 60_000);

  it("goes to one of two processes that read the same row, and to the next once it is released", async () => {
    const { ledger } = await open();
    const from = await ledger.findOrCreate(NAME, DUE, NOW);
    const leased = await ledger.lease({ ...OCTOBER, from, until: UNTIL });
    expect(leased).toEqual({ ...from, leaseUntil: UNTIL });
    expect(await ledger.lease({ ...OCTOBER, from, until: TAKEN })).toBeUndefined();
    const released = await ledger.release({ ...OCTOBER, from: leased ?? from }, { notifiedReason: "no_channel" });
    expect(released).toEqual({ ...from, notifiedReason: "no_channel" });
    // It read the row before the alert went out.
    expect(await ledger.lease({ ...OCTOBER, from, until: TAKEN })).toBeUndefined();
    expect(await ledger.lease({ ...OCTOBER, from: released ?? from, until: TAKEN })).toBeDefined();
  });

  it("doesn't go to a process that read the row before its message was redrawn", async () => {
    const { ledger } = await open();
    const from = await ledger.findOrCreate(NAME, DUE, NOW);
    const leased = await ledger.lease({ ...OCTOBER, from, until: UNTIL });
    await ledger.release({ ...OCTOBER, from: leased ?? from }, { version: "two" });
    expect(await ledger.lease({ ...OCTOBER, from, until: TAKEN })).toBeUndefined();
  });

  it("that another process took over can't be released by the first", async () => {
    const { db, school, ledger } = await open();
    const from = await ledger.findOrCreate(NAME, DUE, NOW);
    const lost = await ledger.lease({ ...OCTOBER, from, until: UNTIL });
    await ledger.lease({ ...OCTOBER, from: lost ?? from, until: TAKEN });
    expect(await ledger.release({ ...OCTOBER, from: lost ?? from }, { version: "mine" })).toBeUndefined();
    expect(await find(db, school)).toMatchObject({ leaseUntil: TAKEN, version: undefined });
  });

  it("doesn't keep a post from being sent", async () => {
    const { ledger } = await open();
    const from = await ledger.findOrCreate(NAME, DUE, NOW);
    await ledger.lease({ ...OCTOBER, from, until: UNTIL });
    expect(await ledger.transition({ ...OCTOBER, from, now: LATER }, { state: "claimed", runId: "a" })).toBeDefined();
  });
});

describe("the date of a row", () => {
  it("changes with its state and its content, and with nothing else", async () => {
    const { db, school, ledger } = await open();
    const from = await ledger.findOrCreate(NAME, DUE, NOW);
    await ledger.transition({ ...OCTOBER, from, now: LATER }, { reason: "timeout", nextTryAt: LATER });
    expect(await find(db, school)).toMatchObject({ reason: "timeout", changedAt: NOW });
    await ledger.transition({ ...OCTOBER, from, now: LATER }, { state: "sent" });
    expect(await find(db, school)).toMatchObject({ changedAt: LATER });
  });
});
