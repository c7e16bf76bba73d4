// What is printed: the data of each paper, every word and figure ready to read. A template says how it looks.

interface PaperHead {
  school: string;
  /** "Printed December 3, 2026". */
  printed: string;
}

export interface PaperTable {
  columns: readonly string[];
  /** As many cells as columns. */
  rows: readonly (readonly string[])[];
}

/** A heading with lines below it. */
export interface PaperList {
  title: string;
  lines: readonly string[];
}

export interface PaperChart {
  title: string;
  kind: "bar" | "line";
  labels: readonly string[];
  /** A value for each label, null where there is nothing to draw. The first series is what the chart is about. */
  series: readonly { name: string; values: readonly (number | null)[] }[];
  /** What the values of the axis lie between. Without it, it begins at 0. */
  range?: readonly [number, number];
  /** How many decimals its numbers have. */
  decimals: number;
  /** The same in words, for people who can't see it. */
  alt: string;
}

/** A moment or a unit worth telling, and whose or which it is. May have no `by`. */
export interface PaperQuote {
  text: string;
  by: string;
}

/** The Monthly Report of Units Supported. */
export interface ReportPaper extends PaperHead {
  kind: "report";
  /** "October 2026", or "October 2026 so far". */
  month: string;
  /** How many units, their average level, and what that is compared with. */
  headline: string;
  units: PaperTable;
  /** How many units aren't in the table, because a paper holds only so many. */
  left: number;
  /** "Average level of partnership", below the table. Empty without units. */
  average: string;
  /** Sentences about the month, in their order. */
  facts: readonly string[];
  /** Why figures are what they are. */
  causes: readonly string[];
  goals: PaperList | undefined;
  quotes: readonly PaperQuote[];
  charts: readonly PaperChart[];
}

/** The Annual Summary, or the same of any other period. */
export interface YearPaper extends PaperHead {
  kind: "year";
  /** "Annual Summary 2025-26", or the name of the period. */
  title: string;
  headline: string;
  /** Its last row is the total. */
  months: PaperTable;
  facts: readonly string[];
  causes: readonly string[];
  /** What the totals leave out. */
  notes: readonly string[];
  goals: PaperList | undefined;
  charts: readonly PaperChart[];
}

/** A number that the principal remembers. */
export interface HeadlineFigure {
  value: string;
  name: string;
  /** What it is compared with. May be empty. */
  note: string;
}

/** The page for the principal when the year ends. */
export interface YearEndPaper extends PaperHead {
  kind: "year-end";
  /** "2025-26". */
  year: string;
  figures: readonly HeadlineFigure[];
  highlights: readonly PaperQuote[];
  chart: PaperChart | undefined;
  causes: readonly string[];
  goals: PaperList | undefined;
  nextGoals: PaperList | undefined;
}

/** The four levels of partnership with the school's own examples. */
export interface RubricPaper extends PaperHead {
  kind: "rubric";
  /** What collaborative planning is. */
  planning: string;
  levels: readonly { name: string; meaning: string; test: string; examples: readonly string[] }[];
}

/** What one of the two does. */
export interface PlanDuty {
  text: string;
  /** It addresses an area of deficit or a gap. */
  isMarked: boolean;
}

/** A part of the Template under its heading. Its lines are kept as they were typed. */
export type PlanPart = { title: string } & (
  | { kind: "text"; text: string }
  /** Nobody has written it yet; `text` says so. */
  | { kind: "empty"; text: string }
  /** Texts under names of their own: content areas, kinds of resources. */
  | { kind: "named"; items: readonly { name: string; text: string }[] }
  /** Two columns. `mark` stands before each marked duty, and `legend` says what it means; empty without any. */
  | {
      kind: "duties";
      mark: string;
      legend: string;
      columns: readonly { name: string; duties: readonly PlanDuty[] }[];
    }
  /** Files and links. `address` is empty where there is nothing to open. */
  | { kind: "links"; items: readonly { name: string; address: string }[] }
);

/** The full plan of a unit, as PDF, as DOCX and as a post. */
export interface PlanPaper extends PaperHead {
  kind: "plan";
  /** "Unit plan", above its title. */
  about: string;
  title: string;
  /** The Template's header. */
  facts: readonly { name: string; lines: readonly string[] }[];
  parts: readonly PlanPart[];
  /** Where it comes from, and who may see what. */
  notes: readonly string[];
}

/** The plans of a school year behind their contents. */
export interface BinderPaper extends PaperHead {
  kind: "binder";
  /** "Unit plans 2026-27". */
  title: string;
  /** "14 plans", and which part it is of how many. */
  headline: string;
  plans: readonly PlanPaper[];
  /** Below each plan's title in the contents: its grades, its subject and its people. May be empty. */
  lines: readonly string[];
}

/** Something that shows an indicator, and where it comes from. */
export interface PaperPiece {
  title: string;
  /** "Unit, Nov 12, 2026". */
  source: string;
  lines: readonly string[];
}

/** A librarian's evidence folder, which only they have. */
export interface EvidencePaper extends PaperHead {
  kind: "evidence";
  person: string;
  /** Those that have a piece. */
  indicators: readonly { name: string; pieces: readonly PaperPiece[] }[];
}

/** What is printed of a period, and the rubric. */
export type SchoolPaper = ReportPaper | YearPaper | YearEndPaper | RubricPaper;

export type Paper = SchoolPaper | PlanPaper | BinderPaper | EvidencePaper;
