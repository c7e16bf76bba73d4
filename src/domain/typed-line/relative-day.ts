// Reads a day that is typed by its distance from today: "yesterday", "last Tuesday", "two weeks ago", "this morning".
import { addDays, dayOfWeek, type SchoolDay } from "../time/school-day.js";
import { NUMBER_WORDS } from "./number-words.js";
import type { Parsed } from "./phrase.js";
import { toWeekdayNumber, WEEKDAY } from "./weekday.js";

const DAYS_AWAY = new Map([
  ["today", 0],
  ["yesterday", -1],
  ["tomorrow", 1],
]);
const PART_OF_TODAY = /^(?:this (?:morning|afternoon|evening)|tonight)$/;
const AGO = /^(a|two|three|\d{1,2}) (day|week)s? ago$/i;
const NAMED_WEEKDAY = new RegExp(`^(?:(last|next|this) )?(${WEEKDAY})\\.?$`, "i");

export function readRelativeDay(words: string, today: SchoolDay): Parsed<SchoolDay> | undefined {
  if (PART_OF_TODAY.test(words)) return { value: today, position: "end of line" };
  const days = DAYS_AWAY.get(words.toLowerCase()) ?? readAgo(words);
  const value = days === undefined ? readWeekday(words, today) : addDays(today, days);
  return value && { value, position: isLikelyTitle(words) ? "own part" : "end of line" };
}

/** "Taco Tuesday" and "Europe Today" are titles; "Ancient Egypt today" has a date. */
function isLikelyTitle(words: string): boolean {
  const [, relation, weekday] = NAMED_WEEKDAY.exec(words) ?? [];
  return (weekday !== undefined && relation === undefined) || /^[A-Z]/.test(words);
}

/** How many days away "two weeks ago" is: -14. */
function readAgo(words: string): number | undefined {
  const [, amount = "", unit] = AGO.exec(words.toLowerCase()) ?? [];
  if (unit === undefined) return undefined;
  const count = amount === "a" ? 1 : /^\d/.test(amount) ? Number(amount) : NUMBER_WORDS.indexOf(amount);
  // Zero days away is 0, not -0.
  return 0 - count * (unit === "week" ? 7 : 1);
}

function readWeekday(words: string, today: SchoolDay): SchoolDay | undefined {
  const [, relation, weekday] = NAMED_WEEKDAY.exec(words.toLowerCase()) ?? [];
  if (weekday === undefined) return undefined;
  // Weeks begin on Monday.
  const days = toWeekdayNumber(weekday) - dayOfWeek(today);
  if (relation === "this") return addDays(today, days);
  if (relation === "next") return addDays(today, days + 7);
  // Units are logged after the fact, so a bare "Tuesday" is the latest one. "Last Tuesday" is never today.
  const isOver = relation === "last" ? days < 0 : days <= 0;
  return addDays(today, isOver ? days : days - 7);
}
