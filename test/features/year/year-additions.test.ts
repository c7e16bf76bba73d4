// What the Annual Summary has besides its table: charts, goals with their results, optional questions and planning talks.
import { describe, expect, it } from "vitest";
import { ask } from "../../support/asking.js";
import { minutesAfter, rowOf, tickAt } from "../../support/reporting.js";
import { LEE, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";
import { addRatedUnits, DAY_BEFORE, reportFigures, SUMMARY_DUE, summaries } from "../../support/yearly.js";

type Chart = {
  type: string;
  title?: string;
  chart?: { series?: { name: string; data: { label: string; value: number }[] }[] };
};

/** The message's charts: their titles, and each line as "2025-26: Sep 2.5, Oct 3". */
const chartsOf = ({ blocks }: { blocks: readonly { type: string }[] }) =>
  blocks
    .filter((block): block is Chart => block.type === "data_visualization")
    .map(({ title, chart }) => [
      title,
      ...(chart?.series ?? []).map(
        ({ name, data }) => `${name}: ${data.map(({ label, value }) => `${label} ${value}`).join(", ")}`,
      ),
    ]);

/** Two months of 2025-26 and of the year before, a day before the summary is posted. */
async function startWithYears(): Promise<School> {
  const school = await startSchool({ now: DAY_BEFORE });
  await addRatedUnits(school, [
    { date: "2024-09-10", ratings: [1] },
    { date: "2024-10-10", ratings: [2] },
    { date: "2025-09-10", ratings: [2] },
    { date: "2025-09-11", ratings: [3] },
    { date: "2025-10-10", ratings: [3] },
  ]);
  return school;
}

async function addGoals({ db }: School): Promise<void> {
  const { id: schoolId, workspaceId } = await db.school.findFirstOrThrow();
  const goal = { workspaceId, schoolId, year: "2025-26", createdAt: "2025-09-01T12:00:00.000Z" };
  await db.goal.createMany({
    data: [
      { ...goal, id: "few-units", place: 1, kind: "units", measure: "units", target: 3 },
      { ...goal, id: "high-level", place: 2, kind: "level", measure: "level", start: 15, target: 30 },
    ],
  });
}

const RESULTS = [
  "Goals for 2025-26",
  "- Reached: 3 of 3 units (100%). The year before: 2.",
  "- Not reached: average level: 2.7; the goal was 3.0, from 1.5. The year before: 1.5.",
];

/** Its lines from the goals on, or those that begin with one of these words. */
const linesWith = (text: string, words: RegExp) => text.split("\n").filter((line) => words.test(line));
const GOAL_LINES = /^Goals|eached: /;
const updates = (school: School) => linesWith(summaries(school)[0]?.text ?? "", /^Updated/);
const edits = ({ slack }: School) => slack.calls.filter(({ method }) => method === "chat.update").length;

/** The post is brought up to date, and then stays as it is. */
async function tickTwice(school: School, minutes: number): Promise<void> {
  await tickAt(school, minutesAfter(SUMMARY_DUE, minutes));
  const before = edits(school);
  await tickAt(school, minutesAfter(SUMMARY_DUE, minutes + 30));
  expect(edits(school)).toBe(before);
}

describe("the charts of a year", () => {
  const AVERAGE = ["Average level of partnership", "2025-26: Sep 2.5, Oct 3", "2024-25: Sep 1, Oct 2"];

  it("are the average level and the units by month, each with last year, posted and asked for alike", async () => {
    const school = await startWithYears();
    await tickAt(school, SUMMARY_DUE);
    const [posted] = summaries(school);
    const months = "Nov 0, Dec 0, Jan 0, Feb 0, Mar 0, Apr 0, May 0, Jun 0";
    const units = ["Units by month", `2025-26: Sep 2, Oct 1, ${months}`, `2024-25: Sep 1, Oct 1, ${months}`];
    expect(posted && chartsOf(posted)).toEqual([AVERAGE, units]);
    expect(chartsOf(await ask(school, "year 2025-26"))).toEqual([AVERAGE, units]);
    expectGoodMessages(school);
  });

  it("show circulation instead of units once two months have it", async () => {
    const school = await startWithYears();
    await reportFigures(school, { month: "2025-09", circulation: 1900 });
    expect(chartsOf(await ask(school, "year 2025-26"))[1]?.[0]).toBe("Units by month");
    await reportFigures(school, { month: "2025-10", circulation: 2100 });
    const [, second] = chartsOf(await ask(school, "year 2025-26"));
    expect(second).toEqual(["Monthly circulation", "2025-26: Sep 1900, Oct 2100"]);
  });

  it("compare a year that isn't over with the same months of the year before", async () => {
    const school = await startWithYears();
    school.clock.now = new Date("2025-10-20T15:00:00Z");
    const shown = await ask(school, "year");
    expect(chartsOf(shown)).toEqual([AVERAGE, ["Units by month", "2025-26: Sep 2, Oct 1", "2024-25: Sep 1, Oct 1"]]);
    expect(shown.text).toContain("2024-25: Sep 1.0, Oct 2.0.");
  });

  it("show a period of several years alone, and a year without units not at all", async () => {
    const school = await startWithYears();
    const [average] = chartsOf(await ask(school, "year Sep 2024-Oct 2025"));
    expect(average).toEqual([
      "Average level of partnership",
      expect.stringMatching(/: Sep 2024 1, Oct 2024 2, Sep 2025 2.5, Oct 2025 3$/),
    ]);
    expect(chartsOf(await ask(school, "year 2026-27"))).toEqual([]);
  });

  it("change in the post when a month of the year before does, even if its total doesn't", async () => {
    const school = await startWithYears();
    await tickAt(school, SUMMARY_DUE);
    await school.db.unit.updateMany({ where: { date: "2024-10-10" }, data: { date: "2024-11-12" } });
    await tickTwice(school, 60);
    expect(summaries(school)[0]?.text).toContain("2024-25: Sep 1.0, Nov 2.0.");
    expect(updates(school)).toEqual(["Updated Jul 1: the year before changed."]);
  });
});

describe("the goals of a year", () => {
  it("are there with what became of them, and only in the summary of a whole school year", async () => {
    const school = await startWithYears();
    await addGoals(school);
    await tickAt(school, SUMMARY_DUE);
    expect(linesWith(summaries(school)[0]?.text ?? "", GOAL_LINES)).toEqual(RESULTS);
    expect(linesWith((await ask(school, "year 2025-26")).text, GOAL_LINES)).toEqual(RESULTS);
    expect(linesWith((await ask(school, "year fall 2025")).text, GOAL_LINES)).toEqual([]);
    expect(linesWith((await ask(school, "year 2024-25")).text, GOAL_LINES)).toEqual([]);
    expectGoodMessages(school);
  });

  it("are told with the way to them while it isn't over", async () => {
    const school = await startWithYears();
    await addGoals(school);
    school.clock.now = new Date("2025-10-20T15:00:00Z");
    expect(linesWith((await ask(school, "year")).text, /^- /)[0]).toBe(
      "- 3 of 3 units (100%). Last year at this point: 2.",
    );
  });

  it("update the post once when they change, and not from day to day", async () => {
    const school = await startWithYears();
    await addGoals(school);
    await tickAt(school, SUMMARY_DUE);
    const before = edits(school);
    await tickAt(school, minutesAfter(SUMMARY_DUE, 20 * 24 * 60));
    expect(edits(school)).toBe(before);
    await school.db.goal.updateMany({ where: { id: "high-level" }, data: { target: 25 } });
    await tickTwice(school, 21 * 24 * 60);
    expect(updates(school)).toEqual(["Updated Jul 22: progress toward the goals changed."]);
    await school.db.goal.deleteMany({ where: { id: "high-level" } });
    await tickTwice(school, 22 * 24 * 60);
    expect(updates(school)).toEqual(["Updated Jul 23: one goal removed."]);
  });

  it("aren't told as changed when a late unit brings them along", async () => {
    const school = await startWithYears();
    await addGoals(school);
    await tickAt(school, SUMMARY_DUE);
    await addRatedUnits(school, [{ date: "2025-10-11", ratings: [3] }]);
    await tickTwice(school, 60);
    expect(updates(school)).toEqual(["Updated Jul 1: one late unit added in October."]);
    expect(summaries(school)[0]?.text).toContain("Reached: 4 of 3 units (133%).");
  });
});

describe("answers to optional questions", () => {
  it("have a line each while the question is on, and a changed answer updates the post", async () => {
    const school = await startWithYears();
    const row = await rowOf(school);
    await school.db.school.updateMany({ data: { unitQuestions: "place" } });
    const units = await school.db.unit.findMany({ where: { date: { gte: "2025-09-01" } }, orderBy: { date: "asc" } });
    const answer = (index: number, of: string) => ({
      ...{ workspaceId: row.workspaceId, unitId: units[index]?.id ?? "", question: "place", answer: of },
    });
    await school.db.unitAnswer.createMany({ data: [answer(0, "library"), answer(1, "classroom")] });
    await tickAt(school, SUMMARY_DUE);
    const held = (text = "") => linesWith(text, /^Held/);
    const line = "Held in the library 1, in a classroom 1 (1 not answered).";
    expect(held(summaries(school)[0]?.text)).toEqual([line]);
    expect(held((await ask(school, "year Sep 2025")).text)).toEqual([line.replace(" (1 not answered)", "")]);
    await school.db.unitAnswer.createMany({ data: [answer(2, "library")] });
    await tickTwice(school, 60);
    expect(held(summaries(school)[0]?.text)).toEqual(["Held in the library 2, in a classroom 1."]);
    expect(updates(school)).toEqual(["Updated Jul 1: answers on the place changed."]);
    await school.db.school.updateMany({ data: { unitQuestions: "" } });
    expect(held((await ask(school, "year 2025-26")).text)).toEqual([]);
    expectGoodMessages(school);
  });
});

describe("planning talks", () => {
  const talks = (text = "") => linesWith(text, /^Planning talks/);

  it("are counted for everyone, without a word of them, and the post follows without telling of it", async () => {
    const school = await startWithYears();
    expect(talks((await ask(school, "year 2025-26", { by: LEE })).text)).toEqual([]);
    await ask(school, `talk <@${TESS}> about secret lab reports`, { by: LEE });
    await tickAt(school, SUMMARY_DUE);
    expect(talks(summaries(school)[0]?.text)).toEqual(["Planning talks: 1."]);
    expect(talks((await ask(school, "year 2025-26", { by: PAT })).text)).toEqual(["Planning talks: 1."]);
    await ask(school, `talk <@${TESS}> about maps, Jun 29`, { by: LEE });
    await tickTwice(school, 60);
    expect(talks(summaries(school)[0]?.text)).toEqual(["Planning talks: 2."]);
    expect(updates(school)).toEqual([]);
    expect(summaries(school)[0]?.text).not.toContain("lab reports");
    expect(talks((await ask(school, "year 2024-25", { by: PAT })).text)).toEqual([]);
    expectGoodMessages(school);
  });
});
