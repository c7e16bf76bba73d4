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

/** What people call what wasn't posted, and what they can do about it. */
interface PostedThing {
  /** "October's report"; several in one: "September's and October's reports". */
  what: string;
  /** What to type to see it, after the command: "report 2026-10". */
  line: string;
  /** The button with which someone says whether it is in the channel. */
  toAnswer(answer: "there" | "missing", look: { text: string; suffix: string }): ReturnType<typeof toButton>;
}

interface Problem extends Omit<PostProblem, "periods"> {
  command: string;
}

/** Undefined when nobody can be told. */
export function toProblem(thing: PostedThing, { reason, channel, command }: Problem): Message | undefined {
  if (isTokenInvalid(reason)) return undefined;
  const { what, line } = thing;
  if (NOT_EDITABLE.includes(reason)) return toLockedNotice(what, channel);
  if (reason === NOT_UPDATED) return toOutdatedNotice(thing, { channel, command });
  const words = toPostProblemWords({ what, reason, channel, settings: `${command} settings` });
  if (reason === "unconfirmed") return toQuestion(thing, words);
  const isOnItsWay = reason === "unanswered" || reason === "ratelimited";
  return toMessage(
    isOnItsWay ? paragraph(...words) : paragraph(bold(`Not posted yet: ${what}. `), ...words),
    isOnItsWay
      ? undefined
      : buttons(
          toButton(retryLink, {}, { text: "Try again now", style: "primary" }),
          toRunButton("settings", { text: "Change settings" }),
        ),
    footnote("You can see it anytime with ", code(`${command} ${line}`), ". Every admin got this message."),
  );
}

interface ReportProblem extends Problem {
  months: readonly Month[];
}

/** "October's report"; "September's and October's reports". */
const reportsOf = (months: readonly Month[]) =>
  `${formatList(months.map((month) => `${monthName(month)}'s`))} ${months.length === 1 ? "report" : "reports"}`;

export function toReportProblem({ months, ...problem }: ReportProblem): Message | undefined {
  const [month] = months;
  if (!month) return undefined;
  const thing: PostedThing = {
    what: reportsOf(problem.reason === "unconfirmed" ? [month] : months),
    line: `report ${month}`,
    toAnswer: (answer, look) => toButton(unsureLink, { month, answer }, look),
  };
  return toProblem(thing, problem);
}

/** A report changed that Slack no longer lets us edit. */
function toLockedNotice(what: string, channel: string | undefined): Message {
  const where = channel ? channelMention(channel) : "its channel";
  return toMessage(
    paragraph(
      bold(`I can't update ${what} in `),
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
  { what, line }: PostedThing,
  { channel, command }: { channel: string | undefined; command: string },
): Message {
  return toMessage(
    paragraph(
      bold(`Out of date: ${what} in `),
      channel ? channelMention(channel) : "its channel",
      bold("."),
      " Slack didn't accept the new version, and I won't try again on my own. Please tell the person who runs Bookend.",
    ),
    buttons(toButton(retryLink, {}, { text: "Try again now", style: "primary" })),
    footnote("You can see it as it is now with ", code(`${command} ${line}`), ". Every admin got this message."),
  );
}

function toQuestion({ what, toAnswer }: PostedThing, words: readonly Inline[]): Message {
  return toMessage(
    paragraph(bold(`Is ${what} in the channel?`)),
    paragraph(...words, " Please check the channel."),
    buttons(
      toAnswer("there", { text: "It's there", suffix: "there" }),
      toAnswer("missing", { text: "Post it", suffix: "missing" }),
    ),
    footnote(`I won't post ${what} until you answer, so it isn't posted twice. Every admin got this message.`),
  );
}
