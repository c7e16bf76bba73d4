// Reads one day as people write it: "Nov 12", "12 November", "11/12", "2026-11-12", "Wednesday the 24th", "yesterday".
import { MONTH_NAMES } from "../time/month.js";
import { addDays, dayOfWeek, formatDay, SchoolDay } from "../time/school-day.js";
import { MONTH, toMonthNumber, toWeekdayNumber, WEEKDAY } from "./day-names.js";
import { DASH, type Found, matchAt, sticky, WORD_END } from "./phrase.js";
import { findRelativeDay } from "./relative-day.js";
import { findMeant } from "./spelling.js";

export type DateOptions = {
  today: SchoolDay;
  /** Whether 11/12 is in November; undefined if unknown. */
  monthFirst?: boolean;
};

/** Not the grade in "Julius Caesar in March 10th grade". */
export const DAY = "(\\d{1,2})(?:(?:st|nd|rd|th)(?![ -]grade))?(?!\\p{L})";
const YEAR = `(?:(?:,? |${DASH})(\\d{4})(?!\\p{L}|\\p{N}|[/:.]\\d|${DASH}\\d))?(?!\\p{N}|[/:.]\\d)`;
const GAP = `(?: |${DASH})?`;

const WEEKDAY_BEFORE = sticky(`(?:(?:last|this) )?(${WEEKDAY})${WORD_END}\\.?,? `);
const DAY_OF_MONTH = sticky(`the (\\d{1,2})(?:st|nd|rd|th)${WORD_END}`);
const MONTH_DAY = sticky(`(${MONTH})${GAP}${DAY}${YEAR}`);
const MISSPELLED_MONTH = sticky(`(\\p{L}{5,10})\\.? ${DAY}${YEAR}`);
const DAY_MONTH = sticky(`(?:the )?${DAY}${GAP}(?:of )?(${MONTH})${YEAR}`);
const NUMERIC = sticky(`(\\d{1,2})([/.]|${DASH})(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?(?!\\p{L}|\\p{N}|[/.-]\\d)`);
const ISO = sticky(`(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${WORD_END}`);

const NO_SUCH_DATE = "That date doesn't exist.";

/** The day at this index. */
export function findDay(text: string, at: number, options: DateOptions): Found<SchoolDay> | undefined {
  const [before, weekday] = matchAt(WEEKDAY_BEFORE, text, at) ?? [];
  if (before !== undefined && weekday !== undefined) {
    const day = at + before.length;
    const date = findDayOfMonth(text, day, { weekday, today: options.today }) ?? findCalendarDay(text, day, options);
    if (date) return checkWeekday(date, weekday, options);
  }
  return findCalendarDay(text, at, options) ?? findRelativeDay(text, at, options.today);
}

function findCalendarDay(text: string, at: number, options: DateOptions): Found<SchoolDay> | undefined {
  return findWritten(text, at, options.today) ?? findNumeric(text, at, options);
}

const MONTHS_BACK = 12;

/** "Wednesday the 24th": the latest one. */
function findDayOfMonth(
  text: string,
  at: number,
  { weekday, today }: { weekday: string; today: SchoolDay },
): Found<SchoolDay> | undefined {
  const [phrase, day] = matchAt(DAY_OF_MONTH, text, at) ?? [];
  if (phrase === undefined) return undefined;
  const end = at + phrase.length;
  const days = Array.from({ length: MONTHS_BACK * 31 }, (_, back) => addDays(today, -back));
  const value = days.find((one) => Number(one.slice(8)) === Number(day) && dayOfWeek(one) === toWeekdayNumber(weekday));
  return { position: "end of part", end, ...(value ? { value } : { why: NO_SUCH_DATE }) };
}

/** "Friday, Nov 12", unless that was a Thursday. */
function checkWeekday(date: Found<SchoolDay>, weekday: string, { today }: DateOptions): Found<SchoolDay> {
  if (date.value === undefined) return date;
  if (dayOfWeek(date.value) === toWeekdayNumber(weekday)) return { ...date, position: "end of line" };
  const { position, end, value } = date;
  return { position, end, why: `That weekday doesn't match ${formatDay(value, { today })}. Choose the date.` };
}

function findWritten(text: string, at: number, today: SchoolDay): Found<SchoolDay> | undefined {
  const position = "end of line";
  const monthDay = matchAt(MONTH_DAY, text, at) ?? findMisspelledMonth(text, at);
  if (monthDay) {
    const [phrase = "", month = "", day = "", year] = monthDay;
    return { position, end: at + phrase.length, ...toDay({ day, month: toMonthNumber(month), year }, today) };
  }
  const dayMonth = matchAt(DAY_MONTH, text, at);
  if (dayMonth) {
    const [phrase, day = "", month = "", year] = dayMonth;
    return { position, end: at + phrase.length, ...toDay({ day, month: toMonthNumber(month), year }, today) };
  }
  const [phrase = "", year, , month, day = ""] = matchAt(ISO, text, at) ?? [];
  return year ? { position, end: at + phrase.length, ...toDay({ day, month: Number(month), year }, today) } : undefined;
}

const MONTHS = MONTH_NAMES.map((name) => name.toLowerCase());

/** "Novmber 12". */
function findMisspelledMonth(text: string, at: number): (string | undefined)[] | undefined {
  const [phrase, word = "", day, year] = matchAt(MISSPELLED_MONTH, text, at) ?? [];
  const meant = findMeant(word.toLowerCase(), MONTHS);
  return meant && Number(day) <= 31 ? [phrase, meant, day, year] : undefined;
}

function findNumeric(text: string, at: number, { today, monthFirst }: DateOptions): Found<SchoolDay> | undefined {
  const [phrase = "", first, separator = "", second, digits] = matchAt(NUMERIC, text, at) ?? [];
  if (!first || !second || !isDate(separator, digits)) return undefined;
  const end = at + phrase.length;
  const year = digits?.length === 2 ? `20${digits}` : digits;
  const american = toDay({ month: Number(first), day: second, year }, today);
  const european = toDay({ month: Number(second), day: first, year }, today);
  const [preferred, other] = monthFirst === false ? [european, american] : [american, european];
  if (!preferred.value && !other.value) return { position: "own part", end, why: NO_SUCH_DATE };
  // "Remembering 9/11" is a title; "level 3 9/11" has a date.
  const position = digits ? "end of line" : "own part";
  // Dots are the custom where the day comes first, whatever the language is set to.
  const isOpen = monthFirst === undefined || separator === ".";
  if (isOpen && preferred.value && other.value && preferred.value !== other.value) {
    const [one, two] = [formatDay(preferred.value, { today }), formatDay(other.value, { today })];
    return { position, end, why: `This could be ${one} or ${two}. Choose the date.` };
  }
  return { position, end, ...(preferred.value ? preferred : other) };
}

/** "3-5" is as likely two grades or two pages, and "7.1" a chapter. */
function isDate(separator: string, year: string | undefined): boolean {
  if (separator === "/") return true;
  return separator === "." ? year !== undefined : year?.length === 4;
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
