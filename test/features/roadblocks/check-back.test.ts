// Checking back on roadblocks: when Bookend asks the writer, how often, and what each answer does.
import { describe, expect, it } from "vitest";
import { postDue } from "../../../src/schedule.js";
import { openForm, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { ROADBLOCK, reflections, reflectOn, save, type, wordsOn } from "../../support/reflecting.js";
import { dueDeps, minutesAfter, tickAt } from "../../support/reporting.js";
import { answer, asked, DUE, IDEA, question, saveForm, withRoadblock } from "../../support/roadblocks.js";
import { OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const HOUR = 60;
const WEEK = 7 * 24 * HOUR;

describe("the question", () => {
  it("comes four weeks later, to the writer alone, with their own idea", async () => {
    const school = await withRoadblock();
    await tickAt(school, minutesAfter(DUE, -1));
    expect(asked(school)).toEqual([]);
    await tickAt(school, DUE);
    const [message, ...more] = asked(school);
    expect(more).toEqual([]);
    expect(message?.text).toBe(
      [
        "In November you wrote:",
        ROADBLOCK["explain-1"],
        "Your idea:",
        IDEA["solution-1"],
        "How is it going?",
        "Only you can read this.",
      ].join("\n"),
    );
    expect(message && wordsOnButtons(message)).toEqual(["Solved", "Still there", "New idea"]);
    for (const by of [OMAR, PAT]) expect(asked(school, by)).toEqual([]);
    expectGoodMessages(school);
  });

  it("says when there was no idea yet, and is one message for all roadblocks that come back at the same time", async () => {
    const school = await withRoadblock({ ...ROADBLOCK, "category-3": "culture", "explain-3": "We hardly meet" });
    await tickAt(school, DUE);
    const [message, ...more] = asked(school);
    expect(more).toEqual([]);
    expect(message?.text.split("\n")).toEqual([
      ...["In November you wrote:", ROADBLOCK["explain-1"], "You hadn't added an idea yet.", "How is it going?"],
      ...["In November you wrote:", "We hardly meet", "You hadn't added an idea yet.", "How is it going?"],
      "Only you can read this.",
    ]);
    const buttons = ["Solved", "Still there", "New idea"];
    expect(message && wordsOnButtons(message)).toEqual([...buttons, ...buttons]);
    const after = await answer(school, "Still there");
    expect(wordsOnButtons(after)).toEqual(["Solved", "New idea", ...buttons]);
    expect(after.text).toContain("We hardly meet\nYou hadn't added an idea yet.\nHow is it going?");
    expectGoodMessages(school);
  });

  it("about more than five roadblocks is asked in two messages", async () => {
    const school = await withRoadblock();
    const row = await school.db.roadblock.findFirstOrThrow();
    const reflection = await school.db.reflection.findFirstOrThrow();
    for (let count = 1; count <= 6; count++) {
      const id = `reflection ${count}`;
      await school.db.reflection.create({ data: { ...reflection, id } });
      const answers = {
        workspaceId: row.workspaceId,
        reflectionId: id,
        question: "explain-1",
        text: `Roadblock ${count}`,
      };
      await school.db.answer.create({ data: answers });
      await school.db.roadblock.create({ data: { ...row, reflectionId: id } });
    }
    await tickAt(school, DUE);
    await tickAt(school, minutesAfter(DUE, 1));
    await tickAt(school, minutesAfter(DUE, 2));
    expect(asked(school).map((message) => wordsOnButtons(message).length)).toEqual([15, 6]);
    expectGoodMessages(school);
  });

  it("comes after as many weeks as the settings say", async () => {
    const school = await startSchool();
    const settings = await openForm(school, "prompts", PAT);
    await settings.fill({ roadblockWeeks: "1" });
    await save(school, PAT);
    const saved = await reflectOn(school, "roadblocks", IDEA);
    expect(saved.text).toContain("I'll check back in 1 week.");
    await tickAt(school, minutesAfter(DUE, -3 * WEEK));
    expect(asked(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("is asked once, even when ticks go on, Bookend restarts, and two processes check at once", async () => {
    const school = await withRoadblock();
    school.clock.now = DUE;
    const two = [dueDeps(school), dueDeps(school)];
    await Promise.all(two.map((deps) => postDue(deps, { now: DUE, dryRun: false })));
    await tickAt(school, minutesAfter(DUE, 1));
    await school.restart();
    await tickAt(school, minutesAfter(DUE, 2 * WEEK));
    expect(asked(school)).toHaveLength(1);
    expect(two.flatMap(({ errors }) => errors)).toEqual([]);
    expectGoodMessages(school);
  });

  it.each([
    ["before seven in the morning", "2026-12-09T11:59:00Z", "2026-12-09T12:00:00Z"],
    ["at six in the evening", "2026-12-08T23:00:00Z", "2026-12-09T12:00:00Z"],
    ["on a Saturday", "2026-12-12T15:00:00Z", "2026-12-14T12:00:00Z"],
  ])("doesn't come %s in the school's time zone, but when the next school day begins", async (_when, quiet, open) => {
    const school = await withRoadblock();
    await tickAt(school, new Date(quiet));
    expect(asked(school)).toEqual([]);
    await tickAt(school, new Date(open));
    expect(asked(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});

it("a question about a roadblock of another year names the year", async () => {
  const school = await withRoadblock();
  await tickAt(school, new Date("2027-01-05T15:00:00Z"));
  expect(asked(school)[0]?.text).toContain("In November 2026 you wrote:");
  expectGoodMessages(school);
});

describe("Solved", () => {
  it("takes one click and never asks again; what worked can be said afterwards", async () => {
    const school = await withRoadblock();
    await question(school);
    const solved = await answer(school, "Solved");
    expect(solved.text).toBe(`Marked solved. I won't ask again.\n${ROADBLOCK["explain-1"]}\nOnly you can read this.`);
    expect(wordsOnButtons(solved)).toEqual(["Say what worked", "Undo"]);
    expect(await school.db.roadblock.findMany()).toMatchObject([{ state: "solved", solvedBy: null }]);
    await answer(school, "Say what worked");
    expect(wordsOn(school.slack.as(TESS))).toContain("Only you can read this.");
    const said = await saveForm(school, { solvedBy: "The principal gave us Wednesdays." });
    expect(wordsOnButtons(said)).toEqual([]);
    expect(await school.db.roadblock.findMany()).toMatchObject([
      { state: "solved", solvedBy: "The principal gave us Wednesdays." },
    ]);
    expect(await school.db.ohYeah.count()).toBe(0);
    await tickAt(school, minutesAfter(DUE, 8 * WEEK));
    expect(asked(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("can be undone, and then the question is asked as before", async () => {
    const school = await withRoadblock();
    const before = await question(school);
    const [row] = await school.db.roadblock.findMany();
    await answer(school, "Solved");
    const after = await answer(school, "Undo");
    expect(after.text).toBe(before.text);
    expect(await school.db.roadblock.findMany()).toEqual([{ ...row, changedAt: DUE.toISOString() }]);
    expectGoodMessages(school);
  });

  it("can be shared as an OH YEAH, in words of its own, and the form says who can read them", async () => {
    const school = await withRoadblock();
    const tess = school.slack.as(TESS);
    await question(school);
    await answer(school, "Solved");
    await answer(school, "Say what worked");
    await type(school, { solvedBy: "CANARY for me alone", share: "yes" });
    expect(wordsOn(tess)).toContain("All staff can read your OH YEAH. Only you can read what worked.");
    expect(tess.modal()?.values).toMatchObject({ solvedBy: "CANARY for me alone" });
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(Object.keys(tess.modal()?.errors ?? {})).toEqual(["ohYeah"]);
    expect(await school.db.roadblock.findMany()).toMatchObject([{ solvedBy: null }]);
    await type(school, { ohYeah: "Grade 4 and the library plan every Wednesday now." });
    expect((await save(school)).text).toBe("Your OH YEAH is saved, and all staff can read it.");
    expect(await school.db.ohYeah.findMany()).toMatchObject([
      { text: "Grade 4 and the library plan every Wednesday now.", authorId: TESS, consent: "given" },
    ]);
    expectGoodMessages(school);
  });

  it("with what worked sent twice saves one OH YEAH", async () => {
    const school = await withRoadblock();
    const tess = school.slack.as(TESS);
    await question(school);
    await answer(school, "Solved");
    await answer(school, "Say what worked");
    await type(school, { solvedBy: "Wednesdays", share: "yes" });
    await type(school, { ohYeah: "We plan on Wednesdays now." });
    await Promise.all([tess.submit(), tess.submit()]);
    await school.slack.settle();
    expect(await school.db.ohYeah.count()).toBe(1);
    expect(await school.db.roadblock.findMany()).toMatchObject([{ state: "solved", solvedBy: "Wednesdays" }]);
    expectGoodMessages(school);
  });

  it("asks for a word in the form for what worked", async () => {
    const school = await withRoadblock();
    const tess = school.slack.as(TESS);
    await question(school);
    await answer(school, "Solved");
    await answer(school, "Say what worked");
    await type(school, { solvedBy: " \n " });
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(tess.modal()?.errors).toEqual({ solvedBy: "Say in a few words what worked." });
    expectGoodMessages(school);
  });
});

describe("Still there", () => {
  /** The answer replaces the question. */
  async function answerStillThere(school: School): Promise<void> {
    await school.slack.as(TESS).click(await question(school), "roadblock-still-there");
    await school.slack.settle();
  }

  it("shows the hints of its category in place of the question, and asks again after four weeks", async () => {
    const school = await withRoadblock();
    await answerStillThere(school);
    const [message, ...more] = asked(school);
    expect(more).toEqual([]);
    expect(message?.text).toContain("Still open. I'll check back on Jan 5, 2027.");
    expect(message?.text).toContain("Scheduling Patterns. What librarians can do:\n- form a faculty library committee");
    await tickAt(school, minutesAfter(DUE, 4 * WEEK - 1));
    expect(asked(school)).toHaveLength(1);
    await tickAt(school, minutesAfter(DUE, 4 * WEEK));
    expect(asked(school)).toHaveLength(2);
    await tickAt(school, minutesAfter(DUE, 5 * WEEK));
    expect(asked(school)).toHaveLength(2);
    expectGoodMessages(school);
  });

  it.each(["other", "retired"])("has an idea for the category %s, too", async (category) => {
    const school = await withRoadblock();
    await school.db.answer.updateMany({ where: { question: "category-1" }, data: { text: category } });
    await answerStillThere(school);
    expect(asked(school)[0]?.text).toContain("Is there a colleague you could ask?");
    expectGoodMessages(school);
  });
});

describe("New idea", () => {
  it("replaces the one before, and Bookend asks about it after four weeks", async () => {
    const school = await withRoadblock();
    const tess = school.slack.as(TESS);
    await press(school, await question(school), "New idea");
    expect(tess.modal()?.values).toMatchObject({ solution: IDEA["solution-1"] });
    await type(school, { solution: "Plan at lunch" });
    expect((await saveForm(school)).text).toContain("Still open. I'll check back on Jan 5, 2027.");
    expect(asked(school)[0]?.text).toContain("Your idea:\nPlan at lunch");
    expect(await reflections(school)).toMatchObject([{ answers: { ...ROADBLOCK, "solution-1": "Plan at lunch" } }]);
    await tickAt(school, minutesAfter(DUE, 4 * WEEK));
    expect(asked(school).at(-1)?.text).toContain("Your idea:\nPlan at lunch");
    expectGoodMessages(school);
  });

  it("can be the first one, and can't be left empty", async () => {
    const school = await withRoadblock(ROADBLOCK);
    const tess = school.slack.as(TESS);
    await seeAfter(school, async () => tess.click(await question(school), "roadblock-new-idea"));
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(tess.modal()?.errors).toEqual({ solution: "Write your new idea." });
    await saveForm(school, { solution: "Plan at lunch" });
    expect(await reflections(school)).toMatchObject([{ answers: { "solution-1": "Plan at lunch" } }]);
    expectGoodMessages(school);
  });
});
