// Weeks by their ISO names, and each week's tip.
import { Temporal } from "temporal-polyfill";
import { addDays, dayOfWeek, type SchoolDay } from "./school-day.js";

export interface Week {
  /** By ISO 8601, such as 2026-W46. */
  name: string;
  /** Counts weeks on across years: one more than the week before. */
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

/** The week with this ISO name. */
export function weekNamed(name: string): Week {
  // January 4 is always in week 1.
  const january = weekAt(`${name.slice(0, 4)}-01-04` as SchoolDay);
  return weekAt(addDays(january.monday, 7 * (Number(name.slice(6)) - 1)));
}

export const weekAfter = ({ monday }: Week): Week => weekAt(addDays(monday, 7));

/** The week that people plan on this day: on a weekend, the one that comes. */
export const weekToPlan = (day: SchoolDay): Week => (dayOfWeek(day) > 5 ? weekAfter(weekAt(day)) : weekAt(day));

/**
 * The tip of the week with this number. Every tip gets its turn before one repeats, because the stride and the number of
 * tips have no common divisor. The stride also keeps neighbors in the list from following each other.
 */
export function tipInTurn(week: number, tips: readonly string[]): string | undefined {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  let stride = Math.max(1, Math.floor(tips.length * 0.38));
  while (gcd(stride, tips.length) > 1) stride++;
  return tips[(week * stride) % tips.length];
}
