// What admins read when a post that is no report did not go out: what happened, and what to do.
import { bold, buttons, channelName, code, line, type Message, small, toMessage } from "../slack/blocks.js";
import type { Trouble } from "../slack/post.js";
import { toRunButton } from "../slack/subcommand.js";
import { isLockedOut } from "./monthly-report-view.js";

/** `what` is what people call it: "the prompt to reflect". Undefined when nobody can be told, or it mends itself. */
export function toPostTrouble(
  what: string,
  { reason, channel, command }: Trouble & { command: string },
): Message | undefined {
  if (isLockedOut(reason) || reason === "unanswered" || reason === "ratelimited") return undefined;
  const where = channel ? channelName(channel) : "its channel";
  const settings = code(`${command} prompts`);
  const words =
    reason === "is_archived"
      ? [where, " is archived. Choose another channel with ", settings, "."]
      : reason === "unconfirmed"
        ? ["Slack did not confirm it in ", where, ", and I could not find out whether it is there. I leave it at that."]
        : reason === "not_in_channel" || reason === "channel_not_found"
          ? [
              "I cannot post in ",
              where,
              ". Type ",
              code("/invite @Bookend"),
              " there, or choose another one with ",
              settings,
              ".",
            ]
          : [`Slack refused it (${reason}). I try again every hour.`];
  return toMessage(
    line(bold(`Not posted: ${what}. `), ...words),
    buttons(toRunButton("prompts", { text: "Prompts" })),
    small("Every admin got this message."),
  );
}
