// Shows the school calendar: this school year, or the one that was asked for.

import { managesLibrary } from "../../domain/role.js";
import { type SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton } from "../../slack/define/button.js";
import { type Reply, replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { type Block, bold, type Message, paragraph } from "../../slack/message/blocks.js";
import type { Ctx } from "../context.js";
import { calendarLink } from "./calendar-links.js";
import { CALENDAR_TITLE, toCalendar } from "./calendar-view.js";
import { readCalendar, refuseUnlessManager, seenOf, seenOfYear } from "./read-calendar.js";

export const todayOf = ({ now, school }: Ctx): SchoolDay => schoolDayAt(now, school.timeZone);

/** The year that has this day, as it is now. */
export async function composeCalendar(
  ctx: Ctx,
  { year: day, page, above = [] }: { year: SchoolDay; page: number; above?: readonly Block[] },
): Promise<Message> {
  const { entered, calendar } = await readCalendar(ctx);
  const year = calendar.schoolYearOf(day);
  return toCalendar({ calendar, entered, year, page, today: todayOf(ctx), seenOf, seenOfYear }, above);
}

/** The calendar as it is now, for a click on an outdated one. */
export const toPresentCalendar = async (ctx: Ctx, words: string): Promise<Reply> =>
  replace(await composeCalendar(ctx, { year: todayOf(ctx), page: 0, above: [paragraph(bold(words))] }), {
    title: CALENDAR_TITLE,
  });

export const showCalendar = defineSubcommand({
  word: "calendar",
  summary: "terms and days off",
  button: "See the calendar",
  isFor: (ctx: Ctx) => managesLibrary(ctx.user),
  run: async (ctx: Ctx) => {
    await refuseUnlessManager(ctx);
    return whisper(await composeCalendar(ctx, { year: todayOf(ctx), page: 0 }), { title: CALENDAR_TITLE });
  },
});

export const turnCalendarPage = defineButton({
  link: calendarLink,
  run: async (ctx: Ctx, at) => {
    await refuseUnlessManager(ctx);
    return replace(await composeCalendar(ctx, at), { title: CALENDAR_TITLE });
  },
});
