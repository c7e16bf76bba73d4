// Using what was found again: a copy of a plan with its source credited, and a unit logged again with one tap.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import type { PersonId } from "../../../src/domain/ids.js";
import type { PlanValues } from "../../../src/domain/plan/plan-fields.js";
import { addPlan, deletePlan, findPlan } from "../../../src/store/plans.js";
import { schoolOf } from "../../../src/store/schools.js";
import {
  ask,
  clickOn,
  forge,
  lastWhisper,
  press,
  seeAfter,
  toForgedClick,
  wordsInMenus,
  wordsOnButtons,
} from "../../support/asking.js";
import { newKey } from "../../support/database.js";
import { fillLog } from "../../support/rows.js";
import { GUEST, LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const EGYPT = {
  ...{ title: "Ancient Egypt", date: "2025-11-12", grades: "6", level: 3, subject: "Social studies", classes: 2 },
  ...{ evidence: "Fall reading scores", notes: "Bring the maps", loggedBy: TESS, partners: [LEE] },
};

const WRITTEN: Partial<PlanValues> = {
  overview: "Students compare two rivers.",
  deficits: [{ area: "Reading", indicators: "Main idea" }],
  standards: [{ area: "History", text: "6.2.a  Describe\n  the Nile" }],
  aasl: ["1.1.7"],
  librarianDuties: [{ text: "Pulls books", addressesGap: true }],
  teacherDuties: [{ text: "Models notes", addressesGap: false }],
  print: ["The Egypt Game"],
};

async function at({ db }: School) {
  const school = await schoolOf(db, (await db.workspace.findFirstOrThrow()).id as never);
  if (!school) throw new Error("There is no school.");
  return school;
}

/** A unit of last year by Tess and Lee, and its plan. */
async function withPlan(more: object = {}) {
  const school = await startSchool();
  await fillLog(school, [{ ...EGYPT, ...more }]);
  await school.slack.updatePerson(TESS, { name: "Tess Teacher" });
  await school.slack.settle();
  const unit = (await school.db.unit.findFirstOrThrow()).id;
  const start = { values: WRITTEN, unit, by: TESS as PersonId, key: newKey(), now: school.clock.now };
  const plan = await addPlan(school.db, await at(school), start);
  if (!plan) throw new Error("It wasn't started.");
  const added = { addedById: TESS, addedAt: school.clock.now.toISOString(), planId: plan };
  const { workspaceId } = await school.db.school.findFirstOrThrow();
  await school.db.planAttachment.createMany({
    data: [
      { ...added, workspaceId, id: "a1", kind: "link", name: "Maps", address: "https://maps.example.org" },
      {
        ...added,
        workspaceId,
        id: "a2",
        kind: "file",
        name: "Quiz",
        address: "https://files.example.org",
        slackFile: "F1",
      },
    ],
  });
  return { school, unit, plan };
}

const copyOf = async (school: School, source: string) => {
  const { id } = await school.db.plan.findFirstOrThrow({ where: { sourceId: source } });
  return findPlan(school.db, await at(school), id);
};

describe("a plan that someone reads", () => {
  it("can be used from there, by its people and by others", async () => {
    const { school, plan } = await withPlan();
    const read = (by: string) => forge(school, { name: "see-plan", value: { plan }, by });
    const [toOmar, toTess] = [await read(OMAR), await read(TESS)];
    expect(wordsOnButtons(toOmar)).toContain("Use this plan");
    expect(wordsInMenus(toTess).at(-1)).toContain("Use this plan");
    await press(school, toOmar, "Use this plan", OMAR);
    expect((await copyOf(school, plan))?.values.people).toMatchObject([{ id: OMAR }]);
    expectGoodMessages(school);
  });
});

describe("Use this plan", () => {
  it("copies what others can use, credits the source, and leaves out people, day and areas of deficit", async () => {
    const { school, plan } = await withPlan();
    const found = await ask(school, "find egypt", { by: OMAR });
    await seeAfter(school, () => clickOn(school, found, "Use this plan", OMAR), OMAR);
    const copy = await copyOf(school, plan);
    expect(copy?.values).toEqual({
      ...{ title: "Ancient Egypt", grades: ["6"], subject: "Social studies", level: 3 },
      ...{ overview: WRITTEN.overview, standards: WRITTEN.standards, aasl: ["1.1.7"], print: ["The Egypt Game"] },
      ...{ electronic: [], audiovisuals: [], equipment: [], deficits: [] },
      librarianDuties: [{ text: "Pulls books", addressesGap: false }],
      teacherDuties: [{ text: "Models notes", addressesGap: false }],
      people: [{ id: OMAR, name: expect.any(String), role: "teacher" }],
    });
    expect(copy?.source?.words).toMatch(/^“Ancient Egypt” by .*Tess Teacher/);
    expect(copy?.attachments.map(({ name }) => name)).toEqual(["Maps"]);
    expect(copy?.unit).toBeUndefined();
    expect(school.slack.as(OMAR).modal()).toMatchObject({
      title: "Who and when",
      values: { title: "Ancient Egypt", grades: ["6"], day: null },
    });
    expectGoodMessages(school);
  });

  it("twice in one click makes one copy, and the credit stays when the source is deleted", async () => {
    const { school, plan } = await withPlan();
    const payload = await toForgedClick(school, { name: "use-plan", value: { plan }, by: OMAR });
    for (let n = 0; n < 2; n++) await school.slack.deliver("interaction", payload);
    await school.slack.settle();
    expect(await school.db.plan.count({ where: { sourceId: plan } })).toBe(1);
    const source = await findPlan(school.db, await at(school), plan);
    if (source)
      await deletePlan(school.db, await at(school), { id: source.id, seen: source.updatedAt }, school.clock.now);
    await school.db.plan.delete({
      where: { workspaceId_id: { workspaceId: (await at(school)).workspaceId, id: plan } },
    });
    expect((await copyOf(school, plan))?.source?.words).toContain("Ancient Egypt");
  });

  it("of a deleted plan, or by a guest, makes no copy", async () => {
    const { school, plan } = await withPlan();
    await school.slack.updatePerson(GUEST, { isGuest: true });
    await forge(school, { name: "use-plan", value: { plan }, by: GUEST });
    const source = await findPlan(school.db, await at(school), plan);
    if (source)
      await deletePlan(school.db, await at(school), { id: source.id, seen: source.updatedAt }, school.clock.now);
    const { text } = await forge(school, { name: "use-plan", value: { plan }, by: OMAR });
    expect(text).toContain("That plan was deleted.");
    expect(await school.db.plan.count({ where: { sourceId: plan } })).toBe(0);
  });
});

it("neither uses a plan nor logs a unit of another school again", async () => {
  const { school, plan, unit } = await withPlan();
  const { id: _, ...row } = await school.db.school.findFirstOrThrow();
  await school.db.school.create({ data: { ...row, id: "another", createdAt: "2026-11-11T00:00:00.000Z" } });
  await school.db.plan.updateMany({ data: { schoolId: "another" } });
  await school.db.unit.updateMany({ data: { schoolId: "another" } });
  const used = await forge(school, { name: "use-plan", value: { plan }, by: OMAR });
  expect(used.text).toContain("That plan was deleted.");
  const again = await forge(school, { name: "log-it-again", value: { unit }, by: OMAR });
  expect(again.text).toContain("That unit is no longer in the log.");
  expect([await school.db.plan.count(), await school.db.unit.count()]).toEqual([1, 1]);
});

describe("Log it again", () => {
  it("logs the unit today with the same people, can be undone, and offers its plan", async () => {
    const { school, plan } = await withPlan();
    const found = await ask(school, "find egypt");
    await seeAfter(school, () => clickOn(school, found, "Log it again"));
    const units = await school.db.unit.findMany({ orderBy: { date: "asc" }, include: { partners: true } });
    expect(units[1]).toMatchObject({
      ...{ title: "Ancient Egypt", date: "2026-11-10", grades: "6", level: 3, subject: "Social studies", classes: 2 },
      ...{ evidence: null, notes: null, loggedById: TESS, partners: [{ personId: LEE }] },
    });
    const messages = school.slack.whispersTo(TESS).slice(-2);
    expect(messages[0]?.text).toMatch(/^Saved: Ancient Egypt/);
    expect(wordsOnButtons(messages[0] as Message)).toContain("Undo");
    const offer = lastWhisper(school);
    expect(wordsOnButtons(offer)).toEqual(["Use this plan", "See the plan"]);
    await press(school, offer, "Use this plan");
    const copy = await copyOf(school, plan);
    expect(copy?.unit?.id).toBe(units[1]?.id);
    expect(copy?.values).toMatchObject({ overview: WRITTEN.overview, deficits: [], day: "2026-11-10" });
    expectGoodMessages(school);
  });

  it.each([
    ["a level 4 unit, which needs new evidence", { level: 4 }],
    ["a unit whose partner left", { partners: [LEE, GUEST] }],
  ])("opens the form for %s", async (_name, more) => {
    const { school } = await withPlan(more);
    await school.slack.updatePerson(GUEST, { isGuest: true });
    await press(school, await ask(school, "find egypt"), "Log it again");
    expect(school.slack.as(TESS).modal()).toMatchObject({ title: "Log a unit", values: { title: "Ancient Egypt" } });
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });

  it("opens the form for someone who didn't work on it", async () => {
    const { school } = await withPlan();
    await press(school, await ask(school, "find egypt", { by: OMAR }), "Log it again", OMAR);
    expect(school.slack.as(OMAR).modal()).toMatchObject({ title: "Log a unit", values: { title: "Ancient Egypt" } });
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });

  it("asks first when it is in the log today already", async () => {
    const { school } = await withPlan({ date: "2026-11-10" });
    await press(school, await ask(school, "find egypt"), "Log it again");
    expect(JSON.stringify(school.slack.as(TESS).modal())).toContain("Log it again?");
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });
});
