// Rows of roadblocks: due on a day, claimed once, postponed, solved, and read only by people who may.

import { describe, expect, it } from "vitest";
import { WEEK_MS } from "../../src/domain/time/duration.js";
import { draftOf, saveSubmittedDraft } from "../../src/store/drafts.js";
import { askAgainLater, solveRoadblock } from "../../src/store/roadblock-answers.js";
import { claimRoadblockQuestion, releaseRoadblockQuestion } from "../../src/store/roadblock-questions.js";
import { ownRoadblock, roadblocksToAskAbout, sharedRoadblocks } from "../../src/store/roadblocks.js";
import { LIBRARIAN, NOW, TEACHER } from "../support/database.js";
import { type At, IN_NO_CHANNEL, later, openSchool, reflect } from "../support/reflected-rows.js";

const DUE = later(4 * WEEK_MS);

async function withRoadblock(change: Parameters<typeof reflect>[1] = {}) {
  const at = await openSchool();
  await reflect(at, change);
  return { at, roadblock: await first(at) };
}

async function first({ db, school }: At) {
  const [roadblock] = await roadblocksToAskAbout(db, school, DUE);
  if (!roadblock) throw new Error("None is due.");
  return roadblock;
}

const due = async ({ db, school }: At, now: Date) => (await roadblocksToAskAbout(db, school, now)).length;

