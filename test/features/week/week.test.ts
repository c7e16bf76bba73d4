// The subcommand week: what is planned in a week, with whom, what has no plan yet, closings, and a librarian's open talks.
import { describe, expect, it } from "vitest";
import { asPersonId } from "../../../src/domain/ids.js";
import { ask, buttonsOf, forge, press, wordsInMenus } from "../../support/asking.js";
import { enterClosings } from "../../support/calendaring.js";
import { addPlanned, day, LEE_AND_TESS, READY } from "../../support/planned.js";
import { fillLog } from "../../support/rows.js";
import { GUEST, LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

const EGYPT = { title: "Ancient Egypt", date: "2026-11-12", grades: "6", loggedBy: TESS, partners: [LEE] };
const POETRY = { title: "Poetry", date: "2026-11-09", grades: "4", loggedBy: OMAR, partners: [LEE] };

async function withWeek(units = [EGYPT, POETRY]): Promise<School> {
  const school = await startSchool();
  await fillLog(school, units);
  for (const by of [TESS, LEE, OMAR, PAT]) await ask(school, "help", { by });
  await school.slack.updatePerson(TESS, { name: "Tess Teacher" });
  await school.slack.updatePerson(OMAR, { name: "Omar Teacher" });
  await school.slack.settle();
  return school;
}

const unitCalled = async ({ db }: School, title: string) => (await db.unit.findFirstOrThrow({ where: { title } })).id;

/** The lines about units. */
const linesOf = ({ text }: { text: string }) =>
  text.split("\n").filter((line) => / · (?:no plan yet|plan\b)/.test(line));

describe("/unit week", () => {
  it("shows a librarian all units and plans of this week by day, with whom, and what has no plan yet", async () => {
    const school = await withWeek();
    await addPlanned(school, READY, { unit: await unitCalled(school, "Poetry") });
    await addPlanned(school, { title: "Maps", day: day("2026-11-10"), grades: ["2"], people: LEE_AND_TESS });
    await addPlanned(school, { title: "Next week", day: day("2026-11-16") });
    const week = await ask(school, "week", { by: LEE });
    expect(week.text).toMatch(/^This week: Nov 9–15/);
    expect(week.text).toContain("3 units, 1 without a plan.");
    expect(linesOf(week)).toEqual([
      "Poetry · yesterday · grade 4 · with Omar Teacher · plan ready",
      "Maps · today · grade 2 · with Tess Teacher · plan: 2 of 13 parts · not logged yet",
      "Ancient Egypt · Thu, Nov 12 · grade 6 · with Tess Teacher · no plan yet",
    ]);
    expect((await press(school, week, "See the plan", LEE)).text).toMatch(/^Plan: Poetry/);
    await press(school, await ask(school, "week", { by: LEE }), "Plan this unit", LEE);
    expect(JSON.stringify(school.slack.as(LEE).modal()?.blocks)).toContain("Ancient Egypt");
    expectGoodMessages(school);
  });

  it("goes to the next week and back, and reads a week that is typed", async () => {
    const school = await withWeek();
    await addPlanned(school, { title: "Maps", day: day("2026-11-16"), people: LEE_AND_TESS });
    const week = await ask(school, "week", { by: LEE });
    const next = await press(school, week, "Next week", LEE);
    expect(next.text).toMatch(/^Next week: Nov 16–22\n1 unit, all with a plan\./);
    expect(await press(school, next, "Previous week", LEE)).toMatchObject({ text: week.text, ts: week.ts });
    for (const typed of ["week next", "week of Nov 18", "week 11/17", "week next week"]) {
      expect((await ask(school, typed, { by: LEE })).text).toBe(next.text);
    }
    expect((await ask(school, "week last", { by: LEE })).text).toMatch(
      /^Week: Nov 2–8\nNothing is planned or logged yet\./,
    );
    expect((await ask(school, "week octember", { by: LEE })).text).toContain(
      'I don\'t recognize the week "octember". Try /unit week, /unit week next or /unit week Nov 16.',
    );
    expectGoodMessages(school);
  });

  it("on a weekend is the week that comes", async () => {
    const school = await startSchool({ now: new Date("2026-11-14T15:00:00Z") });
    expect((await ask(school, "week", { by: LEE })).text).toContain("Next week: Nov 16–22");
  });

  it("shows a teacher only what they work on", async () => {
    const school = await withWeek();
    await addPlanned(school, { title: "Maps", day: day("2026-11-10"), people: LEE_AND_TESS });
    await addPlanned(school, { title: "Only Lee's", day: day("2026-11-10") });
    const week = await ask(school, "week", { by: TESS });
    expect(week.text).toMatch(/^Your units · This week: Nov 9–15/);
    expect(linesOf(week).map((line) => line.split(" · ")[0])).toEqual(["Maps", "Ancient Egypt"]);
    expect((await ask(school, "week next", { by: TESS })).text).toContain("You have nothing planned or logged yet.");
    expect(linesOf(await ask(school, "week", { by: PAT }))).toHaveLength(4);
    expect((await ask(school, "week", { by: GUEST })).text).toContain("guests can't use it");
    expectGoodMessages(school);
  });

  it("says when school or library is closed", async () => {
    const school = await withWeek([]);
    await enterClosings(school, "Nov 26-29 Thanksgiving");
    const week = await ask(school, "week Nov 25", { by: LEE });
    expect(week.text).toContain("School closed Nov 26–27 (Thanksgiving).");
    const summer = await ask(school, "week Jul 14 2027", { by: LEE });
    expect(summer.text).toContain("No school this week.");
    expectGoodMessages(school);
  });

  it("keeps to five lines a page", async () => {
    const many = Array.from({ length: 7 }, (_, n) => ({ ...POETRY, title: `Poetry ${n}` }));
    const school = await withWeek(many);
    const week = await ask(school, "week", { by: LEE });
    expect(week.text).toContain("7 units without a plan.");
    expect(linesOf(week)).toHaveLength(5);
    expect(linesOf(await press(school, week, "Next page", LEE))).toHaveLength(2);
    const far = await forge(school, { name: "week", value: { day: "2026-11-11", page: 99 }, by: LEE });
    expect(linesOf(far)).toHaveLength(2);
    expectGoodMessages(school);
  });

  it("leaves out deleted units and plans, and shows a plan whose log entry was deleted", async () => {
    const school = await withWeek();
    const plan = await addPlanned(school, READY, { unit: await unitCalled(school, "Poetry") });
    const at = school.clock.now.toISOString();
    await school.db.unit.updateMany({ data: { deletedAt: at } });
    expect(linesOf(await ask(school, "week", { by: LEE }))).toEqual([
      "Poetry · yesterday · grade 4 · with Omar Teacher · plan ready · not logged yet",
    ]);
    await school.db.plan.updateMany({ where: { id: plan }, data: { deletedAt: at } });
    expect((await ask(school, "week", { by: LEE })).text).toContain("Nothing is planned or logged yet.");
  });
});

describe("talks in a week", () => {
  it("are the librarian's own of the last weeks, without a unit or a plan, and nobody else's", async () => {
    const school = await withWeek([]);
    await ask(school, `talk <@${TESS}> about lab reports`, { by: LEE });
    await ask(school, `talk <@${OMAR}> about poems`, { by: LEE });
    await ask(school, `talk <@${OMAR}> about an old idea, Sep 1`, { by: LEE });
    const week = await ask(school, "week", { by: LEE });
    expect(week.text).toContain("Talked about, without a unit or a plan yet");
    expect(week.text).toContain("lab reports · with Tess Teacher · today");
    expect(week.text).not.toContain("an old idea");
    expect(wordsInMenus(week)).toEqual([
      ["Plan a unit", "Make it a unit"],
      ["Plan a unit", "Make it a unit"],
    ]);
    await addPlanned(school, {
      title: "Lab Reports",
      people: [{ id: asPersonId(LEE), name: "Lee", role: "librarian" }],
    });
    expect((await ask(school, "week", { by: LEE })).text).not.toContain("lab reports");
    for (const by of [TESS, PAT]) expect((await ask(school, "week", { by })).text).not.toContain("poems");
    expect(buttonsOf(week).length).toBeLessThan(25);
    expectGoodMessages(school);
  });
});
