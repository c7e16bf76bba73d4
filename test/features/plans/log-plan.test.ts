// The unit of a plan is logged from the plan: with what the plan says, once, and again after its log entry was deleted.
import { describe, expect, it } from "vitest";
import { lastWhisper, press, seeAfter, toForgedClick, wordsOnButtons } from "../../support/asking.js";
import { addRow, openStep, planNow, startPlan, submitStep } from "../../support/planning.js";
import { LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { openByClick } from "../../support/surfaces.js";
import { expectGoodMessages } from "../../support/words.js";

async function click(school: School, name: string, value: object, by = TESS) {
  const payload = await toForgedClick(school, { name, value, by });
  await seeAfter(school, () => school.slack.deliver("interaction", payload), by);
  return lastWhisper(school, by);
}

/** A plan of Tess and Lee, and of someone outside this Slack. */
async function startWithPlan() {
  const school = await startSchool();
  const people = { librarians: [LEE], others: "Ana Roe" };
  const plan = await startPlan(school, { ...people, grades: ["4"], level: "2", day: "2026-11-09" });
  return { school, plan, tess: school.slack.as(TESS) };
}

async function startLogged() {
  const { school, plan, tess } = await startWithPlan();
  await openByClick(school, TESS, { name: "log-plan", value: { plan } });
  await submitStep(school, {});
  const { id: unit } = await school.db.unit.findFirstOrThrow();
  return { school, plan, tess, unit };
}

describe("a plan that isn't in the log", () => {
  it("is logged with what it says, and then its entry is one truth with it", async () => {
    const { school, plan, tess } = await startWithPlan();
    await openByClick(school, TESS, { name: "log-plan", value: { plan } });
    expect(tess.modal()).toMatchObject({
      title: "Log a unit",
      values: {
        title: "Rivers and Deltas",
        date: "2026-11-09",
        grades: ["4"],
        level: "2",
        partners: [LEE],
        others: "Ana Roe",
      },
    });
    await submitStep(school, { title: "Rivers" });
    expect(lastWhisper(school).text).toContain("Saved: Rivers");
    expect(wordsOnButtons(lastWhisper(school))).toEqual(["Edit", "Undo", "See the plan"]);
    const { unit, values } = await planNow(school, plan);
    expect(values).toMatchObject({ title: "Rivers", day: "2026-11-09", level: 2 });
    expect(await school.db.unit.findFirstOrThrow()).toMatchObject({ id: unit?.id, title: "Rivers" });
    expectGoodMessages(school);
  });

  it("asks for the evidence that level 4 needs", async () => {
    const school = await startSchool();
    const plan = await startPlan(school, { librarians: [LEE], grades: ["4"], level: "4" });
    const tess = await openByClick(school, TESS, { name: "log-plan", value: { plan } });
    await tess.submit({ unchecked: true });
    await school.slack.settle();
    expect(tess.modal()?.errors.evidence).toContain("Level 4 needs evidence.");
    expect(await school.db.unit.count()).toBe(0);
    await submitStep(school, { evidence: "Fall reading assessment" });
    expect((await planNow(school, plan)).unit).toBeDefined();
  });

  it("gives its gaps as that evidence, unless they don't fit", async () => {
    const school = await startSchool();
    const plan = await startPlan(school, { librarians: [LEE], grades: ["4"], level: "4" });
    const [reading, long] = ["Fall test: 40% below", "x".repeat(2000)];
    await openStep(school, plan, "overview");
    await addRow(school, "deficits-more");
    const second = { "deficits-2-area": "", "deficits-2-indicators": "Diagrams" };
    await submitStep(school, { "deficits-1-area": "Reading", "deficits-1-indicators": reading, ...second });
    const opened = { name: "log-plan", value: { plan } };
    expect((await openByClick(school, TESS, opened)).modal()?.values.evidence).toBe(`Reading: ${reading}\nDiagrams`);
    await school.slack.as(TESS).close();
    await openStep(school, plan, "overview");
    await submitStep(school, { "deficits-1-indicators": long });
    expect((await openByClick(school, TESS, opened)).modal()?.values.evidence).toBeFalsy();
  });

  it("isn't logged by someone who may not change it", async () => {
    const { school, plan } = await startWithPlan();
    const refused = await click(school, "log-plan", { plan }, OMAR);
    expect(refused.text).toContain("Only the plan's people, librarians and admins can change it.");
  });
});

describe("a plan that is in the log", () => {
  it("is shown when an old button would log it once more", async () => {
    const { school, plan } = await startLogged();
    expect((await click(school, "log-plan", { plan })).text).toContain("Plan: Rivers and Deltas");
    expect((await click(school, "log-plan", { plan, anew: true })).text).toContain("Plan: Rivers and Deltas");
    expect(school.slack.as(TESS).modal()).toBeUndefined();
    expect(await school.db.unit.count()).toBe(1);
  });
});

describe("a plan whose log entry was deleted", () => {
  async function startDeleted() {
    const logged = await startLogged();
    await click(logged.school, "delete-unit", { unit: logged.unit });
    return logged;
  }

  it("says so, and restores the entry", async () => {
    const { school, plan, unit } = await startDeleted();
    const seen = await click(school, "see-plan", { plan });
    expect(seen.text).toContain("Its log entry was deleted.");
    const asked = await press(school, seen, "Log the unit");
    expect(asked.text).toContain("Restore the entry to get its history and level ratings back, or log the unit again.");
    await press(school, asked, "Restore the log entry");
    expect((await planNow(school, plan)).unit).toMatchObject({ id: unit, isDeleted: false });
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });

  it("is logged again with what the entry said, and keeps the new entry when the old one is restored", async () => {
    const { school, plan, tess, unit } = await startDeleted();
    await click(school, "log-plan", { plan });
    await openByClick(school, TESS, { name: "log-plan", value: { plan, anew: true } });
    expect(tess.modal()?.values).toMatchObject({ title: "Rivers and Deltas", grades: ["4"], partners: [LEE] });
    await submitStep(school, { title: "Deltas" });
    const { unit: present, values } = await planNow(school, plan);
    expect(present).toMatchObject({ isDeleted: false });
    expect(present?.id).not.toBe(unit);
    expect(values.title).toBe("Deltas");
    const old = await school.db.unit.findFirstOrThrow({ where: { id: unit } });
    await click(school, "restore-unit", { unit, seen: old.updatedAt });
    expect((await school.db.unit.findFirstOrThrow({ where: { id: unit } })).deletedAt).toBeNull();
    expect((await planNow(school, plan)).unit?.id).toBe(present?.id);
    expectGoodMessages(school);
  });
});
