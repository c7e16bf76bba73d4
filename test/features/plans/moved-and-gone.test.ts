// What happens to a plan around a form that is open: its log entry is deleted, gone for good, moved to another year or raised
// to level 4, the plan goes, rights go, Bookend is upgraded, and two people begin the same plan.
import { describe, expect, it } from "vitest";
import type { VisibleView } from "../../../sandbox/workspace/acting/visible-view.js";
import type { JsonObject } from "../../../sandbox/workspace/json.js";
import {
  ask,
  clickOn,
  forge,
  lastWhisper,
  press,
  seeAfter,
  toForgedClick,
  wordsOnButtons,
} from "../../support/asking.js";
import { logInOneLine } from "../../support/logging.js";
import { type Entry, openStep, planNow, startPlan, submitStep, wordsOfModal } from "../../support/planning.js";
import { tickAt } from "../../support/reporting.js";
import { LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

async function click(school: School, name: string, value: object, by = TESS) {
  const payload = await toForgedClick(school, { name, value, by });
  await seeAfter(school, () => school.slack.deliver("interaction", payload), by);
}

/** Tess and Lee logged the unit, and it has a plan. */
async function planned() {
  const school = await startSchool();
  await logInOneLine(school, `Rivers, grade 4, level 2 with <@${LEE}>`);
  await seeAfter(school, () => clickOn(school, lastWhisper(school), "Plan this unit"));
  await submitStep(school, { timeFrame: "Three weeks", stop: ["yes"] });
  const [{ id: plan }, { id: unit }] = [
    await school.db.plan.findFirstOrThrow(),
    await school.db.unit.findFirstOrThrow(),
  ];
  return { school, plan, unit, tess: school.slack.as(TESS) };
}

/** Lee changes the log entry with its own form. */
async function changeUnit(school: School, unit: string, ...fields: Entry[]) {
  await click(school, "edit-unit", { unit }, LEE);
  for (const some of fields.slice(0, -1)) await school.slack.as(LEE).fill(some);
  await school.slack.settle();
  await submitStep(school, fields.at(-1) ?? {}, LEE);
}

/** What Slack would send for the open form with this in it. */
async function toSubmission(school: School, fields: Entry): Promise<JsonObject> {
  const [typed] = await school.slack.as(TESS).fill(fields);
  await school.slack.settle();
  if (!typed) throw new Error("Nothing was typed.");
  const { actions: _, container: __, ...payload } = typed.request.payload;
  return { ...payload, type: "view_submission", response_urls: [] };
}

describe("a log entry that is deleted", () => {
  it("while its step is open is asked for, and what was typed is saved once it is restored", async () => {
    const { school, plan, unit, tess } = await planned();
    await openStep(school, plan, "who");
    await tess.fill({ title: "Rivers and Deltas", timeFrame: "A month" });
    await forge(school, { name: "delete-unit", value: { unit }, by: LEE });
    await submitStep(school, {});
    expect(wordsOfModal(school)).toContain(
      "*Not saved.* This plan's log entry was deleted. Restore it, then save again.",
    );
    expect(tess.modal()?.values).toMatchObject({ title: "Rivers and Deltas", timeFrame: "A month" });
    await press(school, lastWhisper(school, LEE), "Restore", LEE);
    await submitStep(school, {});
    expect(tess.modal()).toBeUndefined();
    expect((await planNow(school, plan)).values).toMatchObject({ title: "Rivers and Deltas", timeFrame: "A month" });
    expect(await school.db.unit.findFirstOrThrow()).toMatchObject({ title: "Rivers and Deltas" });
    expectGoodMessages(school);
  });

  it("and gone for good while its step is open leaves the plan with what it said, and the step is saved there", async () => {
    const { school, plan, unit, tess } = await planned();
    await openStep(school, plan, "who");
    await tess.fill({ title: "Rivers and Deltas" });
    await forge(school, { name: "delete-unit", value: { unit }, by: LEE });
    await tickAt(school, new Date(school.clock.now.getTime() + 25 * 60 * 60_000));
    expect(await school.db.unit.count()).toBe(0);
    await submitStep(school, {});
    expect(tess.modal()).toBeUndefined();
    const { values, unit: entry } = await planNow(school, plan);
    expect(values).toMatchObject({ title: "Rivers and Deltas", grades: ["4"], level: 2, timeFrame: "Three weeks" });
    expect(values.people.map(({ name }) => name).sort()).toEqual(["Lee Librarian", "Tess Teacher"]);
    expect(entry).toBeUndefined();
    expectGoodMessages(school);
  });

  it("while nothing is open doesn't keep the other steps from being written", async () => {
    const { school, plan, unit, tess } = await planned();
    await forge(school, { name: "delete-unit", value: { unit }, by: LEE });
    await openStep(school, plan, "resources");
    await submitStep(school, { print: "Tess's book" });
    expect(tess.modal()).toBeUndefined();
    await tickAt(school, new Date(school.clock.now.getTime() + 25 * 60 * 60_000));
    const { text } = await forge(school, { name: "see-plan", value: { plan } });
    expect(text).toContain("Tess's book");
    expect(text).not.toContain("Its log entry was deleted.");
    expect((await planNow(school, plan)).values).toMatchObject({ title: "Rivers", grades: ["4"], level: 2 });
    expect(wordsOnButtons(lastWhisper(school))).toContain("Log the unit");
    expectGoodMessages(school);
  });
});

describe("a log entry that changes while its step is open", () => {
  it("and moves to another year keeps its new day, unless the form says another one", async () => {
    const { school, plan, unit, tess } = await planned();
    await openStep(school, plan, "who");
    await changeUnit(school, unit, { date: "2025-03-03" });
    await submitStep(school, { timeFrame: "A month" });
    expect(tess.modal()).toBeUndefined();
    expect((await planNow(school, plan)).values).toMatchObject({ day: "2025-03-03", timeFrame: "A month" });
    expect((await forge(school, { name: "see-plan", value: { plan } })).text).toContain("Mar 3, 2025");
    await openStep(school, plan, "who");
    await changeUnit(school, unit, { date: "2026-11-03" });
    await submitStep(school, { day: "2026-11-09" });
    expect(wordsOfModal(school)).toContain("2026-11-03");
    await submitStep(school, { "keep-day": "theirs" });
    expect((await planNow(school, plan)).values.day).toBe("2026-11-03");
    expectGoodMessages(school);
  });

  it("and is raised to level 4 makes the plan ask for its gaps, and an old button doesn't publish it", async () => {
    const { school, plan, unit } = await planned();
    await openStep(school, plan, "overview");
    await submitStep(school, { overview: "Students build a delta." });
    const ready = await forge(school, { name: "see-plan", value: { plan } });
    expect(ready.text).toContain("Ready.");
    expect(wordsOnButtons(ready)).toContain("Publish");
    await changeUnit(school, unit, { level: "4" }, { evidence: "Fall benchmark" });
    const now = await forge(school, { name: "see-plan", value: { plan } });
    expect(now.text).toContain("To be ready, it needs the areas of deficit or gaps that make it level 4.");
    expect(wordsOnButtons(now)).not.toContain("Publish");
    const refused = await press(school, ready, "Publish");
    expect(refused.text).toContain("This plan can't be published yet. It needs the areas of deficit");
    expectGoodMessages(school);
  });
});

describe("two plans of one unit at once", () => {
  it("become one: who saves second is asked about what both said", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Rivers, grade 4, level 2 with <@${LEE}>`);
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    await click(school, "plan-unit", { unit });
    await click(school, "plan-unit", { unit }, LEE);
    await submitStep(school, { timeFrame: "Lee's time", stop: ["yes"] }, LEE);
    await submitStep(school, { timeFrame: "Tess's time", stop: ["yes"] });
    expect(await school.db.plan.count()).toBe(1);
    expect(wordsOfModal(school)).toContain("Lee's time");
    await submitStep(school, { "keep-timeFrame": "both" });
    const { id } = await school.db.plan.findFirstOrThrow();
    expect((await planNow(school, id)).values.timeFrame).toBe("Lee's time\n\nTess's time");
    expect((await ask(school, "plan")).text).not.toContain("Draft:");
    expectGoodMessages(school);
  });

  it("of one person in two windows become one, too, also by two clicks on Next", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Rivers, grade 4, level 2 with <@${LEE}>`);
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    const submissions: JsonObject[] = [];
    for (const _window of ["first", "second"]) {
      await click(school, "plan-unit", { unit });
      submissions.push(await toSubmission(school, { timeFrame: "A month" }));
    }
    for (const submission of submissions) {
      await Promise.all([1, 2].map(() => school.slack.deliver("interaction", submission)));
      await school.slack.settle();
    }
    expect(await school.db.plan.count()).toBe(1);
    expect(await school.db.planEdit.count()).toBe(1);
    expectGoodMessages(school);
  });
});

