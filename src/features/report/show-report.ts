// Shows the report of a month to one person, who may share it in the channel they are in.
import type { z } from "zod";
import { type Month, monthName, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { daysOf } from "../../domain/unit-query.js";
import { defineButton, toButton } from "../../slack/define/button.js";
import { replace, whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { buttons, channelMention, footnote, type Message } from "../../slack/message/blocks.js";
import { countUnitsBetween } from "../../store/unit-list.js";
import { askedMonth } from "../asked-month.js";
import type { Ctx } from "../context.js";
import { channelToShareIn } from "../posts/share-in-channel.js";
import { toPlannedNote } from "./planned-note-view.js";
import { readReport } from "./read-report.js";
import { reportPageLink, shareReportLink, toReportDownload, toReportMessage } from "./report-view.js";

/** The report as of now. */
export function readReportNow(ctx: Ctx, month: Month) {
  const thisMonth = monthOf(schoolDayAt(ctx.now, ctx.school.timeZone));
  return readReport(ctx, { month, soFar: month >= thisMonth });
}

/** How many units of the month are planned for a later day. A month that is over has none. */
async function countPlanned({ db, school, now }: Ctx, month: Month): Promise<number> {
  const at = { today: schoolDayAt(now, school.timeZone), calendar: school.calendar };
  if (month < monthOf(at.today)) return 0;
  return countUnitsBetween(db, school, daysOf({ whose: "all", planned: true, month }, at));
}

async function toWhisper(ctx: Ctx, { month, ...shown }: z.output<typeof reportPageLink.value>): Promise<Message> {
  const channel = channelToShareIn(ctx);
  const [report, planned] = await Promise.all([readReportNow(ctx, month), countPlanned(ctx, month)]);
  const below = [
    ...toPlannedNote(month, planned),
    buttons(
      ...(channel ? [toButton(shareReportLink, { month }, { text: "Share in channel", style: "primary" })] : []),
      toReportDownload(month),
    ),
    ...(channel ? [footnote("Everyone in ", channelMention(channel), " will be able to read it.")] : []),
  ];
  return toReportMessage({ report, command: ctx.command, ...shown, below });
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
    const month = askedMonth(ctx, typed, {
      examples: EXAMPLES,
      toLine: (corrected) => `report ${corrected}`,
      toLongerLine: (period) => `year ${period}`,
    });
    return whisper(await toWhisper(ctx, { month, page: 0 }), { title: titleOf(month) });
  },
});

export const turnReportPage = defineButton({
  link: reportPageLink,
  run: async (ctx: Ctx, value) => replace(await toWhisper(ctx, value), { title: titleOf(value.month) }),
});
