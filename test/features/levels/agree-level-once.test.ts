// At most one question about a unit, and none to people who opted out or are no longer partners.
import { describe, expect, it } from "vitest";
import { postDue } from "../../../src/schedule.js";
import {
  ask,
  forge,
  lastWhisper,
  openForm,
  press,
  seeAfter,
  toForgedClick,
  wordsOnButtons,
} from "../../support/asking.js";
import {
  answer,
  log,
  opinions,
  question,
  questions,
  saveRating,
  startWithLeeAsked,
  TEN,
} from "../../support/levels.js";
import { save, type, wordsOn } from "../../support/reflecting.js";
import { dueDeps, minutesAfter, tickAt } from "../../support/reporting.js";
import { LEE, OMAR, PAT, type School, startSchool } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const DAY = 24 * 60;

/** Lets several days of ticks go by. */
async function letDaysPass(school: School): Promise<void> {
  for (const days of [1, 2, 3]) await tickAt(school, minutesAfter(TEN, days * DAY));
}

async function editUnit(school: School, fields: Parameters<typeof type>[1]): Promise<void> {
  const { id: unit } = await school.db.unit.findFirstOrThrow();
  const click = await toForgedClick(school, { name: "edit-unit", value: { unit } });
  await seeAfter(school, () => school.slack.deliver("interaction", click));
  await type(school, fields);
  await save(school);
}

describe("a partner who was asked is not asked again", () => {
  it("by later ticks, after a restart, or by two processes at once", async () => {
    const school = await startSchool();
    await log(school, "Ancient Egypt");
    school.clock.now = TEN;
    const two = [dueDeps(school), dueDeps(school)];
    await Promise.all(two.map((deps) => postDue(deps, { now: TEN, dryRun: false })));
    await school.restart();
    await letDaysPass(school);
    expect(questions(school)).toHaveLength(1);
    expect(two.flatMap(({ errors }) => errors)).toEqual([]);
    expectGoodMessages(school);
  });

  it("after an edit, which only asks new partners", async () => {
    const school = await startWithLeeAsked();
    await editUnit(school, { title: "Egypt", level: "3", partners: [LEE, OMAR] });
    await letDaysPass(school);
    expect(questions(school)).toHaveLength(1);
    expect(questions(school, OMAR)).toHaveLength(1);
    expect(question(school, OMAR).text).toContain("logged Egypt with you as level 3");
    expectGoodMessages(school);
  });

  it("after the unit was undone and restored", async () => {
    const school = await startWithLeeAsked();
    const removed = await press(school, lastWhisper(school), "Undo");
    await press(school, removed, "Restore");
    await letDaysPass(school);
    expect(questions(school)).toHaveLength(1);
    expect(await school.db.unit.count({ where: { deletedAt: null } })).toBe(1);
    expectGoodMessages(school);
  });
});

