// When a month's prompt to reflect is due, and which sheet it is about.
import { type Month, monthAfter, monthBefore, monthOf } from "./month.js";
import type { PostTime } from "./post-time.js";
import type { SchoolCalendar } from "./school-calendar.js";
import { instantAt, schoolDayAt } from "./school-day.js";

interface DuePrompt {
  month: Month;
  dueAt: Date;
}

function promptOf(
  month: Month,
  { openDay, time, timeZone }: PostTime,
  calendar: SchoolCalendar,
): DuePrompt | undefined {
  if (!calendar.hasSchool(month)) return undefined;
  return { month, dueAt: instantAt(calendar.nthOpenDay(month, openDay), time, timeZone) };
}

/**
 * The latest prompt that is due by now. Never more than one: nobody answers three at once. None for a month without school,
 * and none of before the summer after it.
 */
export function latestPrompt(at: PostTime, now: Date, calendar: SchoolCalendar): DuePrompt | undefined {
  const month = monthOf(schoolDayAt(now, at.timeZone));
  const prompt = promptOf(month, at, calendar);
  return prompt && prompt.dueAt <= now ? prompt : promptOf(monthBefore(month), at, calendar);
}

/** No school is out for longer. */
const MAX_MONTHS_AHEAD = 18;

export function nextPrompt(at: PostTime, now: Date, calendar: SchoolCalendar): DuePrompt | undefined {
  let month = monthOf(schoolDayAt(now, at.timeZone));
  for (let ahead = 0; ahead < MAX_MONTHS_AHEAD; ahead++) {
    const prompt = promptOf(month, at, calendar);
    if (prompt && prompt.dueAt > now) return prompt;
    month = monthAfter(month);
  }
  return undefined;
}

/** The month's sheet: each month gets the next one of the list. Undefined for an empty list. */
export function sheetInTurn(month: Month, sheets: readonly string[]): string | undefined {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return sheets[months % sheets.length];
}
