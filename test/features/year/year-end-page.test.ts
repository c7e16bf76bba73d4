// The year-end page: its highlights are chosen in a form, by whom, and what the page then shows.
import { describe, expect, it } from "vitest";
import type { YearEndPaper } from "../../../src/documents/paper-kinds.js";
import { toPeriod } from "../../../src/domain/time/period.js";
import type { SchoolDay } from "../../../src/domain/time/school-day.js";
import { readPaper } from "../../../src/features/papers/read-paper.js";
import { ask, clickOn, forge, lastWhisper, seeAfter, wordsOnButtons } from "../../support/asking.js";
import { rowOf } from "../../support/reporting.js";
import { LEE, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";
import { addRatedUnits, reportFigures } from "../../support/yearly.js";

const JULY = new Date("2026-07-06T15:00:00Z");
const MAPS = "Two classes asked to stay over recess.";

async function startWithYear(): Promise<School> {
  const school = await startSchool({ now: new Date("2026-03-11T15:00:00Z") });
  await addRatedUnits(school, [
    { date: "2025-10-14", ratings: [2] },
    { date: "2026-03-03", ratings: [4] },
  ]);
  await reportFigures(school, {
    month: "2025-10",
    daysOpen: 22,
    circulation: 2117,
    causes: { circulation: "testing" },
  });
  await ask(school, `ohyeah ${MAPS}`, { by: TESS });
  school.clock.now = JULY;
  return school;
}

async function readPage(school: School): Promise<YearEndPaper> {
  const row = await rowOf(school);
  const period = toPeriod(row.calendar.schoolYearOf("2026-01-01" as SchoolDay), row.calendar);
  const paper = await readPaper({ db: school.db, school: row, now: school.clock.now }, { kind: "year-end", period });
  if (paper.kind !== "year-end") throw new Error(`This is a paper of the kind ${paper.kind}.`);
  return paper;
}

/** Opens the form below the summary and says what it offers. */
async function openHighlights(school: School, by = LEE): Promise<string[]> {
  const summary = await ask(school, "year 2025-26", { by });
  await seeAfter(school, () => clickOn(school, summary, "Year-end page", by), by);
  const { ack } = await school.slack.as(by).suggest("highlights", "");
  return (ack as unknown as { options: { value: string }[] }).options.map(({ value }) => value);
}

describe("the year-end page", () => {
  it("shows what a librarian chose, in that order, as it is now", async () => {
    const school = await startWithYear();
    const offered = await openHighlights(school);
    const [ohYeah = "", latest = ""] = offered;
    expect(offered).toHaveLength(3);
    expect(ohYeah).toMatch(/^OH YEAH, Mar 11, 2026: Two classes asked/);
    await school.slack.as(LEE).fill({ highlights: [latest, ohYeah] });
    await seeAfter(school, () => school.slack.as(LEE).submit(), LEE);
    expect(lastWhisper(school, LEE).text).toContain("Year-end page 2025-26");
    expect((await readPage(school)).highlights.map(({ text }) => text)).toEqual(["Unit of 2026-03-03", `“${MAPS}”`]);

    await school.db.ohYeah.updateMany({ data: { removedAt: JULY.toISOString() } });
    expect((await readPage(school)).highlights.map(({ text }) => text)).toEqual(["Unit of 2026-03-03"]);
    expectGoodMessages(school);
  });

  it("shows OH YEAHs that were picked for reports while nothing is chosen", async () => {
    const school = await startWithYear();
    expect((await readPage(school)).highlights).toEqual([]);
    await school.db.ohYeah.updateMany({ data: { pickedFor: "2026-03" } });
    expect((await readPage(school)).highlights).toEqual([{ text: `“${MAPS}”`, by: TESS }]);
  });

  it("has the summary's figures and causes", async () => {
    const { figures, causes, year } = await readPage(await startWithYear());
    expect(year).toBe("2025-26");
    expect(figures.map(({ value, name }) => `${name} ${value}`)).toEqual([
      "Units supported 2",
      "Average level of partnership 3.0",
      "Circulation 2,117",
      "Circulation a day 96.2",
      "Days open 22",
    ]);
    expect(causes).toEqual(["October, circulation: testing"]);
  });

  it("asks again if someone else chose while the form was open", async () => {
    const school = await startWithYear();
    const [ohYeah = "", latest = ""] = await openHighlights(school, LEE);
    await openHighlights(school, PAT);
    for (const [by, name] of [
      [PAT, ohYeah],
      [LEE, latest],
    ] as const) {
      await school.slack.as(by).fill({ highlights: [name] });
      await school.slack.as(by).submit();
      await school.slack.settle();
    }
    expect((await readPage(school)).highlights).toHaveLength(1);
    expect((await readPage(school)).highlights[0]?.text).toContain(MAPS);
    expect(JSON.stringify(school.slack.as(LEE).modal()?.blocks)).toContain("Someone else chose highlights");
    await school.slack.as(LEE).submit();
    await school.slack.settle();
    expect((await readPage(school)).highlights.map(({ text }) => text)).toEqual(["Unit of 2026-03-03"]);
    expectGoodMessages(school);
  });

  it("isn't for teachers, who can't forge it", async () => {
    const school = await startWithYear();
    expect(wordsOnButtons(await ask(school, "year 2025-26", { by: TESS }))).not.toContain("Year-end page");
    const refused = await forge(school, { name: "year-end", value: { year: "2025-26" }, by: TESS });
    expect(refused.text).toContain("Only librarians and admins can choose the highlights");
    expectGoodMessages(school);
  });
});
