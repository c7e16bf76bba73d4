// Conflicts that are easy to get wrong: on rows, on a plan that is gone, of three people, and again while one is answered.
import { describe, expect, it } from "vitest";
import { clickOn, lastWhisper, seeAfter, toForgedClick } from "../../support/asking.js";
import { logInOneLine } from "../../support/logging.js";
import { addRow, type Entry, openStep, planNow, startPlan, submitStep, wordsOfModal } from "../../support/planning.js";
import { LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

async function click(school: School, name: string, value: object, by = TESS) {
  const payload = await toForgedClick(school, { name, value, by });
  await seeAfter(school, () => school.slack.deliver("interaction", payload), by);
}

/** Tess, Lee and Omar write it. */
async function started() {
  const school = await startSchool();
  const plan = await startPlan(school, { librarians: [LEE], teachers: [TESS, OMAR] });
  return { school, plan, tess: school.slack.as(TESS) };
}

/** A unit of Tess and Lee in the log, with its plan. */
async function plannedFromLog() {
  const school = await startSchool();
  await logInOneLine(school, `Rivers, grade 4, level 2 with <@${LEE}>`);
  await seeAfter(school, () => clickOn(school, lastWhisper(school), "Plan this unit"));
  await submitStep(school, { stop: ["yes"] });
  const { id: plan } = await school.db.plan.findFirstOrThrow();
  return { school, plan };
}

describe("rows", () => {
  it("that two people added keep both, in order, and rows that both have once", async () => {
    const { school, plan, tess } = await started();
    await openStep(school, plan, "teaching");
    await submitStep(school, { "teacherDuties-1-text": "Lead the lab" });
    await openStep(school, plan, "teaching");
    await addRow(school, "teacherDuties-more");
    await openStep(school, plan, "teaching", LEE);
    await addRow(school, "teacherDuties-more", LEE);
    await submitStep(school, { "teacherDuties-2-text": "Grade the models", "teacherDuties-2-gap": ["yes"] }, LEE);
    await submitStep(school, { "teacherDuties-2-text": "Collect maps" });
    expect(wordsOfModal(school)).toContain("Grade the models (addresses a gap)");
    expect(tess.modal()?.values).toMatchObject({ "teacherDuties-2-text": "Collect maps" });
    await submitStep(school, { "keep-teacherDuties": "both" });
    expect((await planNow(school, plan)).values.teacherDuties).toEqual([
      { text: "Lead the lab", addressesGap: false },
      { text: "Grade the models", addressesGap: true },
      { text: "Collect maps", addressesGap: false },
    ]);
    expectGoodMessages(school);
  });

  it("can still be added while the choice is open, which stays on the screen", async () => {
    const { school, plan, tess } = await started();
    await openStep(school, plan, "overview");
    await openStep(school, plan, "overview", LEE);
    await submitStep(school, { "standards-1-text": "Lee's standard" }, LEE);
    await submitStep(school, { "standards-1-text": "Mine" });
    await addRow(school, "standards-more");
    expect(wordsOfModal(school)).toContain("Lee's standard");
    await submitStep(school, { "standards-2-text": "Mine, too", "keep-standards": "mine" });
    expect(tess.modal()).toBeUndefined();
    expect((await planNow(school, plan)).values.standards.map(({ text }) => text)).toEqual(["Mine", "Mine, too"]);
  });

  it("that are too many together are refused at the choice, and nothing is lost", async () => {
    const { school, plan, tess } = await started();
    const rows = (whose: string) =>
      Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`teacherDuties-${at + 1}-text`, `${whose} ${at}`]));
    const fillRows = async (whose: string, by: string) => {
      await openStep(school, plan, "teaching", by);
      for (let row = 2; row <= 6; row += 1) await addRow(school, "teacherDuties-more", by);
      await school.slack.as(by).fill(rows(whose));
      await school.slack.settle();
    };
    await fillRows("Tess", TESS);
    await fillRows("Lee", LEE);
    await submitStep(school, {}, LEE);
    await submitStep(school, {});
    await tess.fill({ "keep-teacherDuties": "both" });
    await school.slack.settle();
    await tess.submit();
    await school.slack.settle();
    expect(tess.modal()?.errors["keep-teacherDuties"]).toContain("Together they have 12 rows, and 10 fit.");
    expect(tess.modal()?.values).toMatchObject({ "teacherDuties-6-text": "Tess 5" });
    await submitStep(school, { "keep-teacherDuties": "mine" });
    expect((await planNow(school, plan)).values.teacherDuties).toHaveLength(6);
  });
});

describe("long versions", () => {
  it("can be read whole: where only the beginning fits, a button shows all of it above the form", async () => {
    const { school, plan, tess } = await started();
    const long = (whose: string) => `${whose} ${"river ".repeat(480)}end of ${whose}`;
    await openStep(school, plan, "overview");
    await openStep(school, plan, "overview", LEE);
    for (let row = 2; row <= 5; row += 1) await addRow(school, "standards-more", LEE);
    const texts = ["1", "2", "3", "4", "last"].map(long);
    await submitStep(school, Object.fromEntries(texts.map((text, at) => [`standards-${at + 1}-text`, text])), LEE);
    await submitStep(school, { "standards-1-text": "Mine" });
    expect(wordsOfModal(school).includes("end of last")).toBe(false);
    expect(wordsOfModal(school)).toContain("This is its beginning.");
    const modal = tess.modal();
    if (!modal) throw new Error("No form is open.");
    await seeAfter(school, () => clickOn(school, modal, "See all of it"));
    expect(tess.modals()).toHaveLength(2);
    await seeAfter(school, () => clickOn(school, tess.modal() ?? modal, "Next page"));
    expect(wordsOfModal(school).includes("end of last")).toBe(true);
    await tess.close();
    await submitStep(school, { "keep-standards": "theirs" });
    expect((await planNow(school, plan)).values.standards.map(({ text }) => text)).toEqual(texts);
    expectGoodMessages(school, texts);
  });
});

