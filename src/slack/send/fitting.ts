// Sends a message in the largest of its sizes that Slack accepts.
import { isContentRefusal, slackErrorOf } from "../api/slack-error.js";
import type { Content, Message } from "../message/blocks.js";
import { sizesOf } from "../message/smaller.js";

/**
 * Sends the message, and a smaller one as long as Slack refuses what is in it. `from` is the size that Slack accepted last
 * time. Returns Slack's answer and the size it accepted. Throws Slack's last error.
 */
export async function sendFitting<T>(
  message: Message,
  sendContent: (content: Content) => Promise<T>,
  from = 0,
): Promise<{ answer: T; size: number }> {
  let refusal: unknown;
  for (const { content, size } of sizesOf(message, from)) {
    try {
      return { answer: await sendContent(content), size };
    } catch (error) {
      if (!isContentRefusal(slackErrorOf(error) ?? "")) throw error;
      refusal = error;
    }
  }
  throw refusal;
}
