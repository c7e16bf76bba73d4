// Who may see and report a month's figures, and of which months.

import { managesLibrary } from "../../domain/role.js";
import { formatMonth, type Month, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { Refusal } from "../../slack/define/refusal.js";
import type { Ctx } from "../context.js";

/** Before it, nobody has figures to enter. */
const FIRST_MONTH = "2000-01";

/** Throws Refusal unless this person reports the library's figures, as Slack and the settings describe them now. */
export async function refuseUnlessLibrary(ctx: Ctx): Promise<void> {
  if (managesLibrary(await ctx.userNow())) return;
  throw new Refusal(
    "Only librarians and admins can see and change the month's figures. The month's report shows them.",
  );
}

/** The same, and for a month that hasn't begun. Months from before the school used Bookend can be filled in. */
export async function refuseUnlessReporting(ctx: Ctx, month: Month): Promise<void> {
  await refuseUnlessLibrary(ctx);
  if (month > monthOf(schoolDayAt(ctx.now, ctx.school.timeZone)))
    throw new Refusal(`${formatMonth(month)} hasn't begun, so it has no figures yet.`);
  if (month < FIRST_MONTH) throw new Refusal("Choose a month in 2000 or later.");
}
