// Sends a message in the largest of its sizes that Slack accepts, without its charts where Slack refuses them.
import { isContentRefusal, slackErrorOf } from "../api/slack-error.js";
import type { Content, Message } from "../message/blocks.js";
import { sizesOf } from "../message/smaller.js";
import type { Charts } from "./charts.js";

export interface Fitting {
  message: Message;
  charts: Charts;
  /** The size that Slack accepted last time. */
  from?: number | undefined;
}

/** What Slack answers to a block it doesn't know or doesn't like, whatever is wrong with it. */
const INVALID_BLOCKS = "invalid_blocks";

type Sent<T> = { answer: T } | { refusal: unknown };

async function trySending<T>(content: Content, send: (content: Content) => Promise<T>): Promise<Sent<T>> {
  try {
    return { answer: await send(content) };
  } catch (error) {
    if (!isContentRefusal(slackErrorOf(error) ?? "")) throw error;
    return { refusal: error };
  }
}

/**
 * Sends the message, and a smaller one as long as Slack refuses what is in it. Returns Slack's answer and the size it
 * accepted. Throws Slack's last error. A refused message isn't there, so at most one arrives.
 *
 * Charts are tried once: if Slack refuses the blocks of a message that has some, it is sent in the same size without them.
 * Only if Slack takes that one, they were to blame.
 */
export async function sendFitting<T>(
  { message, charts, from = 0 }: Fitting,
  send: (content: Content) => Promise<T>,
): Promise<{ answer: T; size: number }> {
  let refusal: unknown;
  let triesCharts = message.withoutCharts !== undefined && (await charts.areWelcome());
  for (const { content, withoutCharts = content, size } of sizesOf(message, from)) {
    const hasCharts = triesCharts && withoutCharts !== content;
    const sent = await trySending(hasCharts ? content : withoutCharts, send);
    if ("answer" in sent) return { answer: sent.answer, size };
    refusal = sent.refusal;
    if (!hasCharts || slackErrorOf(refusal) !== INVALID_BLOCKS) continue;
    triesCharts = false;
    const plain = await trySending(withoutCharts, send);
    if ("answer" in plain) {
      await charts.wereRefused();
      return { answer: plain.answer, size };
    }
    refusal = plain.refusal;
  }
  throw refusal;
}
