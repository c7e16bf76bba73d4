// The unit of a plan or of a talk is logged twice: there is one entry, and the second person decides what becomes of theirs.
import { describe, expect, it } from "vitest";
import { ask, forge, lastWhisper, press } from "../../support/asking.js";
import { openStep, planNow, startPlan, submitStep, wordsOfModal } from "../../support/planning.js";
import { LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { openByClick } from "../../support/surfaces.js";
import { expectGoodMessages } from "../../support/words.js";

/** Tess and Lee both have the form of their plan's unit open; Tess has typed notes. */
async function bothLog() {
  const school = await startSchool();
  const plan = await startPlan(school, { librarians: [LEE], grades: ["4"], level: "2", day: "2026-11-09" });
  await openByClick(school, LEE, { name: "log-plan", value: { plan } });
  const tess = await openByClick(school, TESS, { name: "log-plan", value: { plan } });
  await tess.fill({ notes: "Tess's notes", date: "2026-11-10" });
  return { school, plan, tess };
}

async function leeWasFirst() {
  const { school, plan, tess } = await bothLog();
  await submitStep(school, {}, LEE);
  const { id: unit } = await school.db.unit.findFirstOrThrow();
  school.clock.now = new Date(school.clock.now.getTime() + 60_000);
  await submitStep(school, {});
  return { school, plan, tess, unit };
}

const entryOf = async (school: School, plan: string) => (await planNow(school, plan)).unit?.id;

describe("a plan that the partner logged while the form was open", () => {
  it("is told at submission, with who and when, and nothing that was typed is lost", async () => {
    const { school, plan, tess, unit } = await leeWasFirst();
    const words = wordsOfModal(school);
    expect(words).toContain("*This plan's unit is already in the log.* Lee Librarian logged Rivers and Deltas for");
    expect(words).toContain("(saved today at 10:52 AM). Nothing of yours has been saved yet.");
    expect(tess.modal()?.values).toMatchObject({ notes: "Tess's notes", date: "2026-11-10" });
    expect(tess.modal()?.values.countAs).toBeNull();
    expect(await school.db.unit.count()).toBe(1);
    await tess.submit();
    await school.slack.settle();
    expect(tess.modal()?.errors.countAs).toBe("Choose what to do with what you entered.");
    expect(await school.db.unit.count()).toBe(1);
    expect(await entryOf(school, plan)).toBe(unit);
    expectGoodMessages(school);
  });

  it("is seen instead", async () => {
    const { school, plan, unit } = await leeWasFirst();
    await submitStep(school, { countAs: "none" });
    expect(lastWhisper(school).text).toContain("Rivers and Deltas");
    expect(lastWhisper(school).text).not.toContain("Saved");
    expect(await school.db.unit.count()).toBe(1);
    expect(await entryOf(school, plan)).toBe(unit);
    expectGoodMessages(school);
  });

  it("gets another section", async () => {
    const { school, plan, unit } = await leeWasFirst();
    await submitStep(school, { countAs: "section" });
    expect(lastWhisper(school).text).toContain("Section added: Rivers and Deltas");
    expect(await school.db.unit.findMany()).toMatchObject([{ id: unit, classes: 2 }]);
    expect(await entryOf(school, plan)).toBe(unit);
    expectGoodMessages(school);
  });

  it("keeps its entry when theirs is another unit on purpose", async () => {
    const { school, plan, unit } = await leeWasFirst();
    await submitStep(school, { countAs: "unit" });
    expect(lastWhisper(school).text).toContain("Saved: Rivers and Deltas");
    expect(await school.db.unit.count()).toBe(2);
    expect(await entryOf(school, plan)).toBe(unit);
    expectGoodMessages(school);
  });

  it("takes theirs if the entry was deleted before they chose", async () => {
    const { school, plan, unit, tess } = await leeWasFirst();
    await forge(school, { name: "delete-unit", value: { unit }, by: LEE });
    await tess.fill({ countAs: "section" });
    await tess.submit();
    await school.slack.settle();
    expect(wordsOfModal(school)).toContain("That unit is no longer in the log");
    await submitStep(school, { countAs: "unit" });
    const entry = await entryOf(school, plan);
    expect(entry).not.toBe(unit);
    expect(await school.db.unit.findMany({ where: { deletedAt: null } })).toMatchObject([{ id: entry }]);
    expectGoodMessages(school);
  });
});

describe("two submissions at the same instant", () => {
  it("log one unit, and tell the other person", async () => {
    const { school, plan, tess } = await bothLog();
    const lee = school.slack.as(LEE);
    await Promise.all([tess.submit(), lee.submit()]);
    await school.slack.settle();
    const late = [tess, lee].filter((actor) => actor.modal());
    expect(late).toHaveLength(1);
    expect(JSON.stringify(late[0]?.modal()?.blocks)).toContain("already in the log");
    const [unit, ...more] = await school.db.unit.findMany();
    expect(more).toEqual([]);
    expect(await entryOf(school, plan)).toBe(unit?.id);
    expectGoodMessages(school);
  });

  it("of one person don't ask about their own unit", async () => {
    const { school, tess } = await bothLog();
    await Promise.all([tess.submit(), tess.submit()]);
    await school.slack.settle();
    expect(tess.modal()).toBeUndefined();
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });
});

describe("a plan that can't take the unit anymore", () => {
  it("because it was deleted: the person is told, and logs the unit without it", async () => {
    const { school, plan, tess } = await bothLog();
    const { updatedAt } = await planNow(school, plan);
    await forge(school, { name: "delete-plan", value: { plan, seen: updatedAt.toISOString() }, by: LEE });
    await submitStep(school, {});
    expect(wordsOfModal(school)).toContain("*Not saved yet.* The plan was deleted while you had this open");
    expect(tess.modal()?.values.notes).toBe("Tess's notes");
    expect(await school.db.unit.count()).toBe(0);
    await submitStep(school, {});
    expect(lastWhisper(school).text).toContain("Saved: Rivers and Deltas");
    expect(await entryOf(school, plan)).toBeUndefined();
    expectGoodMessages(school);
  });

  it("takes it once the plan is restored", async () => {
    const { school, plan } = await bothLog();
    const { updatedAt } = await planNow(school, plan);
    const deleted = await forge(school, {
      name: "delete-plan",
      value: { plan, seen: updatedAt.toISOString() },
      by: LEE,
    });
    await submitStep(school, {});
    await press(school, deleted, "Restore", LEE);
    await submitStep(school, {});
    expect(await entryOf(school, plan)).toBe((await school.db.unit.findFirstOrThrow()).id);
  });

  it("because the person was taken off it", async () => {
    const school = await startSchool();
    const plan = await startPlan(school, { librarians: [LEE], teachers: [TESS, OMAR], grades: ["4"], level: "2" });
    await openByClick(school, OMAR, { name: "log-plan", value: { plan } });
    await openStep(school, plan, "who");
    await submitStep(school, { teachers: [TESS] });
    await submitStep(school, {}, OMAR);
    expect(wordsOfModal(school, OMAR)).toContain("you aren't one of its people anymore");
    await submitStep(school, {}, OMAR);
    expect(await school.db.unit.count()).toBe(1);
    expect(await entryOf(school, plan)).toBeUndefined();
    expectGoodMessages(school);
  });
});

it("a plan whose entry was deleted is logged again by a partner whom only the entry names", async () => {
  const school = await startSchool();
  const plan = await startPlan(school, { librarians: [LEE], grades: ["4"], level: "2" });
  await openByClick(school, TESS, { name: "log-plan", value: { plan } });
  await submitStep(school, { partners: [LEE, OMAR] });
  const { id: unit } = await school.db.unit.findFirstOrThrow();
  await forge(school, { name: "delete-unit", value: { unit } });
  await openByClick(school, OMAR, { name: "log-plan", value: { plan, anew: true } });
  await submitStep(school, {}, OMAR);
  const entry = await entryOf(school, plan);
  expect(entry).not.toBe(unit);
  expect((await planNow(school, plan)).unit?.isDeleted).toBe(false);
  expectGoodMessages(school);
});

describe("a planning talk", () => {
  it("that became a unit in another window isn't made into a second one unasked", async () => {
    const school = await startSchool();
    await ask(school, `talk <@${TESS}> about rivers`, { by: LEE });
    const { id: talk } = await school.db.talk.findFirstOrThrow();
    const lee = await openByClick(school, LEE, { name: "talk-unit", value: { talk } });
    const fields = { grades: ["4"], level: "2" };
    const typed = (await lee.fill({ ...fields, date: "2026-11-09" })).at(-1);
    await school.slack.settle();
    if (!typed) throw new Error("Nothing was typed.");
    const { actions: _, container: __, ...payload } = typed.request.payload;
    await openByClick(school, LEE, { name: "talk-unit", value: { talk } });
    await submitStep(school, fields, LEE);
    const first = { ...payload, type: "view_submission", response_urls: [] };
    const { ack } = await school.slack.deliver("interaction", first);
    await school.slack.settle();
    expect(JSON.stringify(ack)).toContain("*This talk's unit is already in the log.* You logged rivers");
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });

  it("that was deleted meanwhile doesn't keep its unit out of the log", async () => {
    const school = await startSchool();
    await ask(school, `talk <@${TESS}> about rivers`, { by: LEE });
    const { id: talk } = await school.db.talk.findFirstOrThrow();
    await openByClick(school, LEE, { name: "talk-unit", value: { talk } });
    await school.db.talk.updateMany({ data: { deletedAt: school.clock.now.toISOString() } });
    await submitStep(school, { grades: ["4"], level: "2" }, LEE);
    expect(await school.db.unit.count()).toBe(1);
    expect((await school.db.talk.findFirstOrThrow()).unitId).toBeNull();
  });
});
