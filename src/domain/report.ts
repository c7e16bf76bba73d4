// The figures of the monthly report, always computed from the units themselves.
import { type AgreedLevel, nearestLevel, partnersDiffer } from "./agreement.js";
import { GRADES, type Grade } from "./grade.js";
import type { Level } from "./level.js";
import type { SchoolDay } from "./time/school-day.js";

export type ReportedUnit = { date: SchoolDay; title: string; grades: readonly Grade[]; agreed: AgreedLevel };

export type Summary = {
  count: number;
  /** The exact mean level; undefined without units. Round it with formatAverage. */
  average: number | undefined;
  /** A unit whose partners differ counts at the level nearest to what they say. */
  distribution: Record<Level, number>;
  /** Of how many units the partners see the level differently. */
  differing: number;
  gradesReached: Grade[];
};

export function summarize(units: readonly ReportedUnit[]): Summary {
  const distribution: Record<Level, number> = { 1: 0, 2: 0, 3: 0, 4: 0 };
  for (const { agreed } of units) distribution[nearestLevel(agreed.level)]++;
  const total = units.reduce((sum, { agreed }) => sum + agreed.level, 0);
  const reached = new Set(units.flatMap(({ grades }) => grades));
  return {
    count: units.length,
    average: units.length === 0 ? undefined : total / units.length,
    distribution,
    differing: units.filter(({ agreed }) => partnersDiffer(agreed)).length,
    gradesReached: GRADES.filter((grade) => reached.has(grade)),
  };
}

/** "1 unit", "14 units". */
export const countUnits = (count: number): string => `${count} ${count === 1 ? "unit" : "units"}`;

export function formatAverage(average: number): string {
  const tenths = toTenths(average);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** Compares what readers see: two averages shown alike have not moved. */
export function movement(now: number | undefined, before: number | undefined): "up" | "down" | "same" | undefined {
  if (now === undefined || before === undefined) return undefined;
  const change = toTenths(now) - toTenths(before);
  return change > 0 ? "up" : change < 0 ? "down" : "same";
}

/**
 * Half up. As a float, a mean that is half-way (2.45) may lie a hair below it: made whole in billionths it is exact
 * again, and a mean of fewer than 50 million units that is not half-way stays apart from it.
 */
function toTenths(average: number): number {
  const billionths = Math.round(average * 1e9);
  return Math.floor((billionths + 5e7) / 1e8);
}
