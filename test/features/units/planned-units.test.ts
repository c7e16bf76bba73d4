// A unit that is planned for a later day: it says so wherever it is shown, and no figure counts it before its day.
import { expect, it } from "vitest";
import { ask, press } from "../../support/asking.js";
import { homeOf, openHome, openHomeAgain, pressHome } from "../../support/homing.js";
import { logInOneLine, whispers } from "../../support/logging.js";
import { reflectOn } from "../../support/reflecting.js";
import { addUnits, DUE, reports, tickAt } from "../../support/reporting.js";
import { fillLog } from "../../support/rows.js";
import { LEE, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

/** The minute before November 30 begins in New York, and the minute in which it does. */
const EVE = new Date("2026-11-30T04:59:00Z");
const MIDNIGHT = new Date("2026-11-30T05:00:00Z");
const NEXT_WEEK = new Date("2026-12-07T15:00:00Z");

const PLANNED = { title: "Canals", date: "2026-11-30", level: 4, grades: "7", evidence: "Tests", subject: "Art" };

/** One unit of November 9, and one that is planned for November 30. */
async function schoolWithPlan(): Promise<School> {
  const school = await startSchool({ now: EVE });
  await school.db.subject.createMany({ data: [{ ...(await idsOf(school)), name: "Art" }] });
  const people = { loggedBy: LEE, partners: [TESS] };
  await fillLog(school, [
    { ...people, title: "Rivers", date: "2026-11-09", level: 2, grades: "4" },
    { ...people, ...PLANNED },
  ]);
  return school;
}

const idsOf = async ({ db }: School) => {
  const { id: schoolId, workspaceId } = await db.school.findFirstOrThrow();
  return { schoolId, workspaceId };
};

const find = (lines: readonly string[], pattern: RegExp) => lines.find((line) => pattern.test(line));

/** Every figure that people see and that is computed from units, by where they see it. */
async function readFigures(school: School) {
  const lee = await openHome(school, LEE);
  const preview = (await pressHome(school, "Preview", LEE)).join("\n");
  const report = (await ask(school, "report 2026-11")).text;
  const sheet = await reflectOn(school, "taxonomy", { level: "6" }, LEE);
  return {
    ownTerm: find(await openHome(school), /This term: \d/),
    ownTermOfLee: find(lee, /This term: \d/),
    month: find(lee, /^\d+ units?, average/),
    notReached: /No units yet this term: .*/.exec(lee.join("\n"))?.[0]?.match(/grades? [^;]*|Art/g),
    report: /\d+ units? supported, average level of partnership [\d.]+\d/.exec(report)?.[0],
    levels: /1 Cooperation.*/.exec(report)?.[0],
    reached: /Grades reached: \d+ of \d+\./.exec(report)?.[0],
    inTable: report.includes("Canals"),
    preview: /\d+ units? supported/.exec(preview)?.[0],
    taxonomy: /Your .* this term .*?(?=,)/.exec(sheet.text)?.[0],
  };
}

const BEFORE = {
  ownTerm: "This term: 1 unit, average level 2.0.",
  ownTermOfLee: "This term: 1 unit, average level 2.0.",
  month: "1 unit, average level 2.0.",
  notReached: ["grades PK–3, 5–12, Other", "Art"],
  report: "1 unit supported, average level of partnership 2.0",
  levels: "1 Cooperation: 0 · 2 Coordination: 1 · 3 Collaboration: 0 · 4 Data-Driven Collaboration: 0",
  reached: "Grades reached: 1 of 15.",
  inTable: false,
  preview: "1 unit supported",
  taxonomy: "Your 1 unit this term averages 2.0 (Coordination)",
};

const AFTER = {
  ownTerm: "This term: 2 units, average level 3.0.",
  ownTermOfLee: "This term: 2 units, average level 3.0.",
  month: "2 units, average level 3.0.",
  notReached: ["grades PK–3, 5, 6, 8–12, Other"],
  report: "2 units supported, average level of partnership 3.0",
  levels: "1 Cooperation: 0 · 2 Coordination: 1 · 3 Collaboration: 0 · 4 Data-Driven Collaboration: 1",
  reached: "Grades reached: 2 of 15.",
  inTable: true,
  preview: "2 units supported",
  taxonomy: "Your 2 units this term average 3.0 (Collaboration)",
};

it("no figure counts it on the day before, and every figure does on its day", async () => {
  const school = await schoolWithPlan();
  await openHomeAgain(school);
  await openHomeAgain(school, LEE);
  expect(await readFigures(school)).toEqual(BEFORE);
  school.clock.now = MIDNIGHT;
  expect(await readFigures(school)).toEqual(AFTER);
  await tickAt(school, NEXT_WEEK);
  expect(reports(school).at(-1)?.text).toContain("2 units supported, average level of partnership 3.0");
  expectGoodMessages(school);
});

it("the report of a month that isn't over says how many it doesn't count yet, and shows them by a click", async () => {
  const school = await schoolWithPlan();
  const report = await ask(school, "report");
  expect(report.text).toContain("1 planned unit isn't counted yet.");
  const planned = await press(school, report, "See planned units");
  expect(planned.text).toMatch(/^All units · November 2026 · planned: 1\nCanals /);
  expect((await ask(school, "report October")).text).not.toContain("planned");
  expect((await ask(school, "report Dec 2026")).text).not.toContain("planned");
  school.clock.now = MIDNIGHT;
  expect((await ask(school, "report")).text).not.toContain("planned");
  expectGoodMessages(school);
});

it("says where it is shown that it is planned, until its day", async () => {
  const school = await schoolWithPlan();
  const shown = async () => [
    find((await ask(school, "list")).text.split("\n"), /^Canals/),
    find(await openHomeAgain(school), /^Canals/),
  ];
  const before = "Canals · grade 7 · planned for Mon, Nov 30 · level 4 Data-Driven Collaboration · with ";
  for (const line of await shown()) expect(line).toContain(before);
  school.clock.now = MIDNIGHT;
  for (const line of await shown()) expect(line).toContain("Canals · grade 7 · today · level 4");
  school.clock.now = NEXT_WEEK;
  for (const line of await shown()) expect(line).toContain("Canals · grade 7 · Mon, Nov 30 · level 4");
  expectGoodMessages(school);
});

it.each([
  ["America/New_York", "2026-11-30T04:50:00Z", "2026-11-30T05:00:00Z"],
  // Half an hour and a quarter of an hour off the hours of UTC.
  ["Asia/Kolkata", "2026-11-29T18:20:00Z", "2026-11-29T18:30:00Z"],
  ["Asia/Kathmandu", "2026-11-29T18:10:00Z", "2026-11-29T18:15:00Z"],
])("an open Home counts it as soon as its day begins in %s", async (zone, before, midnight) => {
  const school = await startSchool({ now: new Date(before), env: { SCHOOL_TIMEZONE: zone } });
  await fillLog(school, [{ ...PLANNED, loggedBy: LEE, partners: [TESS] }]);
  expect(await openHomeAgain(school)).toContain("You have no units this term yet.");
  await tickAt(school, new Date(before));
  await tickAt(school, new Date(midnight));
  expect(homeOf(school)).toContain("This term: 1 unit, average level 4.0.");
  expectGoodMessages(school);
});

it("is planned by the school's day, wherever its reader is", async () => {
  const school = await schoolWithPlan();
  await school.slack.updatePerson(TESS, { tz: "Asia/Tokyo" });
  expect((await ask(school, "list")).text).toContain("Canals · grade 7 · planned for today");
  expectGoodMessages(school);
});

it("nobody is asked about its level before its day, not even if they were asked and it was moved", async () => {
  const school = await schoolWithPlan();
  const { id } = await school.db.unit.findFirstOrThrow({ where: { title: "Canals" } });
  const { workspaceId } = await idsOf(school);
  await school.db.levelOpinion.create({
    data: { workspaceId, unitId: id, personId: TESS, askedAt: EVE.toISOString() },
  });
  expect(await openHomeAgain(school)).not.toContain("To do: confirm 1 level");
  school.clock.now = MIDNIGHT;
  expect(await openHome(school)).toContain("To do: confirm 1 level");
  expectGoodMessages(school);
});

it("a month that is over keeps its units", async () => {
  const school = await startSchool({ now: DUE });
  await addUnits(school, [{ date: "2026-10-31", title: "Rivers" }]);
  await tickAt(school, DUE);
  expect(reports(school).at(-1)?.text).toContain("1 unit supported");
  expectGoodMessages(school);
});

it("the answer to saving it says when it counts and when its partners are asked", async () => {
  const school = await startSchool();
  await logInOneLine(school, `Canals, grade 7, level 3 with <@${LEE}> on Nov 30`);
  await school.slack.as(TESS).submit();
  await school.slack.settle();
  expect(whispers(school).join("\n")).toContain("planned for Mon, Nov 30");
  expect(whispers(school).join("\n")).toContain("Lee Librarian will be asked on Mon, Nov 30 if level 3 fits.");
  expectGoodMessages(school);
});
