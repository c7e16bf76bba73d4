// The school calendar: which days school and library are open, and which term and school year a day is in.
import { type ClosedShares, type ClosingRow, closedSharesOf, libraryDaysOf, WHOLE_DAY } from "./closings.js";
import { firstDay, lastDay, type Month } from "./month.js";
import { addDays, type SchoolDay } from "./school-day.js";
import { createSchoolYears, type SchoolYear, type SchoolYears, type Term, type YearRow } from "./school-years.js";
import { calendarMonths, daysIn, isIn, overlap, type Span } from "./span.js";

/** What a school has entered. */
export interface CalendarRows {
  years: readonly YearRow[];
  closings: readonly ClosingRow[];
}

/** A school's calendar (`school.calendar`). No feature works out weekdays, terms or school years by itself. */
export interface SchoolCalendar {
  /** Whether anything was entered. If not, school is open Monday to Friday from September to June. */
  isEntered: boolean;
  /** Whether school is open, for the whole day or a part of it. */
  isOpen(day: SchoolDay): boolean;
  /** Whether school is open on any day of the month. */
  hasSchool(month: Month): boolean;
  /** The month's `n`-th open day, or its last if it has fewer; if it has none, the next open day after it. */
  nthOpenDay(month: Month, n: number): SchoolDay;
  /** The month's `n`-th day on which school meets or would meet outside of breaks: for what goes out in a month without school. */
  nthWeekday(month: Month, n: number): SchoolDay;
  /** The month's open days, in order. */
  openDaysOf(month: Month): readonly SchoolDay[];
  lastOpenDay(month: Month): SchoolDay | undefined;
  /** `day` itself if school is open, otherwise the next day it is. */
  openDayFrom(day: SchoolDay): SchoolDay;
  /** The last open day before `day`. */
  openDayBefore(day: SchoolDay): SchoolDay;
  termOf(day: SchoolDay): Term;
  termBefore(term: Span): Term;
  termsOf(year: SchoolYear): readonly Term[];
  /** The weekdays on which school meets in this year, from 1 (Monday) to 7 (Sunday). */
  weekdaysOf(year: SchoolYear): readonly number[];
  schoolYearOf(day: SchoolDay): SchoolYear;
  schoolYearBefore(year: Span): SchoolYear;
  /** The year with this name. If the calendar no longer has one, the year that most of it is in now. */
  schoolYearNamed(name: string): SchoolYear;
  /** The months of a span that a school year reports, which is from its first to its last day; if it has none, all of them. */
  monthsOf(span: Span): Month[];
  /** How long the library was open, in hundredths of a day. With the library's closings it makes `schoolDays`. */
  daysOpen(span: Span): number;
  /** How long school was open, in hundredths of a day. */
  schoolDays(span: Span): number;
  /** How long the library was closed while school was open, by reason, in hundredths of a day, most first. */
  libraryClosings(span: Span): { reason: string; days: number }[];
}

export function createSchoolCalendar({ years, closings }: CalendarRows = { years: [], closings: [] }): SchoolCalendar {
  const schoolYears = createSchoolYears(years);
  const closedOn = closedSharesOf(closings);
  const libraryDays = libraryDaysOf(closings);
  const closedOnSchoolDays = ({ from, to }: Span) =>
    daysIn({ from, to }).flatMap((day) => (schoolYears.meetsOn(day) ? [closedOn(day)] : []));
  const isOpen = (day: SchoolDay) => schoolYears.meetsOn(day) && closedOn(day).school < WHOLE_DAY;
  return {
    isEntered: years.length > 0 || closings.length > 0,
    ...openDays(isOpen),
    nthWeekday: (month, n) => pick(daysIn(daysAround(month)).filter(schoolYears.isWeekday), n) ?? lastDay(month),
    ...yearsAndTerms(schoolYears),
    daysOpen: (span) => sum(closedOnSchoolDays(span).map(({ school, library }) => WHOLE_DAY - school - library)),
    schoolDays: (span) => sum(closedOnSchoolDays(span).map(({ school }) => WHOLE_DAY - school)),
    // Each summary asks for a whole year: only the few days with a closing are looked at.
    libraryClosings: (span) =>
      byReason(libraryDays.filter((day) => isIn(day, span) && schoolYears.meetsOn(day)).map(closedOn)),
  };
}

/** No calendar is closed for longer: the next school year repeats this one. */
const MAX_DAYS_CLOSED = 3660;

function openDays(isOpen: (day: SchoolDay) => boolean) {
  // Each summary asks for the same months again.
  const known = new Map<Month, readonly SchoolDay[]>();
  const openDaysOf = (month: Month) => {
    const days = known.get(month) ?? daysIn(daysAround(month)).filter(isOpen);
    known.set(month, days);
    return days;
  };
  const search = (from: SchoolDay, step: 1 | -1): SchoolDay => {
    let day = from;
    for (let tries = 0; tries < MAX_DAYS_CLOSED && !isOpen(day); tries++) day = addDays(day, step);
    return day;
  };
  const openDayFrom = (day: SchoolDay) => search(day, 1);
  return {
    isOpen: (day: SchoolDay) => isOpen(day),
    openDaysOf,
    hasSchool: (month: Month) => openDaysOf(month).length > 0,
    lastOpenDay: (month: Month) => openDaysOf(month).at(-1),
    openDayFrom,
    openDayBefore: (day: SchoolDay) => search(addDays(day, -1), -1),
    nthOpenDay: (month: Month, n: number) => pick(openDaysOf(month), n) ?? openDayFrom(lastDay(month)),
  };
}

const daysAround = (month: Month): Span => ({ from: firstDay(month), to: lastDay(month) });

/** The `n`-th of these days, counted from 1, or the last. Throws RangeError for another kind of number. */
function pick(days: readonly SchoolDay[], n: number): SchoolDay | undefined {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`There is no day number ${n}.`);
  return days[Math.min(n, days.length) - 1];
}

function yearsAndTerms({ at, termsOf, weekdaysOf }: SchoolYears) {
  const termOf = (day: SchoolDay): Term => {
    const terms = termsOf(at(day));
    return terms.findLast(({ from }) => from <= day) ?? (terms[0] as Term);
  };
  return {
    schoolYearOf: at,
    schoolYearBefore: ({ from }: Span) => at(addDays(from, -1)),
    schoolYearNamed(name: string): SchoolYear {
      const first = name.slice(0, 4);
      const [start, end] = [at(`${first}-01-01` as SchoolDay), at(`${first}-12-31` as SchoolDay)];
      const near = [start, end, at(addDays(end.to, 1)), at(`${first}-07-01` as SchoolDay)];
      // A year with the wrong kind of name is one that an old button carries.
      return near.find((year) => year.name === name) ?? (name.includes("-") ? end : (near.at(-1) as SchoolYear));
    },
    termsOf,
    weekdaysOf,
    termOf,
    termBefore: ({ from }: Span) => termOf(addDays(from, -1)),
    monthsOf(span: Span): Month[] {
      const months = calendarMonths(span);
      const reported = months.filter((month) => overlap(at(firstDay(month)).session, daysAround(month)));
      return reported.length > 0 ? reported : months;
    },
  };
}

function byReason(closed: readonly ClosedShares[]): { reason: string; days: number }[] {
  const days = new Map<string, number>();
  for (const { library, reason } of closed) {
    if (library > 0) days.set(reason, (days.get(reason) ?? 0) + library);
  }
  return [...days]
    .map(([reason, count]) => ({ reason, days: count }))
    .sort((a, b) => b.days - a.days || a.reason.localeCompare(b.reason));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
