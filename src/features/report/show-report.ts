// Shows the report of a month to one person, who may share it in the channel they are in.
import { type Month, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton, toButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { buttons, channelMention, footnote, type Message, paragraph, toMessage } from "../../slack/message/parts.js";
import { channelMessage, replace, whisper } from "../../slack/send/reply.js";
import { claimRequest, releaseRequest } from "../../store/requests.js";
import { askedMonth } from "../asked-month.js";
import type { Ctx } from "../context.js";
import { readReport, reportPageLink, shareReportLink, toReportBlocks } from "./report-view.js";

const thisMonth = (ctx: Ctx) => monthOf(schoolDayAt(ctx.now, ctx.school.timeZone));

// Units may be logged for days to come, so a later month has begun to fill, too.
const reportOf = (ctx: Ctx, month: Month) => readReport(ctx.db, ctx.school, { month, soFar: month >= thisMonth(ctx) });

// A direct message has nobody to share with who does not see it already.
const canShareIn = (ctx: Ctx) => ctx.channel !== undefined && /^[CG]/.test(ctx.channel.id);

async function toWhisper(ctx: Ctx, at: { month: Month; page: number }): Promise<Message> {
  const pieces = toReportBlocks(await reportOf(ctx, at.month), { page: at.page, command: ctx.command });
  if (!canShareIn(ctx) || !ctx.channel) return toMessage(...pieces, footnote("Only you see this."));
  return toMessage(
    ...pieces,
    buttons(toButton(shareReportLink, { month: at.month }, { text: "Share in channel", style: "primary" })),
    footnote("Only you see this. ", "Share posts it in ", channelMention(ctx.channel.id), ", for everyone there."),
  );
}

const TRIES = ["report October", "report last month", "report 2026-10"];

export const showReport = defineSubcommand({
  word: "report",
  usage: "[month]",
  summary: "the month's units and their average level of partnership, to read or to share",
  button: "This month's report",
  run: async (ctx: Ctx, typed) => whisper(await toWhisper(ctx, { month: askedMonth(ctx, typed, TRIES), page: 0 })),
});

export const turnReportPage = defineButton({
  link: reportPageLink,
  run: async (ctx: Ctx, value) => replace(await toWhisper(ctx, value)),
});

// Whether the first click's post got through may not be known: then the person looks, and decides anew.
const alreadyShared = (ctx: Ctx, { month }: { month: Month }) =>
  `Your first click counts. If the report does not turn up in the channel, type \`${ctx.command} report ${month}\` and share it from there.`;

export const shareReport = defineButton({
  link: shareReportLink,
  run: async (ctx: Ctx, value) => {
    if (!canShareIn(ctx) || !ctx.channel)
      throw new Refusal("A report can be shared in a channel. Open one and try it there.");
    const channel = ctx.channel.id;
    // A double click shares once. If Slack refuses, the person may try again.
    const key = `share ${ctx.key}`;
    if (!(await claimRequest(ctx.db, ctx.school, { key, now: ctx.now }))) throw new Refusal(alreadyShared(ctx, value));
    const pieces = toReportBlocks(await reportOf(ctx, value.month), { page: 0, command: ctx.command });
    const shared = toMessage(...pieces, footnote(`Shared by ${ctx.user.name}.`));
    return [
      channelMessage(channel, shared, { ifNotSent: () => releaseRequest(ctx.db, ctx.school, key) }),
      replace(toMessage(paragraph("Shared in ", channelMention(channel), ". Everyone there can read it."))),
    ];
  },
});