describe("a form left open overnight", () => {
  const TOMORROW = new Date("2026-11-11T13:00:00Z");

  it("goes on to the next step", async () => {
    const school = await startSchool();
    const plan = await startPlan(school);
    const tess = school.slack.as(TESS);
    await click(school, "plan-step", { plan, step: "teaching", on: true });
    school.clock.now = TOMORROW;
    await submitStep(school, { "teacherDuties-1-text": "Lead the lab" });
    expect(tess.modal()?.title).toBe("Resources and product");
    await submitStep(school, { print: "Tess's book", stop: ["yes"] });
    expect((await planNow(school, plan)).values).toMatchObject({ print: ["Tess's book"] });
    expectGoodMessages(school);
  });

  it("of a plan that is gone by then says so and keeps what was typed", async () => {
    const school = await startSchool();
    const plan = await startPlan(school);
    const tess = await openStep(school, plan, "resources");
    await tess.fill({ print: "Tess's book" });
    await click(school, "see-plan", { plan }, LEE);
    await seeAfter(school, () => clickOn(school, lastWhisper(school, LEE), "Delete", LEE), LEE);
    await tickAt(school, new Date("2026-11-12T13:00:00Z"));
    expect(await school.db.plan.count()).toBe(0);
    await submitStep(school, {});
    expect(wordsOfModal(school)).toContain("*Not saved.* That plan was deleted.");
    expect(tess.modal()?.values.print).toBe("Tess's book");
    expectGoodMessages(school);
  });

  it("by someone who was taken off the plan says who can change it, and keeps what was typed", async () => {
    const school = await startSchool();
    const plan = await startPlan(school, { librarians: [LEE], teachers: [TESS, OMAR] });
    const omar = await openStep(school, plan, "resources", OMAR);
    await omar.fill({ print: "Omar's book" });
    await openStep(school, plan, "who");
    await submitStep(school, { teachers: [TESS] });
    school.clock.now = TOMORROW;
    await submitStep(school, {}, OMAR);
    expect(wordsOfModal(school, OMAR)).toContain("Only the plan's people, librarians and admins can change it.");
    expect(omar.modal()?.values.print).toBe("Omar's book");
    expect((await planNow(school, plan)).values.print).toEqual([]);
    expectGoodMessages(school);
  });

  it("from before an upgrade asks to copy what is in it, and keeps it", async () => {
    const school = await startSchool();
    const plan = await startPlan(school);
    await openStep(school, plan, "resources");
    const payload = await toSubmission(school, { print: "Tess's book" });
    const view = { ...(payload.view as JsonObject), private_metadata: JSON.stringify({ hidden: { id: plan } }) };
    const { ack } = await school.slack.deliver("interaction", { ...payload, view });
    const shown = ack?.view as VisibleView["view"] | undefined;
    expect(JSON.stringify(shown?.blocks)).toContain("This form has expired. Copy what you need");
    expect(JSON.stringify(shown?.blocks)).toContain('"block_id":"print"');
    expect((await planNow(school, plan)).number).toBe(1);
    expectGoodMessages(school);
  });
});
