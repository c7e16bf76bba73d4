// The reminder to each librarian, by direct message and once a month: the units so far, and what has none yet this term.
import { z } from "zod";
import type { PersonId } from "../../domain/ids.js";
import { Month } from "../../domain/time/month.js";
import { isReminderHour } from "../../domain/time/quiet-hours.js";
import type { DueReminder } from "../../domain/time/reminder-schedule.js";
import { SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import { defineNudge } from "../../slack/define/nudge.js";
import { peopleOf } from "../../store/people.js";
import { skippedOf } from "../../store/posts.js";
import { claimReminder, librariansToRemind, releaseReminder } from "../../store/reminders.js";
import type { PostCtx } from "../context.js";
import { readGaps } from "../coverage/read-gaps.js";
import { findReminder, LOG_REMINDER, toChannelPosts } from "./log-reminder.js";
import { readCounts } from "./read-reminder.js";
import { toLibrarianReminder, toNoLibrarian, toRemindersOff } from "./reminder-view.js";

interface LibrarianReminder extends DueReminder {
  person: PersonId;
  posted: SchoolDay;
}

/** The month, the day it closes, and the day of the reminder. */
const About = z.tuple([Month, SchoolDay, SchoolDay]);

/** Someone who skips the reminder in every channel doesn't want it this month. */
async function isSkipped(ctx: PostCtx, reminder: DueReminder): Promise<boolean> {
  const periods = toChannelPosts(ctx, reminder).map(({ period }) => period);
  const skipped = await skippedOf(ctx.db, ctx.school, periods);
  return periods.every((period) => skipped.has(`${LOG_REMINDER} ${period}`));
}

export const remindLibrarians = defineNudge({
  name: "remind-librarian",

  async due(ctx: PostCtx): Promise<LibrarianReminder[]> {
    const { db, school, now } = ctx;
    if (!isReminderHour(now, school.timeZone, school.calendar)) return [];
    const reminder = await findReminder(ctx);
    if (!reminder || (await isSkipped(ctx, reminder))) return [];
    const people = await librariansToRemind(db, school, reminder.month);
    const posted = schoolDayAt(now, school.timeZone);
    return people.map((person) => ({ ...reminder, person, posted }));
  },

  to: ({ person }) => person,
  claim: ({ db, school, now }, { person, month }) => claimReminder(db, school, { person, month, now }),
  release: ({ db, school }, { person, month }) => releaseReminder(db, school, { person, month }),

  about: ({ month, closes, posted }) => [month, closes, posted],

  async versions({ db, school }, asked) {
    const ids = [...new Set(asked.map(({ person }) => person))];
    const people = new Map(
      (await peopleOf(db, school.workspaceId, ids)).map((person) => [person.id as string, person]),
    );
    return asked.map(({ person: id }) => `${people.get(id)?.remindersOff} ${people.get(id)?.librarian}`);
  },

  async compose(ctx, { person: id, about }) {
    const [month, closes, posted] = About.parse(about);
    const [person] = await peopleOf(ctx.db, ctx.school.workspaceId, [id]);
    if (!person?.librarian) return toNoLibrarian();
    if (person.remindersOff) return toRemindersOff();
    return toLibrarianReminder({ month, closes, posted }, await readCounts(ctx, month), await readGaps(ctx));
  },
});
