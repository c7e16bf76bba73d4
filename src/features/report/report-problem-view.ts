// What admins read when the monthly report isn't posted: why, and what they can do.
import { z } from "zod";
import { formatList } from "../../domain/list-in-words.js";
import { Month, monthName } from "../../domain/time/month.js";
import { isTokenInvalid, NOT_EDITABLE } from "../../slack/api/slack-error.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { NOT_UPDATED, type PostProblem } from "../../slack/define/post.js";
import { toRunButton } from "../../slack/define/typed-line.js";
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
} from "../../slack/message/blocks.js";
import { toPostProblemWords } from "../posts/post-problem-view.js";

export const unsureLink = defineLink("report-unsure", z.object({ month: Month, answer: z.enum(["there", "missing"]) }));
export const retryLink = defineLink("report-retry", z.object({}));

interface ReportProblem extends Omit<PostProblem, "periods"> {
  months: readonly Month[];
  command: string;
}

export function toReportProblem({ reason, months, channel, command }: ReportProblem): Message | undefined {
  const [month] = months;
  if (!month || isTokenInvalid(reason)) return undefined;
  if (NOT_EDITABLE.includes(reason)) return toLockedNotice(months, channel);
  if (reason === NOT_UPDATED) return toOutdatedNotice(months, { channel, command });
  const what = reportsOf(months);
  const words = toPostProblemWords({ what, reason, channel, settings: `${command} settings` });
  if (reason === "unconfirmed") return toQuestion(month, words);
  const isOnItsWay = reason === "unanswered" || reason === "ratelimited";
  return toMessage(
    isOnItsWay ? paragraph(...words) : paragraph(bold(`Not posted yet: ${what}. `), ...words),
    isOnItsWay
      ? undefined
      : buttons(
          toButton(retryLink, {}, { text: "Try again now", style: "primary" }),
          toRunButton("settings", { text: "Change settings" }),
        ),
    footnote("You can see it anytime with ", code(`${command} report ${month}`), ". Every admin got this message."),
  );
}

/** "October's report"; "September's and October's reports". */
const reportsOf = (months: readonly Month[]) =>
  `${formatList(months.map((month) => `${monthName(month)}'s`))} ${months.length === 1 ? "report" : "reports"}`;

/** A report changed that Slack no longer lets us edit. */
function toLockedNotice(months: readonly Month[], channel: string | undefined): Message {
  const where = channel ? channelMention(channel) : "its channel";
  return toMessage(
    paragraph(
      bold(`I can't update ${reportsOf(months)} in `),
      where,
      bold(" anymore."),
      " This workspace limits how long a message can be edited. I'll add what changes as an answer below the report. ",
      "You don't need to do anything.",
    ),
    footnote("Every admin got this message."),
  );
}

/** A report changed, and Slack refuses the new version. */
function toOutdatedNotice(
  months: readonly Month[],
  { channel, command }: { channel: string | undefined; command: string },
): Message {
  return toMessage(
    paragraph(
      bold(`Out of date: ${reportsOf(months)} in `),
      channel ? channelMention(channel) : "its channel",
      bold("."),
      " Slack didn't accept the new version, and I won't try again on my own. Please tell the person who runs Bookend.",
    ),
    buttons(toButton(retryLink, {}, { text: "Try again now", style: "primary" })),
    footnote(
      "You can see it as it is now with ",
      code(`${command} report ${months[0]}`),
      ". Every admin got this message.",
    ),
  );
}

function toQuestion(month: Month, words: readonly Inline[]): Message {
  return toMessage(
    paragraph(bold(`Is ${monthName(month)}'s report in the channel?`)),
    paragraph(...words, " Please check the channel."),
    buttons(
      toButton(unsureLink, { month, answer: "there" }, { text: "It's there", suffix: "there" }),
      toButton(unsureLink, { month, answer: "missing" }, { text: "Post it", suffix: "missing" }),
    ),
    footnote(
      `I won't post ${monthName(month)}'s report until you answer, so it isn't posted twice. Every admin got this message.`,
    ),
  );
}
