// Reads a month's report from the log: its units, its figures and those of earlier months, and the OH YEAHs picked for it.
import { type MonthFigures, NO_FIGURES } from "../../domain/figures.js";
import type { Goal } from "../../domain/goal.js";
import type { Progress } from "../../domain/goal-progress.js";
import { type Summary, summarize } from "../../domain/report.js";
import { firstDay, lastDay, type Month, monthOf } from "../../domain/time/month.js";
import { type SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import type { Span } from "../../domain/time/span.js";
import type { AnswerCount, QuestionKey } from "../../domain/unit-questions.js";
import { figuresBetween } from "../../store/figures.js";
import { type OhYeah, pickedOhYeahs } from "../../store/oh-yeahs.js";
import type { School } from "../../store/schools.js";
import { answerCounts } from "../../store/unit-answers.js";
import { type SpanUnit, unitsBetween } from "../../store/unit-spans.js";
import type { PostCtx } from "../context.js";
import { readGoalsOn } from "../goals/read-goals.js";
import { type Compared, readCompared } from "./read-compared.js";
import { readYearsSoFar, type YearSoFar } from "./read-year-so-far.js";

export interface Report extends Compared {
  month: Month;
  school: School;
  units: SpanUnit[];
  summary: Summary;
  /** What librarians reported for the month. */
  figures: MonthFigures;
  /** For each optional question that the school asks, how many units have which answer. */
  kinds: readonly QuestionCounts[];
  /** The goals that were set by then, as far as they were at the end of the month, or are today. */
  goals: Progress<Goal>[];
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

interface Asked {
  first: Month;
  last: Month;
  months: readonly Month[];
}

/** Reads what the reports of these months show, at once, and tells each of them. */
async function readAll(ctx: ReadCtx, { first, last, months }: Asked): Promise<(month: Month) => Promise<Report>> {
  const { db, school, now } = ctx;
  const goalDays = months.map((month) => goalDayOf(ctx, month));
  const [units, compared, figures, goals, yearsSoFar] = await Promise.all([
    unitsBetween(db, school, { from: firstDay(first), to: lastDay(last), now }),
    readCompared(ctx, months),
    figuresBetween(db, school, { from: first, to: last }),
    readGoalsOn(ctx, goalDays),
    readYearsSoFar(ctx, months),
  ]);
  return async (month) => {
    const ofMonth = units.filter(({ date }) => monthOf(date) === month);
    const [kinds, ohYeahs] = await Promise.all([readKinds(ctx, daysOf(month)), pickedOhYeahs(db, school, month)]);
    return {
      ...{ month, school, soFar: false, units: ofMonth, summary: summarize(ofMonth), kinds, ohYeahs },
      ...{ ...compared(month), figures: figures.get(month) ?? NO_FIGURES },
      ...{ goals: goals.get(goalDayOf(ctx, month)) ?? [], yearSoFar: yearsSoFar.get(month) },
    };
  };
}

/** The reports of several finished months, read together, oldest first. */
export async function readReports(ctx: ReadCtx, months: readonly Month[]): Promise<Report[]> {
  const sorted = [...months].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return [];
  return Promise.all(sorted.map(await readAll(ctx, { first, last, months: sorted })));
}

export async function readReport(ctx: ReadCtx, { month, soFar }: { month: Month; soFar: boolean }): Promise<Report> {
  const reportOf = await readAll(ctx, { first: month, last: month, months: [month] });
  return { ...(await reportOf(month)), soFar };
}
