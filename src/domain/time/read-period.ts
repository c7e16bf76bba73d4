// Reads a period: what people mean by "2025-26", "fall", "Q1", "Sep-Dec", "last year" or a month.
import { distance } from "fastest-levenshtein";
import { MONTH_NAMES, type Month, monthAfter, monthNumber, monthOf, readMonth } from "./month.js";
import { monthsPeriod, type Period, yearPeriod } from "./period.js";
import type { SchoolCalendar } from "./school-calendar.js";
import type { SchoolDay } from "./school-day.js";
import { readTerm, yearsAround } from "./term-words.js";

interface PeriodQuestion {
  today: SchoolDay;
  calendar: SchoolCalendar;
}

/** A longer one isn't read. Its table would have more rows than anyone compares. */
const MAX_MONTHS = 60;

/** The period people mean; this school year for "", undefined for anything that isn't one. */
export function readPeriod(text: string, question: PeriodQuestion): Period | undefined {
  const words = toWords(text);
  return (
    readYear(words, question) ??
    readTerm(words, question) ??
    readMonthSpan(words, question.today) ??
    readOneMonth(words, question.today)
  );
}

/** Dashes of every length are one, and so are "to", "through" and "until". */
const toWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[.,]/g, " ")
    .replace(/\s+(?:to|through|thru|until|till)\s+/g, "-")
    .replace(/\s*[-‐‑‒–—]\s*/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^the /, "");

const nameAndDays = ({ name, from, to }: Period): Period => ({ name, from, to });

/** "2025-26", "2025-2026", "25/26", "SY 2025-26". */
const SCHOOL_YEAR = /^(?:(?:school year|sy) ?)?(\d{4}|\d{2})[-/](\d{4}|\d{2})$/;

function readYear(words: string, { today, calendar }: PeriodQuestion): Period | undefined {
  const now = calendar.schoolYearOf(today);
  if (/^(?:(?:this )?(?:school )?year)?$/.test(words)) return nameAndDays(now);
  if (/^(?:last|previous) (?:school )?year$/.test(words)) {
    return nameAndDays(calendar.schoolYearBefore(now));
  }
  const [, first, second] = SCHOOL_YEAR.exec(words) ?? [];
  if (first && second) {
    const start = String(Number(first) + (first.length === 2 ? 2000 : 0));
    const isNext = String(Number(start) + 1).slice(-second.length) === second;
    const year = isNext ? yearsAround(start, calendar).find(({ from }) => from.startsWith(start)) : undefined;
    return year && nameAndDays(year);
  }
  return /^\d{4}$/.test(words) ? readSingleYear(words, calendar) : undefined;
}

/** "2025" is the school year of that name where school years are called so, otherwise January to December. */
function readSingleYear(name: string, calendar: SchoolCalendar): Period | undefined {
  return Number(name) >= 1900 ? yearPeriod(name, calendar) : undefined;
}

/** A month's number and its year, if that is named. */
interface NamedMonth {
  number: number;
  year: number | undefined;
}

function readNamedMonth(text: string): NamedMonth | undefined {
  const [, name = "", year] = /^([a-z]{3,9})(?: (\d{4}))?$/.exec(text) ?? [];
  const number = monthNumber(name);
  return number === undefined ? undefined : { number, year: year === undefined ? undefined : Number(year) };
}

const toMonth = (year: number, number: number): Month =>
  `${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}` as Month;

/** "sep-dec", "sept-dec 2025", "nov 2025-feb". Without a year it is the latest that has begun. */
function readMonthSpan(words: string, today: SchoolDay): Period | undefined {
  const [first, second, ...rest] = words.split("-");
  if (!first || !second || rest.length > 0) return undefined;
  const [start, end] = [readNamedMonth(first), readNamedMonth(second)];
  if (!start || !end) return undefined;
  const wraps = end.number < start.number ? 1 : 0;
  const begun = (year: number) => (toMonth(year, start.number) <= monthOf(today) ? year : year - 1);
  const year = start.year ?? (end.year === undefined ? begun(Number(today.slice(0, 4))) : end.year - wraps);
  return toSpan(toMonth(year, start.number), toMonth(end.year ?? year + wraps, end.number));
}

const toSpan = (first: Month, last: Month): Period | undefined =>
  monthsFrom(first, MAX_MONTHS).includes(last) ? monthsPeriod(first, last) : undefined;

function monthsFrom(first: Month, count: number): Month[] {
  const months = [first];
  while (months.length < count) months.push(monthAfter(months.at(-1) as Month));
  return months;
}

function readOneMonth(words: string, today: SchoolDay): Period | undefined {
  const month = readMonth(words, today);
  return month && monthsPeriod(month, month);
}

const KNOWN_WORDS = ["last", "this", "year", "month", "school", "term", "semester", "trimester", "quarter"];

/** What was typed with its misspelled words corrected, if that makes it a period. */
export function suggestPeriod(text: string, question: PeriodQuestion): string | undefined {
  const { today, calendar } = question;
  const terms = calendar.termsOf(calendar.schoolYearOf(today)).map(({ name }) => name);
  const shortMonths = MONTH_NAMES.map((name) => name.slice(0, 4));
  const names = [...KNOWN_WORDS, ...MONTH_NAMES, ...terms, ...shortMonths];
  const corrected = text.trim().replace(/\p{L}{3,12}/gu, (word) => (monthNumber(word) ? word : nearest(word, names)));
  return corrected !== text.trim() && readPeriod(corrected, question) ? corrected : undefined;
}

/** The word itself if none of these is near. A short word must be nearer than a long one. */
function nearest(word: string, names: readonly string[]): string {
  const [best] = names
    .map((name) => ({ name, edits: distance(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ edits }) => edits <= Math.min(3, Math.floor(word.length / 2)))
    .sort((a, b) => a.edits - b.edits);
  return best?.name ?? word;
}
