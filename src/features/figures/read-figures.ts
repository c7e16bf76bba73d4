// Reads the figures of a month for those who report them: what is stored, last year's, and the days that the calendar counts.
import { askedFigures, type FigureKey, type MonthFigures, missingFigures, NO_FIGURES } from "../../domain/figures.js";
import { firstDay, lastDay, type Month, yearBefore } from "../../domain/time/month.js";
import { figuresBetween } from "../../store/figures.js";
import type { School } from "../../store/schools.js";
import type { PostCtx } from "../context.js";

type ReadCtx = Pick<PostCtx, "db" | "school">;

/** How long library and school are open in a month, in hundredths of a day. */
export function countDays({ calendar }: Pick<School, "calendar">, month: Month) {
  const days = { from: firstDay(month), to: lastDay(month) };
  return { daysOpen: calendar.daysOpen(days), schoolDays: calendar.schoolDays(days) };
}

export interface ReportedMonth {
  month: Month;
  figures: MonthFigures;
  /** What its librarians are asked for and haven't reported. */
  missing: FigureKey[];
}

/** These months, in their order, with or without figures. */
export async function readReportedMonths({ db, school }: ReadCtx, months: readonly Month[]): Promise<ReportedMonth[]> {
  const sorted = [...months].sort();
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (!from || !to) return [];
  const byMonth = await figuresBetween(db, school, { from, to });
  const asked = askedFigures(school.optionalFigures);
  return months.map((month) => {
    const figures = byMonth.get(month) ?? NO_FIGURES;
    return { month, figures, missing: missingFigures(asked, figures) };
  });
}

/** A month beside the same month a year before. */
export async function readMonthAndYearBefore(ctx: ReadCtx, month: Month): Promise<[ReportedMonth, ReportedMonth]> {
  const [now, before] = await readReportedMonths(ctx, [month, yearBefore(month)]);
  if (!now || !before) throw new Error("Each month that is asked for is read.");
  return [now, before];
}
