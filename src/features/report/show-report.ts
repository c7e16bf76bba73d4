// Shows the report of a month to one person, who may share it in the channel they are in.
import type { z } from "zod";
import { type Month, monthName, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton, toButton } from "../../slack/define/button.js";
import { replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { buttons, channelMention, footnote, type Message } from "../../slack/message/blocks.js";
import { askedMonth } from "../asked-month.js";
import type { Ctx } from "../context.js";
import { readReport } from "./read-report.js";
import { reportPageLink, shareReportLink, toReportMessage } from "./report-view.js";

/** The report as of now. */
export function readReportNow(ctx: Ctx, month: Month) {
  const thisMonth = monthOf(schoolDayAt(ctx.now, ctx.school.timeZone));
  return readReport(ctx, { month, soFar: month >= thisMonth });
}

/** The channel to share a report in. In a direct message there is nobody else to share it with. */
export const channelToShareIn = ({ channel }: Ctx): string | undefined =>
  channel && /^[CG]/.test(channel.id) ? channel.id : undefined;

async function toWhisper(ctx: Ctx, { month, ...shown }: z.output<typeof reportPageLink.value>): Promise<Message> {
  const channel = channelToShareIn(ctx);
  const share = channel && [
    buttons(toButton(shareReportLink, { month }, { text: "Share in channel", style: "primary" })),
    footnote("Everyone in ", channelMention(channel), " will be able to read it."),
  ];
  const report = await readReportNow(ctx, month);
  return toReportMessage({ report, command: ctx.command, ...shown, ...(share ? { below: share } : {}) });
}

/** "December report". The official title is too long for a modal. */
const titleOf = (month: Month) => `${monthName(month)} report`;

const EXAMPLES = ["report October", "report last month", "report 2026-10"];

export const showReport = defineSubcommand({
  word: "report",
  usage: "[month]",
  summary: "see a month's units and average level",
  button: "See the report",
  run: async (ctx: Ctx, typed) => {
    const month = askedMonth(ctx, typed, { examples: EXAMPLES, toLine: (corrected) => `report ${corrected}` });
    return whisper(await toWhisper(ctx, { month, page: 0 }), { title: titleOf(month) });
  },
});

export const turnReportPage = defineButton({
  link: reportPageLink,
  run: async (ctx: Ctx, value) => replace(await toWhisper(ctx, value), { title: titleOf(value.month) }),
});
