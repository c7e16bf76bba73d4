// Reads goals and the way toward them, on one day or on several.
import type { Goal } from "../../domain/goal.js";
import { type GoalSpans, measureProgress, measureUnits, type Progress, spansOn } from "../../domain/goal-progress.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import type { SchoolYear } from "../../domain/time/school-years.js";
import { goalsOf } from "../../store/goals.js";
import { talliesBetween } from "../../store/unit-tallies.js";
import type { PostCtx } from "../context.js";

type ReadCtx = Pick<PostCtx, "db" | "school" | "now">;

/** A day before which a goal must have been set to be shown, and up to which units count. */
interface Asked {
  day: SchoolDay;
  year: SchoolYear;
}

/** The way toward these goals, as it was on each day. Reads the units once for all of them. */
async function measure(
  { db, school, now }: ReadCtx,
  asked: readonly { goals: readonly Goal[]; spans: GoalSpans }[],
): Promise<Progress<Goal>[][]> {
  const needed = asked.filter(({ goals }) => goals.length > 0);
  const from = needed.map(({ spans }) => spans.before.from).sort()[0];
  const to = needed
    .map(({ spans }) => spans.now.to)
    .sort()
    .at(-1);
  const tallies = from && to ? await talliesBetween(db, school, { from, to, now }) : [];
  return asked.map(({ goals, spans }) => measureProgress(goals, spans, tallies));
}

export const presentYear = ({ school, now }: ReadCtx): SchoolYear =>
  school.calendar.schoolYearOf(schoolDayAt(now, school.timeZone));

export const yearAfter = ({ school }: ReadCtx, { to }: SchoolYear): SchoolYear =>
  school.calendar.schoolYearOf(addDays(to, 1));

/** The goals of this year, also those that were set when the calendar had another name for it. */
export const goalsOfYear = (goals: readonly Goal[], year: SchoolYear, { school }: Pick<PostCtx, "school">): Goal[] =>
  goals.filter((goal) => school.calendar.schoolYearNamed(goal.year).name === year.name);

/**
 * The goals of a school year with the way to them today. For a year that is over, with what became of them. `isWhole`: the
 * same from the last day of school on, so that summer doesn't change it from day to day.
 */
export async function readYearGoals(
  ctx: ReadCtx,
  year: SchoolYear,
  { isWhole = false } = {},
): Promise<Progress<Goal>[]> {
  const { db, school, now } = ctx;
  const day = isWhole ? year.to : schoolDayAt(now, school.timeZone);
  const goals = goalsOfYear(await goalsOf(db, school), year, ctx);
  const [progress = []] = await measure(ctx, [{ goals, spans: spansOn(day, year, school.calendar) }]);
  return progress;
}

/**
 * By day, the goals of its school year as they were on that day. A goal that was set later isn't one of them: it must not
 * change the reports of months that were over.
 */
export async function readGoalsOn(ctx: ReadCtx, days: readonly SchoolDay[]): Promise<Map<SchoolDay, Progress<Goal>[]>> {
  const { db, school } = ctx;
  const asked: Asked[] = days.map((day) => ({ day, year: school.calendar.schoolYearOf(day) }));
  const goals = await goalsOf(db, school);
  const wasSetBy = (goal: Goal, day: SchoolDay) => schoolDayAt(goal.createdAt, school.timeZone) <= day;
  const measured = await measure(
    ctx,
    asked.map(({ day, year }) => ({
      goals: goalsOfYear(goals, year, ctx).filter((goal) => wasSetBy(goal, day)),
      spans: spansOn(day, year, school.calendar),
    })),
  );
  return new Map(asked.map(({ day }, index) => [day, measured[index] ?? []]));
}

/** Where a goal of this year starts: the value of the whole year before; undefined if it has no such units. */
export async function startOf(
  ctx: ReadCtx,
  { measure: of, year }: { measure: Goal["measure"]; year: SchoolYear },
): Promise<number | undefined> {
  if (of.kind === "units") return undefined;
  const { from, to } = ctx.school.calendar.schoolYearBefore(year);
  return measureUnits(of, await talliesBetween(ctx.db, ctx.school, { from, to, now: ctx.now })).value;
}
