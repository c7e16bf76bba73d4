// When the summary of a school year is due: on the first weekday after its last day of school.
import type { PostTime } from "./post-time.js";
import type { SchoolCalendar } from "./school-calendar.js";
import { addDays, dayOfWeek, instantAt, type SchoolDay, schoolDayAt } from "./school-day.js";
import type { SchoolYear } from "./school-years.js";

type DailyTime = Pick<PostTime, "time" | "timeZone">;

const FRIDAY = 5;

/** School is out then, so the next open day would be in fall. */
function weekdayAfter(day: SchoolDay): SchoolDay {
  const next = addDays(day, 1);
  return dayOfWeek(next) <= FRIDAY ? next : weekdayAfter(next);
}

export function summaryDueAt({ session }: Pick<SchoolYear, "session">, { time, timeZone }: DailyTime): Date {
  return instantAt(weekdayAfter(session.to), time, timeZone);
}

interface DueYear {
  year: SchoolYear;
  dueAt: Date;
}

interface SummaryQuery {
  now: Date;
  at: DailyTime;
  calendar: SchoolCalendar;
}

/** The latest school year whose summary is due by now, and the first one whose summary isn't. */
export function summariesAround({ now, at, calendar }: SummaryQuery): { latest: DueYear; next: DueYear } {
  const withDueAt = (year: SchoolYear) => ({ year, dueAt: summaryDueAt(year, at) });
  const present = calendar.schoolYearOf(schoolDayAt(now, at.timeZone));
  const [before, current, after] = [
    calendar.schoolYearBefore(present),
    present,
    calendar.schoolYearOf(addDays(present.to, 1)),
  ].map(withDueAt) as [DueYear, DueYear, DueYear];
  return current.dueAt <= now ? { latest: current, next: after } : { latest: before, next: current };
}
