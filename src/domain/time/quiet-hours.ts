// When posts and reminders that nobody is waiting for may go out: on open days, and never at night.
import type { PostTime } from "./post-time.js";
import type { SchoolCalendar } from "./school-calendar.js";
import { addDays, instantAt, schoolDayAt } from "./school-day.js";

type DailyTime = Pick<PostTime, "time" | "timeZone">;

const QUIET_UNTIL = "07:00";
const QUIET_FROM = "18:00";

/**
 * Whether a prompt or tip may go out now. A missed one waits for an open day and for its usual time of day. In the
 * evening it waits for the next day, unless the evening is its usual time.
 */
export function isPostHour({ time, timeZone }: DailyTime, now: Date, calendar: SchoolCalendar): boolean {
  const today = schoolDayAt(now, timeZone);
  const isBefore = (end: string) => now < instantAt(today, end, timeZone);
  return calendar.isOpen(today) && !isBefore(time) && (time >= QUIET_FROM || isBefore(QUIET_FROM));
}

/** Now if a prompt or tip may go out now, otherwise the next time it may. */
export function nextPostHour(at: DailyTime, now: Date, calendar: SchoolCalendar): Date {
  if (isPostHour(at, now, calendar)) return now;
  const today = schoolDayAt(now, at.timeZone);
  const isToday = instantAt(today, at.time, at.timeZone) >= now;
  return instantAt(calendar.openDayFrom(isToday ? today : addDays(today, 1)), at.time, at.timeZone);
}

/** Whether a reminder to one person may go out: on an open day from 7 AM to 6 PM. */
export function isReminderHour(now: Date, timeZone: string, calendar: SchoolCalendar): boolean {
  const today = schoolDayAt(now, timeZone);
  const [start, end] = [QUIET_UNTIL, QUIET_FROM].map((time) => instantAt(today, time, timeZone)) as [Date, Date];
  return calendar.isOpen(today) && now >= start && now < end;
}
