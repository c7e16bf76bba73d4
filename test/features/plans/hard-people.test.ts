// A partner who left: deactivated in Slack, or erased at their own request. Their place in the plan stays, in every view.
import { describe, expect, it } from "vitest";
import { FORMER_COLLEAGUE } from "../../../src/domain/former-colleague.js";
import { asPersonId, asWorkspaceId } from "../../../src/domain/ids.js";
import { erasePerson } from "../../../src/store/erase-person.js";
import { ask, forge, press } from "../../support/asking.js";
import { openStep, planNow, startPlan, submitStep } from "../../support/planning.js";
import { withPlan } from "../../support/publishing.js";
import { LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

async function erase({ db, slack, clock }: School, id: string): Promise<void> {
  const { name } = await db.person.findFirstOrThrow({ where: { id } });
  const whose = { workspaceId: asWorkspaceId(slack.teamId), id: asPersonId(id), name };
  await erasePerson(db, whose, clock.now);
}

async function withOmar() {
  const school = await startSchool();
  await ask(school, "help", { by: OMAR });
  const plan = await startPlan(school, {
    librarians: [LEE],
    teachers: [TESS, OMAR],
    jobTitles: "Omar Teacher: Grade 4",
  });
  await openStep(school, plan, "resources", OMAR);
  await submitStep(school, { print: "Omar's book" }, OMAR);
  return { school, plan };
}

const peopleOf = async (school: School, plan: string) =>
  (await planNow(school, plan)).values.people.map(({ name, jobTitle }) => (jobTitle ? `${name}, ${jobTitle}` : name));

describe("a partner who was deactivated in Slack", () => {
  it("stays in the form, the plan and its history, and nobody's change takes them out", async () => {
    const { school, plan } = await withOmar();
    await school.slack.updatePerson(OMAR, { isDeleted: true });
    const tess = await openStep(school, plan, "who");
    expect(tess.modal()?.values.teachers).toEqual([TESS, OMAR]);
    await submitStep(school, { title: "Rivers" });
    expect(await peopleOf(school, plan)).toEqual(["Tess Teacher", "Lee Librarian", "Omar Teacher, Grade 4"]);
    expect((await forge(school, { name: "see-plan", value: { plan } })).text).toContain("Omar Teacher (Grade 4)");
    expect((await forge(school, { name: "plan-history", value: { plan } })).text).toContain("2. Omar Teacher");
    expectGoodMessages(school);
  });

  it("can be taken out, and then not be chosen again", async () => {
    const { school, plan } = await withOmar();
    await school.slack.updatePerson(OMAR, { isDeleted: true });
    const tess = await openStep(school, plan, "who");
    await submitStep(school, { teachers: [TESS], jobTitles: "" });
    expect(await peopleOf(school, plan)).toEqual(["Tess Teacher", "Lee Librarian"]);
    await openStep(school, plan, "who");
    const [exchange] = await tess.fill({ title: "Rivers" });
    const payload = JSON.parse(JSON.stringify(exchange?.request.payload));
    payload.view.state.values.teachers.teachers.selected_users = [TESS, OMAR];
    const { actions: _, ...forged } = payload;
    const { ack } = await school.slack.deliver("interaction", { ...forged, type: "view_submission" });
    expect((ack?.errors as Record<string, string> | undefined)?.teachers).toContain("Omar Teacher");
    expect(await peopleOf(school, plan)).toEqual(["Tess Teacher", "Lee Librarian"]);
    expectGoodMessages(school);
  });

  it("isn't asked about their name, and copies say a teacher", async () => {
    const school = await startSchool();
    const plan = await withPlan(school);
    await school.slack.updatePerson(TESS, { isDeleted: true });
    await forge(school, { name: "ask-plan-names", value: { plan }, by: LEE });
    expect(school.slack.directMessagesTo(TESS)).toEqual([]);
    const start = await forge(school, { name: "publish-plan", value: { plan }, by: LEE });
    const copy = await press(school, start, "See the copy", LEE);
    expect(copy.text).not.toContain("Tess");
    expectGoodMessages(school);
  });
});

describe("a partner whose data was erased", () => {
  it("stays as a former colleague, whom no form shows and no change takes out", async () => {
    const { school, plan } = await withOmar();
    await erase(school, OMAR);
    const tess = await openStep(school, plan, "who");
    expect(tess.modal()?.values.teachers).toEqual([TESS]);
    await submitStep(school, { title: "Rivers" });
    expect(await peopleOf(school, plan)).toEqual(["Tess Teacher", "Lee Librarian", FORMER_COLLEAGUE]);
    for (const name of ["see-plan", "plan-history"]) {
      const { text } = await forge(school, { name, value: { plan } });
      expect(text).toContain(FORMER_COLLEAGUE);
      expect(text).not.toMatch(/Omar Teacher|Grade 4/);
    }
    expect((await forge(school, { name: "plan-version", value: { plan, number: 2 } })).text).toContain("Omar's book");
    await forge(school, { name: "restore-version", value: { plan, number: 1, after: 3 } });
    expect(await peopleOf(school, plan)).toContain(FORMER_COLLEAGUE);
    expectGoodMessages(school);
  });

  it("who agreed to be named is a teacher on copies from then on", async () => {
    const school = await startSchool();
    const plan = await withPlan(school, { teacherDuties: [{ text: "Model the stream table", addressesGap: false }] });
    await forge(school, { name: "answer-plan-name", value: { plan, allowed: true }, by: TESS });
    await erase(school, TESS);
    const start = await forge(school, { name: "publish-plan", value: { plan }, by: LEE });
    const copy = await press(school, start, "See the copy", LEE);
    expect(copy.text).not.toMatch(/Tess|Former colleague/);
    expectGoodMessages(school);
  });
});

describe("job titles", () => {
  const titlesOf = async (school: School, plan: string) =>
    (await planNow(school, plan)).values.people.map(({ id, jobTitle }) => [id, jobTitle]);

  it("of two people with one name stay with each of them", async () => {
    const school = await startSchool();
    for (const id of [TESS, OMAR]) {
      await school.slack.updatePerson(id, { name: "Ana Rivera" });
      await ask(school, "help", { by: id });
    }
    const jobTitles = "Ana Rivera: Grade 4\nAna Rivera: Grade 5";
    const plan = await startPlan(school, { teachers: [TESS, OMAR], jobTitles });
    expect(await titlesOf(school, plan)).toEqual([
      [TESS, "Grade 4"],
      [OMAR, "Grade 5"],
    ]);
    await openStep(school, plan, "who");
    await submitStep(school, { jobTitles: "Ana Rivera: Grade 5" });
    expect(await titlesOf(school, plan)).toEqual([
      [TESS, undefined],
      [OMAR, "Grade 5"],
    ]);
    await openStep(school, plan, "who");
    await submitStep(school, { title: "Deltas" });
    expect(await titlesOf(school, plan)).toEqual([
      [TESS, undefined],
      [OMAR, "Grade 5"],
    ]);
    expectGoodMessages(school);
  });

  it("are found behind a name with a colon, and one that is too long is named", async () => {
    const school = await startSchool();
    await school.slack.updatePerson(TESS, { name: "Tess Teacher (she: her)" });
    await ask(school, "help");
    const plan = await startPlan(school, { jobTitles: "Tess Teacher (she: her): Grade 4: science" });
    expect(await titlesOf(school, plan)).toEqual([[TESS, "Grade 4: science"]]);
    const tess = await openStep(school, plan, "who");
    expect(tess.modal()?.values.jobTitles).toBe("Tess Teacher (she: her): Grade 4: science");
    await submitStep(school, { jobTitles: `Tess Teacher (she: her): ${"x".repeat(76)}` });
    const words = "Keep each title to 75 characters or fewer. Tess Teacher (she: her) has more.";
    expect(tess.modal()?.errors.jobTitles).toBe(words);
    expectGoodMessages(school);
  });
});

describe("the people of a plan as they are typed", () => {
  it("get their job title by the beginning of their name, if it is only theirs", async () => {
    const school = await startSchool();
    const plan = await startPlan(school, { librarians: [LEE], others: "Ana Roe, Ana Lund" });
    const tess = await openStep(school, plan, "who");
    const jobTitles = "Tess: Grade 4\nlee: Library media specialist";
    await tess.fill({ jobTitles: `${jobTitles}\nAna: Aide` });
    await tess.submit();
    expect(tess.modal()?.errors.jobTitles).toBe("I can't find Ana among the people of this plan.");
    await submitStep(school, { jobTitles });
    const people = ["Tess Teacher, Grade 4", "Lee Librarian, Library media specialist", "Ana Roe", "Ana Lund"];
    expect(await peopleOf(school, plan)).toEqual(people);
    const seen = await forge(school, { name: "see-plan", value: { plan } });
    expect(seen.text).toContain("Librarian: Lee Librarian (Library media specialist)");
    expect(seen.text).toContain("Teachers: Tess Teacher (Grade 4), Ana Roe, and Ana Lund");
    expectGoodMessages(school);
  });

  it("are to be picked where the form has a field for them", async () => {
    const school = await startSchool();
    const plan = await startPlan(school);
    const tess = await openStep(school, plan, "who");
    await tess.fill({ others: "@lee" });
    await tess.submit();
    expect(tess.modal()?.errors.others).toBe("Pick people who are in this Slack under Librarians or Teachers.");
  });
});
