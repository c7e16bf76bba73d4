// Rows of reflections: saved whole or not at all, once per request, and read only by the people their writer chose.

import { describe, expect, it } from "vitest";
import type { ChannelId } from "../../src/domain/ids.js";
import { WEEK_MS } from "../../src/domain/time/duration.js";
import { saveSubmittedDraft } from "../../src/store/drafts.js";
import { lastReflection, ownReflection } from "../../src/store/own-reflections.js";
import { pageOfShared, sharedAnswers, sharedReflection } from "../../src/store/reflection-list.js";
import { confirmPost, makePrivate } from "../../src/store/reflection-posts.js";
import { addReflection, changeReflection, countWriters } from "../../src/store/reflections.js";
import { LIBRARIAN, NOW, TEACHER } from "../support/database.js";
import { type At, BASE, IN_NO_CHANNEL, later, openSchool, post, reflect } from "../support/reflected-rows.js";

const CHANNEL = "C0STAFF0001" as ChannelId;
const own = ({ db, school }: At, id: string, person = TEACHER) => ownReflection(db, school, { id, person });
const roadblocks = ({ db }: At) => db.roadblock.findMany({ orderBy: { slot: "asc" } });

describe("saving", () => {
  it("saves everything as it was entered, with its roadblocks, and deletes the draft", async () => {
    const at = await openSchool();
    await saveSubmittedDraft(at.db, at.school, { person: TEACHER, form: BASE.draft, fields: { a: "b" }, now: NOW });
    const id = await reflect(at, { answers: { ...BASE.answers, "solution-1": "<!here> 'ملف' 🏺" } });
    expect(await own(at, id)).toEqual({
      id,
      sheet: "roadblocks",
      person: { id: TEACHER, name: TEACHER },
      audience: "me",
      channel: undefined,
      messageTs: undefined,
      answers: { ...BASE.answers, "solution-1": "<!here> 'ملف' 🏺" },
      roadblocks: [{ slot: 1, state: "open", sharedSolution: undefined }],
      createdAt: NOW,
      updatedAt: NOW,
    });
    expect(await roadblocks(at)).toMatchObject([{ slot: 1, state: "open", askAt: later(4 * WEEK_MS).toISOString() }]);
    expect(await at.db.draft.count()).toBe(0);
  });

  it("happens once per request, even when two arrive at once", async () => {
    const at = await openSchool();
    const whole = { ...BASE, person: TEACHER, sheet: "roadblocks", key: "view 1" };
    const ids = await Promise.all([1, 2].map(() => addReflection(at.db, at.school, whole)));
    expect(ids.filter((id) => id === undefined)).toHaveLength(1);
    expect(await at.db.reflection.count()).toBe(1);
  });

  it("leaves nothing after a failure, not even the request", async () => {
    const at = await openSchool();
    await expect(reflect(at, { answers: { "explain-1": "" }, key: "view broken" })).rejects.toThrow();
    expect([await at.db.reflection.count(), await at.db.roadblock.count(), await at.db.seenRequest.count()]).toEqual([
      0, 0, 0,
    ]);
  });
});

/** What a change answers when there is no post in a channel. */
const NO_POST = { messageTs: undefined, takenBack: undefined };

