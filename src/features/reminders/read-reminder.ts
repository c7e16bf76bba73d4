// Reads what a reminder to log says: how many units the month has so far, and how many the same month had a year ago.
import { type Month, yearBefore } from "../../domain/time/month.js";
import { firstMonth, unitsOfMonth } from "../../store/unit-spans.js";
import type { PostCtx } from "../context.js";

type ReadCtx = Pick<PostCtx, "db" | "school" | "now">;

export interface MonthCounts {
  soFar: number;
  lastYear: number;
}

export async function readCounts({ db, school, now }: ReadCtx, month: Month): Promise<MonthCounts> {
  const [units, before] = await Promise.all(
    [month, yearBefore(month)].map((one) => unitsOfMonth(db, school, { month: one, now })),
  );
  return { soFar: units?.length ?? 0, lastYear: before?.length ?? 0 };
}

/**
 * A month without units this year and last, such as July, isn't closed for want of a reminder: school is out. Until the log
 * goes back a year, no month is known to be one.
 */
export async function isQuietMonth(ctx: ReadCtx, month: Month): Promise<boolean> {
  const { soFar, lastYear } = await readCounts(ctx, month);
  if (soFar > 0 || lastYear > 0) return false;
  const first = await firstMonth(ctx.db, ctx.school);
  return first !== undefined && first <= yearBefore(month);
}
