// The reminder to log: posted two school days before a month ends, in the channels the school chose, with the units so far.
import { type Month, monthIn, monthName } from "../../domain/time/month.js";
import { isPostHour } from "../../domain/time/quiet-hours.js";
import { type DueReminder, reminderIn, reminderNow, remindersAhead } from "../../domain/time/reminder-schedule.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { definePost } from "../../slack/define/post.js";
import { postsSent } from "../../store/posts.js";
import type { PostCtx } from "../context.js";
import { toPostProblem } from "../posts/post-problem-view.js";
import { isQuietMonth, readCounts } from "./read-reminder.js";
import { toReminder } from "./reminder-view.js";

export const LOG_REMINDER = "log-reminder";

/** One reminder goes to several channels, and each has its own row in the ledger. */
export const toChannelPosts = ({ school }: PostCtx, { month, dueAt }: DueReminder) =>
  school.prompts.reminderChannels.map((channel) => ({ period: `${month}/${channel}`, dueAt, channel }));

/** The reminder of the present month, if it is due, someone gets it, and school isn't out. */
export async function findReminder(ctx: PostCtx): Promise<DueReminder | undefined> {
  const { prompts, calendar } = ctx.school;
  if (prompts.reminderChannels.length === 0) return undefined;
  const reminder = reminderNow(prompts.at, ctx.now, calendar);
  return reminder && !(await isQuietMonth(ctx, reminder.month)) ? reminder : undefined;
}

/** The channels' posts of this month that are out. They are redrawn at any hour: that disturbs nobody. */
async function findSent({ db, school }: PostCtx, { dueAt }: DueReminder): Promise<Set<string>> {
  const sent = await postsSent(db, school, { name: LOG_REMINDER, since: dueAt });
  return new Set(sent.map(({ period }) => period));
}

async function findNext(ctx: PostCtx): Promise<DueReminder | undefined> {
  const { prompts, calendar } = ctx.school;
  for (const reminder of remindersAhead(prompts.at, ctx.now, calendar)) {
    if (!(await isQuietMonth(ctx, reminder.month))) return reminder;
  }
  return undefined;
}

export const logReminder = definePost({
  name: LOG_REMINDER,
  isOptional: true,

  async due(ctx: PostCtx) {
    const { prompts, calendar } = ctx.school;
    const reminder = await findReminder(ctx);
    if (!reminder) return [];
    const all = toChannelPosts(ctx, reminder);
    if (isPostHour(prompts.at, ctx.now, calendar)) return all;
    const sent = await findSent(ctx, reminder);
    return all.filter(({ period }) => sent.has(period));
  },

  async upcoming(ctx) {
    if (ctx.school.prompts.reminderChannels.length === 0) return [];
    const next = await findNext(ctx);
    if (!next) return [];
    return toChannelPosts(ctx, next).map((due) => ({ ...due, what: `${monthName(next.month)}'s reminder to log` }));
  },

  async compose(ctx, { period, dueAt, update }) {
    const { school, now } = ctx;
    const month = monthIn(period);
    const reminder = reminderIn(month, school.prompts.at, school.calendar);
    if (!reminder) throw new Error("The month has no reminder.");
    // A preview shows the day it will be posted.
    const postedAt = update?.postedAt ?? new Date(Math.max(now.getTime(), dueAt.getTime()));
    const closing = { ...reminder, posted: schoolDayAt(postedAt, school.timeZone) };
    return toReminder(closing, await readCounts(ctx, month));
  },

  // Only this month's posts are due, so the last count stays when the month is over.
  async versions(ctx, periods) {
    const versions = new Map<Month, string>();
    // The posts of one month, one in each channel, show the same.
    for (const month of new Set(periods.map(monthIn))) {
      const { soFar, lastYear } = await readCounts(ctx, month);
      versions.set(month, `${soFar} of ${lastYear}`);
    }
    return new Map(periods.map((period) => [period, versions.get(monthIn(period)) ?? ""]));
  },

  problem: ({ command }, problem) => toPostProblem("the reminder to log", { ...problem, command }),
});
