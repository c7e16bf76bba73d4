// The Annual Summary: a row for each month and one for the total, by the arithmetic of the sheet, in whole numbers.
import {
  type AverageDaily,
  averageDaily,
  type FigureKey,
  type FigureValues,
  formatAverageDaily,
  formatFigure,
  formatNumber,
  type MonthFigures,
  NOT_REPORTED,
  sumFigures,
} from "./figures.js";
import { type Month, monthName } from "./time/month.js";
import { averageTenths, formatTenths, type UnitSum } from "./unit-sum.js";

export const NO_UNITS: UnitSum = { count: 0, tenths: 0 };

/** What is known of a month. */
export interface KnownMonth {
  month: Month;
  units: UnitSum;
  figures: MonthFigures;
  /** It isn't over yet. */
  isRunning: boolean;
  /** The period has only some of its school days, so the figures of the whole month aren't the period's. */
  isPart: boolean;
}

/** A row of the sheet. */
export interface SummaryRow {
  name: string;
  /** Its month isn't over yet. */
  isRunning: boolean;
  values: FigureValues;
  averageDaily: AverageDaily;
  units: UnitSum;
  /** It doesn't show the month's figures. */
  isPart: boolean;
}

export interface AnnualSummary {
  rows: SummaryRow[];
  total: SummaryRow;
  /** The columns that not every month reports, in how many months they are, and of how many. */
  gaps: { key: ReportedKey; months: number; of: number }[];
  /** The months that miss some of the reported columns. */
  openMonths: Month[];
  /** In how many months both days open and circulation were reported, if that isn't all months with either of them. */
  averagedMonths: number | undefined;
}

/** The columns that librarians report. The others are computed. */
export const REPORTED_KEYS = ["daysOpen", "circulation", "classes"] as const satisfies readonly FigureKey[];
export type ReportedKey = (typeof REPORTED_KEYS)[number];

/** The columns of the Annual Summary, in its order and its words. */
export const SUMMARY_COLUMNS = [
  "Month",
  "Days Open",
  "Monthly Circulation",
  "Average Daily Circulation",
  "Number of Classes Served",
  "Number of Units Supported",
  "Average Level of Partnership",
] as const;

interface Naming {
  /** The last row's name. */
  totalName: string;
  /** How a month is called: with its year in a long period. */
  nameOf?: (month: Month) => string;
}

export function summarizeMonths(
  months: readonly KnownMonth[],
  { totalName, nameOf = monthName }: Naming,
): AnnualSummary {
  const rows = months.map(({ month, units, figures, isRunning, isPart }): SummaryRow => {
    const values = isPart ? {} : figures.values;
    return { name: nameOf(month), isRunning, values, averageDaily: averageDaily([values]), units, isPart };
  });
  const all = rows.map(({ values }) => values);
  const total = {
    name: totalName,
    isRunning: false,
    values: sumFigures(rows),
    averageDaily: averageDaily(all),
    units: addSums(rows.map(({ units }) => units)),
    isPart: false,
  };
  // A month that is still running isn't reported yet, and nobody misses its figures.
  const isExpected = (n: number, key: ReportedKey) => !months[n]?.isRunning || all[n]?.[key] !== undefined;
  const gaps = REPORTED_KEYS.map((key) => ({
    key,
    months: all.filter((values) => values[key] !== undefined).length,
    of: all.filter((_values, n) => isExpected(n, key)).length,
  })).filter((gap) => gap.months > 0 && gap.months < gap.of);
  const openMonths = months
    .filter(({ isPart, figures: { values } }) => !isPart && REPORTED_KEYS.some((key) => values[key] === undefined))
    .map(({ month }) => month);
  return { rows, total, gaps, openMonths, averagedMonths: countAveraged(all) };
}

function countAveraged(all: readonly FigureValues[]): number | undefined {
  const reported = all.map(({ daysOpen, circulation }) => [daysOpen, circulation].filter((one) => one !== undefined));
  const both = reported.filter(({ length }) => length === 2).length;
  return both === reported.filter(({ length }) => length > 0).length ? undefined : both;
}

export const addSums = (sums: readonly UnitSum[]): UnitSum => ({
  count: sums.reduce((total, { count }) => total + count, 0),
  tenths: sums.reduce((total, { tenths }) => total + tenths, 0),
});

/** A row's cells, as SUMMARY_COLUMNS has them. */
export function toSummaryCells(row: SummaryRow): string[] {
  const { values, averageDaily: average, units, isPart } = row;
  const name = row.isRunning ? `${row.name} so far` : row.name;
  const missing = isPart ? "–" : NOT_REPORTED;
  const cell = (key: ReportedKey) => {
    const value = values[key];
    return value === undefined ? missing : formatFigure(key, value);
  };
  const daily = isPart ? missing : formatAverageDaily(average);
  const level = formatTenths(averageTenths(units));
  return [name, cell("daysOpen"), cell("circulation"), daily, cell("classes"), formatNumber(units.count), level];
}
