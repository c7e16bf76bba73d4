// When a month's reminder to log is due: two open days before the month's last one.
import { type Month, monthAfter, monthOf } from "./month.js";
import type { PostTime } from "./post-time.js";
import type { SchoolCalendar } from "./school-calendar.js";
import { instantAt, type SchoolDay, schoolDayAt } from "./school-day.js";

export interface DueReminder {
  month: Month;
  dueAt: Date;
  /** The month's last open day. */
  closes: SchoolDay;
}

type DailyTime = Pick<PostTime, "time" | "timeZone">;

/** Undefined for a month in which school is hardly open. */
export function reminderIn(
  month: Month,
  { time, timeZone }: DailyTime,
  calendar: SchoolCalendar,
): DueReminder | undefined {
  const [day, , closes] = calendar.openDaysOf(month).slice(-3);
  return day && closes ? { month, dueAt: instantAt(day, time, timeZone), closes } : undefined;
}

/** The reminder of the present month, once it is due. That of a month that has ended is of no use to anyone. */
export function reminderNow(at: DailyTime, now: Date, calendar: SchoolCalendar): DueReminder | undefined {
  const reminder = reminderIn(monthOf(schoolDayAt(now, at.timeZone)), at, calendar);
  return reminder && reminder.dueAt <= now ? reminder : undefined;
}

/** The reminders of the present month and the eleven after it that aren't due yet, soonest first. */
export function remindersAhead(at: DailyTime, now: Date, calendar: SchoolCalendar): DueReminder[] {
  const months: Month[] = [monthOf(schoolDayAt(now, at.timeZone))];
  while (months.length < 12) months.push(monthAfter(months.at(-1) as Month));
  return months.flatMap((month) => reminderIn(month, at, calendar) ?? []).filter(({ dueAt }) => dueAt > now);
}
