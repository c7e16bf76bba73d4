// Reads what months are compared with: the month before, the same month a year before, and what is normal here.
import { MIN_YEARS, type NormalRange, pastMonths, toNormalRange } from "../../domain/normal-range.js";
import { type Mean, meanOf } from "../../domain/report.js";
import { type Month, monthBefore, yearBefore } from "../../domain/time/month.js";
import { circulationOf } from "../../store/figures.js";
import { firstMonth } from "../../store/unit-spans.js";
import { monthSums } from "../../store/unit-tallies.js";
import type { PostCtx } from "../context.js";

export interface Compared {
  before: Mean;
  yearBefore: Mean;
  /** The range of the same month in past years, once there are two. */
  normal: NormalRange | undefined;
}

/** What each of these months is compared with. Reads everything at once. */
export async function readCompared(
  { db, school, now }: Pick<PostCtx, "db" | "school" | "now">,
  months: readonly Month[],
): Promise<(month: Month) => Compared> {
  const first = await firstMonth(db, school);
  const pastOf = (month: Month) => {
    const past = pastMonths(month, first);
    return past.length < MIN_YEARS ? [] : past;
  };
  const past = months.flatMap(pastOf);
  const [sums, circulation] = await Promise.all([
    monthSums(db, school, {
      months: [...months.flatMap((month) => [monthBefore(month), yearBefore(month)]), ...past],
      now,
    }),
    circulationOf(db, school, past),
  ]);
  const sumOf = (month: Month) => sums.get(month) ?? { count: 0, tenths: 0 };
  const toPast = (month: Month) => ({
    hasSchool: school.calendar.hasSchool(month),
    sum: sumOf(month),
    circulation: circulation.get(month),
  });
  return (month) => ({
    before: meanOf(sumOf(monthBefore(month))),
    yearBefore: meanOf(sumOf(yearBefore(month))),
    normal: toNormalRange(pastOf(month).map(toPast)),
  });
}
