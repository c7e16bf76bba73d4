// Reads what is open in the library when it is handed over: for everyone who takes it over, and for nobody's private things.
import { formatAim } from "../../domain/goal.js";
import { formatList } from "../../domain/list-in-words.js";
import { countUnits, formatAverage, summarize } from "../../domain/report.js";
import { type Month, monthBefore, monthOf, yearBefore } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { figuresBetween } from "../../store/figures.js";
import { goalsOf } from "../../store/goals.js";
import { sharedRoadblocks } from "../../store/roadblocks.js";
import { firstLoggedMonth, unitsOfMonth } from "../../store/unit-spans.js";
import type { PostCtx } from "../context.js";
import { goalsOfYear, presentYear } from "../goals/read-goals.js";
import { countOpenPlans, plansInProgress } from "../week/open-plans.js";

/** Months further back are rarely filled in. */
const MAX_MONTHS = 4;

/** What a newcomer has to know of. */
export interface OpenWork {
  /** Those that the librarians can read. */
  roadblocks: number;
  /** Finished months without any figures, oldest first. */
  withoutFigures: Month[];
  /** Plans of units with something missing. */
  plans: string;
  /** In words, of this school year. */
  goals: string[];
}

const thisMonth = ({ now, school }: PostCtx): Month => monthOf(schoolDayAt(now, school.timeZone));

async function readWithoutFigures(ctx: PostCtx): Promise<Month[]> {
  const { db, school } = ctx;
  const first = await firstLoggedMonth(db, school);
  const months: Month[] = [];
  for (
    let month = monthBefore(thisMonth(ctx));
    first && month >= first && months.length < MAX_MONTHS;
    month = monthBefore(month)
  )
    if (school.calendar.hasSchool(month)) months.unshift(month);
  const [from, to] = [months[0], months.at(-1)];
  if (!from || !to) return [];
  const figures = await figuresBetween(db, school, { from, to });
  return months.filter((month) => Object.keys(figures.get(month)?.values ?? {}).length === 0);
}

export async function readOpenWork(ctx: PostCtx): Promise<OpenWork> {
  const { db, school } = ctx;
  const [roadblocks, withoutFigures, all, plans] = await Promise.all([
    // Only what was shared with the librarians. What was posted in a channel is read there.
    sharedRoadblocks(db, school, { channels: [] }),
    readWithoutFigures(ctx),
    goalsOf(db, school),
    plansInProgress(ctx),
  ]);
  const goals = goalsOfYear(all, presentYear(ctx), ctx);
  return {
    roadblocks: roadblocks.filter(({ state }) => state === "open").length,
    withoutFigures,
    plans: countOpenPlans(plans),
    goals: goals.map(formatAim),
  };
}

/** "11 units, average 2.4; most with grades 4 and 6"; undefined if there were none. */
export async function readLastYear(ctx: PostCtx): Promise<string | undefined> {
  const { db, school, now } = ctx;
  const units = await unitsOfMonth(db, school, { month: yearBefore(thisMonth(ctx)), now });
  const { count, average } = summarize(units);
  if (average === undefined) return undefined;
  const counts = school.grades
    .map((grade) => ({ grade, units: units.filter(({ grades }) => grades.includes(grade)).length }))
    .filter((one) => one.units > 0)
    .sort((a, b) => b.units - a.units)
    .slice(0, 2);
  const most = counts.map(({ grade }) => grade);
  const grades = most.length === 0 ? "" : `; most with ${most.length === 1 ? "grade" : "grades"} ${formatList(most)}`;
  return `${countUnits(count)}, average ${formatAverage(average)}${grades}`;
}
