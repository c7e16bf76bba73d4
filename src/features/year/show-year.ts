// Shows the summary of a school year or another period to one person, who may share it in the channel they are in.
import { managesLibrary } from "../../domain/role.js";
import { type Period, toPeriod } from "../../domain/time/period.js";
import { defineButton, toButton } from "../../slack/define/button.js";
import { whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { buttons, channelMention, footnote, type Message } from "../../slack/message/blocks.js";
import { askedPeriod } from "../asked-period.js";
import type { Ctx } from "../context.js";
import { channelToShareIn, shareInChannel } from "../posts/share-in-channel.js";
import type { YearSummary } from "./read-year.js";
import { readYearReport } from "./read-year-report.js";
import { shareYearLink } from "./year-links.js";
import { toYearMessage, yearTitle } from "./year-view.js";

const EXAMPLES = ["year 2025-26", "year fall", "year Sep-Dec", "year last year"];

function toButtons(ctx: Ctx, { period: { from, to }, before }: YearSummary) {
  const channel = channelToShareIn(ctx);
  const row = [
    ...(channel ? [toButton(shareYearLink, { from, to }, { text: "Share in channel", style: "primary" })] : []),
    ...(before ? [toRunButton(`year ${before.name}`, { text: `See ${before.name}`, suffix: "before" })] : []),
  ];
  return [
    ...(row.length > 0 ? [buttons(...row)] : []),
    ...(channel ? [footnote("Everyone in ", channelMention(channel), " will be able to read it.")] : []),
  ];
}

async function toWhisper(ctx: Ctx, period: Period): Promise<{ message: Message; title: string }> {
  const year = await readYearReport(ctx, period);
  const message = toYearMessage({ year, command: ctx.command, below: toButtons(ctx, year) });
  return { message, title: yearTitle(year) };
}

export const showYear = defineSubcommand({
  word: "year",
  usage: "[2025-26, fall, Sep-Dec, last year]",
  summary: "see the Annual Summary or any period",
  button: "See the Annual Summary",
  // Everyone may see it, but a teacher's help is short.
  isFor: ({ user }: Ctx) => managesLibrary(user),
  run: async (ctx: Ctx, typed) => {
    const period = askedPeriod(ctx, typed, { examples: EXAMPLES, toLine: (corrected) => `year ${corrected}` });
    const { message, title } = await toWhisper(ctx, period);
    return whisper(message, { title });
  },
});

export const shareYear = defineButton({
  link: shareYearLink,
  run: async (ctx: Ctx, span) => {
    const period = toPeriod(span, ctx.school.calendar);
    return shareInChannel(ctx, {
      ...{ what: "summary", line: `year ${period.name}`, title: "Summary shared" },
      toPost: async (below) => toYearMessage({ year: await readYearReport(ctx, period), command: ctx.command, below }),
    });
  },
});
