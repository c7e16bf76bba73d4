// Who and what the term's units haven't reached yet. Only librarians see this.
import { notReached } from "../../domain/not-reached.js";
import { monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { whisper } from "../../slack/define/replies.js";
import { declinedIn } from "../../store/reminders.js";
import { subjectsOf } from "../../store/schools.js";
import { unitsBetween } from "../../store/unit-spans.js";
import type { Ctx, PostCtx } from "../context.js";
import { NOT_REACHED_TITLE, notReachedLink, type TermGaps, toTeachersNotReached } from "./gaps-view.js";
import { readTeachers } from "./read-teachers.js";

export async function readGaps(ctx: PostCtx): Promise<TermGaps> {
  const { db, school, now } = ctx;
  const [units, subjects, teachers] = await Promise.all([
    unitsBetween(db, school, { ...school.calendar.termOf(schoolDayAt(now, school.timeZone)), now }),
    subjectsOf(db, school),
    readTeachers(ctx),
  ]);
  const isKnown = teachers !== undefined && "people" in teachers;
  const gaps = notReached({ grades: school.grades, subjects, teachers: isKnown ? teachers.people : [] }, units);
  if (!isKnown) return { ...gaps, teachers };
  return { ...gaps, teachers: { without: gaps.teachers, total: teachers.people.length, source: teachers.source } };
}

const UNSEEN = "I can't see who is in the teachers' channel. An admin can fix this in the settings.";

export const seeNotReached = defineButton({
  link: notReachedLink,
  run: async (ctx: Ctx) => {
    if (!(await ctx.userNow()).librarian) throw new Refusal("Only librarians can see who has no unit yet.");
    const { teachers } = await readGaps(ctx);
    if (!teachers) throw new Refusal("I couldn't get the list of staff from Slack. Please try again in a minute.");
    if ("unseen" in teachers) throw new Refusal(UNSEEN);
    const month = monthOf(schoolDayAt(ctx.now, ctx.school.timeZone));
    const declined = await declinedIn(ctx.db, ctx.school, month);
    return whisper(toTeachersNotReached(teachers, { declined, month }), { title: NOT_REACHED_TITLE });
  },
});
