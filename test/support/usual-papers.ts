// Papers with as much on them as a busy month and a whole year usually have.
import { toReport, toRubric, toYear, toYearEnd, YEAR_CHART } from "./papers.js";

const MONTHS = ["September", "October", "November", "December", "January", "February", "March", "April", "May", "June"];

/** As much as a busy month and a whole year usually have. */
export const usualPapers = () => ({
  report: toReport({
    headline: "25 units supported, average level of partnership 2.6, up from 2.2 in September (8 units).",
    units: {
      ...toReport().units,
      rows: Array.from({ length: 25 }, (_, n) => [
        `Oct ${n + 1}`,
        n % 5 === 0 ? "Fact, opinion, and persuasion in the news, with an interview of the mayor" : "Rivers and Deltas",
        "K, 1",
        n % 4 === 0 ? "4 Data-Driven Collaboration" : "2 Coordination",
      ]),
    },
    facts: [
      "1 Cooperation: 0 · 2 Coordination: 18 · 3 Collaboration: 0 · 4 Data-Driven Collaboration: 7",
      "Grades reached: 8 of 9. In 1 of 25 units partners rated the level differently; their ratings are averaged.",
      "Circulation 2,263 in 21 days (107.8 a day). 63 classes served.",
      "Taught together 7, by the librarian 3 (15 not answered).",
      "Kind of work: lesson 5, research 3, making 1, something else 2.",
    ],
    goals: {
      title: "Goals for 2026-27",
      lines: [
        "22 of 110 units (20%).",
        "Average level: 2.4; the goal is 2.6, from 2.1.",
        "Units outside English language arts: 82% (18 of 22); the goal is 80%, from 72%.",
      ],
    },
    quotes: [
      "“My quietest students led the interviews because they knew where to look things up.”",
      "“Two classes asked to stay in the library during recess to finish their maps.”",
      "“With an extra pair of eyes in the room, I saw who was stuck before they gave up.”",
    ].map((text) => ({ text, by: "Rosa Ixtapalli" })),
  }),
  year: toYear({
    months: {
      ...toYear().months,
      rows: [
        ...MONTHS.map((name) => [name, "21", "not reported", "not reported", "61", "12", "2.3"]),
        ["Annual TOTAL", "175", "15,058", "96.5", "465", "83", "2.0"],
      ],
    },
    facts: [
      "Circulation 15,058, 96.5 a day. 465 classes served. In 2024-25: circulation 12,539, 96.1 a day. 360 classes served.",
      "The library was closed for 14 of 189 school days: State testing 6, Book fair 3, Inventory 2.5, No substitute 2.",
      "Taught together 35, by the librarian 15, by the teacher 27 (6 not answered).",
      "Kind of work: lesson 31, research 21, making 2, reading 12, something else 9 (8 not answered).",
    ],
    causes: [
      "November, days open: The book fair took three days",
      "January, circulation: The catalog was moved, so loans weren't counted",
      "March, circulation: Three days of state testing",
    ],
    charts: [
      {
        ...YEAR_CHART,
        labels: MONTHS.map((name) => name.slice(0, 3)),
        series: YEAR_CHART.series.map(({ name, values }) => ({
          name,
          values: MONTHS.map((_, n) => values[n % 4] ?? null),
        })),
      },
      {
        ...YEAR_CHART,
        title: "Monthly circulation",
        labels: MONTHS.map((name) => name.slice(0, 3)),
        series: [{ name: "2025-26", values: MONTHS.map((_, n) => 1800 + 70 * n) }],
        range: undefined,
        decimals: 0,
      },
    ],
  }),
  "year-end": toYearEnd(),
  rubric: toRubric(),
});
