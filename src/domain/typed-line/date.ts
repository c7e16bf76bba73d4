// Reads a day as people type it: "Nov 12", "12 November", "11/12", "2026-11-12", "yesterday", "last Tuesday".
import { MONTH_NAMES, monthNumber } from "../time/month.js";
import { formatDay, SchoolDay } from "../time/school-day.js";
import { holdCommas, type Parsed } from "./phrase.js";
import { readRelativeDay } from "./relative-day.js";
import { WEEKDAY } from "./weekday.js";

export type DateOptions = {
  today: SchoolDay;
  /** Whether 11/12 is in November; undefined if unknown. */
  monthFirst?: boolean;
};

const MONTH = `(${MONTH_NAMES.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)}|t)?`).join("|")})\\.?`;
const WEEKDAY_NAME = `${WEEKDAY}\\.?`;
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "(?:,? (\\d{4}))?";

const MONTH_DAY = new RegExp(`^(?:${WEEKDAY_NAME},? )?${MONTH} ?${DAY}${YEAR}$`, "i");
const DAY_MONTH = new RegExp(`^(?:${WEEKDAY_NAME},? )?(?:the )?${DAY} ?(?:of )?${MONTH}${YEAR}$`, "i");
const SEVERAL_DAYS = new RegExp(`^${MONTH} ?${DAY} ?(?:-|–|to) ?(?:${MONTH} ?)?${DAY}${YEAR}$`, "i");
const NUMERIC = /^(\d{1,2})([/-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DATES_WITH_COMMA = [
  new RegExp(`\\b${MONTH} ?${DAY}, \\d{4}\\b`, "gi"),
  new RegExp(`\\b${WEEKDAY_NAME}, (?=(?:the )?(?:${MONTH} ?\\d|${DAY} ?(?:of )?${MONTH}))`, "gi"),
];

const NO_SUCH_DATE = "That date doesn't exist.";
export const ONE_DATE = "Choose one date.";

/** Words in a title that may be a day. */
const DAY_IN_TITLE = new RegExp(
  `(?<![\\w/])\\d{1,2}/\\d{1,2}(?![\\w/])|\\b${MONTH} ?\\d{1,2}\\b(?! ?[\\d-])|\\b${DAY} ?${MONTH}(?!\\w)`,
  "i",
);
/** Words that, at the end of a line, say when. */
const SOME_DAY = new RegExp(
  `\\d[./]\\d|\\bthe \\d{1,2}(?:st|nd|rd|th)\\b|\\b${MONTH}(?!\\w)|\\b${WEEKDAY_NAME}(?!\\w)|\\b(?:week|month|day|today|yesterday|tomorrow)s?\\b`,
  "i",
);

/**
 * Words that may be the day, in a line without a date phrase: "9/11" or "Nov 12" in the title. In the words `after` the
 * other phrases, also "last week".
 */
export function findPossibleDay({ title, after }: { title: string; after: string }): string | undefined {
  return DAY_IN_TITLE.exec(title)?.[0] ?? (SOME_DAY.test(after) ? after : undefined);
}

/** Holds the commas of "Nov 12, 2025", which is one phrase. */
export function holdDates(text: string): string {
  return DATES_WITH_COMMA.reduce(holdCommas, text);
}

export function readTypedDate(text: string, options: DateOptions): Parsed<SchoolDay> | undefined {
  const [, marker, words = ""] = /^((?:and )?(?:on|for) )?(.*)$/i.exec(text) ?? [];
  const date =
    readWritten(words, options.today) ?? readNumeric(words, options) ?? readRelativeDay(words, options.today);
  return date && marker ? { ...date, position: "end of part" } : date;
}

function readWritten(words: string, today: SchoolDay): Parsed<SchoolDay> | undefined {
  const position = "end of line";
  const [, month, day, year] = MONTH_DAY.exec(words) ?? [];
  if (month && day) return { position, ...toDay({ day, month: monthNumber(month), year }, today) };
  const [, dayFirst, monthAfter, yearAfter] = DAY_MONTH.exec(words) ?? [];
  if (dayFirst && monthAfter) {
    return { position, ...toDay({ day: dayFirst, month: monthNumber(monthAfter), year: yearAfter }, today) };
  }
  const [, isoYear, isoMonth, isoDay] = ISO.exec(words) ?? [];
  if (isoYear && isoDay) return { position, ...toDay({ day: isoDay, month: Number(isoMonth), year: isoYear }, today) };
  return SEVERAL_DAYS.test(words) ? { position, why: ONE_DATE } : undefined;
}

function readNumeric(words: string, { today, monthFirst }: DateOptions): Parsed<SchoolDay> | undefined {
  const [, first, separator, second, digits] = NUMERIC.exec(words) ?? [];
  // "3-5" is as likely two grades or two pages.
  if (!first || !second || (separator === "-" && digits?.length !== 4)) return undefined;
  const year = digits?.length === 2 ? `20${digits}` : digits;
  const american = toDay({ month: Number(first), day: second, year }, today);
  const european = toDay({ month: Number(second), day: first, year }, today);
  const [preferred, other] = monthFirst === false ? [european, american] : [american, european];
  if (!preferred.value && !other.value) return { position: "own part", why: NO_SUCH_DATE };
  // "Remembering 9/11" is a title; "level 3 9/11" has a date.
  const position = digits ? "end of line" : "after a phrase";
  if (monthFirst === undefined && preferred.value && other.value && preferred.value !== other.value) {
    const [one, two] = [formatDay(preferred.value, { today }), formatDay(other.value, { today })];
    return { position, why: `This could be ${one} or ${two}. Choose the date.` };
  }
  return { position, ...(preferred.value ? preferred : other) };
}

type DayParts = { day: string; month: number | undefined; year: string | undefined };
type FoundDay = { value: SchoolDay; why?: undefined } | { value?: undefined; why: string };

/** Units are logged after the fact, so a future day has to be this many times closer than a past one. */
const FUTURE_PENALTY = 2;

function toDay({ day, month = 0, year }: DayParts, today: SchoolDay): FoundDay {
  const chosen = year ? Number(year) : likelyYear({ day, month }, today);
  const value = toSchoolDay(chosen, month, Number(day));
  return value ? { value } : { why: NO_SUCH_DATE };
}

/** In May, "Sep 15" is last September; in December, "Jan 4" is next January. */
function likelyYear({ day, month }: { day: string; month: number }, today: SchoolDay): number {
  const thisYear = Number(today.slice(0, 4));
  const [likely] = [thisYear, thisYear - 1, thisYear + 1]
    .map((year) => ({ year, ms: Date.UTC(year, month - 1, Number(day)) - Date.parse(today) }))
    .map(({ year, ms }) => ({ year, distance: ms > 0 ? ms * FUTURE_PENALTY : -ms }))
    .sort((a, b) => a.distance - b.distance);
  return likely?.year ?? thisYear;
}

function toSchoolDay(year: number, month: number, day: number): SchoolDay | undefined {
  const written = [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))];
  return SchoolDay.safeParse(written.join("-")).data;
}
