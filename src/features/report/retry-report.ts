// What an admin or a librarian can do about a report that wasn't posted: say if it's in the channel, or try again.
import { managesLibrary } from "../../domain/role.js";
import { monthName } from "../../domain/time/month.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import { retryFailedPosts, settlePost } from "../../store/posts.js";
import type { Ctx } from "../context.js";
import { MONTHLY_REPORT } from "./monthly-report.js";
import { retryLink, unsureLink } from "./report-problem-view.js";

function refuseUnlessInCharge({ user }: Ctx): void {
  if (!managesLibrary(user)) throw new Refusal("Only librarians and admins can do that.");
}

/** Someone looked in the channel for a report that Slack did not confirm. */
export const answerUnsure = defineButton({
  link: unsureLink,
  run: async (ctx: Ctx, { month, answer }) => {
    refuseUnlessInCharge(ctx);
    const state = answer === "there" ? "sent" : "due";
    const settled = await settlePost(ctx.db, ctx.school, { name: MONTHLY_REPORT, period: month, state, now: ctx.now });
    const words = !settled
      ? "Someone already answered this. Nothing was changed."
      : answer === "there"
        ? `Thank you. ${monthName(month)}'s report is marked as posted.`
        : `Thank you. ${monthName(month)}'s report will be posted within a minute.`;
    const reply = replace(toMessage(paragraph(words)), { title: `${monthName(month)} report` });
    return settled ? saved(() => reply, { done: "Your answer is saved" }) : reply;
  },
});

export const retryReport = defineButton({
  link: retryLink,
  run: async (ctx: Ctx) => {
    refuseUnlessInCharge(ctx);
    await retryFailedPosts(ctx.db, ctx.school, { asked: true });
    const done = "I'll retry within a minute";
    return saved(
      () => replace(toMessage(paragraph(`${done} and let you know if it fails.`)), { title: "Trying again" }),
      {
        done,
      },
    );
  },
});
