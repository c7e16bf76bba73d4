// A whole school year worked out by hand, with all its gaps: each row says how its figures come about.

import { tickAt } from "./reporting.js";
import { type School, startSchool } from "./school.js";
import { addRatedUnits, DAY_BEFORE, type MonthReport, type RatedUnit, reportFigures, SUMMARY_DUE } from "./yearly.js";

const HEAD =
  "Month · Days Open · Monthly Circulation · Average Daily Circulation · Number of Classes Served · Number of Units Supported · Average Level of Partnership";
const NONE = "not reported";

interface WorkedMonth {
  figures?: MonthReport;
  units: readonly RatedUnit[];
  expected: string;
}

/** 2025-26 at a school that is open from September to June. */
const YEAR: readonly WorkedMonth[] = [
  {
    // Before school: a month only because a unit is in it. Nothing was reported. Level 3 ÷ 1 unit = 3.0.
    units: [{ date: "2025-08-20", ratings: [3] }],
    expected: `August · ${NONE} · ${NONE} · ${NONE} · ${NONE} · 1 · 3.0`,
  },
  {
    // A half day: 1,845 ÷ 20.5 = 90.0. Levels (2 + 3) ÷ 2 = 2.5.
    figures: { month: "2025-09", daysOpen: 20.5, circulation: 1845, classes: 41 },
    units: [
      { date: "2025-09-01", ratings: [2] },
      { date: "2025-09-30", ratings: [3] },
    ],
    expected: "September · 20.5 · 1,845 · 90.0 · 41 · 2 · 2.5",
  },
  {
    // 2,117 ÷ 22 = 96.227…, so 96.2. Levels (1 + 2 + 2 + 3 + 4) ÷ 5 = 12 ÷ 5 = 2.4.
    figures: { month: "2025-10", daysOpen: 22, circulation: 2117, classes: 74 },
    units: [1, 2, 2, 3, 4].map((level, n) => ({ date: `2025-10-${10 + n}`, ratings: [level] })),
    expected: "October · 22 · 2,117 · 96.2 · 74 · 5 · 2.4",
  },
  {
    // Days open weren't reported, so there is no average a day. No units: no level, which is not level 0.
    figures: {
      ...{ month: "2025-11", circulation: 1406, classes: 55 },
      causes: { daysOpen: "the counter broke", classes: "instruction fell: state testing" },
    },
    units: [],
    expected: `November · ${NONE} · 1,406 · ${NONE} · 55 · 0 · –`,
  },
  {
    // Only the days were reported. One unit, which partners rated 3 and 2: (3 + 2) ÷ 2 = 2.5.
    figures: { month: "2025-12", daysOpen: 15 },
    units: [{ date: "2025-12-08", ratings: [3, 2] }],
    expected: `December · 15 · ${NONE} · ${NONE} · ${NONE} · 1 · 2.5`,
  },
  {
    // Closed all month, and reported so: zeros are zeros, and nothing can be divided by 0 days.
    figures: {
      ...{ month: "2026-01", daysOpen: 0, circulation: 0, classes: 0 },
      causes: { daysOpen: "the library was renovated" },
    },
    units: [],
    expected: "January · 0 · 0 · – · 0 · 0 · –",
  },
  {
    // Nothing was reported. Level 2 ÷ 1 unit = 2.0.
    units: [{ date: "2026-02-28", ratings: [2] }],
    expected: `February · ${NONE} · ${NONE} · ${NONE} · ${NONE} · 1 · 2.0`,
  },
  {
    // A quarter of a day: 1,000 ÷ 17.25 = 57.971…, so 58.0. Levels (4 + 3 + 3) ÷ 3 = 3.333…, so 3.3.
    figures: { month: "2026-03", daysOpen: 17.25, circulation: 1000, classes: 30 },
    units: [4, 3, 3].map((level, n) => ({ date: `2026-03-1${n}`, ratings: [level] })),
    expected: "March · 17.25 · 1,000 · 58.0 · 30 · 3 · 3.3",
  },
  {
    // Open, but nothing was lent: 0 ÷ 20 = 0.0. Three ratings of one unit: (3 + 2 + 2) ÷ 3 = 2.333…, kept as 2.3.
    figures: { month: "2026-04", daysOpen: 20, circulation: 0, classes: 12 },
    units: [{ date: "2026-04-15", ratings: [3, 2, 2] }],
    expected: "April · 20 · 0 · 0.0 · 12 · 1 · 2.3",
  },
  {
    // 1,999 ÷ 21 = 95.190…, so 95.2. Levels (3 + 3 + 4) ÷ 3 = 3.333…, so 3.3.
    figures: { month: "2026-05", daysOpen: 21, circulation: 1999, classes: 66 },
    units: [3, 3, 4].map((level, n) => ({ date: `2026-05-2${n}`, ratings: [level] })),
    expected: "May · 21 · 1,999 · 95.2 · 66 · 3 · 3.3",
  },
  {
    // 101 ÷ 8 = 12.625, so 12.6. Level 1 ÷ 1 unit = 1.0.
    figures: { month: "2026-06", daysOpen: 8, circulation: 101, classes: 9 },
    units: [{ date: "2026-06-01", ratings: [1] }],
    expected: "June · 8 · 101 · 12.6 · 9 · 1 · 1.0",
  },
];

// Days: 20.5 + 22 + 15 + 0 + 17.25 + 20 + 21 + 8 = 123.75.
// Circulation: 1,845 + 2,117 + 1,406 + 0 + 1,000 + 0 + 1,999 + 101 = 8,468.
// A day, only in the seven months that have both: (8,468 − 1,406) ÷ (123.75 − 15) = 7,062 ÷ 108.75 = 64.937…, so 64.9.
//   The mean of the months' means would be (90.0 + 96.2 + 58.0 + 0.0 + 95.2 + 12.6) ÷ 6 = 58.7, and that isn't asked for.
// Classes: 41 + 74 + 55 + 0 + 30 + 12 + 66 + 9 = 287.
// Units: 1 + 2 + 5 + 0 + 1 + 0 + 1 + 3 + 1 + 3 + 1 = 18.
// Levels: 3 + 5 + 12 + 2.5 + 2 + 10 + 2.3 + 10 + 1 = 47.8, and 47.8 ÷ 18 = 2.655…, so 2.7. The mean of the means is 2.5.
const TOTAL = "Annual TOTAL · 123.75 · 8,468 · 64.9 · 287 · 18 · 2.7";

/** Head, months and total, a row each, as Slack's table has them. */
export const WORKED_TABLE = [HEAD, ...YEAR.map(({ expected }) => expected), TOTAL];

/** The school on the day on which its summary is out. */
export async function startWorkedYear(): Promise<School> {
  const school = await startSchool({ now: DAY_BEFORE });
  for (const { figures, units } of YEAR) {
    await addRatedUnits(school, units);
    if (figures) await reportFigures(school, figures);
  }
  // What is none of the year's: a unit of the year before, a deleted one, and one that is planned for July.
  await addRatedUnits(school, [
    { date: "2025-05-12", ratings: [1] },
    { date: "2026-05-13", ratings: [1] },
    { date: "2026-07-20", ratings: [1] },
  ]);
  await school.db.unit.updateMany({ where: { date: "2026-05-13" }, data: { deletedAt: "2026-06-01T12:00:00.000Z" } });
  await tickAt(school, SUMMARY_DUE);
  return school;
}
