// The figures that librarians report for a month: what they are called, how they look, and their sums and averages.
import { GRADES, type Grade } from "./grade.js";

export const FIGURE_KEYS = ["daysOpen", "circulation", "classes", "visits", "lessons"] as const;
export type FigureKey = (typeof FIGURE_KEYS)[number];

/** A month's figures by key. Days are in hundredths of a day. A missing figure wasn't reported; 0 was. */
export type FigureValues = Partial<Record<FigureKey, number>>;

export interface MonthFigures {
  values: FigureValues;
  /** Circulation by patron grade. */
  byGrade: Partial<Record<Grade, number>>;
  /** Why figures are what they are, or weren't reported, in the order of FIGURE_KEYS. */
  causes: { key: FigureKey; text: string }[];
}

/** What a school may choose to report besides the three of the Annual Summary. */
export const OPTIONAL_FIGURES = ["byGrade", "visits", "lessons"] as const;
export type OptionalFigure = (typeof OPTIONAL_FIGURES)[number];

/** The figures that a school's form asks for. */
export const askedFigures = (optional: readonly OptionalFigure[]): FigureKey[] =>
  FIGURE_KEYS.filter((key) => (key !== "visits" && key !== "lessons") || optional.includes(key));

/** The figures that aren't reported yet. One with a cause but no number is explained, so it isn't missing. */
export const missingFigures = (asked: readonly FigureKey[], { values, causes }: MonthFigures): FigureKey[] =>
  asked.filter((key) => values[key] === undefined && !causes.some((cause) => cause.key === key));

export const NO_FIGURES: MonthFigures = { values: {}, byGrade: {}, causes: [] };

/** The first three are columns of the Annual Summary, in its words. */
const NAMES: Record<FigureKey, string> = {
  daysOpen: "Days Open",
  circulation: "Monthly Circulation",
  classes: "Number of Classes Served",
  visits: "Library Visits",
  lessons: "Lessons Taught",
};

export const figureName = (key: FigureKey): string => NAMES[key];

/** "Circulation": without what the month says anyway. */
const SHORT_NAMES: Record<FigureKey, string> = {
  daysOpen: "Days open",
  circulation: "Circulation",
  classes: "Classes served",
  visits: "Visits",
  lessons: "Lessons",
};

export const shortFigureName = (key: FigureKey): string => SHORT_NAMES[key];

/** "42.5" of 4250 hundredths, "0.25", "21". */
export function formatDays(hundredths: number): string {
  const whole = formatNumber(Math.floor(hundredths / 100));
  const rest = String(hundredths % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return rest === "" ? whole : `${whole}.${rest}`;
}

/** "2,117". */
export const formatNumber = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ",");

/** "21.5" days, "2,117" of everything else. */
export const formatFigure = (key: FigureKey, value: number): string =>
  key === "daysOpen" ? formatDays(value) : formatNumber(value);

/** The total of each figure over the months in which it was reported; missing if it was in none. */
export function sumFigures(months: readonly Pick<MonthFigures, "values">[]): FigureValues {
  const sums: FigureValues = {};
  for (const { values } of months) {
    for (const key of FIGURE_KEYS) {
      const value = values[key];
      if (value !== undefined) sums[key] = (sums[key] ?? 0) + value;
    }
  }
  return sums;
}

/** The same for circulation by grade. */
export function sumByGrade(months: readonly Pick<MonthFigures, "byGrade">[]): MonthFigures["byGrade"] {
  const sums: MonthFigures["byGrade"] = {};
  for (const { byGrade } of months) {
    for (const grade of GRADES) {
      const value = byGrade[grade];
      if (value !== undefined) sums[grade] = (sums[grade] ?? 0) + value;
    }
  }
  return sums;
}

/** Tenths of a loan a day, "no days" where there is nothing to divide by, undefined if it wasn't reported. */
export type AverageDaily = number | "no days" | undefined;

/**
 * Circulation per day open, over the months in which both were reported: total by total, not the mean of the months' means.
 * Whole numbers all the way, so it is exact, and rounds half up.
 */
export function averageDaily(months: readonly FigureValues[]): AverageDaily {
  const both = months.filter(({ circulation, daysOpen }) => circulation !== undefined && daysOpen !== undefined);
  if (both.length === 0) return undefined;
  const { circulation = 0, daysOpen = 0 } = sumFigures(both.map((values) => ({ values })));
  if (daysOpen === 0) return "no days";
  const twice = 2 * circulation * 1000 + daysOpen;
  return (twice - (twice % (2 * daysOpen))) / (2 * daysOpen);
}

/** "96.2", "–" where nothing can be divided, "not reported". */
export function formatAverageDaily(average: AverageDaily): string {
  if (average === undefined) return NOT_REPORTED;
  if (average === "no days") return "–";
  return `${formatNumber(Math.floor(average / 10))}.${average % 10}`;
}

export const NOT_REPORTED = "not reported";