describe("changing", () => {
  const change = (at: At, id: Awaited<ReturnType<typeof reflect>>, key: string, fields: Partial<typeof BASE> = {}) =>
    changeReflection(at.db, at.school, { ...BASE, now: later(1000), ...fields, id, person: TEACHER, key });

  it("replaces the answers; a roadblock that stays keeps its state, a removed one is deleted, a new one is added", async () => {
    const at = await openSchool();
    const id = await reflect(at, {
      answers: { ...BASE.answers, "explain-2": "Lunch" },
      roadblocks: { slots: [1, 2], askAt: later(WEEK_MS) },
    });
    await at.db.roadblock.updateMany({ where: { slot: 1 }, data: { state: "solved", solvedBy: "Wednesdays" } });
    const answers = { "explain-1": "We hardly meet", "explain-3": "Time" };
    const slots = { slots: [1, 3], askAt: later(5 * WEEK_MS) };
    expect(await change(at, id, "view change", { answers, audience: "librarians", roadblocks: slots })).toEqual({
      ...NO_POST,
      roadblocks: [
        { slot: 1, state: "solved", sharedSolution: undefined },
        { slot: 3, state: "open", sharedSolution: undefined },
      ],
    });
    expect(await own(at, id)).toMatchObject({
      answers,
      audience: "librarians",
      createdAt: NOW,
      updatedAt: later(1000),
    });
    expect(await roadblocks(at)).toMatchObject([
      { slot: 1, state: "solved", solvedBy: "Wednesdays", askAt: later(WEEK_MS).toISOString() },
      { slot: 3, state: "open", askAt: later(5 * WEEK_MS).toISOString() },
    ]);
  });

  it("knows a roadblock by its words: a moved one keeps its state, other words make a new one", async () => {
    const at = await openSchool();
    const id = await reflect(at, {
      answers: { "explain-1": "Solved long ago", "explain-2": "Lunch" },
      roadblocks: { slots: [1, 2], askAt: later(WEEK_MS) },
    });
    await at.db.roadblock.updateMany({ where: { slot: 1 }, data: { state: "solved", solvedBy: "Wednesdays" } });
    const answers = { "explain-1": "Lunch", "explain-2": "A new one" };
    await change(at, id, "view change", { answers, roadblocks: { slots: [1, 2], askAt: later(5 * WEEK_MS) } });
    expect(await roadblocks(at)).toMatchObject([
      { slot: 1, state: "open", solvedBy: null, askAt: later(WEEK_MS).toISOString() },
      { slot: 2, state: "open", solvedBy: null, askAt: later(5 * WEEK_MS).toISOString() },
    ]);
  });

  it("keeps two roadblocks with the same words apart: each keeps a state of its own", async () => {
    const at = await openSchool();
    const answers = { "explain-1": "No time", "explain-2": "No time" };
    const two = { answers, roadblocks: { slots: [1, 2], askAt: later(WEEK_MS) } };
    const id = await reflect(at, two);
    await at.db.roadblock.updateMany({ where: { slot: 2 }, data: { state: "solved", solvedBy: "Wednesdays" } });
    await change(at, id, "view change", two);
    expect(await roadblocks(at)).toMatchObject([
      { slot: 1, state: "open", solvedBy: null },
      { slot: 2, state: "solved", solvedBy: "Wednesdays" },
    ]);
  });

  it("leaves the day of a solved roadblock, about which nobody is asked", async () => {
    const at = await openSchool();
    const id = await reflect(at);
    const asked = { askedAt: later(4 * WEEK_MS).toISOString(), state: "solved", solvedBy: "Wednesdays" };
    await at.db.roadblock.updateMany({ data: asked });
    await change(at, id, "view change", { roadblocks: { slots: [1], askAt: later(9 * WEEK_MS) } });
    expect(await roadblocks(at)).toMatchObject([{ state: "solved", askAt: later(4 * WEEK_MS).toISOString() }]);
  });

  it("asks again about a roadblock whose question wasn't answered", async () => {
    const at = await openSchool();
    const id = await reflect(at);
    await at.db.roadblock.updateMany({ data: { askedAt: later(4 * WEEK_MS).toISOString() } });
    await change(at, id, "view change", { roadblocks: { slots: [1], askAt: later(9 * WEEK_MS) } });
    expect(await roadblocks(at)).toMatchObject([{ state: "open", askAt: later(9 * WEEK_MS).toISOString() }]);
  });

  it("forgets the message when it is shared in another channel, until it is posted there", async () => {
    const at = await openSchool();
    const id = await post(at, { channel: CHANNEL });
    await change(at, id, "view same", { audience: "channel", channel: CHANNEL });
    expect(await own(at, id)).toMatchObject({ messageTs: "1.2" });
    await change(at, id, "view other", { audience: "channel", channel: "C0GRADE0004" as ChannelId });
    expect(await own(at, id)).toMatchObject({ audience: "channel", messageTs: undefined });
  });

  it("happens once per request", async () => {
    const at = await openSchool();
    const id = await reflect(at);
    const outcomes = await Promise.all([1, 2].map(() => change(at, id, "view change")));
    expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(1);
    expect(outcomes).toContainEqual({
      ...NO_POST,
      roadblocks: [{ slot: 1, state: "open", sharedSolution: undefined }],
    });
  });
});

