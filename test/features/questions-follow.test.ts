// A question knows its message: it is redrawn wherever it was answered, and an outdated click changes nothing and shows
// the present state.
import { expect, it } from "vitest";
import type { Message } from "../../sandbox/workspace/messages.js";
import { buttonsOf, forge, openForm, press, seeAfter, toForgedClick, wordsOnButtons } from "../support/asking.js";
import { answer, opinions, question, saveRating, startWithLeeAsked } from "../support/levels.js";
import { save, type } from "../support/reflecting.js";
import { minutesAfter, tickAt } from "../support/reporting.js";
import * as roadblocks from "../support/roadblocks.js";
import { everyRow } from "../support/rows.js";
import { LEE, type School, TESS } from "../support/school.js";
import { expectGoodMessages } from "../support/words.js";

const redraws = ({ slack }: School) => slack.calls.filter(({ method }) => method === "chat.update").length;

/** Opens what waits for this person, as from their Home. */
const open = (school: School, name: string, by: string) => forge(school, { name, value: {}, by });

/** A click in a message as it was, even if it looks different by now. */
async function clickOutdated(school: School, old: Message, text: string, by: string): Promise<void> {
  await school.slack.as(by).click(old, (element) => (element.text as { text?: string })?.text === text);
  await school.slack.settle();
}

it("a level answered in another message redraws the question, once, and the outdated Agree changes nothing", async () => {
  const school = await startWithLeeAsked();
  const asked = question(school);
  const waiting = await open(school, "agree-open", LEE);
  const before = redraws(school);
  await clickOutdated(school, waiting, "I'd say…", LEE);
  await type(school, { level: "3" }, LEE);
  await seeAfter(school, () => school.slack.as(LEE).submit(), LEE);
  expect(redraws(school)).toBe(before + 1);
  expect(question(school)).toMatchObject({ ts: asked.ts, text: expect.stringContaining("you rated it 3") });
  expect(wordsOnButtons(question(school))).toEqual(["Change", "Don't ask me again"]);
  const rows = await everyRow(school.db);
  await clickOutdated(school, asked, "Agree", LEE);
  expect(await everyRow(school.db)).toEqual(rows);
  expect(question(school).text).toContain("you rated it 3 Collaboration");
  expectGoodMessages(school);
});

it("an answer in the question itself redraws it with one call, and another tick with none", async () => {
  const school = await startWithLeeAsked(["Ancient Egypt", "Rivers"]);
  await answer(school, "Agree");
  expect(redraws(school)).toBe(1);
  await school.bookend.tick();
  await tickAt(school, minutesAfter(school.clock.now, 1));
  expect(redraws(school)).toBe(1);
  expectGoodMessages(school);
});

it("the rate form notices an answer in another place, keeps what was typed and saves when asked again", async () => {
  const school = await startWithLeeAsked();
  const asked = question(school);
  await answer(school, "I'd say…");
  await type(school, { level: "4", why: "All of it" }, LEE);
  const agree = buttonsOf(asked)[0]?.value;
  await school.slack.deliver(
    "interaction",
    await toForgedClick(school, { name: "agree-level", value: agree, by: LEE }),
  );
  await school.slack.settle();
  expect(await opinions(school)).toMatchObject([{ level: 2 }]);
  await school.slack.as(LEE).submit();
  await school.slack.settle();
  expect(JSON.stringify(school.slack.as(LEE).modal()?.blocks)).toContain("You rated this unit 2 Coordination while");
  expect(school.slack.as(LEE).modal()?.values).toMatchObject({ level: "4", why: "All of it" });
  expect(await opinions(school)).toMatchObject([{ level: 2 }]);
  expect((await saveRating(school, {})).text).toContain("you rated it 4 Data-Driven Collaboration");
  expectGoodMessages(school);
});

it("editing or deleting a unit redraws the question about it", async () => {
  const school = await startWithLeeAsked();
  const { id: unit } = await school.db.unit.findFirstOrThrow();
  school.clock.now = minutesAfter(school.clock.now, 1);
  const click = await toForgedClick(school, { name: "edit-unit", value: { unit } });
  await seeAfter(school, () => school.slack.deliver("interaction", click));
  await type(school, { level: "4" });
  await type(school, { evidence: "The fall reading assessment", notes: "Two groups & a <map>" });
  await save(school);
  expect(question(school).text.split("\n").slice(0, 5)).toEqual([
    "Tess Teacher logged Ancient Egypt with you as level 4 Data-Driven Collaboration, for grade 6 on Nov 10, 2026.",
    ...["Evidence of student learning:", "The fall reading assessment", "Notes:", "Two groups &amp; a &lt;map&gt;"],
  ]);
  await forge(school, { name: "delete-unit", value: { unit } });
  expect(question(school).text).toContain("One of these units is no longer in the log");
  expect(wordsOnButtons(question(school))).toEqual(["Don't ask me again"]);
  expectGoodMessages(school);
});

