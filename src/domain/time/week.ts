// Weeks by their ISO names, and which tip is each week's.
import { Temporal } from "temporal-polyfill";
import { addDays, type SchoolDay } from "./school-day.js";

export interface Week {
  /** By ISO 8601, such as 2026-W46. */
  name: string;
  /** One more each week, across years too. */
  number: number;
  monday: SchoolDay;
}

const FIRST_MONDAY = Temporal.PlainDate.from("2001-01-01");

export function weekAt(day: SchoolDay): Week {
  const date = Temporal.PlainDate.from(day);
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  return {
    name: `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, "0")}`,
    number: Math.floor(FIRST_MONDAY.until(monday, { largestUnit: "days" }).days / 7),
    monday: monday.toString() as SchoolDay,
  };
}

/** The week with this name. No time zone matters here: a name has only one Monday. */
export function weekNamed(name: string): Week {
  // January 4 is always in week 1.
  const january = weekAt(`${name.slice(0, 4)}-01-04` as SchoolDay);
  return weekAt(addDays(january.monday, 7 * (Number(name.slice(6)) - 1)));
}

export const weekAfter = ({ monday }: Week): Week => weekAt(addDays(monday, 7));

/**
 * The tip of a week. Every tip gets its turn before one repeats. The stride keeps two tips of the same list apart, and
 * shares no divisor with the number of tips.
 */
export function tipInTurn(week: number, tips: readonly string[]): string | undefined {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  let stride = Math.max(1, Math.floor(tips.length * 0.38));
  while (gcd(stride, tips.length) > 1) stride++;
  return tips[(week * stride) % tips.length];
}
