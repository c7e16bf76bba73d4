// Rows of retractions: no post that its writer took back is forgotten, whatever happens at the same time.
import { describe, expect, it } from "vitest";
import type { ChannelId, ReflectionId } from "../../src/domain/ids.js";
import { DAY_MS } from "../../src/domain/time/duration.js";
import { saveSubmittedDraft } from "../../src/store/drafts.js";
import { ownReflection } from "../../src/store/own-reflections.js";
import { confirmPost } from "../../src/store/reflection-posts.js";
import { changeReflection, deleteReflection } from "../../src/store/reflections.js";
import { postponeRetraction, retractionsDue, retractionsOf } from "../../src/store/retractions.js";
import { LIBRARIAN, NOW, TEACHER } from "../support/database.js";
import { type At, BASE, openSchool, post, type ReflectionChange, reflect } from "../support/reflected-rows.js";

const STAFF = "C0STAFF0001" as ChannelId;
const GRADE_4 = "C0GRADE0004" as ChannelId;

let changes = 0;
const change = ({ db, school }: At, id: ReflectionId, to: ReflectionChange) =>
  changeReflection(db, school, { ...BASE, person: TEACHER, key: `change ${++changes}`, ...to, id });
const waiting = async ({ db, school }: At, person = TEACHER) =>
  (await retractionsOf(db, school, person)).map(({ channel, messageTs }) => `${channel} ${messageTs}`);

describe("a post becomes a retraction", () => {
  it.each([
    ["when only its writer may read it", { audience: "me" as const }],
    ["when librarians may read it", { audience: "librarians" as const }],
    ["when it moves to another channel", { audience: "channel" as const, channel: GRADE_4 }],
  ])("%s, in the same write", async (_when, to) => {
    const at = await openSchool();
    const id = await post(at, { channel: STAFF });
    await change(at, id, to);
    expect(await waiting(at)).toEqual([`${STAFF} 1.2`]);
    expect(await ownReflection(at.db, at.school, { id, person: TEACHER })).toMatchObject({ messageTs: undefined });
    expect(await waiting(at, LIBRARIAN)).toEqual([]);
  });

  it("never while it stays in its channel", async () => {
    const at = await openSchool();
    const id = await post(at, { channel: STAFF });
    await change(at, id, { audience: "channel", channel: STAFF });
    expect(await waiting(at)).toEqual([]);
  });

  it("when Slack confirms it only after its writer took it back", async () => {
    const at = await openSchool();
    const id = await reflect(at, { audience: "channel", channel: STAFF });
    await change(at, id, { audience: "me" });
    expect(await waiting(at)).toEqual([]);
    const late = { reflection: id, person: TEACHER, channel: STAFF, messageTs: "3.4", now: NOW };
    await confirmPost(at.db, at.school, late);
    expect(await waiting(at)).toEqual([`${STAFF} 3.4`]);
    expect(await ownReflection(at.db, at.school, { id, person: TEACHER })).toMatchObject({ messageTs: undefined });
  });

  it("not when the same confirmation is recorded twice", async () => {
    const at = await openSchool();
    const id = await post(at, { channel: STAFF });
    await confirmPost(at.db, at.school, {
      ...{ reflection: id, person: TEACHER, channel: STAFF, messageTs: "1.2", now: NOW },
    });
    expect(await waiting(at)).toEqual([]);
  });

  it("once, when two changes take it back at the same time", async () => {
    const at = await openSchool();
    const id = await post(at, { channel: STAFF });
    const both = [change(at, id, { audience: "me" }), change(at, id, { audience: "librarians" })];
    expect((await Promise.all(both)).filter((changed) => changed?.takenBack)).toHaveLength(1);
    expect(await waiting(at)).toEqual([`${STAFF} 1.2`]);
  });
});

describe("deleting a reflection", () => {
  it("deletes its answers, its roadblocks and the draft of changes to it, and takes its post back", async () => {
    const at = await openSchool();
    const id = await post(at, { channel: STAFF });
    const other = await reflect(at);
    for (const form of [`reflect ${id}`, "reflect roadblocks"]) {
      await saveSubmittedDraft(at.db, at.school, { person: TEACHER, form, fields: { a: "b" }, now: NOW });
    }
    const takenBack = { reflection: id, channel: STAFF, messageTs: "1.2", tries: 0 };
    expect(await deleteReflection(at.db, at.school, { id, person: TEACHER, now: NOW })).toEqual({ takenBack });
    expect(await waiting(at)).toEqual([`${STAFF} 1.2`]);
    const ids = async (rows: Promise<{ reflectionId: string }[]>) => [
      ...new Set((await rows).map(({ reflectionId }) => reflectionId)),
    ];
    expect(await ids(at.db.answer.findMany())).toEqual([other]);
    expect(await ids(at.db.roadblock.findMany())).toEqual([other]);
    expect((await at.db.draft.findMany()).map(({ form }) => form)).toEqual(["reflect roadblocks"]);
    expect(await deleteReflection(at.db, at.school, { id, person: TEACHER, now: NOW })).toBeUndefined();
  });

  it("is for its writer alone", async () => {
    const at = await openSchool();
    const id = await post(at, { channel: STAFF });
    expect(await deleteReflection(at.db, at.school, { id, person: LIBRARIAN, now: NOW })).toBeUndefined();
    expect([await at.db.reflection.count(), await waiting(at)]).toEqual([1, []]);
  });

  it("retracts a post that Slack confirms afterwards", async () => {
    const at = await openSchool();
    const id = await reflect(at, { audience: "channel", channel: STAFF });
    await deleteReflection(at.db, at.school, { id, person: TEACHER, now: NOW });
    await confirmPost(at.db, at.school, {
      ...{ reflection: id, person: TEACHER, channel: STAFF, messageTs: "3.4", now: NOW },
    });
    expect(await waiting(at)).toEqual([`${STAFF} 3.4`]);
  });
});

it("a retraction that failed waits a minute, then twice as long each time, a day at most", async () => {
  const at = await openSchool();
  await change(at, await post(at, { channel: STAFF }), { audience: "me" });
  let now = NOW;
  const waits: number[] = [];
  for (let tries = 0; tries < 13; tries++) {
    const [retraction] = await retractionsDue(at.db, at.school, { now, max: 5 });
    if (!retraction) throw new Error("It isn't due.");
    await postponeRetraction(at.db, at.school, { retraction, now });
    const { nextTryAt } = await at.db.retraction.findFirstOrThrow();
    waits.push(Date.parse(nextTryAt) - now.getTime());
    expect(await retractionsDue(at.db, at.school, { now: new Date(Date.parse(nextTryAt) - 1), max: 5 })).toEqual([]);
    now = new Date(nextTryAt);
  }
  expect(waits.slice(0, 4)).toEqual([60_000, 120_000, 240_000, 480_000]);
  expect(waits.slice(-2)).toEqual([DAY_MS, DAY_MS]);
});
