// A plan that is begun from a planning talk: one for each talk, and both have the same log entry.
import { describe, expect, it } from "vitest";
import { ask, forge, lastWhisper } from "../../support/asking.js";
import { openStep, planNow, submitStep } from "../../support/planning.js";
import { LEE, startSchool, TESS } from "../../support/school.js";
import { openByClick } from "../../support/surfaces.js";
import { expectGoodMessages } from "../../support/words.js";

const FIRST = { librarians: [LEE], teachers: [TESS], grades: ["4"], level: "2", stop: ["yes"] };

async function withTalk() {
  const school = await startSchool();
  await ask(school, `talk <@${TESS}> about rivers`, { by: LEE });
  const { id: talk } = await school.db.talk.findFirstOrThrow();
  const beginPlan = () => openByClick(school, LEE, { name: "plan-talk", value: { talk } });
  return { school, talk, beginPlan };
}

async function withPlan() {
  const at = await withTalk();
  await at.beginPlan();
  await submitStep(at.school, FIRST, LEE);
  const { id: plan } = await at.school.db.plan.findFirstOrThrow();
  return { ...at, plan };
}

describe("a talk that has a plan", () => {
  it("leads to it instead of to a second one", async () => {
    const { school, talk, plan } = await withPlan();
    await forge(school, { name: "plan-talk", value: { talk }, by: LEE });
    expect(school.slack.as(LEE).modal()).toBeUndefined();
    expect(lastWhisper(school, LEE).text).toContain("Plan: rivers");
    expect(await school.db.plan.findMany()).toMatchObject([{ id: plan, talkId: talk }]);
    expectGoodMessages(school);
  });

  it("offers to restore it while it is deleted", async () => {
    const { school, talk, plan } = await withPlan();
    const { updatedAt } = await planNow(school, plan);
    await forge(school, { name: "delete-plan", value: { plan, seen: updatedAt.toISOString() }, by: LEE });
    const shown = await forge(school, { name: "plan-talk", value: { talk }, by: LEE });
    expect(shown.text).toContain("Deleted: rivers. You can restore it for 24 hours.");
    expect(await school.db.plan.count()).toBe(1);
  });

  it("takes what a second window says as a change of the same plan", async () => {
    const { school, beginPlan } = await withTalk();
    const lee = await beginPlan();
    const typed = (await lee.fill({ timeFrame: "Three weeks", librarians: [LEE], stop: ["yes"] })).at(-1);
    await school.slack.settle();
    if (!typed) throw new Error("Nothing was typed.");
    const { actions: _, container: __, ...payload } = typed.request.payload;
    await submitStep(school, FIRST, LEE);
    const second = { ...payload, type: "view_submission", response_urls: [] };
    await school.slack.deliver("interaction", second);
    await school.slack.settle();
    expect(await school.db.plan.count()).toBe(1);
    expect(school.slack.problems).toEqual([]);
  });
});

describe("the unit of a talk and its plan", () => {
  it.each([
    ["the plan, also by the partner", TESS, "log-plan", {}],
    ["the talk", LEE, "talk-unit", { grades: ["4"], level: "2" }],
  ])("is one when it is logged from %s", async (_from, by, name, fields) => {
    const { school, talk, plan } = await withPlan();
    await openByClick(school, by, { name, value: name === "log-plan" ? { plan } : { talk } });
    await submitStep(school, fields, by);
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    expect((await planNow(school, plan)).unit?.id).toBe(unit);
    expect(await school.db.talk.findFirstOrThrow()).toMatchObject({ id: talk, unitId: unit });
    expectGoodMessages(school);
  });

  it("stays the plan's when the talk's form was open meanwhile", async () => {
    const { school, talk, plan } = await withPlan();
    await openByClick(school, LEE, { name: "talk-unit", value: { talk } });
    await openByClick(school, TESS, { name: "log-plan", value: { plan } });
    await submitStep(school, {}, TESS);
    await submitStep(school, { grades: ["4"], level: "2" }, LEE);
    expect(JSON.stringify(school.slack.as(LEE).modal()?.blocks)).toContain("already in the log");
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });
});

describe("what a new plan was begun from is gone when its first step is saved", () => {
  it("a deleted talk doesn't keep the plan from being saved", async () => {
    const { school, beginPlan } = await withTalk();
    await beginPlan();
    await school.db.talk.updateMany({ data: { deletedAt: school.clock.now.toISOString() } });
    await submitStep(school, { ...FIRST, timeFrame: "Three weeks" }, LEE);
    const { id, talkId } = await school.db.plan.findFirstOrThrow();
    expect((await planNow(school, id)).values).toMatchObject({ title: "rivers", timeFrame: "Three weeks" });
    expect(talkId).toBeNull();
    expectGoodMessages(school);
  });

  it("nor does a unit that is gone for good, also when a draft is continued", async () => {
    const { school } = await withTalk();
    await ask(school, `log Rivers, grade 4, level 2 with <@${LEE}>`);
    const { id: unit } = await school.db.unit.findFirstOrThrow();
    const tess = await openByClick(school, TESS, { name: "plan-unit", value: { unit } });
    await tess.fill({ timeFrame: "Three weeks" });
    await school.slack.settle();
    await tess.close();
    await school.slack.settle();
    await school.db.unit.deleteMany();
    const { form } = await school.db.draft.findFirstOrThrow({ where: { personId: TESS } });
    await openStep(school, form.split(" ")[1] ?? "", "who");
    await submitStep(school, {});
    const { id } = await school.db.plan.findFirstOrThrow();
    expect((await planNow(school, id)).values).toMatchObject({ title: "Rivers", timeFrame: "Three weeks" });
    expectGoodMessages(school);
  });
});
