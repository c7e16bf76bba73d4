// The Monthly Report of Units Supported posts itself into the admin channel: once, on time, or late and saying so.

import { looksAfterLibrary } from "../../domain/role.js";
import { Month, monthName } from "../../domain/time/month.js";
import { monthsDue, nextReport, reportDueAt } from "../../domain/time/report-schedule.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { footnote, paragraph, toMessage } from "../../slack/message/parts.js";
import { definePost } from "../../slack/posts/post.js";
import { replace } from "../../slack/send/reply.js";
import { firstPosted, retryFailedPosts, settlePost } from "../../store/posts.js";
import { countLateUnits, monthsChanged } from "../../store/report-changes.js";
import { firstMonth } from "../../store/unit-spans.js";
import type { Ctx, PostCtx } from "../context.js";
import { retryLink, toReportProblem, unsureLink } from "./monthly-report-view.js";
import { readReport, toReportBlocks } from "./report-view.js";

const MONTHLY_REPORT = "monthly-report";

/** A month that was posted stays due when its units are deleted: its report has to show that. */
async function firstReported(db: PostCtx["db"], school: PostCtx["school"]): Promise<Month | undefined> {
  return [await firstMonth(db, school), await firstPosted(db, school, MONTHLY_REPORT)]
    .filter((month) => month !== undefined)
    .sort()[0];
}

export const monthlyReport = definePost({
  name: MONTHLY_REPORT,

  async due({ db, school, now }: PostCtx) {
    const first = await firstReported(db, school);
    if (!first) return [];
    const due = monthsDue({ firstMonth: first, now, reportTime: school.report, calendar: school.calendar });
    return due.map(({ month, dueAt }) => ({ period: month, dueAt, channel: school.adminChannel }));
  },

  async upcoming({ db, school, now }) {
    const first = await firstReported(db, school);
    if (!first) return [];
    const next = nextReport(school.report, now, school.calendar);
    const month = [first, next.month].sort()[1] ?? first;
    const dueAt = reportDueAt(month, school.report, school.calendar);
    return [{ period: month, dueAt, channel: school.adminChannel, what: `${monthName(month)}'s report` }];
  },

  async compose({ db, school, now, command }, { period, late, dueAt, postedAt }) {
    const month = Month.parse(period);
    const report = await readReport(db, school, { month, soFar: false });
    const day = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: school.timeZone });
    const added = postedAt ? await countLateUnits(db, school, { month, postedAt }) : 0;
    return toMessage(
      ...toReportBlocks(report, { page: 0, command }),
      late
        ? footnote(`Posted late: it was due on ${day.format(dueAt)}, and Bookend could not post it then.`)
        : undefined,
      postedAt ? footnote(`Updated ${day.format(now)}${lateUnits(added)}.`) : undefined,
    );
  },

  async changed({ db, school, now }, sent) {
    const months = sent.map(({ period, since }) => ({ month: Month.parse(period), since }));
    return monthsChanged(db, school, { months, now });
  },

  problem: ({ command }, { periods, ...trouble }) =>
    toReportProblem({ ...trouble, months: periods.map((period) => Month.parse(period)), command }),
});

function lateUnits(added: number): string {
  if (added === 0) return "";
  return added === 1 ? ": one late unit added" : `: ${added} late units added`;
}

function refuseUnlessInCharge({ user }: Ctx): void {
  if (!looksAfterLibrary(user)) throw new Refusal("Only admins and librarians look after the reports.");
}

/** An admin has looked whether an unconfirmed report is there. */
export const answerUnsure = defineButton({
  link: unsureLink,
  run: async (ctx: Ctx, { month, answer }) => {
    refuseUnlessInCharge(ctx);
    const state = answer === "there" ? "sent" : "due";
    const settled = await settlePost(ctx.db, ctx.school, { name: MONTHLY_REPORT, period: month, state, now: ctx.now });
    const words = !settled
      ? "That is settled already. Nothing was changed."
      : answer === "there"
        ? `Thank you. ${monthName(month)}'s report counts as posted.`
        : `Thank you. ${monthName(month)}'s report is posted within a minute.`;
    return replace(toMessage(paragraph(words)));
  },
});

export const retryReport = defineButton({
  link: retryLink,
  run: async (ctx: Ctx) => {
    refuseUnlessInCharge(ctx);
    await retryFailedPosts(ctx.db, ctx.school, { asked: true });
    return replace(toMessage(paragraph("I try again within a minute. If it does not work, you hear from me.")));
  },
});
