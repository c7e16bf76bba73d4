// Who counts as a teacher is a setting: a channel, people chosen by name, or all staff. Librarians see who has no unit.
import { describe, expect, it } from "vitest";
import { ask, forge, lastWhisper, openForm, whisperAfter } from "../../support/asking.js";
import { homeOf, openHome, openHomeAgain, pressHome } from "../../support/homing.js";
import { minutesAfter, tickAt } from "../../support/reporting.js";
import { fillLog } from "../../support/rows.js";
import {
  ADMIN,
  GRADE_4,
  GUEST,
  LEE,
  OMAR,
  PAT,
  ROBOT,
  type School,
  SECRET,
  STAFF,
  startSchool,
  TESS,
} from "../../support/school.js";
import { openSettings, save, stored } from "../../support/settings.js";
import { expectGoodMessages } from "../../support/words.js";

const TEACHERS = "C0TEACHERS1";

/** Tess has a unit with Lee; Omar and Ana have none. Ana isn't in #teachers. */
async function startWithTeachers(settings: Record<string, unknown> = { teacherChannel: TEACHERS }): Promise<School> {
  const school = await startSchool();
  school.slack.addPerson({ id: "U0TEACHER03", name: "Ana Aide" });
  school.slack.addChannel({ id: TEACHERS, name: "teachers", members: [TESS, OMAR, LEE, PAT, GUEST] });
  await fillLog(school, [{ title: "Rivers", loggedBy: TESS, partners: [LEE] }]);
  const pat = await openSettings(school);
  await pat.fill(settings as Parameters<typeof pat.fill>[0]);
  await save(school);
  return school;
}

const gapsIn = (home: readonly string[]) => home.find((line) => line.startsWith("No units yet this term"));

describe("teachers who have no unit", () => {
  it.each([
    ["all staff", {}, "2 of 3 staff members", ["Ana Aide", "Omar Teacher"]],
    ["a channel", { teacherChannel: TEACHERS }, `1 of 2 teachers in <#${TEACHERS}>`, ["Omar Teacher"]],
    ["people", { teachers: [TESS, "U0TEACHER03", PAT] }, "2 of 3 teachers", ["Ana Aide", "Pat Principal"]],
    [
      "a channel and people",
      { teacherChannel: TEACHERS, teachers: ["U0TEACHER03"] },
      "2 of 3 teachers",
      ["Ana Aide", "Omar Teacher"],
    ],
  ])("are counted among %s", async (_who, settings, count, names) => {
    const school = await startWithTeachers(settings);
    const home = await openHomeAgain(school, LEE);
    expect(gapsIn(home)).toContain(`; ${count}.`);
    const listed = await pressHome(school, "See who", LEE);
    expect(listed.slice(0, -1).sort()).toEqual(names);
    expect(listed.at(-1)).toBe(`${count}. Only librarians see this.`);
    expectGoodMessages(school);
  });

  it("are fewer once one has left the school", async () => {
    const school = await startWithTeachers({ teachers: [TESS, OMAR] });
    await school.slack.updatePerson(OMAR, { isDeleted: true });
    // Forgets the list of the staff, as Bookend does after ten minutes.
    await school.restart();
    const home = await openHomeAgain(school, LEE);
    expect(gapsIn(home)).not.toContain("teacher");
    // The setting stays as it is, and can be saved again.
    const pat = await openSettings(school);
    expect(pat.modal()?.values.teachers).toEqual([TESS, OMAR]);
    await pat.fill({ name: "Roosevelt School" });
    await save(school);
    expect(await stored(school)).toMatchObject({ name: "Roosevelt School", teachers: [TESS, OMAR].sort() });
    expectGoodMessages(school);
  });

  it("are nobody if nobody in the channel counts, and then nothing is claimed about them", async () => {
    const school = await startWithTeachers({ teacherChannel: ADMIN });
    await school.db.school.updateMany({ data: { grades: "4" } });
    expect(await openHomeAgain(school, LEE)).toContain("Every grade and subject has a unit this term.");
    expectGoodMessages(school);
  });

  it("are all reached when each has a unit", async () => {
    const school = await startWithTeachers();
    await school.db.school.updateMany({ data: { grades: "4" } });
    await fillLog(school, [{ title: "Maps", loggedBy: OMAR, partners: [LEE] }]);
    expect(await openHomeAgain(school, LEE)).toContain(
      `Every grade, subject and teacher in <#${TEACHERS}> has a unit this term.`,
    );
    const answer = await forge(school, { name: "not-reached", value: {}, by: LEE });
    expect(answer.text).toContain(`Every teacher in <#${TEACHERS}> has a unit this term.`);
    expectGoodMessages(school);
  });
});

