// Lists the goals of a school year, for the year that is asked for or was just changed.
import { managesLibrary } from "../../domain/role.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import type { SchoolYear } from "../../domain/time/school-years.js";
import { percentOf } from "../../domain/unit-sum.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Reply, replace } from "../../slack/define/replies.js";
import type { Message } from "../../slack/message/blocks.js";
import type { Ctx } from "../context.js";
import { goalsLink } from "./goal-links.js";
import { type GoalList, toGoals, toGoalsTitle } from "./goals-view.js";
import { presentYear, readYearGoals, yearAfter } from "./read-goals.js";

function timeOf(ctx: Ctx, year: SchoolYear): GoalList["time"] {
  if (year.name === presentYear(ctx).name) return "present";
  return year.from > schoolDayAt(ctx.now, ctx.school.timeZone) ? "future" : "past";
}

/** How much of the year's school is over, in percent; undefined if it has none. */
function percentOver({ school: { calendar, timeZone }, now }: Ctx, { from, to }: SchoolYear): number | undefined {
  return percentOf(calendar.schoolDays({ from, to: schoolDayAt(now, timeZone) }), calendar.schoolDays({ from, to }));
}

export async function readGoalList(ctx: Ctx, year: SchoolYear, notice?: string): Promise<Message> {
  const time = timeOf(ctx, year);
  const list = {
    ...{ year: year.name, time, present: presentYear(ctx).name },
    percentOver: time === "present" ? percentOver(ctx, year) : undefined,
    ...{ before: ctx.school.calendar.schoolYearBefore(year).name, after: yearAfter(ctx, year).name },
    ...{ progress: await readYearGoals(ctx, year), mayChange: managesLibrary(ctx.user) },
  };
  return toGoals(list, notice);
}

/** The list in place of the message that was clicked in, or that opened the form. */
export async function showGoalsAgain(ctx: Ctx, year: SchoolYear, notice?: string): Promise<Reply> {
  return replace(await readGoalList(ctx, year, notice), { title: toGoalsTitle(year.name) });
}

/** Throws Refusal unless this person may set goals, as Slack describes them now. */
export async function refuseUnlessGoalSetter(ctx: Ctx): Promise<void> {
  if (!managesLibrary(await ctx.userNow())) throw new Refusal("Only librarians and admins can set goals.");
}

/** The school year of this name, if its goals may still be changed. Throws Refusal for a year that is over. */
export function yearToChange(ctx: Ctx, name: string): SchoolYear {
  const present = presentYear(ctx);
  const year = ctx.school.calendar.schoolYearNamed(name);
  if ([present, yearAfter(ctx, present)].some((one) => one.name === year.name)) return year;
  throw new Refusal(
    year.from < present.from
      ? `${year.name} is over, so its goals stay as they were.`
      : "Goals can be set for this school year and the next one.",
  );
}

export const listGoals = defineButton({
  link: goalsLink,
  run: async (ctx: Ctx, { year }) => showGoalsAgain(ctx, ctx.school.calendar.schoolYearNamed(year)),
});
