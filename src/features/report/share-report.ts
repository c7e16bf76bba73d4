// Shares the report of a month in the channel the person is in.
import { randomUUID } from "node:crypto";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { channelMessage, replace } from "../../slack/define/replies.js";
import { buttons, channelMention, footnote, paragraph, toMessage } from "../../slack/message/blocks.js";
import { claimRequest, releaseRequest } from "../../store/requests.js";
import { addSharedPost } from "../../store/sent-posts.js";
import type { Ctx } from "../context.js";
import { toTakeBackButton } from "../posts/take-back-view.js";
import { shareReportLink, toReportMessage } from "./report-view.js";
import { channelToShareIn, readReportNow } from "./show-report.js";

export const shareReport = defineButton({
  link: shareReportLink,
  run: async (ctx: Ctx, { month }) => {
    const channel = channelToShareIn(ctx);
    if (!channel) throw new Refusal("You can only share a report in a channel. Open one and try again there.");
    // They may have left it since they were shown the button. Posting says what's wrong if I'm not in it.
    if (!(await ctx.isInChannel(channel)) && !(await ctx.channelProblem(channel)))
      throw new Refusal("You're not in this channel anymore, so you can't share the report in it.");
    // A double click shares once. If Slack refuses, the person may try again.
    const key = `share ${ctx.key}`;
    if (!(await claimRequest(ctx.db, ctx.school, { key, now: ctx.now }))) {
      // Even Slack may not have said if the first click's post arrived, so the person looks and decides.
      throw new Refusal(
        `You already shared this report. If you don't see it in the channel, type \`${ctx.command} report ${month}\` and share it from there.`,
      );
    }
    const report = await readReportNow(ctx, month);
    const below = [footnote(`Shared by ${ctx.user.name}.`)];
    const post = toReportMessage({ report, command: ctx.command, page: 0, below });
    const share = { id: randomUUID(), channel, person: ctx.user.id, sharedAt: ctx.now };
    const shared = paragraph("Shared in ", channelMention(channel), ". Everyone there can read it.");
    return [
      channelMessage(channel, post, {
        ifNotSent: () => releaseRequest(ctx.db, ctx.school, key),
        onSent: (messageTs) => addSharedPost(ctx.db, ctx.school, { ...share, messageTs }),
      }),
      replace(toMessage(shared, buttons(toTakeBackButton(share.id))), { title: "Report shared" }),
    ];
  },
});
