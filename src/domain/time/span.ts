// Runs of days and of months, first and last included.
import { type Month, monthAfter, monthOf } from "./month.js";
import { addDays, type SchoolDay } from "./school-day.js";

/** A run of days, first and last included. */
export interface Span {
  from: SchoolDay;
  to: SchoolDay;
}

export const isIn = (day: SchoolDay, { from, to }: Span): boolean => day >= from && day <= to;

export const overlap = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;

export function daysIn({ from, to }: Span): SchoolDay[] {
  const days: SchoolDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Every month that has a day in the span. */
export function calendarMonths({ from, to }: Span): Month[] {
  const months: Month[] = [];
  for (let month = monthOf(from); month <= monthOf(to); month = monthAfter(month)) months.push(month);
  return months;
}
