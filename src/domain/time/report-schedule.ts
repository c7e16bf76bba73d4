// When a month's report is due, and which months are due by now.
import { type Month, monthAfter, monthBefore, monthOf } from "./month.js";
import type { PostTime } from "./post-time.js";
import type { SchoolCalendar } from "./school-calendar.js";
import { instantAt, schoolDayAt } from "./school-day.js";

/** How many months back a late report still goes out by itself. People can ask for older ones. */
const MAX_MONTHS = 12;

type DueMonth = { month: Month; dueAt: Date };

/** A month's report is due on an open day of the month after it. If that one has no school, June's doesn't wait for fall. */
export function reportDueAt(month: Month, { openDay, time, timeZone }: PostTime, calendar: SchoolCalendar): Date {
  const next = monthAfter(month);
  const day = calendar.hasSchool(next) ? calendar.nthOpenDay(next, openDay) : calendar.nthWeekday(next, openDay);
  return instantAt(day, time, timeZone);
}

/** The next report that isn't due yet. */
export function nextReport(at: PostTime, now: Date, calendar: SchoolCalendar): DueMonth {
  const month = monthBefore(monthOf(schoolDayAt(now, at.timeZone)));
  const dueAt = reportDueAt(month, at, calendar);
  const next = monthAfter(month);
  return dueAt > now ? { month, dueAt } : { month: next, dueAt: reportDueAt(next, at, calendar) };
}

interface ReportQuery {
  firstMonth: Month;
  now: Date;
  reportTime: PostTime;
  calendar: SchoolCalendar;
}

/** The months since `firstMonth` whose report is due by now, oldest first, at most MAX_MONTHS. */
export function monthsDue({ firstMonth, now, reportTime, calendar }: ReportQuery): DueMonth[] {
  const due: DueMonth[] = [];
  let month = monthBefore(monthOf(schoolDayAt(now, reportTime.timeZone)));
  while (month >= firstMonth && due.length < MAX_MONTHS) {
    const dueAt = reportDueAt(month, reportTime, calendar);
    if (dueAt <= now) due.unshift({ month, dueAt });
    month = monthBefore(month);
  }
  return due;
}
