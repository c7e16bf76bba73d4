// What people call a run of days, and the run that it is compared with: the same one a year before.
import { firstDay, formatMonth, lastDay, type Month, monthName, monthOf, yearBefore } from "./month.js";
import type { SchoolCalendar } from "./school-calendar.js";
import { addDays, addYears, formatDay, type SchoolDay } from "./school-day.js";
import { overlap, type Span } from "./span.js";

/** A run of days and what people call it: "2025-26", "Fall 2025-26", "September to December 2025". */
export interface Period extends Span {
  name: string;
}

const isSame = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;

export const isSchoolYear = (span: Span, calendar: SchoolCalendar): boolean =>
  isSame(calendar.schoolYearOf(span.from), span);

/** The months from one to the other, both included. "September to December 2025", "2025" for January to December. */
export function monthsPeriod(first: Month, last: Month): Period {
  const span = { from: firstDay(first), to: lastDay(last) };
  const [start, end] = [first.slice(0, 4), last.slice(0, 4)];
  if (first === last) return { name: formatMonth(first), ...span };
  if (start === end && first.endsWith("-01") && last.endsWith("-12")) return { name: start, ...span };
  return { name: `${start === end ? monthName(first) : formatMonth(first)} to ${formatMonth(last)}`, ...span };
}

/** The school year of this name; a year such as "2026" is January to December where school years aren't called so. */
export function yearPeriod(name: string, calendar: SchoolCalendar): Period {
  const { from, to, ...year } = calendar.schoolYearNamed(name);
  if (year.name === name || name.includes("-")) return { name: year.name, from, to };
  return monthsPeriod(`${name}-01` as Month, `${name}-12` as Month);
}

/** The school year that people mean where only whole ones are shown: the present one if it has days of the period. */
export function schoolYearIn(period: Period, { today, calendar }: { today: SchoolDay; calendar: SchoolCalendar }) {
  const present = calendar.schoolYearOf(today);
  if (isSchoolYear(period, calendar)) return calendar.schoolYearOf(period.from);
  if (overlap(present, period)) return present;
  const first = calendar.schoolYearOf(period.from);
  const next = calendar.schoolYearOf(addDays(first.to, 1));
  // "2024" is the school year that begins in it. Of other periods it's the one they begin in.
  return /^\d{4}$/.test(period.name) && next.from <= period.to ? next : first;
}

/** The span with the name of its school year, term or months, or else its days. */
export function toPeriod({ from, to }: Span, calendar: SchoolCalendar): Period {
  const span = { from, to };
  const year = calendar.schoolYearOf(from);
  if (isSame(year, span)) return { name: year.name, ...span };
  const term = calendar.termsOf(year).find((one) => isSame(one, span));
  if (term) return { name: `${term.name} ${year.name}`, ...span };
  const [first, last] = [monthOf(from), monthOf(to)];
  if (firstDay(first) === from && lastDay(last) === to) return monthsPeriod(first, last);
  return { name: `${formatDay(from)} to ${formatDay(to)}`, ...span };
}

/** The school year before a school year, the same term of it, or the same days a year earlier. */
export function periodBefore(period: Span, calendar: SchoolCalendar): Period {
  const year = calendar.schoolYearOf(period.from);
  const before = calendar.schoolYearBefore(year);
  if (isSame(year, period)) return toPeriod(before, calendar);
  const place = calendar.termsOf(year).findIndex((term) => isSame(term, period));
  const term = place === -1 ? undefined : calendar.termsOf(before)[place];
  if (term) return toPeriod(term, calendar);
  const [first, last] = [monthOf(period.from), monthOf(period.to)];
  if (firstDay(first) === period.from && lastDay(last) === period.to) {
    return monthsPeriod(yearBefore(first), yearBefore(last));
  }
  return toPeriod({ from: addYears(period.from, -1), to: addYears(period.to, -1) }, calendar);
}
