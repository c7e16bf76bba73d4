// What is normal here: the range of a month's figures over the same month of past years.
import { countUnits } from "./report.js";
import { type Month, monthName, yearBefore } from "./time/month.js";
import { averageTenths, formatTenths, type UnitSum } from "./unit-sum.js";

/** One year's value is no range. */
export const MIN_YEARS = 2;
/** What was normal longer ago says little about today. */
export const MAX_YEARS = 10;

interface Range {
  min: number;
  max: number;
}

export interface NormalRange {
  /** How many past years it is of. */
  years: number;
  units: Range;
  /** In tenths of a level; undefined unless two of the years had units. */
  average: Range | undefined;
  /** Undefined unless it was reported for two of the years. */
  circulation: Range | undefined;
}

/** The same month of past years since the school's first month, the latest first, at most MAX_YEARS. */
export function pastMonths(month: Month, first: Month | undefined): Month[] {
  const months: Month[] = [];
  for (let past = yearBefore(month); first && past >= first && months.length < MAX_YEARS; past = yearBefore(past)) {
    months.push(past);
  }
  return months;
}

function rangeOf(values: readonly (number | undefined)[]): Range | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length < MIN_YEARS ? undefined : { min: Math.min(...known), max: Math.max(...known) };
}

/** What was known of one past month. */
interface PastMonth {
  /** Whether school was open. */
  hasSchool: boolean;
  sum: UnitSum;
  circulation: number | undefined;
}

/**
 * Undefined while there are fewer than two past years. A month of theirs without units counts as one with none, unless
 * school was closed.
 */
export function toNormalRange(all: readonly PastMonth[]): NormalRange | undefined {
  const past = all.filter(({ hasSchool, sum }) => hasSchool || sum.count > 0);
  const units = rangeOf(past.map(({ sum }) => sum.count));
  if (!units) return undefined;
  return {
    ...{ years: past.length, units },
    average: rangeOf(past.map(({ sum }) => averageTenths(sum))),
    circulation: rangeOf(past.map(({ circulation }) => circulation)),
  };
}

const formatRange = ({ min, max }: Range, format: (value: number) => string): string =>
  min === max ? format(min) : `${format(min)} to ${format(max)}`;

const thousands = new Intl.NumberFormat("en-US");

/** "Octobers here: 9 to 14 units, average level 2.1 to 2.6, circulation 1,800 to 2,117." */
export function formatNormal(month: Month, { units, average, circulation }: NormalRange): string {
  const parts = [
    units.min === units.max ? countUnits(units.min) : `${units.min} to ${countUnits(units.max)}`,
    ...(average ? [`average level ${formatRange(average, formatTenths)}`] : []),
    ...(circulation ? [`circulation ${formatRange(circulation, (value) => thousands.format(value))}`] : []),
  ];
  return `${monthName(month)}s here: ${parts.join(", ")}.`;
}
