// The monthly report's numbers, always computed from the units themselves.
import { type AgreedLevel, nearestLevel, partnersDiffer } from "./agreement.js";
import { GRADES, type Grade } from "./grade.js";
import type { Level } from "./level.js";
import type { SchoolDay } from "./time/school-day.js";
import type { UnitSum } from "./unit-sum.js";

export type ReportedUnit = { date: SchoolDay; title: string; grades: readonly Grade[]; agreed: AgreedLevel };

/** How many units there are, and at which level. */
export type Mean = {
  count: number;
  /** The exact mean level; undefined if there are no units. Round it with formatAverage. */
  average: number | undefined;
};

export type Summary = Mean & {
  /** Units by level. If partners rate a unit differently, it counts at the level closest to their mean. */
  distribution: Record<Level, number>;
  /** How many units have partners who rate the level differently. */
  differing: number;
  gradesReached: Grade[];
};

export const meanOf = ({ count, tenths }: UnitSum): Mean => ({
  count,
  average: count === 0 ? undefined : tenths / (10 * count),
});

export function summarize(units: readonly Pick<ReportedUnit, "grades" | "agreed">[]): Summary {
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

/** "2.5". Rounds half up. */
export function formatAverage(average: number): string {
  const tenths = toTenths(average);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** Compares averages as readers see them: two that look the same haven't moved. Undefined if there is one or none. */
export function movement(now: number | undefined, before: number | undefined): "up" | "down" | "same" | undefined {
  if (now === undefined || before === undefined) return undefined;
  const change = toTenths(now) - toTenths(before);
  return change > 0 ? "up" : change < 0 ? "down" : "same";
}

/**
 * Rounds half up, to tenths. As a float, a mean of exactly 2.45 may be a hair less. Rounding to billionths first makes it
 * exact again, and no other mean of fewer than 50 million units becomes 2.45.
 */
function toTenths(average: number): number {
  const billionths = Math.round(average * 1e9);
  return Math.floor((billionths + 5e7) / 1e8);
}
