// Who and what the term's units haven't reached yet. Only librarians see this.
import { type Coverage, notReached } from "../../domain/not-reached.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { whisper } from "../../slack/define/replies.js";
import { adminsOf, librariansOf } from "../../store/people.js";
import { subjectsOf } from "../../store/schools.js";
import { unitsBetween } from "../../store/unit-spans.js";
import type { Ctx, PostCtx } from "../context.js";
import { NOT_REACHED_TITLE, notReachedLink, toTeachersNotReached } from "./gaps-view.js";

interface TermGaps extends Omit<Coverage, "teachers"> {
  /** Undefined when Slack doesn't say who is on the staff. */
  teachers: Coverage["teachers"] | undefined;
}

export async function readGaps(ctx: PostCtx): Promise<TermGaps> {
  const { db, school, now } = ctx;
  const [units, subjects, librarians, admins, staff] = await Promise.all([
    unitsBetween(db, school, { ...school.calendar.termOf(schoolDayAt(now, school.timeZone)), now }),
    subjectsOf(db, school),
    librariansOf(db, school.workspaceId),
    adminsOf(db, school.workspaceId),
    ctx.staff(),
  ]);
  const others = new Set([...librarians, ...admins].map(({ id }) => id as string));
  const teachers = (staff ?? []).filter(({ id }) => !others.has(id));
  const gaps = notReached({ grades: school.grades, subjects, teachers }, units);
  return { ...gaps, teachers: staff ? gaps.teachers : undefined };
}

export const seeNotReached = defineButton({
  link: notReachedLink,
  run: async (ctx: Ctx) => {
    if (!(await ctx.userNow()).librarian) throw new Refusal("Only librarians can see who has no unit yet.");
    const { teachers } = await readGaps(ctx);
    if (!teachers) throw new Refusal("I couldn't get the list of staff from Slack. Please try again in a minute.");
    return whisper(toTeachersNotReached(teachers.map(({ name }) => name)), { title: NOT_REACHED_TITLE });
  },
});
