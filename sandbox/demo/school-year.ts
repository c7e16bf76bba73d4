// The shape of a school year: how many units each month has, and on which days.
import { type Month, monthOf } from "../../src/domain/time/month.js";
import { addDays, type SchoolDay } from "../../src/domain/time/school-day.js";
import { CALENDAR } from "./calendar.js";

/** Units logged in a typical January, February, and so on: spring is busiest, July has none. */
const UNITS_PER_MONTH = [9, 10, 14, 16, 13, 6, 0, 3, 8, 12, 10, 5] as const;

const indexOf = (month: Month): number => Number(month.slice(5)) - 1;

export const usualUnitsIn = (month: Month): number => UNITS_PER_MONTH[indexOf(month)] ?? 0;

/** Whether school is open, and its library, for a part of the day at least. */
export const isTeachingDay = (day: SchoolDay): boolean => CALENDAR.daysOpen({ from: day, to: day }) > 0;

/** The school days of a month. */
export function teachingDays(month: Month): SchoolDay[] {
  const days: SchoolDay[] = [];
  for (let day = `${month}-01` as SchoolDay; monthOf(day) === month; day = addDays(day, 1)) {
    if (isTeachingDay(day)) days.push(day);
  }
  return days;
}

/** Partnerships grow over the year and start a little lower after summer: 0 is the school's start, 1 is today. */
export function growthAt(month: Month, position: number): number {
  const afterSummer = [7, 8].includes(indexOf(month)) ? 0.15 : 0;
  return Math.max(0, position - afterSummer);
}
