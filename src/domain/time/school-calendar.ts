// The school calendar: which days school is open, and which term and school year a day is in.
import type { Month } from "./month.js";
import { addDays, dayOfWeek, type SchoolDay } from "./school-day.js";

/** A run of days, first and last included. */
interface Span {
  from: SchoolDay;
  to: SchoolDay;
}

type Term = Span;

interface SchoolYear extends Span {
  /** Such as "2026-27". */
  name: string;
}

/** A school's calendar (`school.calendar`). No feature works out weekdays, terms or school years by itself. */
export interface SchoolCalendar {
  isOpen(day: SchoolDay): boolean;
  /** The month's `n`-th open day. There are at least 20. Throws RangeError if the month has fewer than `n`. */
  nthOpenDay(month: Month, n: number): SchoolDay;
  /** The month's open days, in order. */
  openDaysOf(month: Month): SchoolDay[];
  /** `day` itself if school is open, otherwise the next day it is. */
  openDayFrom(day: SchoolDay): SchoolDay;
  termOf(day: SchoolDay): Term;
  termBefore(term: Term): Term;
  schoolYearOf(day: SchoolDay): SchoolYear;
}

const SATURDAY = 6;
const FALL_STARTS = "08-01";
const SPRING_STARTS = "01-01";

const fallOf = (year: number): Term => toSpan(`${year}-${FALL_STARTS}`, `${year}-12-31`);
const springOf = (year: number): Term => toSpan(`${year}-${SPRING_STARTS}`, `${year}-07-31`);

function isOpen(day: SchoolDay): boolean {
  return dayOfWeek(day) < SATURDAY;
}

function openDaysOf(month: Month): SchoolDay[] {
  const days: SchoolDay[] = [];
  for (let day = `${month}-01` as SchoolDay; day.startsWith(month); day = addDays(day, 1)) {
    if (isOpen(day)) days.push(day);
  }
  return days;
}

function nthOpenDay(month: Month, n: number): SchoolDay {
  const days = openDaysOf(month);
  const day = days[n - 1];
  if (!day) throw new RangeError(`${month} has ${days.length} open days, not ${n}`);
  return day;
}

function openDayFrom(day: SchoolDay): SchoolDay {
  return isOpen(day) ? day : openDayFrom(addDays(day, 1));
}

function termOf(day: SchoolDay): Term {
  return isInFall(day) ? fallOf(yearOf(day)) : springOf(yearOf(day));
}

function termBefore({ from }: Term): Term {
  return termOf(addDays(from, -1));
}

function schoolYearOf(day: SchoolDay): SchoolYear {
  const start = isInFall(day) ? yearOf(day) : yearOf(day) - 1;
  const name = `${start}-${String(start + 1).slice(-2)}`;
  return { name, from: fallOf(start).from, to: springOf(start + 1).to };
}

/** For now every school is open Monday to Friday and has two terms: August to December and January to July. */
export function createSchoolCalendar(): SchoolCalendar {
  return { isOpen, nthOpenDay, openDaysOf, openDayFrom, termOf, termBefore, schoolYearOf };
}

const yearOf = (day: SchoolDay): number => Number(day.slice(0, 4));
const isInFall = (day: SchoolDay): boolean => day.slice(5) >= FALL_STARTS;

function toSpan(from: string, to: string): Span {
  return { from: from as SchoolDay, to: to as SchoolDay };
}
