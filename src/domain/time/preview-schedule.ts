// When a post is previewed: one open day before it is due, at its time of day.
import { dateFormat } from "./date-format.js";
import { HOUR_MS } from "./duration.js";
import { isReminderHour } from "./quiet-hours.js";
import type { SchoolCalendar } from "./school-calendar.js";
import { instantAt, schoolDayAt } from "./school-day.js";

interface Place {
  timeZone: string;
  calendar: SchoolCalendar;
}

export function previewAt(dueAt: Date, { timeZone, calendar }: Place): Date {
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone } as const;
  const day = calendar.openDayBefore(schoolDayAt(dueAt, timeZone));
  return instantAt(day, dateFormat("en-GB", clock).format(dueAt), timeZone);
}

/** Whether a preview may be sent now. A missed one waits for the daytime of an open day, and never comes after the post. */
export function isPreviewTime(dueAt: Date, now: Date, place: Place): boolean {
  const at = previewAt(dueAt, place);
  if (now < at || now >= dueAt || !place.calendar.isOpen(schoolDayAt(now, place.timeZone))) return false;
  return now.getTime() - at.getTime() < HOUR_MS || isReminderHour(now, place.timeZone, place.calendar);
}
