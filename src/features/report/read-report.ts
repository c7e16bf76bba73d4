// Reads a month's report from the log: its units, its figures and those of earlier months, and the OH YEAHs picked for it.
import { type MonthFigures, NO_FIGURES } from "../../domain/figures.js";
import { type Summary, summarize } from "../../domain/report.js";
import { firstDay, lastDay, type Month, monthBefore, monthOf, yearBefore } from "../../domain/time/month.js";
import { figuresBetween } from "../../store/figures.js";
import { type OhYeah, pickedOhYeahs } from "../../store/oh-yeahs.js";
import type { School } from "../../store/schools.js";
import { type SpanUnit, unitsBetween, unitsOfMonth } from "../../store/unit-spans.js";
import type { PostCtx } from "../context.js";

export interface Report {
  month: Month;
  school: School;
  units: SpanUnit[];
  summary: Summary;
  before: Summary;
  yearBefore: Summary;
  /** What librarians reported for the month. */
  figures: MonthFigures;
  /** Up to three, picked by a librarian. */
  ohYeahs: OhYeah[];
  /** The month is not over yet. */
  soFar: boolean;
}

type ReadCtx = Pick<PostCtx, "db" | "school" | "now">;

export async function readReport(
  { db, school, now }: ReadCtx,
  { month, soFar }: { month: Month; soFar: boolean },
): Promise<Report> {
  const [units = [], before = [], yearAgo = []] = await Promise.all(
    [month, monthBefore(month), yearBefore(month)].map((one) => unitsOfMonth(db, school, { month: one, now })),
  );
  const [ohYeahs, figures] = await Promise.all([
    pickedOhYeahs(db, school, month),
    figuresBetween(db, school, { from: month, to: month }),
  ]);
  return toReport({ month, soFar, school, units, before, yearAgo, ohYeahs, figures: figures.get(month) ?? NO_FIGURES });
}

interface ReportParts extends Pick<Report, "month" | "school" | "ohYeahs" | "figures" | "soFar"> {
  units: SpanUnit[];
  before: SpanUnit[];
  yearAgo: SpanUnit[];
}

function toReport({ units, before, yearAgo, ...rest }: ReportParts): Report {
  const figures = { summary: summarize(units), before: summarize(before), yearBefore: summarize(yearAgo) };
  return { ...rest, units, ...figures };
}

/** The reports of several finished months, read together. */
export async function readReports({ db, school, now }: ReadCtx, months: readonly Month[]): Promise<Report[]> {
  const sorted = [...months].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return [];
  const byMonth = new Map<Month, SpanUnit[]>();
  for (const unit of await unitsBetween(db, school, { from: firstDay(yearBefore(first)), to: lastDay(last), now })) {
    const month = monthOf(unit.date);
    const units = byMonth.get(month) ?? [];
    units.push(unit);
    byMonth.set(month, units);
  }
  const unitsOf = (month: Month) => byMonth.get(month) ?? [];
  const figures = await figuresBetween(db, school, { from: first, to: last });
  return Promise.all(
    sorted.map(async (month) =>
      toReport({
        ...{ month, school, soFar: false, ohYeahs: await pickedOhYeahs(db, school, month) },
        figures: figures.get(month) ?? NO_FIGURES,
        ...{ units: unitsOf(month), before: unitsOf(monthBefore(month)), yearAgo: unitsOf(yearBefore(month)) },
      }),
    ),
  );
}