it("Don't ask me again in Home redraws every question", async () => {
  const school = await startWithLeeAsked();
  await forge(school, { name: "mute-levels", value: { mute: true }, by: LEE });
  expect(question(school).text).toContain("I won't ask you about levels anymore.");
  expect(wordsOnButtons(question(school))).toEqual(["Agree", "I'd say…", "Ask me again"]);
  await forge(school, { name: "mute-levels", value: { mute: false }, by: LEE });
  expect(wordsOnButtons(question(school))).toEqual(["Agree", "I'd say…", "Don't ask me again"]);
  expectGoodMessages(school);
});

it("a roadblock solved in another message redraws its question; the outdated Still there erases nothing", async () => {
  const school = await roadblocks.withRoadblock();
  const asked = await roadblocks.question(school);
  const waiting = await open(school, "roadblock-returned", TESS);
  await press(school, waiting, "Solved");
  expect(roadblocks.asked(school)).toMatchObject([{ ts: asked.ts, text: expect.stringContaining("Marked solved.") }]);
  await roadblocks.answer(school, "Say what worked");
  await roadblocks.saveForm(school, { solvedBy: "Wednesdays" });
  const rows = await everyRow(school.db);
  for (const text of ["Still there", "Solved", "New idea"]) {
    await clickOutdated(school, asked, text, TESS);
    expect(await everyRow(school.db)).toEqual(rows);
    expect(school.slack.as(TESS).modal()).toBeUndefined();
    expect(roadblocks.asked(school)[0]?.text).toContain("Marked solved.");
  }
  expect(await school.db.roadblock.findMany()).toMatchObject([{ state: "solved", solvedBy: "Wednesdays" }]);
  expectGoodMessages(school);
});

it("buttons from before they said what the person saw do nothing to an answered roadblock either", async () => {
  const school = await roadblocks.withRoadblock();
  await roadblocks.question(school);
  await roadblocks.answer(school, "Solved");
  const { reflectionId: reflection } = await school.db.roadblock.findFirstOrThrow();
  const rows = await everyRow(school.db);
  for (const name of ["roadblock-still-there", "roadblock-solved"]) {
    const shown = await forge(school, { name, value: { reflection, place: 1 } });
    expect(shown.text).toContain("Marked solved.");
    expect(await everyRow(school.db)).toEqual(rows);
  }
  expectGoodMessages(school);
});

it("a new idea that was overtaken keeps what was typed and saves when asked again", async () => {
  const school = await roadblocks.withRoadblock();
  const asked = await roadblocks.question(school);
  await roadblocks.answer(school, "New idea");
  await type(school, { solution: "Plan at lunch" });
  const { reflectionId: reflection } = await school.db.roadblock.findFirstOrThrow();
  school.clock.now = minutesAfter(school.clock.now, 1);
  const solve = await toForgedClick(school, { name: "roadblock-solved", value: { reflection, place: 1 } });
  await school.slack.deliver("interaction", solve);
  await school.slack.settle();
  await school.slack.as(TESS).submit();
  await school.slack.settle();
  expect(JSON.stringify(school.slack.as(TESS).modal()?.blocks)).toContain("in another message while you had the form");
  expect(await school.db.roadblock.findMany()).toMatchObject([{ state: "solved" }]);
  const after = await roadblocks.saveForm(school);
  expect(after).toMatchObject({ ts: asked.ts, text: expect.stringContaining("Your idea:\nPlan at lunch") });
  expect(await school.db.roadblock.findMany()).toMatchObject([{ state: "open" }]);
  expectGoodMessages(school);
});

it("a question that isn't known by its message still answers a click with the present state", async () => {
  const school = await startWithLeeAsked();
  const asked = question(school);
  await school.db.askedQuestion.deleteMany();
  await answer(school, "Agree");
  expect(question(school).text).toContain("you agreed on level 2 Coordination");
  const rows = await everyRow(school.db);
  await clickOutdated(school, asked, "Agree", LEE);
  expect(await everyRow(school.db)).toEqual(rows);
  expect(question(school).text).toContain("you agreed on level 2 Coordination");
  expectGoodMessages(school);
});

it("ten units in one question show three at a time; the next one comes up with each answer", async () => {
  const titles = Array.from({ length: 10 }, (_, index) => `Unit ${index + 1}`);
  const school = await startWithLeeAsked(titles);
  expect(wordsOnButtons(question(school))).toHaveLength(7);
  expect(question(school).text).toContain("7 more units come up as you answer.");
  for (let count = 0; count < 10; count++) await answer(school, "Agree");
  expect(wordsOnButtons(question(school))).toEqual(["Change", "Don't ask me again"]);
  expect(await school.db.levelOpinion.count({ where: { level: 2 } })).toBe(10);
  expectGoodMessages(school);
});

it("a setting that a person changes in a form redraws nothing", async () => {
  const school = await startWithLeeAsked();
  await openForm(school, "settings", "U0PRINCIPAL");
  await save(school, "U0PRINCIPAL");
  expect(redraws(school)).toBe(0);
  expectGoodMessages(school);
});
