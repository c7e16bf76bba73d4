// When a month's report is due, and which months are due by now.
import { z } from "zod";
import { type Month, monthAfter, monthBefore, monthOf } from "./month.js";
import { instantAt, isTimeZone, nthOpenDay, schoolDayAt } from "./school-day.js";

/** How far back a report is still sent late; what is older is asked for, not sent. */
const MAX_MONTHS = 12;
const OPEN_DAY = "Choose an open day from 1 to 20.";

export const PostTime = z.object({
  // The shortest month has 20 open days.
  openDay: z.coerce.number(OPEN_DAY).int(OPEN_DAY).min(1, OPEN_DAY).max(20, OPEN_DAY),
  time: z
    .string("Choose a time.")
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Give the time as hours and minutes, like 08:00."),
  timeZone: z.string("Choose a time zone.").refine(isTimeZone, "Choose a time zone, like America/New_York."),
});
export type PostTime = z.infer<typeof PostTime>;

export type DueMonth = { month: Month; dueAt: Date };

export function reportDueAt(month: Month, { openDay, time, timeZone }: PostTime): Date {
  return instantAt(nthOpenDay(monthAfter(month), openDay), time, timeZone);
}

/** The report that goes out next. */
export function nextReport(now: Date, reportTime: PostTime): DueMonth {
  const month = monthBefore(monthOf(schoolDayAt(now, reportTime.timeZone)));
  const dueAt = reportDueAt(month, reportTime);
  const next = monthAfter(month);
  return dueAt > now ? { month, dueAt } : { month: next, dueAt: reportDueAt(next, reportTime) };
}

/** Oldest first. */
export function monthsDue(asked: { firstMonth: Month; now: Date; reportTime: PostTime }): DueMonth[] {
  const due: DueMonth[] = [];
  let month = monthBefore(monthOf(schoolDayAt(asked.now, asked.reportTime.timeZone)));
  while (month >= asked.firstMonth && due.length < MAX_MONTHS) {
    const dueAt = reportDueAt(month, asked.reportTime);
    if (dueAt <= asked.now) due.unshift({ month, dueAt });
    month = monthBefore(month);
  }
  return due;
}
