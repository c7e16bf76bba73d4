// What admins read when a post that is no report did not go out: what happened, and what to do.

import { isShutOut } from "../../slack/api/slack-error.js";
import { toRunButton } from "../../slack/define/subcommand.js";
import {
  bold,
  buttons,
  channelName,
  code,
  line,
  type Message,
  type Part,
  small,
  toMessage,
} from "../../slack/message/parts.js";
import type { Trouble } from "../../slack/posts/post.js";

type PostTrouble = Pick<Trouble, "reason" | "channel"> & { command: string };

/** `what` is what people call it: "the prompt to reflect". Undefined when nobody can be told, or it mends itself. */
export function toPostTrouble(what: string, trouble: PostTrouble): Message | undefined {
  const { reason } = trouble;
  if (isShutOut(reason) || reason === "unanswered" || reason === "ratelimited") return undefined;
  const head = reason === "unconfirmed" ? "Not confirmed" : "Not posted";
  return toMessage(
    line(bold(`${head}: ${what}. `), ...wordsFor(trouble)),
    buttons(toRunButton("prompts", { text: "Prompts" })),
    small("Every admin got this message."),
  );
}

function wordsFor({ reason, channel, command }: PostTrouble): Part[] {
  const where = channel ? channelName(channel) : "its channel";
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
