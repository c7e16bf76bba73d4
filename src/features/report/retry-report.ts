// What an admin or a librarian can do about a report that wasn't posted: say if it's in the channel, or try again.
import { managesLibrary } from "../../domain/role.js";
import { monthName } from "../../domain/time/month.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type Replies, replace, saved } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import { retryFailedPosts, settlePost } from "../../store/posts.js";
import type { Ctx } from "../context.js";
import { MONTHLY_REPORT } from "./monthly-report.js";
import { retryLink, unsureLink } from "./report-problem-view.js";

function refuseUnlessInCharge({ user }: Ctx): void {
  if (!managesLibrary(user)) throw new Refusal("Only librarians and admins can do that.");
}

interface Unsure {
  /** The post's name and its period in the ledger. */
  name: string;
  period: string;
  answer: "there" | "missing";
  /** "October's report". */
  what: string;
  /** Of the answer, if it is a modal. */
  title: string;
}

/** Someone looked in the channel for a post that Slack did not confirm. */
export async function settleUnsure(ctx: Ctx, { name, period, answer, what, title }: Unsure): Promise<Replies> {
  refuseUnlessInCharge(ctx);
  const state = answer === "there" ? "sent" : "due";
  const settled = await settlePost(ctx.db, ctx.school, { name, period, state, now: ctx.now });
  const words = !settled
    ? "Someone already answered this. Nothing was changed."
    : answer === "there"
      ? `Thank you. ${what} is marked as posted.`
      : `Thank you. ${what} will be posted within a minute.`;
  const reply = replace(toMessage(paragraph(words)), { title });
  return settled ? saved(() => reply, { done: "Your answer is saved" }) : reply;
}

export const answerUnsure = defineButton({
  link: unsureLink,
  run: (ctx: Ctx, { month, answer }) => {
    const name = monthName(month);
    const post = { name: MONTHLY_REPORT, period: month, answer };
    return settleUnsure(ctx, { ...post, what: `${name}'s report`, title: `${name} report` });
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
