// Goals for a school year: set by form or in a line, changed, deleted, and shown with the way toward them.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { toResultWords } from "../../../src/features/goals/progress-words-view.js";
import { readYearGoals } from "../../../src/features/goals/read-goals.js";
import { ask, clickOn, forge, lastWhisper, openForm, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { modalOf } from "../../support/homing.js";
import { rowOf } from "../../support/reporting.js";
import { fillLog } from "../../support/rows.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const goals = (school: School) => school.db.goal.findMany({ orderBy: [{ year: "asc" }, { place: "asc" }] });
const linesIn = ({ text }: Message) => text.split("\n");

/** 51 of 217, from Monday to Friday: September 1 to November 10, of September to June. */
const OVER = "24% of the year's school days are over.";

type Fields = Parameters<ReturnType<School["slack"]["as"]>["fill"]>[0];

/** Fills the form in step by step, because it is redrawn in between, and submits it. */
async function submitForm(school: School, steps: readonly Fields[], by = LEE) {
  for (const fields of steps) {
    if ("subjects" in fields) await school.slack.as(by).suggest("subjects", "");
    await school.slack.as(by).fill(fields);
    await school.slack.settle();
  }
  const exchange = await school.slack.as(by).submit();
  await school.slack.settle();
  return exchange;
}

const fieldsShown = ({ slack }: School) =>
  (slack.as(LEE).modal()?.blocks ?? []).flatMap(({ type, block_id: id }) => (type === "input" ? [id] : []));

/** Opens the form from the list of goals. */
async function openGoalForm(school: School, button = "Add a goal", by = LEE) {
  const list = await ask(school, "goals", { by });
  await seeAfter(school, () => clickOn(school, list, button, by), by);
}

/** This year 3 of 4 units with a subject are in English, and one has none. Last year it was 4 of 5, one of them later. */
async function startWithUnits(): Promise<School> {
  const school = await startSchool();
  const unit = (date: string, subject: string | null, level: number) => ({
    ...{ date, subject, level, loggedBy: TESS, partners: [LEE], createdAt: `${date}T15:00:00.000Z` },
  });
  await fillLog(school, [
    unit("2025-10-02", "English", 1),
    unit("2025-10-20", "english", 2),
    unit("2025-11-10", "Science", 3),
    unit("2025-11-11", "English", 4),
    unit("2026-05-04", "English", 4),
    unit("2026-09-14", "English", 2),
    unit("2026-09-21", "ENGLISH", 2),
    unit("2026-10-05", "English", 3),
    unit("2026-10-19", "Art", 3),
    unit("2026-11-09", null, 4),
    // Planned, so it isn't counted yet.
    unit("2026-11-11", "Art", 4),
  ]);
  return school;
}

describe("a goal", () => {
  it("is set by a form with two fields, and listed with the way toward it", async () => {
    const school = await startWithUnits();
    expect(linesIn(await ask(school, "goals", { by: LEE }))).toEqual([
      "Goals for 2026-27",
      "No goals for 2026-27 yet. A goal is a number of units, an average level or a share of the units.",
    ]);
    await openGoalForm(school);
    expect(fieldsShown(school)).toEqual(["kind", "target"]);
    await submitForm(school, [{ kind: "units", target: "60" }]);
    // The day counts up to last year's same date: three units, not five.
    expect(linesIn(lastWhisper(school, LEE))).toEqual([
      "Goals for 2026-27",
      "Added: 60 units.",
      "5 of 60 units (8%). Last year at this point: 3.",
      OVER,
    ]);
    expectGoodMessages(school);
  });

  it("for an average level or a share starts from the value of the whole year before", async () => {
    const school = await startWithUnits();
    await openGoalForm(school);
    await submitForm(school, [{ kind: "level" }, { target: "3.2" }]);
    await openGoalForm(school);
    await submitForm(school, [
      { kind: "share" },
      { which: "subject-outside" },
      { subjects: ["English"], target: "25 %" },
    ]);
    // 14 tenths of five units are 2.8, and 1 of 5 is 20%. This year 14 of 5 again, and 1 of the 4 with a subject.
    expect(linesIn(lastWhisper(school, LEE))).toEqual([
      "Goals for 2026-27",
      "Added: units outside English from 20% to 25%.",
      "Average level: 2.8; the goal is 3.2, from 2.8. Last year at this point: 2.0.",
      "Units outside English: 25% (1 of 4); the goal is 25%, from 20%. Last year at this point: 33%.",
      OVER,
      "Shares by subject are of the units that have a subject.",
    ]);
    expect(await goals(school)).toMatchObject([
      { kind: "level", start: 28, target: 32 },
      { kind: "share", shareBy: "subject", isOutside: true, names: "English", start: 20, target: 25 },
    ]);
    expectGoodMessages(school);
  });

  it("has no start if there was no year before, and the one that was typed if there is one", async () => {
    const school = await startSchool();
    await openGoalForm(school);
    await submitForm(school, [{ kind: "level" }, { target: "3" }]);
    await openGoalForm(school);
    await submitForm(school, [
      { kind: "share" },
      { which: "grade-in" },
      { grades: ["6", "7"], start: "10%", target: "20" },
    ]);
    expect(linesIn(lastWhisper(school, LEE)).slice(2)).toEqual([
      "Average level: –; the goal is 3.0.",
      "Units with grades 6, 7: – (0 of 0); the goal is 20%, from 10%.",
      OVER,
    ]);
    expectGoodMessages(school);
  });

  it.each<[string, Fields[], Record<string, RegExp>]>([
    ["no units", [{ kind: "units", target: "0" }], { target: /from 1 to 10,000/ }],
    ["an average of 5", [{ kind: "level" }, { target: "5" }], { target: /from 1 to 4/ }],
    [
      "a share of 120%",
      [{ kind: "share" }, { which: "level-in" }, { levels: ["3"], target: "120 %" }],
      { target: /from 0 to 100/ },
    ],
    [
      "a start that is none",
      [{ kind: "share" }, { which: "level-in" }, { levels: ["3"], start: "few", target: "20" }],
      { start: /from 0 to 100/ },
    ],
    [
      "a share of all levels",
      [{ kind: "share" }, { which: "level-in" }, { levels: ["1", "2", "3", "4"], target: "20" }],
      { levels: /Every unit has one of these/ },
    ],
  ])("of %s is refused at the field", async (_what, steps, errors) => {
    const school = await startSchool();
    await openGoalForm(school);
    const { ack } = await submitForm(school, steps);
    expect(ack).toMatchObject({
      response_action: "errors",
      errors: Object.fromEntries(Object.entries(errors).map(([field, words]) => [field, expect.stringMatching(words)])),
    });
    expect(await goals(school)).toEqual([]);
  });

  it("below its start is asked about once, and then kept", async () => {
    const school = await startWithUnits();
    await openGoalForm(school);
    await submitForm(school, [{ kind: "share" }, { which: "subject-in" }, { subjects: ["English"], target: "70" }]);
    expect(await goals(school)).toEqual([]);
    expect(modalOf(school, LEE)[0]).toBe(
      "The goal (70%) is lower than where you start (80%). If you want it to go down, save again.",
    );
    await submitForm(school, []);
    expect(lastWhisper(school, LEE).text).toContain(
      "Units in English: 75% (3 of 4); the goal is 70%, from 80%. Last year at this point: 67%.",
    );
    expectGoodMessages(school);
  });
});

describe("a typed line", () => {
  it.each([
    ["60 units", "Added: 60 units."],
    ["level 2.6", "Added: average level from 2.8 to 2.6."],
    ["average level from 2.1 to 2.6", "Added: average level from 2.1 to 2.6."],
    ["outside English 25 %", "Added: units outside English from 20% to 25%."],
    ["units outside english from 10% to 25%", "Added: units outside English from 10% to 25%."],
    ["30% of units in Art or science", "Added: units in Art or Science from 20% to 30%."],
    ["grades 6-8 40%", "Added: units with grades 6–8 from 0% to 40%."],
    ["outside grade 4: 5%", "Added: units outside grade 4 from 0% to 5%."],
    ["levels 3 and 4 70%", "Added: units at level 3 or 4 from 60% to 70%."],
  ])("%j sets a goal", async (typed, added) => {
    const school = await startWithUnits();
    if (typed === "level 2.6") {
      await openForm(school, `goals ${typed}`, LEE);
      expect(modalOf(school, LEE)[0]).toMatch(/^The goal \(2\.6\) is lower than where you start \(2\.8\)/);
      await submitForm(school, []);
    } else await ask(school, `goals ${typed}`, { by: LEE });
    expect(linesIn(lastWhisper(school, LEE))[1]).toBe(added);
    expect(await goals(school)).toHaveLength(1);
    expectGoodMessages(school);
  });

  it.each([
    ["0 units", /from 1 to 10,000/],
    ["level 5", /from 1 to 4/],
    ["outside English 120%", /from 0 to 100/],
    ["outside Englsh 25%", /No unit has the subject "Englsh"/],
    ["nonsense", /I don't recognize the period "nonsense"/],
  ])("%j is refused with the reason", async (typed, reason) => {
    const school = await startWithUnits();
    expect((await ask(school, `goals ${typed}`, { by: LEE })).text).toMatch(reason);
    expect(await goals(school)).toEqual([]);
    expectGoodMessages(school);
  });

  it("for what already has a goal opens that one, filled in", async () => {
    const school = await startSchool();
    await ask(school, "goals 60 units", { by: LEE });
    await openForm(school, "goals 70 units", LEE);
    await submitForm(school, []);
    expect(linesIn(lastWhisper(school, LEE)).slice(1)).toEqual(["Changed: 70 units.", "0 of 70 units (0%).", OVER]);
    expect(await goals(school)).toHaveLength(1);
  });

  it("sent twice sets one goal", async () => {
    const school = await startSchool();
    const { request } = await school.slack.as(LEE).command("/unit", "goals 60 units");
    await school.slack.settle();
    await school.slack.deliver("command", request.payload);
    await school.slack.settle();
    expect(await goals(school)).toHaveLength(1);
    expectGoodMessages(school);
  });
});

describe("a year", () => {
  it("has up to five goals, and one for each thing", async () => {
    const school = await startSchool();
    for (const typed of ["60 units", "level 2.5", "grade 1 10%", "grade 2 10%"]) {
      await ask(school, `goals ${typed}`, { by: LEE });
    }
    await openGoalForm(school);
    const { ack } = await submitForm(school, [{ kind: "units", target: "5" }]);
    expect(ack).toMatchObject({ errors: { kind: expect.stringMatching(/^2026-27 already has a goal for this/) } });
    await submitForm(school, [{ kind: "share" }, { which: "grade-outside" }, { grades: ["1"], target: "5" }]);
    const full = lastWhisper(school, LEE);
    expect(full.text).toContain("A school year has up to 5 goals.");
    expect(wordsOnButtons(full)).not.toContain("Add a goal");
    expect((await ask(school, "goals grade 3 10%", { by: LEE })).text).toContain("2026-27 has 5 goals already.");
    expect(await goals(school)).toHaveLength(5);
    expectGoodMessages(school);
  });

  it("before keeps its goals with what became of them, and they can be set again", async () => {
    const school = await startWithUnits();
    const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
    const goal = { workspaceId, schoolId, year: "2025-26", createdAt: "2025-09-01T12:00:00.000Z" };
    await school.db.goal.createMany({
      data: [
        { ...goal, id: "few", place: 1, kind: "units", measure: "units", target: 5 },
        { ...goal, id: "high", place: 2, kind: "level", measure: "level", start: 20, target: 30 },
      ],
    });
    const past = await ask(school, "goals last year", { by: LEE });
    expect(linesIn(past)).toEqual([
      "Goals for 2025-26",
      "Reached: 5 of 5 units (100%).",
      "Not reached: average level: 2.8; the goal was 3.0, from 2.0.",
    ]);
    expect(wordsOnButtons(past)).toEqual(["Set it for 2026-27", "Set it for 2026-27", "See 2024-25", "See 2026-27"]);
    for (const name of ["change-goal", "delete-goal"]) {
      const answer = await forge(school, { name, value: { goal: "few", seen: 1 }, by: LEE });
      expect(answer.text).toBe("2025-26 is over, so its goals stay as they were.");
    }
    await seeAfter(school, () => clickOn(school, past, "Set it for 2026-27", LEE), LEE);
    await submitForm(school, [{ target: "8" }]);
    expect(await goals(school)).toMatchObject([
      { year: "2025-26" },
      { year: "2025-26" },
      { year: "2026-27", target: 8 },
    ]);
    expectGoodMessages(school);
  });

  it("is measured whole for its summary, whatever day of the summer it is", async () => {
    const school = await startSchool();
    const unit = (date: string) => ({ date, loggedBy: TESS, partners: [LEE], createdAt: `${date}T15:00:00.000Z` });
    await fillLog(school, [unit("2025-10-01"), unit("2026-07-10"), unit("2026-10-01")]);
    await ask(school, "goals 3 units", { by: LEE });
    const row = await rowOf(school);
    const year = row.calendar.schoolYearNamed("2026-27");
    const readOn = async (day: string, options = {}) => {
      const now = new Date(`${day}T15:00:00Z`);
      const [progress] = await readYearGoals({ db: school.db, school: row, now }, year, options);
      return progress && toResultWords(progress);
    };
    const whole = "Not reached: 1 of 3 units (33%). The year before: 2.";
    expect(await readOn("2027-06-30", { isWhole: true })).toBe(whole);
    expect(await readOn("2027-07-20", { isWhole: true })).toBe(whole);
    expect(await readOn("2027-06-30")).toBe("Not reached: 1 of 3 units (33%). The year before: 1.");
  });

  it("to come has goals of its own, without a way toward them yet", async () => {
    const school = await startSchool();
    const next = await press(school, await ask(school, "goals", { by: LEE }), "See 2027-28", LEE);
    await seeAfter(school, () => clickOn(school, next, "Add a goal", LEE), LEE);
    await submitForm(school, [{ target: "80" }]);
    expect(linesIn(lastWhisper(school, LEE))).toEqual(["Goals for 2027-28", "Added: 80 units.", "80 units."]);
    expect(linesIn(await ask(school, "goals next year", { by: LEE }))[0]).toBe("Goals for 2027-28");
    const far = await forge(school, { name: "add-goal", value: { year: "2035-36" }, by: LEE });
    expect(far.text).toBe("Goals can be set for this school year and the next one.");
  });
});

describe("changing and deleting", () => {
  it("asks before it deletes, and says what it deleted", async () => {
    const school = await startSchool();
    const list = await ask(school, "goals 60 units", { by: LEE });
    const button = list.blocks.flatMap((block) => (block.type === "actions" ? block.elements : []))[1];
    expect(button).toMatchObject({ confirm: { text: { text: "60 units." } } });
    const after = await press(school, list, "Delete", LEE);
    expect(linesIn(after).slice(1, 3)).toEqual([
      "Deleted: 60 units.",
      "No goals for 2026-27 yet. A goal is a number of units, an average level or a share of the units.",
    ]);
    const again = await forge(school, { name: "delete-goal", value: { goal: "gone", seen: 1 }, by: LEE });
    expect(again.text).toContain("That goal was already deleted.");
    expectGoodMessages(school);
  });

  it("stops where someone else changed the goal meanwhile, keeps what was typed, and saves the second time", async () => {
    const school = await startSchool();
    await ask(school, "goals 60 units", { by: LEE });
    await openGoalForm(school, "Change");
    await openGoalForm(school, "Change", PAT);
    await submitForm(school, [{ target: "80" }], PAT);
    await submitForm(school, [{ target: "70" }]);
    expect(await goals(school)).toMatchObject([{ target: 80 }]);
    expect(modalOf(school, LEE)[0]).toBe(
      "Someone changed this goal while the form was open: 80 units. Save again to replace it.",
    );
    await submitForm(school, []);
    expect(await goals(school)).toMatchObject([{ target: 70, version: 3 }]);
    expectGoodMessages(school);
  });

  it("twice by the same submission changes once", async () => {
    const school = await startSchool();
    await ask(school, "goals 60 units", { by: LEE });
    await openGoalForm(school, "Change");
    const { request } = await submitForm(school, [{ target: "70" }]);
    await school.slack.deliver("interaction", request.payload);
    await school.slack.settle();
    expect(await goals(school)).toMatchObject([{ target: 70, version: 2 }]);
    expectGoodMessages(school);
  });
});

describe("a year that is typed", () => {
  it.each([
    ["2026", "2026-27"],
    ["2025", "2025-26"],
    ["2025-26", "2025-26"],
    ["2027", "2026-27"],
    ["fall", "2026-27"],
    ["last year", "2025-26"],
    ["October 2025", "2025-26"],
  ])("%s is the school year %s", async (typed, year) => {
    const school = await startSchool();
    expect(linesIn(await ask(school, `goals ${typed}`, { by: LEE }))[0]).toBe(`Goals for ${year}`);
  });
});

describe("who may", () => {
  it("set goals are librarians and admins, asked again at each click; all staff can read them", async () => {
    const school = await startSchool();
    await ask(school, "goals 60 units", { by: PAT });
    const [goal] = await goals(school);
    const list = await ask(school, "goals", { by: TESS });
    expect(linesIn(list)).toEqual(["Goals for 2026-27", "0 of 60 units (0%).", OVER]);
    expect(wordsOnButtons(list)).toEqual(["See 2025-26", "See 2027-28"]);
    const no = "Only librarians and admins can set goals.";
    expect((await ask(school, "goals 70 units", { by: TESS })).text).toContain(no);
    const value = { goal: goal?.id, seen: 1 };
    for (const name of ["change-goal", "delete-goal"]) {
      expect((await forge(school, { name, value, by: OMAR })).text).toBe(no);
    }
    expect((await forge(school, { name: "add-goal", value: { year: "2026-27" }, by: OMAR })).text).toBe(no);
    // A librarian whose role ends while the form is open.
    await openGoalForm(school, "Change");
    await school.db.person.updateMany({ where: { id: LEE }, data: { librarian: false } });
    await submitForm(school, [{ target: "70" }]);
    expect(modalOf(school, LEE)[0] ?? lastWhisper(school, LEE).text).toContain(no);
    expect(await goals(school)).toEqual([goal]);
    expectGoodMessages(school);
  });
});
