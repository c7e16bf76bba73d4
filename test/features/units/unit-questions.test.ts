// Optional questions about a unit: turned on in the settings, answered in the form, read wherever the unit is.
import { describe, expect, it } from "vitest";
import { HOUR_MS } from "../../../src/domain/time/duration.js";
import {
  ask,
  clickOn,
  forge,
  lastWhisper,
  openForm,
  press,
  seeAfter,
  toForgedClick,
  whisperAfter,
} from "../../support/asking.js";
import { COMPLETE, logByForm } from "../../support/logging.js";
import { askEveryQuestion, skillsList } from "../../support/questions.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { openSettings, save } from "../../support/settings.js";
import { expectGoodMessages } from "../../support/words.js";

const QUESTIONS = ["taughtBy", "kind", "place", "skills"];
const SKILLS = ["Citing sources", "Asking questions", "Reading for pleasure"];

const letPass = ({ clock }: School, ms = HOUR_MS) => {
  clock.now = new Date(clock.now.getTime() + ms);
};

const fieldsIn = (school: School, by = TESS) =>
  (school.slack.as(by).modal()?.blocks ?? []).flatMap(({ type, block_id }) => (type === "input" ? [block_id] : []));

const answersOf = async ({ db }: School) =>
  (await db.unitAnswer.findMany({ orderBy: [{ question: "asc" }, { answer: "asc" }] })).map(
    ({ question, answer }) => `${question}: ${answer}`,
  );

async function turnOn(school: School, questions: string[], skills?: string): Promise<void> {
  const pat = await openSettings(school);
  await pat.fill({ questions });
  await school.slack.settle();
  if (skills !== undefined) await pat.fill({ skillsList1: skills });
  await save(school);
}

async function withQuestions(): Promise<School> {
  const school = await startSchool();
  await askEveryQuestion(school, SKILLS);
  return school;
}

/** Chooses from the list that is searched by typing. */
async function chooseSkills(school: School, skills: string[], by = TESS): Promise<void> {
  await school.slack.as(by).suggest("skills", "");
  await school.slack.as(by).fill({ skills });
}

async function logWithAnswers(school: School): Promise<void> {
  const tess = await openForm(school, "log");
  await tess.fill({ ...COMPLETE, taughtBy: "together", kind: "research" });
  await chooseSkills(school, ["Citing sources", "Asking questions"]);
  await seeAfter(school, () => tess.submit());
}

/** Opens the unit's form, changes it and saves it. Returns the answer. */
async function edit(school: School, fields: Parameters<ReturnType<School["slack"]["as"]>["fill"]>[0], by = TESS) {
  letPass(school);
  const { id: unit } = await school.db.unit.findFirstOrThrow();
  const click = await toForgedClick(school, { name: "edit-unit", value: { unit }, by });
  await seeAfter(school, () => school.slack.deliver("interaction", click), by);
  await school.slack.as(by).fill(fields);
  const before = school.slack.countWhispersTo(by);
  await school.slack.as(by).submit();
  return whisperAfter(school, before, by);
}

const seen = async (school: School, by = TESS): Promise<string> => {
  const { id: unit } = await school.db.unit.findFirstOrThrow();
  return (await forge(school, { name: "see-unit", value: { unit }, by })).text;
};

