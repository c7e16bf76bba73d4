// Reads a month's report from the log: its units, its figures and those of earlier months, and the OH YEAHs picked for it.
import { type MonthFigures, NO_FIGURES } from "../../domain/figures.js";
import type { Goal } from "../../domain/goal.js";
import type { Progress } from "../../domain/goal-progress.js";
import type { NormalRange } from "../../domain/normal-range.js";
import { type RatedUnit, type Summary, summarize } from "../../domain/report.js";
import { firstDay, lastDay, type Month, monthBefore, monthOf, yearBefore } from "../../domain/time/month.js";
import { type SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import type { Span } from "../../domain/time/span.js";
import type { AnswerCount, QuestionKey } from "../../domain/unit-questions.js";
import { figuresBetween } from "../../store/figures.js";
import { type OhYeah, pickedOhYeahs } from "../../store/oh-yeahs.js";
import type { School } from "../../store/schools.js";
import { answerCounts } from "../../store/unit-answers.js";
import { ratedUnitsOf, type SpanUnit, unitsBetween, unitsOfMonth } from "../../store/unit-spans.js";
import type { PostCtx } from "../context.js";
import { readGoalsOn } from "../goals/read-goals.js";
import { readNormal } from "./read-normal.js";
import { readYearsSoFar, type YearSoFar } from "./read-year-so-far.js";

export interface Report {
  month: Month;
  school: School;
  units: SpanUnit[];
  summary: Summary;
  before: Summary;
  yearBefore: Summary;
  /** What librarians reported for the month. */
  figures: MonthFigures;
  /** For each optional question that the school asks, how many units have which answer. */
  kinds: readonly QuestionCounts[];
  /** The goals that were set by then, as far as they were at the end of the month, or are today. */
  goals: Progress<Goal>[];
  /** The range of the same month in past years, once there are two. */
  normal: NormalRange | undefined;
  /** The units of the school year's months up to this one, once there are three. */
  yearSoFar: YearSoFar | undefined;
  /** Up to three, picked by a librarian. */
  ohYeahs: OhYeah[];
  /** The month is not over yet. */
  soFar: boolean;
}

export interface QuestionCounts {
  question: QuestionKey;
  counts: readonly AnswerCount[];
}

type ReadCtx = Pick<PostCtx, "db" | "school" | "now">;

const daysOf = (month: Month): Span => ({ from: firstDay(month), to: lastDay(month) });

/** Reads nothing at a school that asks nothing. */
export async function readKinds({ db, school, now }: ReadCtx, { from, to }: Span): Promise<QuestionCounts[]> {
  if (school.questions.length === 0) return [];
  const counts = await answerCounts(db, school, { from, to, now });
  return school.questions.map((question) => ({ question, counts: counts[question] ?? [] }));
}

/** Up to which day the report's goals count: today while the month isn't over. */
function goalDayOf({ school, now }: ReadCtx, month: Month): SchoolDay {
  const today = schoolDayAt(now, school.timeZone);
  return monthOf(today) === month ? today : lastDay(month);
}

export async function readReport(ctx: ReadCtx, { month, soFar }: { month: Month; soFar: boolean }): Promise<Report> {
  const { db, school, now } = ctx;
  const [lastMonth, lastYear, goalDay] = [monthBefore(month), yearBefore(month), goalDayOf(ctx, month)];
  const [units, compared, kinds, ohYeahs, figures, goals, normal, yearsSoFar] = await Promise.all([
    unitsOfMonth(db, school, { month, now }),
    ratedUnitsOf(db, school, { months: [lastMonth, lastYear], now }),
    readKinds(ctx, daysOf(month)),
    pickedOhYeahs(db, school, month),
    figuresBetween(db, school, { from: month, to: month }),
    readGoalsOn(ctx, [goalDay]),
    readNormal(ctx, [month]),
    readYearsSoFar(ctx, [month]),
  ]);
  return toReport({
    ...{ month, soFar, school, units, kinds, ohYeahs, figures: figures.get(month) ?? NO_FIGURES },
    ...{ before: compared.get(lastMonth) ?? [], yearAgo: compared.get(lastYear) ?? [] },
    ...{ goals: goals.get(goalDay) ?? [], normal: normal.get(month), yearSoFar: yearsSoFar.get(month) },
  });
}

type AsRead = "month" | "school" | "kinds" | "ohYeahs" | "figures" | "goals" | "normal" | "yearSoFar" | "soFar";

interface ReportParts extends Pick<Report, AsRead> {
  units: SpanUnit[];
  before: readonly RatedUnit[];
  yearAgo: readonly RatedUnit[];
}

function toReport({ units, before, yearAgo, ...rest }: ReportParts): Report {
  const figures = { summary: summarize(units), before: summarize(before), yearBefore: summarize(yearAgo) };
  return { ...rest, units, ...figures };
}

/** The reports of several finished months, read together. */
export async function readReports(ctx: ReadCtx, months: readonly Month[]): Promise<Report[]> {
  const { db, school, now } = ctx;
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
  const [figures, goals, normal, yearsSoFar] = await Promise.all([
    figuresBetween(db, school, { from: first, to: last }),
    readGoalsOn(ctx, sorted.map(lastDay)),
    readNormal(ctx, sorted),
    readYearsSoFar(ctx, sorted),
  ]);
  return Promise.all(
    sorted.map(async (month) =>
      toReport({
        ...{ month, school, soFar: false, ohYeahs: await pickedOhYeahs(db, school, month) },
        ...{ figures: figures.get(month) ?? NO_FIGURES, kinds: await readKinds(ctx, daysOf(month)) },
        ...{ goals: goals.get(lastDay(month)) ?? [], normal: normal.get(month), yearSoFar: yearsSoFar.get(month) },
        ...{ units: unitsOf(month), before: unitsOf(monthBefore(month)), yearAgo: unitsOf(yearBefore(month)) },
      }),
    ),
  );
}
