// Coverage of a period by grade, subject, department and teacher: what has units, what has none, and who sees names.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { ask, clickOn, forge, lastWhisper, press, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { modalOf } from "../../support/homing.js";
import { fillLog } from "../../support/rows.js";
import { GUEST, LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const ANA = "U0TEACHER03";
const BEN = "U0TEACHER04";
const CAL = "U0TEACHER05";
const GAIL = "U0TEACHER06";

const linesIn = ({ text }: Message) => text.split("\n");

/** Five teachers, three of them in Science and one in Art. Gail has left. */
async function startCovered(): Promise<School> {
  const school = await startSchool();
  for (const [id, name] of [
    [ANA, "Ana Aide"],
    [BEN, "Ben Biology"],
    [CAL, "Cal Chemistry"],
  ] as const) {
    school.slack.addPerson({ id, name });
  }
  const unit = (date: string, loggedBy: string, rest: object = {}) => ({
    ...{ date, loggedBy, partners: [LEE], subject: "Science", grades: "4", level: 2, ...rest },
  });
  await fillLog(school, [
    unit("2026-09-14", BEN, { partners: [CAL] }),
    unit("2026-10-05", BEN, { grades: "4,5", level: 3 }),
    unit("2026-10-06", TESS, { subject: "Art", level: 4 }),
    unit("2026-10-07", GAIL, { subject: null, grades: "12", level: 1 }),
    unit("2026-11-11", OMAR),
    unit("2025-10-05", OMAR),
  ]);
  const { id: schoolId, workspaceId } = await school.db.school.findFirstOrThrow();
  await school.db.school.updateMany({ data: { grades: "K,4,5" } });
  await school.db.subject.createMany({ data: ["Art", "Music"].map((name) => ({ workspaceId, schoolId, name })) });
  await school.db.person.updateMany({ where: { id: GAIL }, data: { name: "Gail Gone", standing: "deactivated" } });
  return school;
}

async function addDepartment(school: School, name: string, teachers: string[], by = PAT): Promise<Message> {
  const list = await forge(school, { name: "departments", value: { page: 0 }, by });
  await seeAfter(school, () => clickOn(school, list, "Add a department", by), by);
  await school.slack.as(by).fill({ name, teachers });
  await seeAfter(school, () => school.slack.as(by).submit(), by);
  return lastWhisper(school, by);
}

const startWithDepartments = async () => {
  const school = await startCovered();
  await addDepartment(school, "Science", [BEN, CAL, ANA]);
  await addDepartment(school, "Art", [TESS]);
  return school;
};

describe("coverage", () => {
  it("of the school year says what has units and what has none, with names for a librarian", async () => {
    const school = await startWithDepartments();
    const overview = await ask(school, "coverage", { by: LEE });
    expect(linesIn(overview)).toEqual([
      "Coverage: 2026-27",
      // 20 + 30 + 40 + 10 tenths of four units.
      "4 units, average level of partnership 2.5.",
      "Grades: 2 of 3 have units. None: K.",
      "Subjects: 1 of 2 has units. None: Music.",
      "Departments: 2 of 3 have units. None: No department.",
      "Teachers: 3 of 5 have units. None: Ana Aide, Omar Teacher.",
      "Only librarians see teachers' names.",
    ]);
    expect(wordsOnButtons(overview)).toEqual([
      ...["By grade", "By subject", "By department", "By teacher", "Change departments"],
    ]);
    expectGoodMessages(school);
  });

  it("is shown as a table for each side, with what the school doesn't have anymore", async () => {
    const school = await startWithDepartments();
    const tables: Record<string, string[]> = {};
    let message = await ask(school, "coverage", { by: LEE });
    for (const button of ["By grade", "By subject", "By department", "By teacher"]) {
      message = await press(school, message, button, LEE);
      tables[button] = linesIn(message).slice(2, message.text.includes("Only librarians") ? -1 : undefined);
    }
    expect(tables).toEqual({
      "By grade": ["K · 0 · –", "4 · 3 · 3.0", "5 · 1 · 3.0", "12 (no longer offered) · 1 · 1.0"],
      "By subject": [
        "Science (not on the school's list) · 2 · 2.5",
        "Art · 1 · 4.0",
        "Music · 0 · –",
        "No subject · 1 · 1.0",
      ],
      // Ben's unit with Cal counts once.
      "By department": ["Art · 1 · 4.0", "Science · 2 · 2.5", "No department · 0 · –"],
      "By teacher": [
        "Ben Biology · 2 · 2.5",
        "Cal Chemistry · 1 · 2.0",
        "Gail Gone (not a teacher here now) · 1 · 1.0",
        "Tess Teacher · 1 · 4.0",
        "Ana Aide · 0 · –",
        "Omar Teacher · 0 · –",
      ],
    });
    expectGoodMessages(school);
  });

  it.each([
    ["last month", "October 2026", "3 units, average level of partnership 2.7."],
    ["Sep-Oct 2026", "September to October 2026", "4 units, average level of partnership 2.5."],
    ["last year", "2025-26", "1 unit, average level of partnership 2.0."],
    ["August 2026", "August 2026", "0 units."],
  ])("of %s is that of %s", async (typed, name, total) => {
    const school = await startCovered();
    expect(linesIn(await ask(school, `coverage ${typed}`, { by: LEE })).slice(0, 2)).toEqual([
      `Coverage: ${name}`,
      total,
    ]);
  });

  it("of what is no period is refused with examples", async () => {
    const school = await startSchool();
    expect((await ask(school, "coverage nonsense")).text).toContain('I don\'t recognize the period "nonsense".');
    expectGoodMessages(school);
  });

  it("of an empty school says so, and offers departments to those who may set them up", async () => {
    const school = await startSchool();
    const overview = await ask(school, "coverage", { by: LEE });
    expect(linesIn(overview)[1]).toBe("0 units.");
    expect(wordsOnButtons(overview)).toEqual(["By grade", "By teacher", "Set up departments"]);
    expectGoodMessages(school);
  });

  it("has pages where there are more rows than a screen", async () => {
    const school = await startSchool();
    await fillLog(
      school,
      Array.from({ length: 20 }, (_, index) => ({
        ...{ subject: `Subject ${String(index).padStart(2, "0")}`, loggedBy: TESS, partners: [LEE] },
      })),
    );
    const first = await press(school, await ask(school, "coverage"), "By subject");
    expect(linesIn(first).at(-1)).toBe("1 to 15 of 20.");
    const second = await press(school, first, "Next page");
    expect(linesIn(second).filter((line) => line.startsWith("Subject "))).toHaveLength(6);
    expect(linesIn(second).at(-1)).toBe("16 to 20 of 20.");
    expect(wordsOnButtons(second)).toEqual(["Previous page", "By grade"]);
    expectGoodMessages(school);
  });
});

describe("who sees what", () => {
  it("is no name for anyone but librarians, whatever they click, and no department of one or two", async () => {
    const school = await startWithDepartments();
    for (const by of [TESS, PAT]) {
      const overview = await ask(school, "coverage", { by });
      expect(linesIn(overview).slice(2)).toEqual([
        "Grades: 2 of 3 have units. None: K.",
        "Subjects: 1 of 2 has units. None: Music.",
        "Departments: 1 of 1 has units.",
        "Departments of fewer than 3 teachers aren't shown.",
      ]);
      const value = { period: { name: "2026-27", from: "2026-08-01", to: "2027-07-31" }, side: "teachers", page: 0 };
      const forged = await forge(school, { name: "coverage", value, by });
      expect(linesIn(forged)[1]).toBe("There are no teachers to show.");
      expect(forged.text).not.toMatch(/Ana|Ben|Gail/);
    }
    expect(wordsOnButtons(await ask(school, "coverage", { by: TESS }))).not.toContain("Change departments");
    expectGoodMessages(school);
  });

  it("is said to librarians when it isn't known who the teachers are", async () => {
    const school = await startWithDepartments();
    await school.db.school.updateMany({ data: { teacherChannel: "C0UNSEEN001" } });
    const overview = await ask(school, "coverage", { by: LEE });
    expect(linesIn(overview).at(-1)).toBe("I can't tell who the teachers are. Home says why, or Slack didn't answer.");
    expect(wordsOnButtons(overview)).not.toContain("By teacher");
    // Nobody knows how many of its people are still here.
    expect((await ask(school, "coverage", { by: TESS })).text).not.toContain("Science · ");
    expectGoodMessages(school);
  });

  it("changes as soon as a librarian isn't one anymore", async () => {
    const school = await startWithDepartments();
    const overview = await ask(school, "coverage", { by: LEE });
    await school.db.person.updateMany({ where: { id: LEE }, data: { librarian: false } });
    expect((await press(school, overview, "By teacher", LEE)).text).not.toContain("Ana");
  });
});

describe("departments", () => {
  it("are listed with their people, changed and deleted", async () => {
    const school = await startCovered();
    const list = await addDepartment(school, "Science", [BEN, CAL], LEE);
    expect(linesIn(list)).toEqual([
      "Departments",
      "Saved: Science.",
      "Science · Ben Biology and Cal Chemistry.",
      "Only librarians and admins see who is in which department.",
    ]);
    await seeAfter(school, () => clickOn(school, list, "Change", LEE), LEE);
    await school.slack.as(LEE).fill({ name: "Natural sciences", teachers: [BEN, CAL, OMAR] });
    await seeAfter(school, () => school.slack.as(LEE).submit(), LEE);
    expect(linesIn(lastWhisper(school, LEE))[2]).toBe(
      "Natural sciences · Ben Biology, Cal Chemistry, and Omar Teacher.",
    );
    const deleted = await press(school, lastWhisper(school, LEE), "Delete", LEE);
    expect(linesIn(deleted)[1]).toBe("Deleted: Natural sciences.");
    expect(await school.db.departmentTeacher.count()).toBe(0);
    expectGoodMessages(school);
  });

  it("keep people who leave, and say so", async () => {
    const school = await startWithDepartments();
    await school.slack.updatePerson(CAL, { isDeleted: true });
    // Forgets the list of the staff, as Bookend does after ten minutes.
    await school.restart();
    const list = await forge(school, { name: "departments", value: { page: 0 }, by: LEE });
    expect(linesIn(list)).toContain("Science · Ana Aide and Ben Biology. 1 more isn't on the staff anymore.");
    // Two are left, so the department names someone.
    expect((await ask(school, "coverage", { by: TESS })).text).not.toContain("Departments:");
    expect((await press(school, await ask(school, "coverage", { by: LEE }), "By department", LEE)).text).toContain(
      "Science · 2 · 2.5",
    );
    expectGoodMessages(school);
  });

  it.each([
    [
      "a name that is taken",
      { name: "SCIENCE", teachers: [OMAR] },
      { name: "There's already a department of this name." },
    ],
    [
      "a guest",
      { name: "Latin", teachers: [GUEST] },
      { teachers: "You can only choose staff members, not guests or apps." },
    ],
  ])("with %s are refused at the field", async (_what, fields, errors) => {
    const school = await startWithDepartments();
    const list = await forge(school, { name: "departments", value: { page: 0 }, by: LEE });
    await seeAfter(school, () => clickOn(school, list, "Add a department", LEE), LEE);
    await school.slack.as(LEE).fill(fields);
    const { ack } = await school.slack.as(LEE).submit();
    expect(ack).toMatchObject({ response_action: "errors", errors });
    expect(await school.db.department.count()).toBe(2);
    expectGoodMessages(school);
  });

  it("changed by someone else meanwhile are replaced only by a second save", async () => {
    const school = await startCovered();
    const list = await addDepartment(school, "Science", [BEN], LEE);
    await seeAfter(school, () => clickOn(school, list, "Change", LEE), LEE);
    await school.db.department.updateMany({ data: { name: "Sciences", key: "sciences", version: 2 } });
    await school.slack.as(LEE).fill({ name: "Biology" });
    await school.slack.as(LEE).submit();
    await school.slack.settle();
    expect(modalOf(school, LEE)[0]).toBe(
      "Someone changed Sciences while the form was open. Save again to replace that.",
    );
    await seeAfter(school, () => school.slack.as(LEE).submit(), LEE);
    expect(await school.db.department.findMany()).toMatchObject([{ name: "Biology", version: 3 }]);
    expectGoodMessages(school);
  });

  it("are added once by a form that is sent twice", async () => {
    const school = await startCovered();
    const list = await forge(school, { name: "departments", value: { page: 0 }, by: LEE });
    await seeAfter(school, () => clickOn(school, list, "Add a department", LEE), LEE);
    await school.slack.as(LEE).fill({ name: "Science", teachers: [BEN] });
    const { request } = await school.slack.as(LEE).submit();
    await school.slack.settle();
    await school.slack.deliver("interaction", request.payload);
    await school.slack.settle();
    expect(await school.db.department.count()).toBe(1);
    expectGoodMessages(school);
  });

  it("are for librarians and admins, asked again at each click", async () => {
    const school = await startWithDepartments();
    const department = (await school.db.department.findFirstOrThrow()).id;
    const before = await school.db.department.findMany({ include: { teachers: true } });
    for (const [name, value] of [
      ["departments", { page: 0 }],
      ["add-department", {}],
      ["change-department", { department, seen: 1 }],
      ["delete-department", { department, seen: 1 }],
    ] as const) {
      expect((await forge(school, { name, value, by: TESS })).text).toBe(
        "Only librarians and admins can see and change who is in a department.",
      );
    }
    expect(await school.db.department.findMany({ include: { teachers: true } })).toEqual(before);
    expectGoodMessages(school);
  });
});