describe("questions that no admin turned on", () => {
  it("are nowhere: the form, the search and a unit are as they always were", async () => {
    const school = await startSchool();
    await openForm(school, "log");
    expect(fieldsIn(school).filter((field) => QUESTIONS.includes(`${field}`))).toEqual([]);
    await school.slack.as(TESS).close();
    await logByForm(school);
    expect(await answersOf(school)).toEqual([]);
    expect(await seen(school)).not.toMatch(/Who taught|Kind of work|Where|Skills/);
    await seeAfter(school, async () => clickOn(school, await ask(school, "list all"), "Filter"));
    expect(fieldsIn(school).filter((field) => QUESTIONS.includes(`${field}`))).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("turning questions on", () => {
  it("shows each in the form, after what is asked anyway, with nothing chosen", async () => {
    const school = await startSchool();
    await turnOn(school, QUESTIONS, SKILLS.join("\n"));
    const tess = await openForm(school, "log");
    const fields = fieldsIn(school);
    expect(fields.slice(fields.indexOf("classes"))).toEqual(["classes", ...QUESTIONS, "notes"]);
    expect(QUESTIONS.map((key) => tess.modal()?.values[key])).toEqual([null, null, null, []]);
    expectGoodMessages(school);
  });

  it("asks for skills once the list has an entry, and the field for the list appears with the question", async () => {
    const school = await startSchool();
    const pat = await openSettings(school);
    expect(fieldsIn(school, PAT)).not.toContain("skillsList1");
    await pat.fill({ questions: ["skills", "place"] });
    await school.slack.settle();
    expect(fieldsIn(school, PAT)).toContain("skillsList1");
    await save(school);
    await openForm(school, "log");
    expect(fieldsIn(school)).toContain("place");
    expect(fieldsIn(school)).not.toContain("skills");
    expectGoodMessages(school);
  });

  it("keeps a list of 300 entries, in its order, through other changes of the settings and while its question is off", async () => {
    const school = await startSchool();
    const list = skillsList(300);
    await askEveryQuestion(school, list);
    const stored = async () =>
      (await school.db.questionOption.findMany({ orderBy: { place: "asc" } })).map(({ name }) => name);
    const pat = await openSettings(school);
    expect(fieldsIn(school, PAT)).toEqual(expect.arrayContaining(["skillsList1", "skillsList2", "skillsList3"]));
    await pat.fill({ name: "Roosevelt School", questions: ["kind"] });
    await school.slack.settle();
    await save(school);
    expect(await stored()).toEqual(list);
    expect((await school.db.school.findFirstOrThrow()).unitQuestions).toBe("kind");
    // A removed entry leaves the list; the rest stays.
    const again = await openSettings(school);
    const first = `${again.modal()?.values.skillsList1}`.split("\n").slice(1).join("\n");
    await again.fill({ skillsList1: first });
    await save(school);
    expect(await stored()).toEqual(list.slice(1));
    expectGoodMessages(school);
  });

  it("tells an admin which entry of the list is too long", async () => {
    const school = await startSchool();
    const pat = await openSettings(school);
    await pat.fill({ questions: ["skills"] });
    await school.slack.settle();
    await pat.fill({ skillsList1: "x".repeat(151) });
    await pat.submit();
    await school.slack.settle();
    expect(pat.modal()?.errors).toEqual({ skillsList1: "Keep it to 150 characters or fewer. This has 151." });
    expect(await school.db.questionOption.count()).toBe(0);
    expectGoodMessages(school);
  });
});

describe("answers", () => {
  it("are saved with the unit and shown with it to all staff", async () => {
    const school = await withQuestions();
    await logWithAnswers(school);
    expect(await answersOf(school)).toEqual([
      "kind: research",
      "skills: Asking questions",
      "skills: Citing sources",
      "taughtBy: together",
    ]);
    const text = await seen(school, OMAR);
    expect(text).toContain(
      "Who taught: Together\nKind of work: Research\nSkills or standards: Asking questions and Citing sources",
    );
    expect(text).not.toContain("Where");
    expectGoodMessages(school);
  });

  it("are optional: a unit without any is saved, by the form and by a line", async () => {
    const school = await withQuestions();
    await logByForm(school);
    await ask(school, "log Maps, grade 4, level 2 with <@U0LIBRARY01>");
    expect(await school.db.unit.count()).toBe(2);
    expect(await answersOf(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("are saved once by a double click and a redelivery", async () => {
    const school = await withQuestions();
    const tess = await openForm(school, "log");
    await tess.fill({ ...COMPLETE, place: "library" });
    const before = school.slack.countWhispersTo(TESS);
    const [{ request }] = await Promise.all([tess.submit(), tess.submit()]);
    await whisperAfter(school, before);
    await school.slack.deliver("interaction", request.payload);
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(1);
    expect(await answersOf(school)).toEqual(["place: library"]);
    expectGoodMessages(school);
  });

  it("stay in the form when it asks something first: a day to come, the same unit twice", async () => {
    const school = await withQuestions();
    await logWithAnswers(school);
    const tess = await openForm(school, "log");
    await tess.fill({ ...COMPLETE, kind: "making" });
    await chooseSkills(school, ["Citing sources"]);
    await seeAfter(school, () => tess.submit());
    expect(tess.modal()?.values).toMatchObject({ kind: "making", skills: ["Citing sources"] });
    await seeAfter(school, () => tess.submit());
    expect((await answersOf(school)).filter((answer) => answer === "kind: making")).toHaveLength(1);
    expectGoodMessages(school);
  });

  it("are in the history of the unit, from what to what, and can be undone", async () => {
    const school = await withQuestions();
    await logWithAnswers(school);
    const before = await answersOf(school);
    const updated = await edit(school, { taughtBy: "librarian", kind: "none", skills: ["Citing sources"] });
    expect(updated.text).toContain(
      "You changed who taught from “Together” to “The librarian”, the kind of work from “Research” to none, and the skills or standards from “Asking questions” and “Citing sources” to “Citing sources”.",
    );
    expect(await answersOf(school)).toEqual(["skills: Citing sources", "taughtBy: librarian"]);
    expect((await press(school, updated, "Undo")).text).toMatch(/^Undone: /);
    expect(await answersOf(school)).toEqual(before);
    expect(await seen(school, OMAR)).toContain("Tess Teacher changed who taught from “The librarian” to “Together”");
    expectGoodMessages(school);
  });

  it("come along when the unit is logged again", async () => {
    const school = await withQuestions();
    await logWithAnswers(school);
    letPass(school, 48 * HOUR_MS);
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    const click = await toForgedClick(school, { name: "log-again", value: { unit } });
    await seeAfter(school, () => school.slack.deliver("interaction", click));
    expect(school.slack.as(TESS).modal()?.values).toMatchObject({
      ...{ taughtBy: "together", kind: "research", skills: ["Asking questions", "Citing sources"] },
    });
    await seeAfter(school, () => school.slack.as(TESS).submit());
    expect(await answersOf(school)).toHaveLength(8);
    expectGoodMessages(school);
  });

  it("are deleted with the unit, after it can't be restored anymore", async () => {
    const school = await withQuestions();
    await logWithAnswers(school);
    await press(school, lastWhisper(school), "Undo");
    expect(await answersOf(school)).toHaveLength(4);
    letPass(school, 25 * HOUR_MS);
    await school.bookend.tick();
    expect(await answersOf(school)).toEqual([]);
  });
});

describe("a question that is turned off", () => {
  it("isn't asked anymore, and the answers given stay where they were given", async () => {
    const school = await withQuestions();
    await logWithAnswers(school);
    const before = await answersOf(school);
    await turnOn(school, ["kind"]);
    const updated = await edit(school, { kind: "lesson", title: "Old Egypt" });
    expect(fieldsIn(school)).toEqual([]);
    expect(updated.text).toContain("from “Research” to “Lesson”");
    expect(await answersOf(school)).toEqual(before.map((answer) => answer.replace("research", "lesson")));
    expect(await seen(school)).toContain("Who taught: Together");
    expect((await press(school, updated, "Undo")).text).toMatch(/^Undone: /);
    expect(await answersOf(school)).toEqual(before);
    expectGoodMessages(school);
  });

  it("or on while a form is open changes nothing about that form: what it asked is saved, what it didn't ask stays", async () => {
    const school = await withQuestions();
    await logWithAnswers(school);
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    await school.db.school.updateMany({ data: { unitQuestions: "kind" } });
    const click = await toForgedClick(school, { name: "edit-unit", value: { unit } });
    await seeAfter(school, () => school.slack.deliver("interaction", click));
    await school.db.school.updateMany({ data: { unitQuestions: "taughtBy" } });
    await school.slack.as(TESS).fill({ kind: "reading" });
    letPass(school);
    await seeAfter(school, () => school.slack.as(TESS).submit());
    expect(await answersOf(school)).toEqual([
      "kind: reading",
      ...["skills: Asking questions", "skills: Citing sources", "taughtBy: together"],
    ]);
    expectGoodMessages(school);
  });
});

it("keeps a skill that left the list on the units that have it, also when they are edited", async () => {
  const school = await withQuestions();
  await logWithAnswers(school);
  await school.db.questionOption.deleteMany({ where: { name: "Citing sources" } });
  await edit(school, { title: "Old Egypt" });
  expect(await answersOf(school)).toContain("skills: Citing sources");
  const tess = await openForm(school, "log");
  const { ack } = await tess.suggest("skills", "");
  const offered = (ack as { options: { value: string }[] }).options.map(({ value }) => value);
  expect(offered).toEqual(["Asking questions", "Reading for pleasure"]);
  expectGoodMessages(school);
});

it("two people who save at once: the second hears about it, with their answers still in the form", async () => {
  const school = await withQuestions();
  await logWithAnswers(school);
  const { id: unit } = await school.db.unit.findFirstOrThrow();
  for (const by of [TESS, LEE]) {
    const click = await toForgedClick(school, { name: "edit-unit", value: { unit }, by });
    await seeAfter(school, () => school.slack.deliver("interaction", click), by);
  }
  letPass(school);
  await school.slack.as(LEE).fill({ kind: "reading" });
  await seeAfter(school, () => school.slack.as(LEE).submit(), LEE);
  await school.slack.as(TESS).fill({ kind: "making" });
  await seeAfter(school, () => school.slack.as(TESS).submit());
  expect(JSON.stringify(school.slack.as(TESS).modal()?.blocks[0])).toContain("Someone changed this unit");
  expect(school.slack.as(TESS).modal()?.values).toMatchObject({ kind: "making", taughtBy: "together" });
  expect(await answersOf(school)).toContain("kind: reading");
  letPass(school);
  await seeAfter(school, () => school.slack.as(TESS).submit());
  expect(await answersOf(school)).toContain("kind: making");
  expectGoodMessages(school);
});

describe("searching the log", () => {
  it("finds the units with an answer, by the form, and says what was searched for", async () => {
    const school = await withQuestions();
    await logWithAnswers(school);
    await logByForm(school, { title: "Maps", taughtBy: "teacher" });
    await logByForm(school, { title: "Kites" });
    await seeAfter(school, async () => clickOn(school, await ask(school, "list all"), "Filter"));
    const tess = school.slack.as(TESS);
    await tess.suggest("skills", "citing");
    await tess.fill({ taughtBy: "together", skills: "Citing sources" });
    await seeAfter(school, () => tess.submit());
    const found = lastWhisper(school);
    expect(found.text).toContain("All units · taught together · skills: Citing sources: 1");
    expect(found.text).toContain("Ancient Egypt");
    expect(found.text).not.toMatch(/Maps|Kites/);
    // The filter is still in the form, and an answer that leaves it makes the search wider.
    await seeAfter(school, () => clickOn(school, found, "Filter"));
    expect(tess.modal()?.values).toMatchObject({ taughtBy: "together", skills: "Citing sources" });
    await tess.fill({ taughtBy: "none" });
    await seeAfter(school, () => tess.submit());
    expect(lastWhisper(school).text).toContain("All units · skills: Citing sources: 1");
    expectGoodMessages(school);
  });
});
