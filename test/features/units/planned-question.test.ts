// A new unit with a day in the future: the form asks once whether it is planned, however it was logged.
import { describe, expect, it } from "vitest";
import { logByForm, logInOneLine, openForm, whispers } from "../../support/logging.js";
import { LEE, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

// The school's today is November 10.
const AHEAD = "2026-11-30";
const QUESTION = "Mon, Nov 30 hasn't come yet. Is this unit planned?";
const LINE = `Canals, grade 7, level 3 with <@${LEE}>`;

const notice = (school: School) =>
  JSON.stringify(
    school.slack
      .as(TESS)
      .modal()
      ?.blocks.find((block) => block.block_id === "notice") ?? null,
  );
const button = (school: School) => {
  const view = school.slack.as(TESS).modal()?.view;
  return view?.type === "modal" ? view.submit?.text : undefined;
};

async function submit(school: School) {
  const exchange = await school.slack.as(TESS).submit();
  await school.slack.settle();
  return exchange;
}

describe("a typed line with a day in the future", () => {
  it("opens the form with everything in it and the question, and saves once that is answered", async () => {
    const school = await startSchool();
    await logInOneLine(school, `${LINE} on Nov 30`);
    expect(await school.db.unit.count()).toBe(0);
    expect(school.slack.as(TESS).modal()?.values).toMatchObject({ title: "Canals", level: "3", date: AHEAD });
    expect(notice(school)).toContain(QUESTION);
    expect(button(school)).toBe("Save as planned");
    await submit(school);
    expect(school.slack.as(TESS).modal()).toBeUndefined();
    expect(await school.db.unit.findMany()).toMatchObject([{ title: "Canals", date: AHEAD }]);
    expect(whispers(school).at(-1)).toContain("planned for Mon, Nov 30");
    expectGoodMessages(school);
  });

  it("asks in the same form for what else is missing, and not again", async () => {
    const school = await startSchool();
    await logInOneLine(school, `Canals, grade 7 with <@${LEE}> on Nov 30`);
    expect(notice(school)).toContain(QUESTION);
    expect(notice(school)).toContain("Just add the level of partnership and save.");
    await school.slack.as(TESS).fill({ level: "2" });
    await school.slack.settle();
    await submit(school);
    expect(await school.db.unit.findMany()).toMatchObject([{ date: AHEAD, level: 2 }]);
    expectGoodMessages(school);
  });

  it("is saved for another day if the person changes it", async () => {
    const school = await startSchool();
    await logInOneLine(school, `${LINE} on Nov 30`);
    await school.slack.as(TESS).fill({ date: "2026-11-09" });
    await school.slack.settle();
    await submit(school);
    expect(await school.db.unit.findMany()).toMatchObject([{ date: "2026-11-09" }]);
    expectGoodMessages(school);
  });

  it("is not asked about for a person whose day has begun before the school's", async () => {
    const school = await startSchool({ now: new Date("2026-11-10T20:00:00Z") });
    await school.slack.updatePerson(TESS, { tz: "Asia/Kolkata" });
    await logInOneLine(school, `${LINE} today`);
    expect(await school.db.unit.findMany()).toMatchObject([{ date: "2026-11-11" }]);
  });

  it("is not asked about for a person whose day begins after the school's", async () => {
    const school = await startSchool({ now: new Date("2026-11-10T07:00:00Z") });
    await school.slack.updatePerson(TESS, { tz: "Pacific/Honolulu" });
    await logInOneLine(school, `${LINE} tomorrow`);
    expect(await school.db.unit.findMany()).toMatchObject([{ date: "2026-11-10" }]);
  });
});

describe("the form with a day in the future", () => {
  it("asks once, keeps what was filled in, and then saves", async () => {
    const school = await startSchool();
    await logByForm(school, { date: AHEAD, notes: "Bring the maps." });
    expect(await school.db.unit.count()).toBe(0);
    expect(notice(school)).toContain(QUESTION);
    expect(button(school)).toBe("Save as planned");
    expect(school.slack.as(TESS).modal()?.values).toMatchObject({ date: AHEAD, notes: "Bring the maps." });
    await submit(school);
    expect(await school.db.unit.findMany()).toMatchObject([{ date: AHEAD, notes: "Bring the maps." }]);
    expectGoodMessages(school);
  });

  it("doesn't ask about today", async () => {
    const school = await startSchool();
    await logByForm(school, { date: "2026-11-10" });
    expect(await school.db.unit.count()).toBe(1);
  });

  it("asks for a double click once and saves for a double click once", async () => {
    const school = await startSchool();
    const tess = await openForm(school);
    await tess.fill({ title: "Canals", grades: ["7"], level: "2", partners: [LEE], date: AHEAD });
    await Promise.all([tess.submit(), tess.submit()]);
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(0);
    await Promise.all([tess.submit(), tess.submit()]);
    await school.slack.settle();
    expect(await school.db.unit.count()).toBe(1);
    expectGoodMessages(school);
  });

  it("then asks about the same unit again, and not about the day a second time", async () => {
    const school = await startSchool();
    for (const _ of [1, 2]) {
      await logByForm(school, { date: AHEAD });
      await submit(school);
    }
    expect(await school.db.unit.count()).toBe(1);
    expect(notice(school)).toContain("Log it again?");
    expect(button(school)).toBe("Save");
    await submit(school);
    expect(await school.db.unit.count()).toBe(2);
    expectGoodMessages(school);
  });
});

it("moving a logged unit to a day in the future asks nothing", async () => {
  const school = await startSchool();
  await logByForm(school);
  const [saved] = school.slack.whispersTo(TESS);
  if (!saved) throw new Error("nothing was whispered");
  await school.slack.as(TESS).click(saved, "edit-unit");
  await school.slack.settle();
  await school.slack.as(TESS).fill({ date: AHEAD });
  await school.slack.settle();
  await submit(school);
  expect(await school.db.unit.findMany()).toMatchObject([{ date: AHEAD }]);
  expectGoodMessages(school);
});