describe("a unit", () => {
  it("that was undone before the question is not asked about", async () => {
    const school = await startSchool();
    await log(school, "Ancient Egypt");
    await press(school, lastWhisper(school), "Undo");
    await tickAt(school, TEN);
    expect(questions(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("that just changed waits ten minutes first", async () => {
    const school = await startSchool();
    await log(school, "Ancient Egypt");
    school.clock.now = minutesAfter(TEN, -1);
    await editUnit(school, { level: "3" });
    await tickAt(school, TEN);
    expect(questions(school)).toEqual([]);
    await tickAt(school, minutesAfter(TEN, 9));
    expect(question(school).text).toContain("as level 3 Collaboration");
    expectGoodMessages(school);
  });

  it("that was logged in the evening is asked about the next morning", async () => {
    const school = await startSchool({ now: new Date("2026-11-10T22:55:00Z") });
    await log(school, "Ancient Egypt");
    await tickAt(school, new Date("2026-11-10T23:10:00Z"));
    expect(questions(school)).toEqual([]);
    await tickAt(school, new Date("2026-11-11T12:00:00Z"));
    expect(questions(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("that was deleted while its partner was answering says so, in the message and in the form", async () => {
    const school = await startWithLeeAsked();
    const lee = school.slack.as(LEE);
    const asked = question(school);
    await answer(school, "I'd say…");
    await type(school, { level: "3", why: "Do not lose me" }, LEE);
    await school.db.unit.updateMany({ data: { deletedAt: school.clock.now.toISOString() } });
    await lee.submit();
    await school.slack.settle();
    expect(wordsOn(lee)).toContain("That unit is no longer in the log, so you don't need to rate its level.");
    expect(lee.modal()?.values).toMatchObject({ level: "3", why: "Do not lose me" });
    await lee.close();
    const reply = await press(school, asked, "Agree", LEE);
    expect(reply.text).toBe("That unit is no longer in the log, so you don't need to rate its level.");
    expect(await opinions(school)).toMatchObject([{ level: null }]);
    expectGoodMessages(school);
  });

  it("that is gone is named as gone when the others are answered", async () => {
    const school = await startWithLeeAsked(["Ancient Egypt", "Rivers"]);
    await school.db.unit.updateMany({
      where: { title: "Rivers" },
      data: { deletedAt: school.clock.now.toISOString() },
    });
    await answer(school, "Agree");
    expect(question(school).text).toContain("One of these units is no longer in the log, so there's nothing to rate.");
    expectGoodMessages(school);
  });
});

describe("a person who", () => {
  it("was removed from the unit can no longer answer, and their earlier answer doesn't count", async () => {
    const school = await startWithLeeAsked(["Ancient Egypt"], [LEE, OMAR]);
    await answer(school, "I'd say…");
    const asked = question(school);
    await saveRating(school, { level: "4" });
    await editUnit(school, { partners: [OMAR] });
    expect(question(school).text).toContain("You're no longer a partner in one of these units");
    expect(wordsOnButtons(question(school))).toEqual(["Don't ask me again"]);
    const reply = await press(school, asked, "Agree", LEE);
    expect(reply.text).toBe("You're no longer a partner in that unit, so you don't need to rate its level.");
    expect((await ask(school, "report")).text).toContain("Nov 10 · Ancient Egypt · 6 · 2 Coordination");
    expectGoodMessages(school);
  });

  it("left is not asked", async () => {
    const school = await startSchool();
    await log(school, "Ancient Egypt");
    await school.slack.updatePerson(LEE, { isDeleted: true });
    await school.slack.settle();
    await tickAt(school, TEN);
    expect(await opinions(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("was never a partner can't answer", async () => {
    const school = await startWithLeeAsked();
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    for (const name of ["agree-level", "differ-level"]) {
      const reply = await forge(school, { name, value: { unit, all: [unit] }, by: OMAR });
      expect(reply.text).toBe("You're no longer a partner in that unit, so you don't need to rate its level.");
    }
    expect(await opinions(school)).toMatchObject([{ personId: LEE, level: null }]);
    expectGoodMessages(school);
  });
});

describe("a person who opts out", () => {
  it("isn't asked again until they turn the questions back on", async () => {
    const school = await startWithLeeAsked();
    await answer(school, "Don't ask me again");
    expect(question(school).text).toContain("I won't ask you about levels anymore. You can turn this back on in Home.");
    await log(school, "Rivers");
    await tickAt(school, minutesAfter(TEN, 30));
    expect(questions(school)).toHaveLength(1);
    await answer(school, "Agree");
    expect(question(school).text).toContain("you agreed on level 2");
    await answer(school, "Ask me again");
    expect(question(school).text).not.toContain("I won't ask you");
    await tickAt(school, minutesAfter(TEN, 31));
    expect(questions(school)).toHaveLength(2);
    expect(question(school).text).toContain("logged Rivers with you");
    expectGoodMessages(school);
  });

  it("can be anyone at the school: with the setting off, no one is asked", async () => {
    const school = await startSchool();
    const settings = await openForm(school, "prompts", PAT);
    await settings.fill({ asksPartners: "no" });
    await save(school, PAT);
    await log(school, "Ancient Egypt");
    await letDaysPass(school);
    expect(questions(school)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("when Slack", () => {
  it("asks for a pause, the question goes out once, at the next tick", async () => {
    const school = await startSchool();
    await log(school, "Ancient Egypt");
    school.slack.faults.next("chat.postMessage", { kind: "ratelimited", retryAfter: 30 });
    for (const minute of [0, 1, 2]) await tickAt(school, minutesAfter(TEN, minute));
    expect(questions(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it.each([
    ["loses its answer", { kind: "lostReply" }, 1],
    ["stumbles", { kind: "status", status: 500 }, 0],
  ] as const)("%s, no one is asked twice, and the question still waits for them", async (_what, fault, times) => {
    const school = await startSchool();
    await log(school, "Ancient Egypt");
    school.slack.faults.next("chat.postMessage", fault);
    for (const minute of [0, 1, 2]) await tickAt(school, minutesAfter(TEN, minute));
    expect(questions(school)).toHaveLength(times);
    const waiting = await forge(school, { name: "agree-open", value: {}, by: LEE });
    expect(waiting.text).toContain("logged Ancient Egypt with you as level 2");
    await press(school, waiting, "Agree", LEE);
    expect(await opinions(school)).toMatchObject([{ level: 2 }]);
    const none = await forge(school, { name: "agree-open", value: {}, by: LEE });
    expect(none.text).toBe("You're all caught up.");
    expectGoodMessages(school);
  });
});
