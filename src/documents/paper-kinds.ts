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

export type Paper = ReportPaper | YearPaper | YearEndPaper | RubricPaper;
