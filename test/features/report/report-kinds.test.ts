// What the monthly report says of optional questions: a line for each that is on and has an answer, kept up to date.
import { describe, expect, it } from "vitest";
import { asPersonId, type UnitId } from "../../../src/domain/ids.js";
import { QUESTION_KEYS, type UnitAnswers } from "../../../src/domain/unit-questions.js";
import { changeUnit } from "../../../src/store/units.js";
import { ask } from "../../support/asking.js";
import { newKey, unitOf } from "../../support/database.js";
import { askEveryQuestion, skillsList } from "../../support/questions.js";
import { addUnits, DUE, minutesAfter, reports, rowOf, startOnTheEve, tickAt } from "../../support/reporting.js";
import { LEE, type School, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

/** A school on the eve of October's report, with a unit for each of these answers. */
async function startWith(answers: readonly UnitAnswers[]): Promise<School> {
  const school = await startOnTheEve();
  await askEveryQuestion(school, skillsList(3));
  await addUnits(
    school,
    answers.slice(1).map((_, index) => ({ date: "2026-10-15", title: `Unit ${index}` })),
  );
  const units = await school.db.unit.findMany({ orderBy: { date: "asc" } });
  for (const [index, { id }] of units.entries()) await answer(school, id as UnitId, answers[index] ?? {});
  return school;
}

async function answer(school: School, id: UnitId, answers: UnitAnswers): Promise<void> {
  const row = await rowOf(school);
  const before = await unitOf(school.db, row, id);
  const by = { by: asPersonId(TESS), key: newKey(), now: school.clock.now };
  expect(await changeUnit(school.db, row, { ...before, answers, before, ...by })).toBe(true);
}

const NINE_AND_THREE: readonly UnitAnswers[] = [
  ...Array.from({ length: 9 }, () => ({ taughtBy: ["together"], place: ["library"] })),
  ...Array.from({ length: 3 }, () => ({ taughtBy: ["librarian"], kind: ["research"] })),
];

const linesOf = (text: string) => text.split("\n").filter((line) => /^(?:Taught|Kind of work|Held|Skills)/.test(line));

describe("the monthly report", () => {
  it("has a line for each question that is on and has an answer", async () => {
    const school = await startWith([...NINE_AND_THREE, {}]);
    const lines = [
      "Taught together 9, by the librarian 3 (1 not answered).",
      "Kind of work: research 3 (10 not answered).",
      "Held in the library 9 (4 not answered).",
    ];
    expect(linesOf((await ask(school, "report October", { by: LEE })).text)).toEqual(lines);
    await tickAt(school, DUE);
    expect(linesOf(reports(school)[0]?.text ?? "")).toEqual(lines);
    await school.db.school.updateMany({ data: { unitQuestions: "kind" } });
    expect(linesOf((await ask(school, "report October", { by: LEE })).text)).toEqual([lines[1]]);
    await school.db.school.updateMany({ data: { unitQuestions: "" } });
    expect(linesOf((await ask(school, "report October", { by: LEE })).text)).toEqual([]);
    expectGoodMessages(school);
  });

  it("shows five skills, the most worked on first, and how many more there are", async () => {
    const skills = ["E", "D", "C", "B", "A", "F", "G"];
    const school = await startWith([{ skills }, { skills: ["F", "A"] }, { skills: ["F"] }]);
    expect(linesOf((await ask(school, "report October", { by: LEE })).text)).toEqual([
      "Skills: F 3, A 2, B 1, C 1, D 1, and 2 more.",
    ]);
    expectGoodMessages(school);
  });

  it("doesn't count a deleted unit, or one that is planned", async () => {
    const school = await startWith([{ kind: ["lesson"] }, { kind: ["lesson"] }]);
    await addUnits(school, [{ date: "2026-11-20", title: "Planned" }]);
    const planned = await school.db.unit.findFirstOrThrow({ where: { title: "Planned" } });
    await answer(school, planned.id as UnitId, { kind: ["making"] });
    await school.db.unit.updateMany({
      where: { title: "Unit 0" },
      data: { deletedAt: school.clock.now.toISOString() },
    });
    expect(linesOf((await ask(school, "report October", { by: LEE })).text)).toEqual(["Kind of work: lesson 1."]);
    expect(linesOf((await ask(school, "report November", { by: LEE })).text)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("a posted report", () => {
  it("is updated when an answer changes, and says so; turning questions off or on edits nothing", async () => {
    const school = await startWith(NINE_AND_THREE);
    await tickAt(school, DUE);
    const posted = reports(school)[0]?.text;
    await school.db.school.updateMany({ data: { unitQuestions: "" } });
    await tickAt(school, minutesAfter(DUE, 5));
    await school.db.school.updateMany({ data: { unitQuestions: QUESTION_KEYS.join(",") } });
    await tickAt(school, minutesAfter(DUE, 10));
    expect(reports(school)[0]?.text).toBe(posted);
    const { id } = await school.db.unit.findFirstOrThrow();
    await answer(school, id as UnitId, { taughtBy: ["teacher"] });
    await tickAt(school, minutesAfter(DUE, 15));
    const updated = reports(school)[0]?.text ?? "";
    expect(linesOf(updated)[0]).toBe("Taught together 8, by the librarian 3, by the teacher 1.");
    expect(updated.split("\n").at(-1)).toBe("Updated Nov 3: answers on who taught changed.");
    expectGoodMessages(school);
  });
});
