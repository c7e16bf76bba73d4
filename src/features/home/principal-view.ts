// How the Home of someone who runs the school begins and ends: the last report first, and logging a unit last.
import { dateFormat } from "../../domain/time/date-format.js";
import { type Month, monthName } from "../../domain/time/month.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { type Block, bold, buttons, channelMention, divider, paragraph } from "../../slack/message/blocks.js";
import type { Ctx } from "../context.js";
import type { Report } from "../report/read-report.js";
import { toReportFigures } from "../report/report-figures-view.js";
import { toHeadline } from "../report/report-headline-view.js";
import { toHello } from "./home-view.js";

/** The newest report that was posted, with its figures of today. */
export interface LastReport {
  month: Month;
  report: Report;
  channel: string;
  postedAt: Date;
}

/** What Bookend is, on the first visit; and the way to the settings until they say where the report goes. */
const toStart = ({ school }: Ctx, isFirst: boolean): Block[] => [
  ...(isFirst
    ? [
        paragraph(
          "Bookend keeps a log of the units that teachers and the library work on together, and posts a report each month.",
        ),
      ]
    : []),
  ...(school.adminChannel ? [] : [buttons(toRunButton("settings", { text: "Change settings", style: "primary" }))]),
];

function toLastReport({ month, report, channel, postedAt }: LastReport, timeZone: string): Block[] {
  const day = dateFormat("en-US", { month: "short", day: "numeric", timeZone }).format(postedAt);
  const name = monthName(month);
  return [
    paragraph(bold(`${name}'s report: `), ...toHeadline(report), ` Posted ${day} in `, channelMention(channel), "."),
    ...toReportFigures(report),
    buttons(
      toRunButton(`report ${month}`, { text: `See ${name}'s report`, style: "primary" }),
      toRunButton("report", { text: "See this month's report" }),
    ),
  ];
}

export function toPrincipalTop(
  ctx: Ctx,
  { last, isFirst }: { last: LastReport | undefined; isFirst: boolean },
): Block[] {
  return [
    toHello(ctx.user.name),
    ...toStart(ctx, isFirst),
    ...(last
      ? toLastReport(last, ctx.school.timeZone)
      : [
          paragraph("No report has been posted yet."),
          buttons(toRunButton("report", { text: "See this month's report" })),
        ]),
  ];
}

export const toPrincipalEnd = (): Block[] => [
  divider(),
  buttons(
    toRunButton("log", { text: "Log a unit" }),
    toRunButton("reflect", { text: "Reflect" }),
    toRunButton("ohyeah", { text: "See OH YEAHs", suffix: "see" }),
    toRunButton("ideas", { text: "Get ideas" }),
  ),
];
