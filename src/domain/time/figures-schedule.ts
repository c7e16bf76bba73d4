// When librarians are asked for the figures of a month: in the afternoon of its last school day, or in the school days after it.
import { type Month, monthBefore, monthOf } from "./month.js";
import { isReminderHour } from "./quiet-hours.js";
import type { SchoolCalendar } from "./school-calendar.js";
import { addDays, instantAt, type SchoolDay, schoolDayAt } from "./school-day.js";

interface Moment {
  now: Date;
  timeZone: string;
  calendar: SchoolCalendar;
}

/** On the last school day, when lessons are almost over. */
const ASKED_FROM = "14:00";
/** A question that couldn't be asked on the last day is asked on one of so many school days after it. */
const CATCH_UP_DAYS = 5;

function openDaysAfter(day: SchoolDay, count: number, calendar: SchoolCalendar): SchoolDay {
  let after = day;
  for (let n = 0; n < count; n++) after = calendar.openDayFrom(addDays(after, 1));
  return after;
}

/** The month that librarians are asked about now, with its last school day; undefined if there is none. */
export function monthToAsk({ now, timeZone, calendar }: Moment): { month: Month; closed: SchoolDay } | undefined {
  if (!isReminderHour(now, timeZone, calendar)) return undefined;
  const today = schoolDayAt(now, timeZone);
  for (const month of [monthOf(today), monthBefore(monthOf(today))]) {
    const closed = calendar.lastOpenDay(month);
    if (!closed || closed > today) continue;
    const isTime = closed < today || now >= instantAt(today, ASKED_FROM, timeZone);
    return isTime && today <= openDaysAfter(closed, CATCH_UP_DAYS, calendar) ? { month, closed } : undefined;
  }
  return undefined;
}

/** Whether a month's last school day has come, so that its figures can be reported whole. False for a month without school. */
export function isClosing(month: Month, { now, timeZone, calendar }: Moment): boolean {
  const closed = calendar.lastOpenDay(month);
  return closed !== undefined && closed <= schoolDayAt(now, timeZone);
}
