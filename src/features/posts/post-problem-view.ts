// What keeps Bookend from posting, and what to do about it: each problem's words, once for every place that shows them.
import type { ChannelProblem } from "../../slack/api/channel.js";
import { isContentRefusal, isTokenInvalid } from "../../slack/api/slack-error.js";
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

interface ProblemWords {
  says(channel: Inline): Inline[];
  /** What people can do about it. The sentence goes on or ends after it. */
  fix: readonly Inline[];
}

const INVITE = ["Type ", code("/invite @Bookend"), " there"];

const CHANNEL_PROBLEMS: Record<ChannelProblem, ProblemWords> = {
  unseen: { says: (channel) => ["I can't see ", channel, ". "], fix: INVITE },
  "not-in-channel": { says: (channel) => ["I'm not in ", channel, ". "], fix: INVITE },
  archived: {
    says: (channel) => [channel, " is archived. "],
    fix: ["Choose another channel"],
  },
};

/** Slack's names for the same problems when it refuses a post. */
const REFUSALS: Partial<Record<string, ChannelProblem>> = {
  channel_not_found: "unseen",
  not_in_channel: "not-in-channel",
  is_archived: "archived",
};

export const NO_ADMIN_CHANNEL = "No admin channel is set.";

/** For a channel shown to someone: what is wrong with it and what to do. */
export const toChannelProblem = (problem: ChannelProblem, id: string): Inline[] => {
  const { says, fix } = CHANNEL_PROBLEMS[problem];
  return [...says(channelMention(id)), ...fix, "."];
};

const plainText = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (typeof inline === "string" ? inline : "text" in inline ? inline.text : "")).join("");

/** For below the field in which the channel was chosen. */
function fieldError({ says, fix }: ProblemWords): string {
  const words = plainText([...says("this channel"), ...fix, fix === INVITE ? ", then save again." : "."]);
  return words.replace(/^t/, "T");
}

export const channelProblemWords: Record<ChannelProblem, string> = {
  unseen: fieldError(CHANNEL_PROBLEMS.unseen),
  "not-in-channel": fieldError(CHANNEL_PROBLEMS["not-in-channel"]),
  archived: fieldError(CHANNEL_PROBLEMS.archived),
};

export interface FailedPost extends Pick<PostProblem, "reason" | "channel"> {
  /** What people call it: "October's report". */
  what: string;
  /** The typed command that changes the channel. */
  settings: string;
}

/** For those who can fix it: why a post isn't out, and what to do. */
export function toPostProblemWords({ what, reason, channel, settings }: FailedPost): Inline[] {
  const where = channel ? channelMention(channel) : "its channel";
  const chooseAnother = [", or choose another channel with ", code(settings), "."];
  const refused = REFUSALS[reason];
  if (refused) {
    const { says, fix } = CHANNEL_PROBLEMS[refused];
    return [...says(where), ...fix, ...(fix === INVITE ? chooseAnother : [" with ", code(settings), "."])];
  }
  if (reason.startsWith("restricted_action")) {
    return ["This workspace doesn't let me post in ", where, ". Allow it", ...chooseAnother];
  }
  switch (reason) {
    case "no_channel":
      return [`${NO_ADMIN_CHANNEL} Choose one with `, code(settings), "."];
    case "ratelimited":
      return [`Slack asked me to slow down. I'll post ${what} as soon as it lets me. You don't need to do anything.`];
    case "unanswered":
      return [
        `Slack didn't confirm that I posted ${what} in `,
        where,
        ". I'll look in a minute and post only what's missing. You don't need to do anything.",
      ];
    case "unconfirmed":
      return [`Slack didn't confirm that I posted ${what} in `, where, ", and I couldn't check."];
    default:
      return [
        isContentRefusal(reason)
          ? `Slack didn't accept ${what}, not even in a shorter version (${reason}).`
          : `Slack refused it (${reason}).`,
        " I won't try again on my own. Please tell the person who runs Bookend. Once it's fixed, save ",
        code(settings),
        " and I'll try again.",
      ];
  }
}

/** What admins read about a prompt or a tip. Undefined when nobody can be told, or when it will be posted anyway. */
export function toPostProblem(
  what: string,
  { reason, channel, command }: Pick<PostProblem, "reason" | "channel"> & { command: string },
): Message | undefined {
  if (isTokenInvalid(reason) || ["unanswered", "ratelimited", NOT_UPDATED].includes(reason)) return undefined;
  const isUnconfirmed = reason === "unconfirmed";
  return toMessage(
    paragraph(
      bold(`${isUnconfirmed ? "Not confirmed" : "Not posted"}: ${what}. `),
      ...toPostProblemWords({ what, reason, channel, settings: `${command} prompts` }),
      isUnconfirmed ? " I won't post it again." : "",
    ),
    buttons(toRunButton("prompts", { text: "Change prompts" })),
    footnote("Every admin got this message."),
  );
}
