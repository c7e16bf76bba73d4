// Reads the day in a cell: a date of Excel, a number of days, or text as people and forms write dates.

import { tidyLine } from "../../text/clean.js";
import type { SchoolDay } from "../time/school-day.js";
import { readTypedDate } from "../typed-line/date.js";

/** 3/4/26, with two to four digits for the year. */
const SLASHED = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/;
/** What a form adds to the day: "14:03:22", "2:03 PM", "GMT-5". */
const TIME = /[ T,]+\d{1,2}:\d{2}.*$/;
const YEAR = /\b\d{4}\b|[/.-]\d{2}$/;

const UNREADABLE = "I can't read the date";
const NO_YEAR = "This date has no year";

const partsOf = (cell: string | number): RegExpExecArray | null =>
  typeof cell === "string" ? SLASHED.exec(cell.trim().replace(TIME, "")) : null;

/** What one date says about the order of day and month: 3/4/26 leaves it open. */
export function orderOf(cell: string | number): "day first" | "month first" | "open" | undefined {
  const [, first, , second] = partsOf(cell) ?? [];
  if (first === undefined || second === undefined || first === second) return undefined;
  if (Number(first) > 12) return "day first";
  return Number(second) > 12 ? "month first" : "open";
}

/** Excel counts days from the end of 1899. 36,526 is the first day of 2000. */
function fromSerial(days: number): SchoolDay | undefined {
  if (!(days >= 36_526 && days <= 73_050)) return undefined;
  return new Date(Date.UTC(1899, 11, 30 + Math.floor(days))).toISOString().slice(0, 10) as SchoolDay;
}

export type ReadCell<Value> = { value: Value } | { why: string };

interface DayOptions {
  today: SchoolDay;
  /** Whether 3/4 is in April; undefined if nothing says so. */
  dayFirst: boolean | undefined;
}

export function readDay(cell: string | number, { today, dayFirst }: DayOptions): ReadCell<SchoolDay> {
  const text = tidyLine(String(cell));
  const serial = typeof cell === "number" || /^\d{5}(?:\.\d+)?$/.test(text) ? fromSerial(Number(cell)) : undefined;
  if (serial) return { value: serial };
  const bare = text.replace(TIME, "").trim();
  const order = dayFirst === undefined ? {} : { monthFirst: !dayFirst };
  // Only the person who dropped the file in knows. Dots say nothing more than slashes here.
  const slashed = partsOf(bare) ? bare.replace(/[.-]/g, "/") : bare;
  const read = readTypedDate(slashed, { today, ...order });
  if (read?.value === undefined) return { why: read?.why ? `${UNREADABLE}. ${read.why}` : UNREADABLE };
  return YEAR.test(slashed) ? { value: read.value } : { why: NO_YEAR };
}
