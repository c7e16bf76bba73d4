// What admins read when a post that is no report did not go out: what happened, and what to do.

import { isTokenInvalid } from "../../slack/api/slack-error.js";
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

type ProblemDetails = Pick<PostProblem, "reason" | "channel"> & { command: string };

/** `what` is what people call it: "the prompt to reflect". Undefined when nobody can be told, or it mends itself. */
export function toPostProblem(what: string, trouble: ProblemDetails): Message | undefined {
  const { reason } = trouble;
  if (isTokenInvalid(reason) || reason === "unanswered" || reason === "ratelimited") return undefined;
  const head = reason === "unconfirmed" ? "Not confirmed" : "Not posted";
  return toMessage(
    paragraph(bold(`${head}: ${what}. `), ...wordsFor(trouble)),
    buttons(toRunButton("prompts", { text: "Prompts" })),
    footnote("Every admin got this message."),
  );
}

function wordsFor({ reason, channel, command }: ProblemDetails): Inline[] {
  const where = channel ? channelMention(channel) : "its channel";
  const settings = code(`${command} prompts`);
  switch (reason) {
    case "is_archived":
      return [where, " is archived. Choose another channel with ", settings, "."];
    case "unconfirmed":
      return ["I could not find out whether it is in ", where, ", so I do not post it again."];
    case "not_in_channel":
    case "channel_not_found": {
      const invite = code("/invite @Bookend");
      return ["I cannot post in ", where, ". Type ", invite, " there, or choose another one with ", settings, "."];
    }
    default:
      return [`Slack refused it (${reason}). I try again every hour.`];
  }
}