describe("a channel that Bookend can't see anymore", () => {
  async function startWithPrivate(): Promise<School> {
    const school = await startWithTeachers({});
    await school.slack.invite(SECRET, school.slack.botUserId);
    const pat = await openSettings(school);
    await pat.fill({ teacherChannel: SECRET });
    await save(school);
    school.slack.kick(SECRET, school.slack.botUserId);
    return school;
  }

  it("is said to librarians, and to admins with what to do", async () => {
    const school = await startWithPrivate();
    const home = await openHomeAgain(school, LEE);
    expect(home).toContain(
      `I can't see who is in <#${SECRET}>, so I can't tell which teachers have no unit. An admin can fix this in the settings.`,
    );
    expect(gapsIn(home)).not.toContain("teacher");
    const refused = await forge(school, { name: "not-reached", value: {}, by: LEE });
    expect(refused.text).toContain("I can't see who is in the teachers' channel.");
    expect(await openHomeAgain(school, PAT)).toContain(
      `Teachers can't be counted. I can't see <#${SECRET}>. Type /invite @Bookend there.`,
    );
    expectGoodMessages(school);
  });

  it("or that is archived, is said to admins", async () => {
    const school = await startWithTeachers();
    expect((await openHomeAgain(school, PAT)).join("\n")).not.toContain("Teachers can't be counted.");
    school.slack.archive(TEACHERS);
    expect(await openHome(school, PAT)).toContain(
      `Teachers can't be counted. <#${TEACHERS}> is archived. Choose another channel.`,
    );
    expectGoodMessages(school);
  });
});

describe("while Slack is away", () => {
  it("the teachers it named last count", async () => {
    const school = await startWithTeachers();
    expect(gapsIn(await openHomeAgain(school, LEE))).toContain("1 of 2 teachers");
    await tickAt(school, minutesAfter(school.clock.now, 11));
    school.slack.faults.always("conversations.members", { kind: "status", status: 503 });
    school.slack.faults.always("users.list", { kind: "status", status: 503 });
    expect(gapsIn(await openHome(school, LEE))).toContain("1 of 2 teachers");
    expectGoodMessages(school);
  });

  it("and never named any, nothing is said about teachers", async () => {
    const school = await startWithTeachers();
    school.slack.faults.always("conversations.members", { kind: "status", status: 503 });
    expect(gapsIn(await openHomeAgain(school, LEE))).not.toContain("teacher");
    expect(homeOf(school, LEE).join("\n")).not.toContain("I can't see");
    expectGoodMessages(school);
  });
});

describe("the settings", () => {
  it("accept a channel that Bookend only sees, because it posts nothing there", async () => {
    const school = await startWithTeachers({ teacherChannel: GRADE_4 });
    expect(await stored(school)).toMatchObject({ teacherChannel: GRADE_4 });
    expectGoodMessages(school);
  });

  it.each([
    ["a channel nobody can see", { teacherChannel: SECRET }, "teacherChannel", "I can't see this channel."],
    ["a guest", { teachers: [TESS, GUEST] }, "teachers", "You can only choose staff members, not guests or apps."],
    ["an app", { teachers: [ROBOT] }, "teachers", "You can only choose staff members"],
  ])("refuse %s", async (_what, settings, field, error) => {
    const school = await startSchool();
    const pat = await openSettings(school);
    await pat.fill(settings as Parameters<typeof pat.fill>[0]);
    const { ack } = await save(school, PAT, { unchecked: true });
    expect(ack).toMatchObject({ errors: { [field]: expect.stringContaining(error) } });
    expect(await stored(school)).toMatchObject({ teacherChannel: null, teachers: [] });
    expectGoodMessages(school);
  });

  it("refuse a private channel that the admin isn't in", async () => {
    const school = await startSchool();
    await school.slack.invite(SECRET, school.slack.botUserId);
    school.slack.kick(SECRET, PAT);
    const pat = await openForm(school, "settings", PAT);
    await pat.fill({ teacherChannel: STAFF });
    const { request } = await pat.submit({ unchecked: true });
    await school.slack.settle();
    const forged = JSON.parse(JSON.stringify(request.payload).replaceAll(STAFF, SECRET));
    const { ack } = await school.slack.deliver("interaction", forged);
    expect(ack).toMatchObject({ errors: { teacherChannel: expect.stringContaining("you're not in it") } });
    expectGoodMessages(school);
  });

  it("keep hundreds of teachers, who are checked with one list", async () => {
    const school = await startSchool();
    const many = Array.from({ length: 300 }, (_, n) => `U0MANY${String(n).padStart(4, "0")}`);
    for (const id of many) school.slack.addPerson({ id, name: `Teacher ${id}` });
    const pat = await openSettings(school);
    const before = school.slack.calls.filter(({ method }) => method === "users.info").length;
    await pat.fill({ teachers: many });
    const whispers = school.slack.countWhispersTo(PAT);
    await pat.submit();
    await whisperAfter(school, whispers, PAT);
    expect(lastWhisper(school, PAT).text).toContain("Settings saved");
    expect((await stored(school)).teachers).toHaveLength(300);
    expect(school.slack.calls.filter(({ method }) => method === "users.info").length - before).toBeLessThan(5);
    expect((await openSettings(school)).modal()?.values.teachers).toHaveLength(300);
    await school.slack.as(PAT).close();
    expect((await ask(school, "help", { by: PAT })).text).not.toBe("");
    expectGoodMessages(school);
  });
});