describe("a plan that is gone", () => {
  it("keeps what was typed in the form, says where the plan went, and saves it once the plan is back", async () => {
    const { school, plan, tess } = await started();
    await openStep(school, plan, "resources");
    await tess.fill({ print: "Tess's book" });
    await click(school, "see-plan", { plan }, LEE);
    await seeAfter(school, () => clickOn(school, lastWhisper(school, LEE), "Delete", LEE), LEE);
    await submitStep(school, {});
    expect(wordsOfModal(school)).toContain("*Not saved.* That plan was deleted.");
    expect(tess.modal()?.values.print).toBe("Tess's book");
    await seeAfter(school, () => clickOn(school, lastWhisper(school, LEE), "Restore", LEE), LEE);
    await submitStep(school, {});
    expect(tess.modal()).toBeUndefined();
    expect((await planNow(school, plan)).values.print).toEqual(["Tess's book"]);
    expectGoodMessages(school);
  });
});

describe("three people", () => {
  it("are asked one after the other, each about the latest version", async () => {
    const { school, plan, tess } = await started();
    for (const by of [TESS, LEE, OMAR]) await openStep(school, plan, "resources", by);
    await submitStep(school, { print: "Lee's book" }, LEE);
    await submitStep(school, { print: "Omar's book" }, OMAR);
    await submitStep(school, { print: "Tess's book" });
    await submitStep(school, { "keep-print": "both" }, OMAR);
    await submitStep(school, { "keep-print": "both" });
    expect(wordsOfModal(school)).toContain("Omar Teacher (today");
    expect(wordsOfModal(school)).toContain("Omar's book");
    expect((await planNow(school, plan)).values.print).toEqual(["Lee's book", "Omar's book"]);
    await submitStep(school, { "keep-print": "mine" });
    expect(tess.modal()).toBeUndefined();
    expect((await planNow(school, plan)).values.print).toContain("Tess's book");
    expectGoodMessages(school);
  });
});

describe("in what the log entry says", () => {
  it("a choice is saved even if something else of the entry was saved with the first try", async () => {
    const { school, plan } = await plannedFromLog();
    const tess = await openStep(school, plan, "who");
    for (const theirs of ["Lee's title", "Lee's second title"]) {
      await openStep(school, plan, "who", LEE);
      await submitStep(school, { title: theirs }, LEE);
      const first: Entry = { title: "Tess's title", grades: ["5"] };
      await submitStep(school, theirs === "Lee's title" ? first : { "keep-title": "mine" });
      expect(wordsOfModal(school)).toContain(theirs);
    }
    expect(await school.db.unit.findFirstOrThrow()).toMatchObject({ title: "Lee's second title", grades: "5" });
    await submitStep(school, { "keep-title": "mine" });
    expect(tess.modal()).toBeUndefined();
    expect(await school.db.unit.findFirstOrThrow()).toMatchObject({ title: "Tess's title", grades: "5" });
    expect((await planNow(school, plan)).values.title).toBe("Tess's title");
    expectGoodMessages(school);
  });

  it("what is typed while the choice is open is a draft, too", async () => {
    const { school, plan } = await plannedFromLog();
    const tess = await openStep(school, plan, "who");
    await openStep(school, plan, "who", LEE);
    await submitStep(school, { title: "Lee's title" }, LEE);
    await submitStep(school, { title: "Tess's title" });
    await tess.fill({ title: "Tess's better title" });
    await school.slack.settle();
    await tess.close();
    await openStep(school, plan, "who");
    expect(tess.modal()?.values.title).toBe("Tess's better title");
    expect(wordsOfModal(school)).toContain("Lee's title");
  });
});

it("a failure while a choice is open leaves both versions on the screen", async () => {
  const { school, plan, tess } = await started();
  await openStep(school, plan, "resources");
  await openStep(school, plan, "resources", LEE);
  await submitStep(school, { print: "Lee's book" }, LEE);
  await submitStep(school, { print: "Tess's book" });
  await click(school, "see-plan", { plan }, LEE);
  await seeAfter(school, () => clickOn(school, lastWhisper(school, LEE), "Delete", LEE), LEE);
  await submitStep(school, { "keep-print": "mine" });
  expect(wordsOfModal(school)).toContain("*Not saved.* That plan was deleted.");
  expect(wordsOfModal(school)).toContain("Lee Librarian (today");
  expect(wordsOfModal(school)).toContain("Lee's book");
  expect(tess.modal()?.values).toMatchObject({ print: "Tess's book", "keep-print": "mine" });
  expectGoodMessages(school);
});
