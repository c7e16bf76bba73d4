// Reads a day as people type it: "Nov 12", "12 November", "11/12", "2026-11-12", "yesterday", "last Tuesday".
import { casual } from "chrono-node/en";
import { MONTH_NAMES, monthNumber } from "../time/month.js";
import { addDays, formatDay, SchoolDay } from "../time/school-day.js";
import { holdCommas, type Parsed, type Position } from "./phrase.js";

export type DateOptions = {
  today: SchoolDay;
  /** Whether 11/12 is in November; undefined if that is not known. */
  monthFirst?: boolean;
};

const MONTH = `(${MONTH_NAMES.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|t)?`).join("|")})\\.?`;
const WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "(?:,? (\\d{4}))?";

const MONTH_DAY = new RegExp(`^(?:${WEEKDAY},? )?${MONTH} ?${DAY}${YEAR}$`, "i");
const DAY_MONTH = new RegExp(`^(?:${WEEKDAY},? )?(?:the )?${DAY} ?(?:of )?${MONTH}${YEAR}$`, "i");
const SEVERAL_DAYS = new RegExp(`^${MONTH} ?${DAY} ?(?:-|–|to) ?(?:${MONTH} ?)?${DAY}${YEAR}$`, "i");
const NUMERIC = /^(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const RELATIVE = new RegExp(
  `^(?:today|yesterday|tomorrow|(?:(last|next|this) )?${WEEKDAY}|(?:a|two|three|\\d{1,2}) (?:day|week)s? ago)$`,
  "i",
);
const SPANNING = [
  new RegExp(`\\b${MONTH} ?${DAY}, \\d{4}\\b`, "gi"),
  new RegExp(`\\b${WEEKDAY}, (?=(?:the )?(?:${MONTH} ?\\d|${DAY} ?(?:of )?${MONTH}))`, "gi"),
];

const NO_SUCH_DAY = "There is no such day.";
const DAY_MS = 24 * 60 * 60 * 1000;

/** In words that are a title otherwise: a day that was meant, perhaps. */
const DAY_IN_TITLE = new RegExp(
  `(?<![\\w/])\\d{1,2}/\\d{1,2}(?![\\w/])|\\b${MONTH} ?\\d{1,2}\\b(?! ?[\\d-])|\\b${DAY} ?${MONTH}(?!\\w)`,
  "i",
);
/** After all else was said, words like these are about when. */
const SOME_DAY = new RegExp(
  `\\d[./]\\d|\\bthe \\d{1,2}(?:st|nd|rd|th)\\b|\\b${MONTH}(?!\\w)|\\b${WEEKDAY}(?!\\w)|\\b(?:week|month|day|today|yesterday|tomorrow)s?\\b`,
  "i",
);

/** What in a title may be the day nobody wrote elsewhere: "9/11" and "Nov 12"; `after` all else, also "last week". */
export function findDay({ title, after }: { title: string; after: string }): string | undefined {
  return DAY_IN_TITLE.exec(title)?.[0] ?? (SOME_DAY.test(after) ? after : undefined);
}

/** "Nov 12, 2025" is one phrase. */
export function holdDates(text: string): string {
  return SPANNING.reduce(holdCommas, text);
}

export function readTypedDate(text: string, reading: DateOptions): Parsed<SchoolDay> | undefined {
  const [, marker, words = ""] = /^((?:and )?(?:on|for) )?(.*)$/i.exec(text) ?? [];
  const said = readWritten(words, reading.today) ?? readNumeric(words, reading) ?? readRelative(words, reading.today);
  return said && marker ? { ...said, place: "end of part" } : said;
}

function readWritten(words: string, today: SchoolDay): Parsed<SchoolDay> | undefined {
  const place = "end of line";
  const [, month, day, year] = MONTH_DAY.exec(words) ?? [];
  if (month && day) return { place, ...toDay({ day, month: monthNumber(month), year }, today) };
  const [, dayFirst, monthAfter, yearAfter] = DAY_MONTH.exec(words) ?? [];
  if (dayFirst && monthAfter) {
    return { place, ...toDay({ day: dayFirst, month: monthNumber(monthAfter), year: yearAfter }, today) };
  }
  const [, isoYear, isoMonth, isoDay] = ISO.exec(words) ?? [];
  if (isoYear && isoDay) return { place, ...toDay({ day: isoDay, month: Number(isoMonth), year: isoYear }, today) };
  return SEVERAL_DAYS.test(words) ? { place, why: "A unit stands under one day: choose it." } : undefined;
}

function readNumeric(words: string, { today, monthFirst }: DateOptions): Parsed<SchoolDay> | undefined {
  const [, first, separator, second, digits] = NUMERIC.exec(words) ?? [];
  // "3-5" is as likely two grades or two pages.
  if (!first || !second || (separator === "-" && digits?.length !== 4)) return undefined;
  const year = digits?.length === 2 ? `20${digits}` : digits;
  const american = toDay({ month: Number(first), day: second, year }, today);
  const european = toDay({ month: Number(second), day: first, year }, today);
  const [preferred, other] = monthFirst === false ? [european, american] : [american, european];
  if (!preferred.value && !other.value) return { place: "own part", why: NO_SUCH_DAY };
  // "Remembering 9/11" is a title; "level 3 9/11" has a date.
  const place = digits ? "end of line" : "after a phrase";
  if (monthFirst === undefined && preferred.value && other.value && preferred.value !== other.value) {
    const [one, two] = [formatDay(preferred.value, { today }), formatDay(other.value, { today })];
    return { place, why: `This could be ${one} or ${two}: write the month by name.` };
  }
  return { place, ...(preferred.value ? preferred : other) };
}

const PART_OF_TODAY = /^(?:this (?:morning|afternoon|evening)|tonight)$/;

function readRelative(words: string, today: SchoolDay): Parsed<SchoolDay> | undefined {
  if (PART_OF_TODAY.test(words)) return { value: today, place: "end of line" };
  const relative = RELATIVE.exec(words);
  if (!relative) return undefined;
  const bareWeekday = new RegExp(`^${WEEKDAY}$`, "i").test(words);
  const isThis = relative[1]?.toLowerCase() === "this";
  const day = readWithChrono(words.replace(/^this /i, "").replace(new RegExp(`${WEEKDAY}$`, "i"), toWholeName), today);
  if (!day) return undefined;
  // "This Friday" is the one of this week, which begins on Monday, be it gone or to come.
  if (isThis) return { value: addDays(today, weekdayOf(day) - weekdayOf(today)), place: toRelativePlace(words, false) };
  // Units are logged after the fact: a bare "Tuesday" is the one just gone.
  const value = bareWeekday && day > today ? addDays(day, -7) : day;
  return { value, place: toRelativePlace(words, bareWeekday) };
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const toWholeName = (typed: string): string =>
  WEEKDAYS.find((name) => name.slice(0, 3).toLowerCase() === typed.slice(0, 3).toLowerCase()) ?? typed;

/** From 1, Monday, to 7. */
const weekdayOf = (day: SchoolDay): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** "Taco Tuesday" and "Europe Today" are titles; "Ancient Egypt today" has a date. */
function toRelativePlace(words: string, bareWeekday: boolean): Position {
  return bareWeekday || /^[A-Z]/.test(words) ? "own part" : "end of line";
}

function readWithChrono(words: string, today: SchoolDay): SchoolDay | undefined {
  const noon = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const [found] = casual.parse(words, noon);
  if (found?.text.length !== words.length) return undefined;
  const [year, month, day] = [found.start.get("year"), found.start.get("month"), found.start.get("day")];
  return toSchoolDay(Number(year), Number(month), Number(day));
}

type DayParts = { day: string; month: number | undefined; year: string | undefined };
type FoundDay = { value: SchoolDay; why?: undefined } | { value?: undefined; why: string };

/** Units are logged after the fact: a day to come has to be that many times nearer than the same day gone. */
const TO_COME = 2;

function toDay({ day, month = 0, year }: DayParts, today: SchoolDay): FoundDay {
  const chosen = year ? Number(year) : likelyYear({ day, month }, today);
  const value = toSchoolDay(chosen, month, Number(day));
  return value ? { value } : { why: NO_SUCH_DAY };
}

/** In May "Sep 15" is last September, in December "Jan 4" is next January. */
function likelyYear({ day, month }: { day: string; month: number }, today: SchoolDay): number {
  const thisYear = Number(today.slice(0, 4));
  const [likely] = [thisYear, thisYear - 1, thisYear + 1]
    .map((year) => ({ year, days: (Date.UTC(year, month - 1, Number(day)) - Date.parse(today)) / DAY_MS }))
    .map(({ year, days }) => ({ year, far: days > 0 ? days * TO_COME : -days }))
    .sort((a, b) => a.far - b.far);
  return likely?.year ?? thisYear;
}

function toSchoolDay(year: number, month: number, day: number): SchoolDay | undefined {
  const written = [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))];
  return SchoolDay.safeParse(written.join("-")).data;
}
