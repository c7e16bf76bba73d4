// Sums of counted units, in whole numbers until they are divided once: exact to the last digit, rounded half up.
import type { Grade } from "./grade.js";
import type { Level } from "./level.js";
import type { SchoolDay } from "./time/school-day.js";

export interface UnitSum {
  count: number;
  /** The agreed levels of the units, added up, in tenths. */
  tenths: number;
}

/** Units of one day that have the same grades, subject and agreed level. */
export interface UnitTally {
  date: SchoolDay;
  grades: readonly Grade[];
  subject: string | undefined;
  /** The agreed level of each, in tenths. */
  level: number;
  count: number;
}

export const addTallies = (tallies: readonly UnitTally[]): UnitSum => ({
  count: tallies.reduce((sum, { count }) => sum + count, 0),
  tenths: tallies.reduce((sum, { count, level }) => sum + count * level, 0),
});

/** Rounded half up. Undefined when there is nothing to divide by. */
function divide(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.floor((2 * part + whole) / (2 * whole));
}

/** The average level in tenths; undefined without units. */
export const averageTenths = ({ count, tenths }: UnitSum): number | undefined => divide(tenths, count);

/** 41 of 60 is 68 percent; undefined of nothing. */
export const percentOf = (part: number, whole: number): number | undefined => divide(100 * part, whole);

/** The rubric's level closest to an agreed one in tenths. A half rounds up, as in nearestLevel. */
export const levelOf = (tenths: number): Level => Math.min(4, Math.max(1, Math.floor((tenths + 5) / 10))) as Level;

/** "2.5", or a dash where there is nothing. */
export const formatTenths = (tenths: number | undefined): string =>
  tenths === undefined ? "–" : `${Math.floor(tenths / 10)}.${tenths % 10}`;

/** "68%", or a dash where there is nothing. */
export const formatPercent = (percent: number | undefined): string => (percent === undefined ? "–" : `${percent}%`);
