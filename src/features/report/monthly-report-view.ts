// What people read about the monthly report beside the report itself: what kept it from going out, and what changed since.
import { z } from "zod";
import { formatList } from "../../domain/text.js";
import { formatMonth, Month, monthName } from "../../domain/time/month.js";
import { isTokenInvalid } from "../../slack/api/slack-error.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/subcommand.js";
import {
  bold,
  buttons,
  channelMention,
  code,
  footnote,
  type Inline,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/parts.js";
import type { PostProblem } from "../../slack/posts/post.js";

export const unsureLink = defineLink("report-unsure", z.object({ month: Month, answer: z.enum(["there", "missing"]) }));
export const retryLink = defineLink("report-retry", z.object({}));

interface ReportProblem extends Omit<PostProblem, "periods"> {
  months: readonly Month[];
  command: string;
}

export function toReportProblem(trouble: ReportProblem): Message | undefined {
  const { reason, months, channel, command } = trouble;
  const [month] = months;
  if (!month || isTokenInvalid(reason)) return undefined;
  if (reason === "unconfirmed") return toQuestion(month, channel);
  const isOnItsWay = reason === "unanswered" || reason === "ratelimited";
  return toMessage(
    isOnItsWay
      ? paragraph(...wordsFor(trouble))
      : paragraph(bold(`Not posted yet: ${reportsOf(months)}. `), ...wordsFor(trouble)),
    isOnItsWay
      ? undefined
      : buttons(
          toButton(retryLink, {}, { text: "Try again now", style: "primary" }),
          toRunButton("settings", { text: "Settings" }),
        ),
    footnote(
      "Nothing is lost: ",
      code(`${command} report ${month}`),
      " shows it at any time. Every admin got this message.",
    ),
  );
}

const reportsOf = (months: readonly Month[]) =>
  `the ${months.length === 1 ? "report" : "reports"} of ${formatList(months.map(formatMonth))}`;

/** What happened and what to do. */
function wordsFor({ reason, months, channel, command }: ReportProblem): Inline[] {
  const where = channel ? channelMention(channel) : "the admin channel";
  const settings = code(`${command} settings`);
  switch (reason) {
    case "no_channel":
      return ["No admin channel is set. Choose one with ", settings, "."];
    case "not_in_channel":
    case "channel_not_found": {
      const invite = code("/invite @Bookend");
      return ["I cannot post in ", where, ". Type ", invite, " there, or choose another channel with ", settings, "."];
    }
    case "is_archived":
      return [where, " is archived. Choose another channel with ", settings, "."];
    case "ratelimited":
      return [`Slack asked me to wait with ${reportsOf(months)}. I try again by myself; there is nothing to do.`];
    case "unanswered": {
      const what = `Slack did not confirm that ${reportsOf(months)} arrived in `;
      return [what, where, ". I look there in a minute and post it only if it is missing; there is nothing to do."];
    }
    default:
      return reason.startsWith("restricted_action")
        ? [
            "This workspace does not let me post in ",
            where,
            ". Allow it, or choose another channel with ",
            settings,
            ".",
          ]
        : [`Slack refused it (${reason}). I try again every hour. If that does not help, tell whoever runs Bookend.`];
  }
}

function toQuestion(month: Month, channel: string | undefined): Message {
  const where = channel ? channelMention(channel) : "the admin channel";
  return toMessage(
    paragraph(bold(`Is the report of ${formatMonth(month)} in the channel?`)),
    paragraph("Slack did not confirm that it was posted in ", where, ", and I could not find out. Please look there."),
    buttons(
      toButton(unsureLink, { month, answer: "there" }, { text: "It is there", suffix: "there" }),
      toButton(unsureLink, { month, answer: "missing" }, { text: "Post it", suffix: "missing" }),
    ),
    footnote(
      `Until you answer I do not post ${monthName(month)}'s report, so that it does not stand there twice. Every admin got this message.`,
    ),
  );
}
