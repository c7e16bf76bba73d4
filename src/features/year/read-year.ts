// Reads the figures of a school year or of any other period: what the post, the command and the Home all show.
import {
  type AnnualSummary,
  addSums,
  type KnownMonth,
  NO_UNITS,
  REPORTED_KEYS,
  summarizeMonths,
} from "../../domain/annual-summary.js";
import { type MonthFigures, NO_FIGURES } from "../../domain/figures.js";
import { firstDay, formatMonth, lastDay, type Month, monthOf } from "../../domain/time/month.js";
import { isSchoolYear, type Period, periodBefore } from "../../domain/time/period.js";
import { addDays, addYears, type SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import { calendarMonths, isIn, type Span } from "../../domain/time/span.js";
import type { UnitSum } from "../../domain/unit-sum.js";
import { figuresBetween } from "../../store/figures.js";
import type { School } from "../../store/schools.js";
import { monthSumsBetween } from "../../store/unit-tallies.js";
import type { PostCtx } from "../context.js";

/** A cause that a librarian gave for a month's figure. */
interface MonthCause {
  month: Month;
  /** The row of the month. */
  row: string;
  cause: MonthFigures["causes"][number];
}

/** The same period a year before. */
interface Compared {
  name: string;
  units: UnitSum;
  /** For a period that isn't over: compared up to this day. Its monthly figures can't be cut at a day. */
  until: SchoolDay | undefined;
  months: KnownMonth[];
  summary: AnnualSummary;
}

export interface YearSummary {
  school: School;
  period: Period;
  isSchoolYear: boolean;
  /** It isn't over: days of school are still to come. */
  soFar: boolean;
  /** Those of the summary's rows. */
  months: KnownMonth[];
  summary: AnnualSummary;
  /** Undefined if nothing is known of it. */
  before: Compared | undefined;
  causes: MonthCause[];
  /** How long the library was closed while school was open, by reason, and how long school was open: in hundredths of days. */
  closings: { schoolDays: number; reasons: { reason: string; days: number }[] };
}

export type ReadCtx = Pick<PostCtx, "db" | "school" | "now">;

interface Rows {
  units: Map<Month, UnitSum>;
  figures: Map<Month, MonthFigures>;
}

async function readRows({ db, school, now }: ReadCtx, { from, to }: Span): Promise<Rows> {
  const [units, figures] = await Promise.all([
    monthSumsBetween(db, school, { from, to, now }),
    figuresBetween(db, school, { from: monthOf(from), to: monthOf(to) }),
  ]);
  return { units, figures };
}

const earlier = (a: SchoolDay, b: SchoolDay): SchoolDay => (a < b ? a : b);

/** The last day of school in the period, or its last day if it has none. */
function lastSchoolDay({ from, to }: Span, { school: { calendar } }: ReadCtx): SchoolDay {
  const { session } = calendar.schoolYearOf(to);
  return session.to >= from && session.to < to ? session.to : to;
}

const isWhole = (month: Month, { from, to }: Span): boolean => firstDay(month) >= from && lastDay(month) <= to;

/** The period's months that have school or hold something, as far as they have begun. */
function toKnownMonths(ctx: ReadCtx, period: Span, { units, figures }: Rows): KnownMonth[] {
  const { calendar, timeZone } = ctx.school;
  const today = schoolDayAt(ctx.now, timeZone);
  const reported = new Set(calendar.monthsOf(period));
  const hasRows = (month: Month) => units.has(month) || figures.has(month);
  return calendarMonths({ from: period.from, to: earlier(period.to, today) })
    .filter((month) => reported.has(month) || hasRows(month))
    .map((month) => ({
      month,
      units: units.get(month) ?? NO_UNITS,
      figures: figures.get(month) ?? NO_FIGURES,
      isRunning: month === monthOf(today) && (calendar.lastOpenDay(month) ?? "") >= today,
      isPart: !isWhole(month, period) && calendar.openDaysOf(month).some((day) => !isIn(day, period)),
    }));
}

/** A period of more than a year has months of the same name. */
const MAX_MONTHS_BY_NAME = 12;

function toSummary(ctx: ReadCtx, period: Span, rows: Rows): { months: KnownMonth[]; summary: AnnualSummary } {
  const months = toKnownMonths(ctx, period, rows);
  const totalName = isSchoolYear(period, ctx.school.calendar) ? "Annual TOTAL" : "TOTAL";
  const naming =
    calendarMonths(period).length > MAX_MONTHS_BY_NAME ? { totalName, nameOf: formatMonth } : { totalName };
  return { months, summary: summarizeMonths(months, naming) };
}

/** What is compared with a period: for one that isn't over, the year before up to the same day. */
function spanBefore(
  { school, now }: ReadCtx,
  period: Period,
  soFar: boolean,
): { name: string; whole: Span; until: SchoolDay | undefined } {
  const { name, from, to } = periodBefore(period, school.calendar);
  const until = soFar ? earlier(to, addYears(schoolDayAt(now, school.timeZone), -1)) : undefined;
  return { name, whole: { from, to }, until };
}

/** The rows of both periods. Two years in a row are read at once. */
async function readBoth(ctx: ReadCtx, period: Span, before: Span): Promise<[Rows, Rows]> {
  const isNext = addDays(before.to, 1) === period.from && firstDay(monthOf(period.from)) === period.from;
  if (!isNext) return Promise.all([readRows(ctx, period), readRows(ctx, before)]);
  const both = await readRows(ctx, { from: before.from, to: period.to });
  return [rowsIn(both, period), rowsIn(both, before)];
}

function rowsIn({ units, figures }: Rows, { from, to }: Span): Rows {
  const isInside = ([month]: readonly [Month, unknown]) => month >= monthOf(from) && month <= monthOf(to);
  return { units: new Map([...units].filter(isInside)), figures: new Map([...figures].filter(isInside)) };
}

function toCompared(
  ctx: ReadCtx,
  { name, whole, until }: ReturnType<typeof spanBefore>,
  rows: Rows,
): Compared | undefined {
  const units = addSums([...rows.units.values()]);
  const { months, summary } = toSummary(ctx, whole, rows);
  const isKnown = units.count > 0 || REPORTED_KEYS.some((key) => summary.total.values[key] !== undefined);
  return isKnown ? { name, units, until, months, summary } : undefined;
}

export async function readYear(ctx: ReadCtx, period: Period): Promise<YearSummary> {
  const { school, now } = ctx;
  const { calendar } = school;
  const today = schoolDayAt(now, school.timeZone);
  const soFar = lastSchoolDay(period, ctx) >= today;
  const last = spanBefore(ctx, period, soFar);
  const [rows, rowsBefore] = await readBoth(ctx, period, last.until ? { ...last.whole, to: last.until } : last.whole);
  const before = toCompared(ctx, last, rowsBefore);
  const { months, summary } = toSummary(ctx, period, rows);
  const past = { from: period.from, to: earlier(period.to, today) };
  const causes = months.flatMap(({ month, figures, isPart }, n) =>
    isPart ? [] : figures.causes.map((cause) => ({ month, row: summary.rows[n]?.name ?? "", cause })),
  );
  const reasons = calendar.libraryClosings(past);
  const closings = { schoolDays: reasons.length > 0 ? calendar.schoolDays(past) : 0, reasons };
  const what = { school, period, isSchoolYear: isSchoolYear(period, calendar), soFar };
  return { ...what, months, summary, before, causes, closings };
}
