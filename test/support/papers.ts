// Papers as tests print them: a usual one of each kind, to change as needed.
import type {
  BinderPaper,
  EvidencePaper,
  PlanPaper,
  ReportPaper,
  RubricPaper,
  YearEndPaper,
  YearPaper,
} from "../../src/documents/paper-kinds.js";

const HEAD = { school: "Lincoln School", printed: "Printed Nov 3, 2026" };

const LEVEL_CHART = {
  title: "Units by level",
  kind: "bar",
  labels: ["1 Cooperation", "2 Coordination", "3 Collaboration", "4 Data-Driven"],
  series: [{ name: "Units", values: [2, 5, 5, 2] }],
  decimals: 0,
  alt: "Units by level. 1 Cooperation: 2 · 2 Coordination: 5 · 3 Collaboration: 5 · 4 Data-Driven Collaboration: 2",
} as const;

export const YEAR_CHART = {
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

export const toEvidence = (changed: Partial<EvidencePaper> = {}): EvidencePaper => ({
  kind: "evidence",
  ...HEAD,
  person: "Lee Marchbanks",
  indicators: [
    {
      name: "1a. Knows the curriculum",
      pieces: [
        { title: "Ancient Egypt", source: "Unit, Nov 12, 2026", lines: ["grade 6 · level 3", "Notes: *maps* #let x"] },
        { title: "الكتب", source: "OH YEAH, Nov 4, 2026, Tess Whitlock", lines: [] },
      ],
    },
  ],
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

/** As the Template has it, with every kind of part. */
export const toPlan = (changed: Partial<PlanPaper> = {}): PlanPaper => ({
  kind: "plan",
  ...HEAD,
  about: "Unit plan",
  title: "Rivers and Deltas",
  facts: [
    { name: "Library Media Specialist", lines: ["Lee Librarian, Library media specialist"] },
    { name: "Teacher(s)", lines: ["Tess Whitlock, Grade 4", "Ana Ortiz"] },
    { name: "Grade Level", lines: ["4"] },
  ],
  parts: [
    {
      kind: "text",
      title: "Unit Overview",
      text: "Students follow the Mississippi from its source to the sea.\nThey build a delta.",
    },
    { kind: "text", title: "Time Frame", text: "Three weeks" },
    {
      ...{ kind: "named", title: "Areas of Deficit/Gaps in Test Data" },
      items: [{ name: "Reading", text: "Finding the main idea in informational text" }],
    },
    {
      ...{ kind: "named", title: "Content Area Standards" },
      items: [
        { name: "Science", text: "4-ESS2-1\n  a. Make observations\n  b. Show evidence\n\n4-ESS2-2" },
        { name: "ELA", text: "RI.4.9" },
      ],
    },
    { kind: "text", title: "Standards for the 21st-Century Learner", text: "1.1.7, 2.4.1" },
    {
      ...{ kind: "duties", title: "Cooperative Teaching Plan" },
      mark: "[Gap]",
      legend: "Shaded duties marked [Gap] address an area of deficit or a gap.",
      columns: [
        {
          name: "Library Media Specialist Will",
          duties: [
            { text: "Teach note-taking from two sources", isMarked: true },
            { text: "Pull maps and atlases", isMarked: false },
          ],
        },
        { name: "Teacher(s) Will", duties: [{ text: "Model the stream table", isMarked: false }] },
      ],
    },
    { kind: "named", title: "Resources", items: [{ name: "Print", text: "Rivers of the World. 2019." }] },
    { kind: "empty", title: "Learning Product", text: "Nothing yet." },
    { kind: "text", title: "Assessment Overview", text: "A rubric for the delta, scored by both." },
    {
      ...{ kind: "links", title: "Attachments" },
      items: [
        { name: "Stream table", address: "https://example.org/stream?a=1" },
        { name: "Rubric.pdf", address: "" },
      ],
    },
  ],
  notes: ["Adapted from “Rivers”, by Ana Ortiz."],
  ...changed,
});

export const toBinder = (changed: Partial<BinderPaper> = {}): BinderPaper => ({
  kind: "binder",
  ...HEAD,
  title: "Unit plans 2026-27",
  headline: "2 plans.",
  plans: [toPlan(), toPlan({ title: "Ancient Egypt" })],
  lines: ["Grade 4 · Science · Lee Librarian, Tess Whitlock and Ana Ortiz", ""],
  ...changed,
});

const MOST = "How rivers carve valleys and what people do there. ".repeat(60).slice(0, 3000);
const TEN = Array.from({ length: 10 }, (_, n) => n);

/** Everything as long as it can be. */
export function toFullPlan(): PlanPaper {
  const named = TEN.map((n) => ({ name: `Area ${n} ${"x".repeat(66)}`, text: MOST }));
  const duties = TEN.map((n) => ({ text: `${MOST.slice(0, 2990)} ${n}`, isMarked: n % 2 === 0 }));
  const parts = toPlan().parts.map((part): PlanPaper["parts"][number] => {
    if (part.kind === "named") return { ...part, items: named };
    if (part.kind === "duties") return { ...part, columns: part.columns.map((column) => ({ ...column, duties })) };
    if (part.kind === "text") return { ...part, text: "y".repeat(3000) };
    return part;
  });
  return toPlan({ title: "Z".repeat(150), parts });
}
