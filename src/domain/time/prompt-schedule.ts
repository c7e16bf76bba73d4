// When people are asked to reflect, and about which sheet; when a tip of the week goes out; and when messages to one
// person may arrive.
import { Temporal } from "temporal-polyfill";
import type { SchoolDay } from "./day-and-month.js";
import { type Month, monthAfter, monthBefore, monthOf } from "./month.js";
import type { PostTime } from "./report-schedule.js";
import { addDays, instantAt, isOpenDay, nthOpenDay, schoolDayAt } from "./school-day.js";

export interface DuePrompt {
  month: Month;
  dueAt: Date;
}

const dueIn = (month: Month, { openDay, time, timeZone }: PostTime): DuePrompt => ({
  month,
  dueAt: instantAt(nthOpenDay(month, openDay), time, timeZone),
});

/** The latest prompt that is due by now. Only that one: nobody answers three at once. */
export function latestPrompt(at: PostTime, now: Date): DuePrompt {
  const month = monthOf(schoolDayAt(now, at.timeZone));
  const prompt = dueIn(month, at);
  return prompt.dueAt <= now ? prompt : dueIn(monthBefore(month), at);
}

export function nextPrompt(at: PostTime, now: Date): DuePrompt {
  const latest = latestPrompt(at, now);
  return dueIn(monthAfter(latest.month), at);
}

/** Each month another sheet, in turn. */
export function sheetInTurn(month: Month, sheets: readonly string[]): string | undefined {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return sheets[months % sheets.length];
}

const QUIET_UNTIL = "07:00";
const QUIET_FROM = "18:00";

/**
 * Posts that were missed wait for a day on which school is open, and for the time of day at which they are usual. In the
 * evening they wait for the next day, unless the evening is their time.
 */
export function isPromptHour({ time, timeZone }: Pick<PostTime, "time" | "timeZone">, now: Date): boolean {
  const today = schoolDayAt(now, timeZone);
  const isBefore = (end: string) => now < instantAt(today, end, timeZone);
  return isOpenDay(today) && !isBefore(time) && (time >= QUIET_FROM || isBefore(QUIET_FROM));
}

/** Now, if that is such an hour; else the next. */
export function nextPromptHour(at: Pick<PostTime, "time" | "timeZone">, now: Date): Date {
  if (isPromptHour(at, now)) return now;
  let day = schoolDayAt(now, at.timeZone);
  while (!isOpenDay(day) || instantAt(day, at.time, at.timeZone) < now) day = addDays(day, 1);
  return instantAt(day, at.time, at.timeZone);
}

/** Whether a message to one person may go out: on an open day, between 7:00 and 18:00. */
export function isDaytime(now: Date, timeZone: string): boolean {
  const today = schoolDayAt(now, timeZone);
  return (
    isOpenDay(today) && now >= instantAt(today, QUIET_UNTIL, timeZone) && now < instantAt(today, QUIET_FROM, timeZone)
  );
}

/** An ISO week, such as 2026-W46. */
export interface Week {
  name: string;
  /** Counts on from one week to the next, over the end of a year too. */
  number: number;
  monday: SchoolDay;
}

const FIRST_MONDAY = Temporal.PlainDate.from("2001-01-01");

export function weekAt(day: SchoolDay): Week {
  const date = Temporal.PlainDate.from(day);
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  return {
    name: `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, "0")}`,
    number: Math.floor(FIRST_MONDAY.until(monday, { largestUnit: "days" }).days / 7),
    monday: monday.toString() as SchoolDay,
  };
}

/** The week of this name, whatever the zone in which its Monday was an instant. */
export function weekNamed(name: string): Week {
  // The 4th of January always lies in the first week.
  const january = weekAt(`${name.slice(0, 4)}-01-04` as SchoolDay);
  return weekAt(addDays(january.monday, 7 * (Number(name.slice(6)) - 1)));
}

export const weekAfter = ({ monday }: Week): Week => weekAt(addDays(monday, 7));

/**
 * The tip of a week: each once before one comes again. The stride keeps tips of one list from following each other, and
 * has no divisor in common with the number of tips.
 */
export function tipInTurn(week: number, tips: readonly string[]): string | undefined {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  let stride = Math.max(1, Math.floor(tips.length * 0.38));
  while (gcd(stride, tips.length) > 1) stride++;
  return tips[(week * stride) % tips.length];
}
