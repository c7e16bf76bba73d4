// Reads all that the post and the command show of a school year or another period: its figures, goals, answers and talks.
import type { Goal } from "../../domain/goal.js";
import type { Progress } from "../../domain/goal-progress.js";
import type { Period } from "../../domain/time/period.js";
import { talksBetween } from "../../store/talks.js";
import { readYearGoals } from "../goals/read-goals.js";
import { type QuestionCounts, readKinds } from "../report/read-report.js";
import { type ReadCtx, readYear, type YearSummary } from "./read-year.js";

export interface YearReport extends YearSummary {
  /** Only a school year has goals: with the way to them, or with what became of them once it's over. */
  goals: Progress<Goal>[];
  /** For each optional question that the school asks, how many units have which answer. */
  kinds: readonly QuestionCounts[];
  /** How many planning talks the librarians saved. */
  talks: number;
}

export async function readYearReport(ctx: ReadCtx, period: Period): Promise<YearReport> {
  const { db, school } = ctx;
  const year = await readYear(ctx, period);
  const [goals, kinds, talks] = await Promise.all([
    year.isSchoolYear
      ? readYearGoals(ctx, school.calendar.schoolYearOf(period.from), { isWhole: !year.soFar })
      : Promise.resolve([]),
    readKinds(ctx, period),
    talksBetween(db, school, period),
  ]);
  return { ...year, goals, kinds, talks };
}
