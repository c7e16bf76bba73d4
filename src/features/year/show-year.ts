// Shows the summary of a school year or another period to one person, who may share it in the channel they are in.
import { managesLibrary } from "../../domain/role.js";
import { isClosing } from "../../domain/time/figures-schedule.js";
import { firstDay, type Month } from "../../domain/time/month.js";
import { type Period, toPeriod } from "../../domain/time/period.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { defineButton, toButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { whisper } from "../../slack/define/replies.js";
import { defineSubcommand } from "../../slack/define/subcommand.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { buttons, channelMention, footnote, type Message } from "../../slack/message/blocks.js";
import { askedPeriod } from "../asked-period.js";
import type { Ctx } from "../context.js";
import { toDownloadButton } from "../downloads/download-links.js";
import { figuresYearLink } from "../figures/figures-links.js";
import { channelToShareIn, shareInChannel } from "../posts/share-in-channel.js";
import type { YearSummary } from "./read-year.js";
import { readYearReport } from "./read-year-report.js";
import { shareYearLink, yearEndLink } from "./year-links.js";
import { toYearMessage, yearTitle } from "./year-view.js";

const EXAMPLES = ["year 2025-26", "year fall", "year Sep-Dec", "year last year"];

/** For those who may report figures, if some are still missing: the months of the year of the last one. */
function toFillIn({ user, now, school: { calendar, timeZone } }: Ctx, { summary }: YearSummary) {
  const isOpen = (month: Month) => isClosing(month, { now, timeZone, calendar });
  const open = managesLibrary(user) ? summary.openMonths.findLast(isOpen) : undefined;
  return open ? [toButton(figuresYearLink, { day: firstDay(open), page: 0 }, { text: "Fill in figures" })] : [];
}

/** For those who show the principal what the library did. */
const toYearEnd = ({ user }: Ctx, { isSchoolYear, period }: YearSummary) =>
  isSchoolYear && managesLibrary(user) ? [toButton(yearEndLink, { year: period.name }, { text: "Year-end page" })] : [];

function toButtons(ctx: Ctx, year: YearSummary) {
  const { before, period } = year;
  const { from, to } = period;
  const channel = channelToShareIn(ctx);
  const row = [
    ...(channel ? [toButton(shareYearLink, { from, to }, { text: "Share in channel", style: "primary" })] : []),
    ...toFillIn(ctx, year),
    ...toYearEnd(ctx, year),
    toDownloadButton("year", period),
    ...(before ? [toRunButton(`year ${before.name}`, { text: `See ${before.name}`, suffix: "before" })] : []),
  ];
  return [
    buttons(...row),
    ...(channel ? [footnote("Everyone in ", channelMention(channel), " will be able to read it.")] : []),
  ];
}

function refuseBeforeItBegins({ now, school, command }: Ctx, { name, from }: Period): void {
  if (from <= schoolDayAt(now, school.timeZone)) return;
  throw new Refusal(`${name} hasn't begun yet. \`${command} year\` shows this school year.`);
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
  button: "See the year",
  // Everyone may see it, but a teacher's help is short.
  isFor: ({ user }: Ctx) => managesLibrary(user),
  run: async (ctx: Ctx, typed) => {
    const period = askedPeriod(ctx, typed, { examples: EXAMPLES, toLine: (corrected) => `year ${corrected}` });
    refuseBeforeItBegins(ctx, period);
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
      toPost: async (below) =>
        toYearMessage({
          ...{ year: await readYearReport(ctx, period), command: ctx.command },
          below: [buttons(toDownloadButton("year", period)), ...below],
        }),
    });
  },
});