describe("the channel of a shared reflection", () => {
  it("is remembered, and without a message only its writer reads it", async () => {
    const at = await openSchool();
    const id = await reflect(at, { audience: "channel", channel: CHANNEL });
    const shared = { reflection: id, person: TEACHER, channel: CHANNEL, now: NOW };
    await confirmPost(at.db, at.school, { ...shared, messageTs: "1.2" });
    expect(await own(at, id)).toMatchObject({ audience: "channel", channel: CHANNEL, messageTs: "1.2" });
    await makePrivate(at.db, at.school, shared);
    expect(await own(at, id)).toMatchObject({ audience: "me", channel: undefined, messageTs: undefined });
  });
});

describe("reading", () => {
  it("gives a private one only to its writer, and a shared one to readers", async () => {
    const at = await openSchool();
    const mine = await reflect(at);
    const shared = await reflect(at, { audience: "librarians", now: later(1) });
    expect(await own(at, mine, LIBRARIAN)).toBeUndefined();
    const reader = IN_NO_CHANNEL;
    expect(await sharedReflection(at.db, at.school, { id: mine, reader })).toBeUndefined();
    expect(await sharedReflection(at.db, at.school, { id: shared, reader })).toMatchObject({ id: shared });
    const page = await pageOfShared(at.db, at.school, { page: 0, reader });
    expect(page).toMatchObject({ total: 1, reflections: [{ id: shared }] });
  });

  it("finds this person's newest of a sheet, before an instant if one is given", async () => {
    const at = await openSchool();
    const first = await reflect(at, { sheet: "taxonomy" });
    const second = await reflect(at, { sheet: "taxonomy", now: later(1000) });
    await reflect(at, { sheet: "taxonomy", person: LIBRARIAN, now: later(2000) });
    const last = (before?: Date) =>
      lastReflection(at.db, at.school, { person: TEACHER, sheet: "taxonomy", ...(before ? { before } : {}) });
    expect([(await last())?.id, (await last(later(1000)))?.id]).toEqual([second, first]);
    expect(await last(NOW)).toBeUndefined();
  });

  it("turns pages of ten, newest first", async () => {
    const at = await openSchool();
    for (let index = 0; index < 12; index++) await reflect(at, { audience: "librarians", now: later(index * 1000) });
    const [first, second, third] = await Promise.all(
      [0, 1, 2].map((page) => pageOfShared(at.db, at.school, { page, reader: IN_NO_CHANNEL })),
    );
    expect([first, second, third].map((page) => [page?.reflections.length, page?.total])).toEqual([
      [10, 12],
      [2, 12],
      [0, 12],
    ]);
    expect(first?.reflections[0]?.createdAt).toEqual(later(11_000));
  });
});

describe("figures", () => {
  const read = ({ db, school }: At, since = NOW) =>
    sharedAnswers(db, school, {
      ...{ sheet: "roadblocks", questions: ["category-1", "category-2"] },
      ...{ since, reader: IN_NO_CHANNEL },
    });

  it("use each person's newest shared answers since an instant", async () => {
    const at = await openSchool();
    await reflect(at, { audience: "librarians" });
    await reflect(at, {
      audience: "librarians",
      answers: { "category-1": "other", "category-2": "culture" },
      now: later(1000),
    });
    await reflect(at, { audience: "me", answers: { "category-1": "scheduling" }, now: later(2000) });
    await reflect(at, { person: LIBRARIAN, answers: { "category-1": "scheduling" } });
    expect((await read(at)).map(({ person, answer }) => [person, answer]).sort()).toEqual([
      [TEACHER, "culture"],
      [TEACHER, "other"],
    ]);
    expect(await read(at, later(3000))).toEqual([]);
  });

  it("count people, not sheets, shared or not", async () => {
    const at = await openSchool();
    await reflect(at);
    await reflect(at, { now: later(1000) });
    await reflect(at, { person: LIBRARIAN, now: later(2000) });
    const count = (since: Date) => countWriters(at.db, at.school, { sheet: "roadblocks", since });
    expect([await count(NOW), await count(later(1500)), await count(later(3000))]).toEqual([2, 1, 0]);
  });
});
