// Months: arithmetic, names, and what people mean when they name one.
import { distance } from "fastest-levenshtein";
import { z } from "zod";
import { addDays, type SchoolDay } from "./school-day.js";

export const Month = z
  .string("Choose a month.")
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "Choose a month.")
  .brand<"Month">();
/** `YYYY-MM`. */
export type Month = z.infer<typeof Month>;

export const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

export function monthOf(day: SchoolDay): Month {
  return day.slice(0, 7) as Month;
}

/** The month that the name of a post's period begins with, such as `2026-11/C0123`. Throws if it begins with none. */
export const monthIn = (period: string): Month => Month.parse(period.slice(0, 7));

export function monthBefore(month: Month): Month {
  return shift(month, -1);
}

export function monthAfter(month: Month): Month {
  return shift(month, 1);
}

export function yearBefore(month: Month): Month {
  return shift(month, -12);
}

export function firstDay(month: Month): SchoolDay {
  return `${month}-01` as SchoolDay;
}

export function lastDay(month: Month): SchoolDay {
  return addDays(firstDay(monthAfter(month)), -1);
}

export function monthName(month: Month): string {
  return MONTH_NAMES[Number(month.slice(5)) - 1] ?? month;
}

export function formatMonth(month: Month): string {
  return `${monthName(month)} ${month.slice(0, 4)}`;
}

/**
 * The month people mean by "", "last month", "10/2026", "Oct", "october 2025"; undefined for anything else. A month
 * without a year is never in the future.
 */
export function readMonth(text: string, today: SchoolDay): Month | undefined {
  const thisMonth = monthOf(today);
  const words = text
    .toLowerCase()
    .replace(/[\s.,]+/g, " ")
    .trim();
  if (words === "" || words === "this month") return thisMonth;
  if (words === "last month") return monthBefore(thisMonth);

  const [, year, monthInYear] = /^(\d{4})[-/](\d{1,2})$/.exec(words) ?? [];
  if (year && monthInYear) return toMonth(year, Number(monthInYear));
  const [, monthFirst, yearLast] = /^(\d{1,2})[-/](\d{4})$/.exec(words) ?? [];
  if (monthFirst && yearLast) return toMonth(yearLast, Number(monthFirst));
  const [, name, yearNamed] = /^([a-z]{3,9})(?: (\d{4}))?$/.exec(words) ?? [];
  return name ? readNamed(name, yearNamed, thisMonth) : undefined;
}

/** The month whose name was probably misspelled like this; undefined if none is within `atMost` edits. */
export function suggestMonth(text: string, atMost = 3): string | undefined {
  const word = /\p{L}+/u.exec(text.toLowerCase())?.[0] ?? "";
  // Three edits turn any three letters into "May", so a short word must be closer.
  const maxEdits = Math.min(atMost, Math.floor(word.length / 2));
  if (word.length > 12) return undefined;
  const [nearest] = MONTH_NAMES.map((name) => ({ name, edits: distance(word, name.toLowerCase()) }))
    .filter(({ edits }) => edits <= maxEdits)
    .sort((a, b) => a.edits - b.edits);
  return nearest?.name;
}

/** The number (1–12) of the month whose name begins with `name`; undefined for fewer than three letters. */
export function monthNumber(name: string): number | undefined {
  const index = MONTH_NAMES.findIndex((month) => month.toLowerCase().startsWith(name.toLowerCase()));
  return index === -1 || name.length < 3 ? undefined : index + 1;
}

function readNamed(name: string, year: string | undefined, thisMonth: Month): Month | undefined {
  const number = monthNumber(name);
  if (number === undefined) return undefined;
  if (year) return toMonth(year, number);
  const inThisYear = toMonth(thisMonth.slice(0, 4), number);
  return inThisYear && inThisYear > thisMonth ? yearBefore(inThisYear) : inThisYear;
}

function toMonth(year: string, number: number): Month | undefined {
  return Month.safeParse(`${year}-${String(number).padStart(2, "0")}`).data;
}

function shift(month: Month, by: number): Month {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}` as Month;
}
