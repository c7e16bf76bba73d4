// The reminder to each librarian, by direct message and once a month: the units so far, and what has none yet this term.
import type { PersonId } from "../../domain/ids.js";
import { isReminderHour } from "../../domain/time/quiet-hours.js";
import type { DueReminder } from "../../domain/time/reminder-schedule.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineNudge } from "../../slack/define/nudge.js";
import { skippedOf } from "../../store/posts.js";
import { claimReminder, librariansToRemind, releaseReminder } from "../../store/reminders.js";
import type { PostCtx } from "../context.js";
import { readGaps } from "../coverage/read-gaps.js";
import { findReminder, LOG_REMINDER, toChannelPosts } from "./log-reminder.js";
import { readCounts } from "./read-reminder.js";
import { toLibrarianReminder } from "./reminder-view.js";

interface LibrarianReminder extends DueReminder {
  person: PersonId;
}

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
    return people.map((person) => ({ ...reminder, person }));
  },

  to: ({ person }) => person,
  claim: ({ db, school, now }, { person, month }) => claimReminder(db, school, { person, month, now }),
  release: ({ db, school }, { person, month }) => releaseReminder(db, school, { person, month }),

  async compose(ctx, reminder) {
    const closing = { ...reminder, posted: schoolDayAt(ctx.now, ctx.school.timeZone) };
    return toLibrarianReminder(closing, await readCounts(ctx, reminder.month), await readGaps(ctx));
  },
});
