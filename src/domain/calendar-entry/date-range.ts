// Finds a day or a range of days in a line: "Nov 26-27", "Dec 21 – Jan 1", "3/4", "2026-11-26 to 2026-11-27", "Thu, Nov 26".
import { dayOfWeek, formatDay, SchoolDay } from "../time/school-day.js";
import type { Span } from "../time/span.js";
import { MONTH, toMonthNumber, toWeekdayNumber, WEEKDAY, WEEKDAY_NAMES } from "../typed-line/day-names.js";
import { DASH } from "../typed-line/phrase.js";

export interface RangeOptions {
  /** Days without a year are in here: about a year. */
  within: Span;
  /** Whether 3/4 is in March. */
  monthFirst: boolean;
}

/** A range, or why there is none, and where in the text it begins and ends. */
type FoundRange = { start: number; end: number } & (
  | { span: Span; why?: undefined }
  | { span?: undefined; why: string }
);

const NUMBER = "(?<!\\p{N})(\\d{1,2})(?:st|nd|rd|th)?(?!\\p{L}|\\p{N})";
const YEAR = "(?:,? ?(\\d{4})(?!\\p{N}))?";
const SHARE_OF_DAY = "(?! ?-?days?)";
const KINDS = [
  `(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\p{N})`,
  `(${MONTH}) ?${NUMBER}${YEAR}`,
  `${NUMBER} ?(?:of )?(${MONTH})${YEAR}`,
  `(?<![\\p{N}/])(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?(?![\\p{N}/])${SHARE_OF_DAY}`,
];
const WEEKDAY_BEFORE = `(?:(${WEEKDAY})(?!\\p{L})\\.?,? )?`;
const TO = ` ?(?:${DASH}+|\\bto\\b|\\bthrough\\b|\\bthru\\b|\\buntil\\b|&|\\band\\b) ?`;

const pattern = (source: string, flags = "iu") => new RegExp(`(?<!\\p{L})${WEEKDAY_BEFORE}(?:${source})`, flags);
const FIRST = KINDS.map((kind) => pattern(kind));
const SECOND = KINDS.map((kind) => pattern(kind, "iuy"));
const RANGE_SIGN = new RegExp(TO, "iuy");
/** The 27 of "Nov 26-27, 2026". Not the 2 of "Sep 4 - 2 hour delay". */
const SECOND_NUMBER = new RegExp(`${NUMBER}(?! ?(?:hours?|hrs?|min))${YEAR}`, "iuy");

interface Written {
  start: number;
  end: number;
  weekday: string | undefined;
  year: number | undefined;
  month: number;
  day: number;
}

function toWritten(kind: number, match: RegExpExecArray, monthFirst: boolean): Written {
  const [whole, weekday, a = "", b = "", c] = match;
  const at = { start: match.index, end: match.index + whole.length, weekday };
  const year = c === undefined ? undefined : Number(c.length === 2 ? `20${c}` : c);
  if (kind === 0) return { ...at, year: Number(a), month: Number(b), day: Number(c) };
  if (kind === 1) return { ...at, year, month: toMonthNumber(a) ?? 0, day: Number(b) };
  if (kind === 2) return { ...at, year, month: toMonthNumber(b) ?? 0, day: Number(a) };
  const [month, day] = monthFirst ? [Number(a), Number(b)] : [Number(b), Number(a)];
  return { ...at, year, month, day };
}

function findFirst(text: string, monthFirst: boolean): Written | undefined {
  const found = FIRST.flatMap((one, kind) => {
    const match = one.exec(text);
    return match ? [toWritten(kind, match, monthFirst)] : [];
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end)[0];
}

/** The last day, after a dash or a word for it. */
function findSecond(text: string, first: Written, monthFirst: boolean): Written | undefined {
  RANGE_SIGN.lastIndex = first.end;
  const sign = RANGE_SIGN.exec(text);
  if (!sign) return undefined;
  const at = first.end + sign[0].length;
  for (const [kind, one] of SECOND.entries()) {
    one.lastIndex = at;
    const match = one.exec(text);
    if (match) return toWritten(kind, match, monthFirst);
  }
  SECOND_NUMBER.lastIndex = at;
  const match = SECOND_NUMBER.exec(text);
  if (!match) return undefined;
  const [whole, day, year] = match;
  const where = { start: at, end: at + whole.length, weekday: undefined };
  return { ...where, year: year ? Number(year) : first.year, month: first.month, day: Number(day) };
}

function toDay({ month, day }: Written, year: number): SchoolDay | undefined {
  const parts = [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))];
  return SchoolDay.safeParse(parts.join("-")).data;
}

/** "Nov 26" is the one within the span; a day of no year there is in the year in which the span begins. */
function place(written: Written, { from, to }: Span): SchoolDay | undefined {
  if (written.year !== undefined) return toDay(written, written.year);
  const years = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const days = years.flatMap((year) => toDay(written, year) ?? []);
  return days.find((day) => day >= from && day <= to) ?? days[0];
}

/** The first such day that isn't before the other, or the last that isn't after it. */
function placeNear(written: Written, other: SchoolDay, side: "after" | "before"): SchoolDay | undefined {
  if (written.year !== undefined) return toDay(written, written.year);
  const year = Number(other.slice(0, 4));
  const days = (side === "after" ? [year, year + 1] : [year, year - 1]).flatMap((one) => toDay(written, one) ?? []);
  return days.find((day) => (side === "after" ? day >= other : day <= other));
}

const NO_SUCH_DATE = "That date doesn't exist.";

function checkWeekday({ weekday }: Written, day: SchoolDay): string | undefined {
  if (!weekday || toWeekdayNumber(weekday) === dayOfWeek(day)) return undefined;
  const name = WEEKDAY_NAMES[dayOfWeek(day) - 1] ?? "";
  return `${formatDay(day)} is a ${name.charAt(0).toUpperCase()}${name.slice(1)}. Check the date or the year.`;
}

/** The first day or range of days in the text. Undefined if there is none. */
export function findDateRange(text: string, { within, monthFirst }: RangeOptions): FoundRange | undefined {
  const first = findFirst(text, monthFirst);
  if (!first) return undefined;
  const second = findSecond(text, first, monthFirst);
  const at = { start: first.start, end: (second ?? first).end };
  const lastIsDated = second?.year !== undefined && first.year === undefined;
  const dated = lastIsDated ? toDay(second, second.year as number) : undefined;
  const from = dated ? placeNear(first, dated, "before") : place(first, within);
  const to = !second ? from : (dated ?? (from && placeNear(second, from, "after")));
  if (!from || !to) return { ...at, why: NO_SUCH_DATE };
  const isBackward = second?.year === undefined && second?.month === first.month && second.day < first.day;
  if (to < from || isBackward) return { ...at, why: "It ends before it begins." };
  const why = checkWeekday(first, from) ?? (second && checkWeekday(second, to));
  return why ? { ...at, why } : { ...at, span: { from, to } };
}
