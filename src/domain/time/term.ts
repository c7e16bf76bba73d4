// The terms of a school year: the one that begins in August, and the one that begins in January.
import { SchoolDay } from "./day-and-month.js";

export interface Term {
  from: SchoolDay;
  /** Its last day. */
  to: SchoolDay;
}

const SPRING_STARTS = "01-01";
const FALL_STARTS = "08-01";

const toTerm = (from: string, to: string): Term => ({ from: SchoolDay.parse(from), to: SchoolDay.parse(to) });

export function termOf(day: SchoolDay): Term {
  const year = day.slice(0, 4);
  return day.slice(5) >= FALL_STARTS
    ? toTerm(`${year}-${FALL_STARTS}`, `${year}-12-31`)
    : toTerm(`${year}-${SPRING_STARTS}`, `${year}-07-31`);
}

export function termBefore({ from }: Term): Term {
  const year = Number(from.slice(0, 4));
  return from.slice(5) === FALL_STARTS
    ? toTerm(`${year}-${SPRING_STARTS}`, `${year}-07-31`)
    : toTerm(`${year - 1}-${FALL_STARTS}`, `${year - 1}-12-31`);
}
