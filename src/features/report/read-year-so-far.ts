// Reads how many units each month of a report's school year has so far, and the same months of the year before.
import { firstDay, lastDay, type Month, yearBefore } from "../../domain/time/month.js";
import { monthCounts } from "../../store/unit-tallies.js";
import type { PostCtx } from "../context.js";

interface CountedYear {
  /** Such as "2026-27". */
  name: string;
  months: readonly { month: Month; count: number }[];
}

export interface YearSoFar {
  year: CountedYear;
  before: CountedYear;
}

/** Fewer months don't show how a year goes. */
const MIN_MONTHS = 3;

/** By month. A month too early in its school year isn't in it. Reads everything at once. */
export async function readYearsSoFar(
  { db, school, now }: Pick<PostCtx, "db" | "school" | "now">,
  months: readonly Month[],
): Promise<Map<Month, YearSoFar>> {
  const { calendar } = school;
  const yearOf = (month: Month) => calendar.schoolYearOf(firstDay(month));
  const monthsUntil = (month: Month) => calendar.monthsOf({ from: yearOf(month).from, to: lastDay(month) });
  const until = new Map(
    months.map((month) => [month, monthsUntil(month)] as const).filter(([, all]) => all.length >= MIN_MONTHS),
  );
  const all = new Set([...until.values()].flat().flatMap((month) => [month, yearBefore(month)]));
  if (all.size === 0) return new Map();
  const counts = await monthCounts(db, school, { months: [...all], now });
  const toYear = (name: string, of: readonly Month[]): CountedYear => ({
    name,
    months: of.map((month) => ({ month, count: counts.get(month) ?? 0 })),
  });
  return new Map(
    [...until].map(([month, of]) => {
      const before = yearOf(yearBefore(month)).name;
      return [month, { year: toYear(yearOf(month).name, of), before: toYear(before, of.map(yearBefore)) }];
    }),
  );
}
