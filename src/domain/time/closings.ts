// Days on which the school or only its library is closed, wholly or in part, in hundredths of a day.
import { dayOfWeek, type SchoolDay } from "./school-day.js";
import { daysIn, isIn, type Span } from "./span.js";

export const WHOLE_DAY = 100;
export const HALF_DAY = 50;

/** One closing, as people entered it. On a day that isn't a school day it changes nothing. */
export interface ClosingRow extends Span {
  /** What is closed: the school, or only the library while school is open. */
  closes: "school" | "library";
  reason: string;
  /** How much of each day, in hundredths. */
  share: number;
}

/** How much of one day is closed, in hundredths. */
export interface ClosedShares {
  school: number;
  /** The library while school is open. */
  library: number;
  /** Why the library is closed. */
  reason: string;
}

const OPEN: ClosedShares = { school: 0, library: 0, reason: "" };

/**
 * What is closed on each day. Closings that overlap count once: the larger share of the day counts, and a time for which
 * the school is closed isn't one for which only the library is.
 */
export function closedSharesOf(rows: readonly ClosingRow[]): (day: SchoolDay) => ClosedShares {
  const byDay = new Map<SchoolDay, ClosedShares>();
  for (const { closes, reason, share, ...span } of rows) {
    for (const day of daysIn(span)) {
      const known = byDay.get(day) ?? OPEN;
      if (share <= known[closes]) continue;
      byDay.set(day, { ...known, [closes]: share, ...(closes === "library" ? { reason } : {}) });
    }
  }
  return (day) => {
    const { school, library, reason } = byDay.get(day) ?? OPEN;
    return { school, library: Math.max(0, library - school), reason };
  };
}

/** The closings in a span, each without the days before and after it, and without those on which school doesn't meet anyway. */
export const closingsIn = (rows: readonly ClosingRow[], span: Span, weekdays: readonly number[]): ClosingRow[] =>
  rows.flatMap((row) => {
    const met = daysIn(span).filter((day) => isIn(day, row) && weekdays.includes(dayOfWeek(day)));
    const [from, to] = [met[0], met.at(-1)];
    return from && to ? [{ ...row, from, to }] : [];
  });

/** The days for which the library's own closings were entered, each once. */
export const libraryDaysOf = (rows: readonly ClosingRow[]): SchoolDay[] => [
  ...new Set(rows.filter(({ closes }) => closes === "library").flatMap((row) => daysIn(row))),
];
