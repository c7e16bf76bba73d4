// When a month's prompt to reflect is due, and which sheet it is about.
import { type Month, monthAfter, monthBefore, monthOf } from "./month.js";
import type { PostTime } from "./post-time.js";
import type { SchoolCalendar } from "./school-calendar.js";
import { instantAt, schoolDayAt } from "./school-day.js";

interface DuePrompt {
  month: Month;
  dueAt: Date;
}

function dueIn(month: Month, { openDay, time, timeZone }: PostTime, calendar: SchoolCalendar): DuePrompt {
  return { month, dueAt: instantAt(calendar.nthOpenDay(month, openDay), time, timeZone) };
}

/** The latest prompt that is due by now. Never more than one: nobody answers three at once. */
export function latestPrompt(at: PostTime, now: Date, calendar: SchoolCalendar): DuePrompt {
  const month = monthOf(schoolDayAt(now, at.timeZone));
  const prompt = dueIn(month, at, calendar);
  return prompt.dueAt <= now ? prompt : dueIn(monthBefore(month), at, calendar);
}

export function nextPrompt(at: PostTime, now: Date, calendar: SchoolCalendar): DuePrompt {
  const latest = latestPrompt(at, now, calendar);
  return dueIn(monthAfter(latest.month), at, calendar);
}

/** The month's sheet: each month gets the next one of the list. Undefined for an empty list. */
export function sheetInTurn(month: Month, sheets: readonly string[]): string | undefined {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return sheets[months % sheets.length];
}
