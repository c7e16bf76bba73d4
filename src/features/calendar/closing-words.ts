// How closings, their days and their share of a day are called.
import { type ClosingRow, HALF_DAY, WHOLE_DAY } from "../../domain/time/closings.js";
import { dateFormat } from "../../domain/time/date-format.js";
import type { SchoolDay } from "../../domain/time/school-day.js";
import type { Span } from "../../domain/time/span.js";

const SHORT = { month: "short", day: "numeric", timeZone: "UTC" } as const;

const format = (day: SchoolDay, options: Intl.DateTimeFormatOptions) =>
  dateFormat("en-US", { ...SHORT, ...options }).format(new Date(`${day}T12:00:00Z`));

/** "Nov 26–27", "Dec 21 – Jan 1"; with years "Dec 21, 2026 – Jan 1, 2027". One day has its weekday: "Fri, Oct 9". */
export function formatSpan({ from, to }: Span, { withYear = false } = {}): string {
  const year = withYear ? ({ year: "numeric" } as const) : {};
  if (from === to) return format(from, { weekday: "short", ...year });
  if (from.slice(0, 7) !== to.slice(0, 7)) return `${format(from, year)} – ${format(to, year)}`;
  return `${format(from, {})}–${Number(to.slice(8))}${withYear ? `, ${from.slice(0, 4)}` : ""}`;
}

const NAMED: Record<number, string> = {
  25: "a quarter of the day",
  [HALF_DAY]: "half a day",
  75: "three quarters of the day",
};

export const shareName = (share: number): string => NAMED[share] ?? `${share}% of the day`;

/** "school closed", "library closed half a day". */
export function formatClosed({ closes, share, from, to }: ClosingRow): string {
  const part = share === WHOLE_DAY ? "" : ` ${shareName(share)}`;
  return `${closes} closed${part}${part && from !== to ? ", each day" : ""}`;
}

/** "Thanksgiving, Nov 26 – 27". */
export const nameOf = (closing: ClosingRow, options = {}): string =>
  `${closing.reason}, ${formatSpan(closing, options)}`;

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export const weekdayName = (weekday: number): string => WEEKDAYS[weekday - 1] ?? "";

/** "Monday to Friday", or each by its name. */
export function formatWeekdays(weekdays: readonly number[]): string {
  const sorted = [...weekdays].sort((a, b) => a - b);
  const [first = 1, last = 1] = [sorted[0], sorted.at(-1)];
  const isRun = last - first + 1 === sorted.length && sorted.length > 2;
  return isRun ? `${weekdayName(first)} to ${weekdayName(last)}` : sorted.map(weekdayName).join(", ");
}

export const countClosings = (count: number): string => `${count} ${count === 1 ? "closing" : "closings"}`;
