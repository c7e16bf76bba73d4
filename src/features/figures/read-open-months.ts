// Reads which of the last two months still miss figures, for the Home of a librarian.
import { isClosing } from "../../domain/time/figures-schedule.js";
import { monthBefore, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import type { PostCtx } from "../context.js";
import { type ReportedMonth, readReportedMonths } from "./read-figures.js";

/** Newest first. A month is open from its last school day on. Months from before the school used Bookend aren't. */
export async function readOpenMonths(ctx: Pick<PostCtx, "db" | "school" | "now">): Promise<ReportedMonth[]> {
  const { school, now } = ctx;
  const { timeZone, calendar } = school;
  const month = monthOf(schoolDayAt(now, timeZone));
  const first = monthOf(schoolDayAt(school.createdAt, timeZone));
  const closing = [month, monthBefore(month)].filter(
    (one) => one >= first && isClosing(one, { now, timeZone, calendar }),
  );
  return (await readReportedMonths(ctx, closing)).filter(({ missing }) => missing.length > 0);
}
