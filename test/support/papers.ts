// Papers as tests print them: a usual one of each kind, to change as needed.
import type { ReportPaper, RubricPaper, YearEndPaper, YearPaper } from "../../src/documents/paper-kinds.js";

const HEAD = { school: "Lincoln School", printed: "Printed Nov 3, 2026" };

const LEVEL_CHART = {
  title: "Units by level",
  kind: "bar",
  labels: ["1 Cooperation", "2 Coordination", "3 Collaboration", "4 Data-Driven"],
  series: [{ name: "Units", values: [2, 5, 5, 2] }],
  decimals: 0,
  alt: "Units by level. 1 Cooperation: 2 · 2 Coordination: 5 · 3 Collaboration: 5 · 4 Data-Driven Collaboration: 2",
} as const;

const YEAR_CHART = {
  title: "Average level of partnership",
  kind: "line",
  labels: ["Sep", "Oct", "Nov", "Dec"],
  series: [
    { name: "2026-27", values: [2.3, 2.6, null, 2.8] },
    { name: "2025-26", values: [2, 2.1, 2.2, 2] },
  ],
  range: [1, 4],
  decimals: 1,
  alt: "Average level of partnership. 2026-27: Sep 2.3, Oct 2.6, Nov no units, Dec 2.8. 2025-26: Sep 2.0.",
} as const;

export const UNIT_ROW = ["Oct 2", "Rivers and Deltas", "4", "3 Collaboration"] as const;

export const toReport = (changed: Partial<ReportPaper> = {}): ReportPaper => ({
  kind: "report",
  ...HEAD,
  month: "October 2026",
  headline: "14 units supported, average level of partnership 2.6.",
  units: { columns: ["Date", "Name or Topic of Unit", "Grade Level", "Level of Collaboration"], rows: [UNIT_ROW] },
  left: 0,
  average: "2.6",
  facts: ["Circulation 2,117 in 22 days (96.2 a day). 74 classes served."],
  causes: ["Circulation: state testing"],
  goals: { title: "Goals for 2026-27", lines: ["14 of 60 units (23%)."] },
  quotes: [{ text: "“Two classes asked to stay over recess.”", by: "Tess Whitlock" }],
  charts: [LEVEL_CHART, YEAR_CHART],
  ...changed,
});

export const toYear = (changed: Partial<YearPaper> = {}): YearPaper => ({
  kind: "year",
  ...HEAD,
  title: "Annual Summary 2025-26",
  headline: "94 units supported, average level of partnership 2.7 (2024-25: 81 units, 2.3).",
  months: {
    columns: [
      "Month",
      "Days Open",
      "Monthly Circulation",
      "Average Daily Circulation",
      "Number of Classes Served",
      "Number of Units Supported",
      "Average Level of Partnership",
    ],
    rows: [
      ["September", "20", "1,840", "92.0", "61", "9", "2.3"],
      ["October", "not reported", "not reported", "not reported", "0", "14", "2.6"],
      ["Annual TOTAL", "20", "1,840", "92.0", "61", "23", "2.5"],
    ],
  },
  facts: ["The library was closed for 9 of 180 school days: testing 6, no substitute 3."],
  causes: ["November, circulation: state testing"],
  notes: ["Months in the totals: days open 1 of 2."],
  goals: { title: "Goals for 2025-26", lines: ["Reached: 63 of 60 units (105%)."] },
  charts: [YEAR_CHART],
  ...changed,
});

export const toYearEnd = (changed: Partial<YearEndPaper> = {}): YearEndPaper => ({
  kind: "year-end",
  ...HEAD,
  year: "2025-26",
  figures: [
    { value: "94", name: "Units supported", note: "2024-25: 81" },
    { value: "2.7", name: "Average level of partnership", note: "2024-25: 2.3" },
    { value: "18,204", name: "Circulation", note: "" },
  ],
  highlights: [
    { text: "“Two classes asked to stay over recess.”", by: "Tess Whitlock" },
    { text: "Rivers and Deltas", by: "grade 4, Lee Librarian" },
  ],
  chart: YEAR_CHART,
  causes: ["November, circulation: state testing"],
  goals: { title: "Goals for 2025-26", lines: ["Reached: 63 of 60 units (105%)."] },
  nextGoals: { title: "Goals for 2026-27", lines: ["70 units."] },
  ...changed,
});

export const toRubric = (changed: Partial<RubricPaper> = {}): RubricPaper => ({
  kind: "rubric",
  ...HEAD,
  planning: "Two or more equal partners create a unit of study together.",
  levels: ["1 Cooperation", "2 Coordination", "3 Collaboration", "4 Data-Driven Collaboration"].map((name) => ({
    name,
    meaning: "Teacher and librarian work on their own and meet briefly when it helps both.",
    test: "Did we each do our own part and check in briefly?",
    examples: ["Ancient Egypt – Tess Whitlock"],
  })),
  ...changed,
});
