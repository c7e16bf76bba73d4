// Reads what is normal here for some months: the units and the circulation of the same months in past years.
import { MIN_YEARS, type NormalRange, pastMonths, toNormalRange } from "../../domain/normal-range.js";
import type { Month } from "../../domain/time/month.js";
import { circulationOf } from "../../store/figures.js";
import { firstMonth } from "../../store/unit-spans.js";
import { monthSums } from "../../store/unit-tallies.js";
import type { PostCtx } from "../context.js";

/** By month. A month that has fewer than two past years isn't in it. Reads everything at once. */
export async function readNormal(
  { db, school, now }: Pick<PostCtx, "db" | "school" | "now">,
  months: readonly Month[],
): Promise<Map<Month, NormalRange>> {
  const first = await firstMonth(db, school);
  const pastOf = new Map(
    months.map((month) => [month, pastMonths(month, first)] as const).filter(([, past]) => past.length >= MIN_YEARS),
  );
  const all = [...new Set([...pastOf.values()].flat())];
  if (all.length === 0) return new Map();
  const [sums, circulation] = await Promise.all([
    monthSums(db, school, { months: all, now }),
    circulationOf(db, school, all),
  ]);
  const ranges = [...pastOf].map(([month, past]) => {
    const toPast = (one: Month) => ({
      hasSchool: school.calendar.hasSchool(one),
      sum: sums.get(one) ?? { count: 0, tenths: 0 },
      circulation: circulation.get(one),
    });
    return [month, toNormalRange(past.map(toPast))] as const;
  });
  return new Map(ranges.filter((entry): entry is readonly [Month, NormalRange] => entry[1] !== undefined));
}