describe("a roadblock", () => {
  it("is due from its day on, with what the sheet says about it", async () => {
    const { at, roadblock } = await withRoadblock();
    expect([await due(at, new Date(DUE.getTime() - 1)), await due(at, DUE)]).toEqual([0, 1]);
    expect(roadblock).toMatchObject({
      ...{ slot: 1, person: TEACHER, category: "culture", explain: "We hardly meet", solution: undefined },
      ...{ state: "open", namedAt: NOW, askAt: DUE },
    });
  });

  it("is claimed by only one of two processes, and isn't due again until it is postponed", async () => {
    const { at, roadblock } = await withRoadblock();
    const claim = () => claimRoadblockQuestion(at.db, at.school, { roadblocks: [roadblock], now: DUE });
    expect((await Promise.all([claim(), claim()])).sort()).toEqual([false, true]);
    expect(await due(at, later(9 * WEEK_MS))).toBe(0);
    await askAgainLater(at.db, at.school, { roadblock, askAt: later(8 * WEEK_MS), now: DUE });
    expect([await due(at, later(8 * WEEK_MS - 1)), await due(at, later(8 * WEEK_MS))]).toEqual([0, 1]);
  });

  it("whose question didn't arrive is due again", async () => {
    const { at, roadblock } = await withRoadblock();
    await claimRoadblockQuestion(at.db, at.school, { roadblocks: [roadblock], now: DUE });
    await releaseRoadblockQuestion(at.db, at.school, [roadblock]);
    expect(await due(at, DUE)).toBe(1);
  });

  it("that is solved isn't due, and a process that read it earlier can't claim it", async () => {
    const { at, roadblock } = await withRoadblock();
    await solveRoadblock(at.db, at.school, { roadblock, solvedBy: "Wednesdays", now: DUE });
    expect(await due(at, DUE)).toBe(0);
    expect(await claimRoadblockQuestion(at.db, at.school, { roadblocks: [roadblock], now: DUE })).toBe(false);
    expect(await at.db.roadblock.findMany()).toMatchObject([{ state: "solved", solvedBy: "Wednesdays" }]);
  });

  it("shows what solved it to others only if its writer says so, and not once it is open again", async () => {
    const { at, roadblock } = await withRoadblock();
    const { reflection, slot } = roadblock;
    const shown = async () =>
      (await ownRoadblock(at.db, at.school, { reflection, slot, person: TEACHER }))?.sharedSolution;
    await solveRoadblock(at.db, at.school, { roadblock, solvedBy: "Wednesdays", now: DUE });
    expect(await shown()).toBeUndefined();
    await solveRoadblock(at.db, at.school, { roadblock, solvedBy: "Wednesdays", sharesSolution: true, now: DUE });
    expect(await shown()).toBe("Wednesdays");
    await askAgainLater(at.db, at.school, { roadblock, askAt: later(8 * WEEK_MS), now: DUE });
    expect(await shown()).toBeUndefined();
    await solveRoadblock(at.db, at.school, { roadblock, solvedBy: "Thursdays", now: DUE });
    expect(await shown()).toBeUndefined();
  });

  it("that was postponed can't be claimed by a process that read it earlier", async () => {
    const { at, roadblock } = await withRoadblock();
    await askAgainLater(at.db, at.school, { roadblock, askAt: later(8 * WEEK_MS), now: DUE });
    expect(await claimRoadblockQuestion(at.db, at.school, { roadblocks: [roadblock], now: DUE })).toBe(false);
    expect(await due(at, later(8 * WEEK_MS))).toBe(1);
  });

  it("that was solved but is still there is open again", async () => {
    const { at, roadblock } = await withRoadblock();
    await solveRoadblock(at.db, at.school, { roadblock, solvedBy: "Wednesdays", now: DUE });
    await askAgainLater(at.db, at.school, { roadblock, askAt: later(8 * WEEK_MS), now: DUE });
    expect(await at.db.roadblock.findMany()).toMatchObject([{ state: "open", solvedBy: null }]);
  });

  it("replaces its idea with a new one", async () => {
    const { at, roadblock } = await withRoadblock();
    for (const solution of ["Plan at lunch", "Plan on Wednesdays"]) {
      await askAgainLater(at.db, at.school, { roadblock, solution, askAt: DUE, now: NOW });
      expect(await first(at)).toMatchObject({ solution });
    }
  });

  it("also puts a new idea into a draft of its sheet, and leaves the rest of the draft", async () => {
    const { at, roadblock } = await withRoadblock();
    const form = `reflect ${roadblock.reflection}`;
    await saveSubmittedDraft(at.db, at.school, {
      person: TEACHER,
      form,
      fields: { "solution-1": "Old", "explain-2": "B" },
      now: NOW,
    });
    await askAgainLater(at.db, at.school, { roadblock, solution: 'It\'s "new"', askAt: DUE, now: NOW });
    const draft = await draftOf(at.db, at.school, { person: TEACHER, form });
    expect(draft?.fields).toEqual({ "solution-1": 'It\'s "new"', "explain-2": "B" });
  });

  it.each(["deactivated", "guest"])("isn't due when its writer's account is now %s", async (standing) => {
    const { at } = await withRoadblock();
    await at.db.person.updateMany({ where: { id: TEACHER }, data: { standing } });
    expect(await due(at, DUE)).toBe(0);
  });
});

describe("reading", () => {
  it("gives the saved category, or other when there is none", async () => {
    const { roadblock } = await withRoadblock({ answers: { "explain-1": "We hardly meet" } });
    expect(roadblock.category).toBe("other");
  });

  it("gives one's own only to the person who named it", async () => {
    const { at, roadblock } = await withRoadblock();
    const slotKey = { reflection: roadblock.reflection as string, slot: 1 };
    expect(await ownRoadblock(at.db, at.school, { ...slotKey, person: TEACHER })).toEqual(roadblock);
    expect(await ownRoadblock(at.db, at.school, { ...slotKey, person: LIBRARIAN })).toBeUndefined();
    expect(await ownRoadblock(at.db, at.school, { ...slotKey, slot: 2, person: TEACHER })).toBeUndefined();
  });

  it("lists the shared ones that are open", async () => {
    const at = await openSchool();
    await reflect(at);
    const shared = await reflect(at, { audience: "librarians", now: later(1000) });
    const open = async () =>
      (await sharedRoadblocks(at.db, at.school, IN_NO_CHANNEL)).map(({ reflection }) => reflection);
    expect(await open()).toEqual([shared]);
    await at.db.roadblock.updateMany({ data: { state: "solved" } });
    expect(await open()).toEqual([]);
  });
});
