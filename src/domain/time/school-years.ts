// School years and their terms: every day is in exactly one year and in exactly one of its terms.
import { type Month, monthBefore, monthOf, firstDay as startOf } from "./month.js";
import { addDays, addYears, dayOfWeek, type SchoolDay } from "./school-day.js";
import { isIn, type Span } from "./span.js";

/** A term with the breaks after it, up to the month in which the next one begins. */
export interface Term extends Span {
  /** Such as "Fall" or "Quarter 1". */
  name: string;
}

/**
 * A school year with the months around it. Nothing logged in the summer is lost: the month before the one in which school
 * begins counts for the new year if it's free, and everything before that for the old year. A month is never in two years.
 */
export interface SchoolYear extends Span {
  /** "2026-27", or "2026" if it doesn't go past New Year's. */
  name: string;
  /** From the first day of school to the last. */
  session: Span;
}

/** A school year as people entered it. */
export interface YearRow extends Span {
  /** From 1 (Monday) to 7 (Sunday), at least one. */
  weekdays: readonly number[];
  /** In order, without overlaps, inside the year; none: two halves. */
  terms: readonly Term[];
}

/** What holds for a school that hasn't entered anything. */
export const USUAL_YEAR: YearRow = {
  from: "2026-09-01" as SchoolDay,
  to: "2027-06-30" as SchoolDay,
  weekdays: [1, 2, 3, 4, 5],
  terms: [],
};

/** A year that was entered, or one with the dates of an entered one in another year. */
type PlannedYear = { row: YearRow; year: SchoolYear; terms: readonly Term[] };

export interface SchoolYears {
  at(day: SchoolDay): SchoolYear;
  termsOf(year: SchoolYear): readonly Term[];
  weekdaysOf(year: SchoolYear): readonly number[];
  /** Whether it's one of the weekdays on which school meets in its year, also before and after the year. */
  isWeekday(day: SchoolDay): boolean;
  /** Whether school meets, closings aside. */
  meetsOn(day: SchoolDay): boolean;
}

export function createSchoolYears(entered: readonly YearRow[]): SchoolYears {
  const rows = entered.length > 0 ? [...entered].sort((a, b) => (a.from < b.from ? -1 : 1)) : [USUAL_YEAR];
  const planned = new Map<Month, PlannedYear>();
  const find = (day: SchoolDay): PlannedYear => {
    const month = monthOf(day);
    const known = planned.get(month);
    if (known) return known;
    const found = planYear(rows, month);
    planned.set(month, found);
    return found;
  };
  const isWeekday = (day: SchoolDay) => find(day).row.weekdays.includes(dayOfWeek(day));
  return {
    at: (day) => find(day).year,
    termsOf: (year) => find(year.from).terms,
    weekdaysOf: (year) => find(year.from).row.weekdays,
    isWeekday,
    meetsOn: (day) => isIn(day, find(day).year.session) && isWeekday(day),
  };
}

/** The year that has this month. Years that weren't entered repeat the nearest one before them; before all, the first. */
function planYear(rows: readonly YearRow[], month: Month): PlannedYear {
  const nearby = rows.flatMap((row, n) => {
    const years = yearOf(month) - yearOf(monthOf(row.from));
    const shifts = [...new Set([0, ...[-2, -1, 0, 1, 2].map((by) => years + by)])].filter((by) => by >= 0 || n === 0);
    const next = rows[n + 1];
    return shifts
      .map((by) => (by === 0 ? row : moveYears(row, by)))
      .filter((moved) => moved === row || !next || monthOf(moved.to) < monthOf(next.from));
  });
  const sorted = nearby.sort((a, b) => (a.from < b.from ? -1 : 1));
  const starts = sorted.map((row, n) => yearStart(row, sorted[n - 1]));
  const at = starts.findLastIndex((start) => monthOf(start) <= month);
  const row = sorted[at] ?? (sorted[0] as YearRow);
  const span = { from: starts[at] as SchoolDay, to: addDays(starts[at + 1] as SchoolDay, -1) };
  const year = { name: yearName(row), ...span, session: { from: row.from, to: row.to } };
  return { row, year, terms: fillTerms(year, row.terms.length > 0 ? row.terms : usualTerms(row)) };
}

/** A month earlier than school begins, unless the year before still has school then. */
function yearStart(row: Span, before: Span | undefined): SchoolDay {
  const [first, ahead] = [monthOf(row.from), monthBefore(monthOf(row.from))];
  return startOf(before && monthOf(before.to) >= ahead ? first : ahead);
}

const yearOf = (month: Month): number => Number(month.slice(0, 4));

export function yearName({ from, to }: Span): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first}-${last.slice(2)}`;
}

function moveYears(row: YearRow, by: number): YearRow {
  const move = <S extends Span>(span: S): S => ({ ...span, from: addYears(span.from, by), to: addYears(span.to, by) });
  return { ...move(row), terms: row.terms.map(move) };
}

/** Fall and spring around New Year's, or else two halves. */
function usualTerms({ from, to }: Span): Term[] {
  const [firstMonth, newYear] = [Number(from.slice(5, 7)), `${to.slice(0, 4)}-01-01` as SchoolDay];
  if (from < newYear && firstMonth >= 7 && firstMonth <= 10) return halves({ from, to }, newYear, ["Fall", "Spring"]);
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const middle = new Date((start + end) / 2).toISOString().slice(0, "YYYY-MM-DD".length) as SchoolDay;
  return halves({ from, to }, startOf(monthOf(middle)), ["Semester 1", "Semester 2"]);
}

function halves({ from, to }: Span, second: SchoolDay, [one, two]: [string, string]): Term[] {
  return [
    { name: one, from, to: addDays(second, -1) },
    { name: two, from: second, to },
  ];
}

/** The terms, stretched so that each day of the year is in one: a break belongs to the term before it until its last month ends. */
function fillTerms(year: SchoolYear, terms: readonly Term[]): Term[] {
  const starts = terms.map(({ from }, n) => {
    const before = terms[n - 1];
    if (!before) return year.from;
    const month = startOf(monthOf(from));
    return month > before.to ? month : from;
  });
  return terms.map(({ name }, n) => ({
    name,
    from: starts[n] as SchoolDay,
    to: n + 1 < terms.length ? addDays(starts[n + 1] as SchoolDay, -1) : year.to,
  }));
}
