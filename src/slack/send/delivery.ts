// Sends one message, at most once, and says what is known about it afterward.
import type { MessageMetadata } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { retryAfterMsOf, slackErrorOf, unansweredReasonOf, wasNeverSent, wasRejected } from "../api/slack-error.js";
import type { Content, Message } from "../message/blocks.js";
import type { Charts } from "./charts.js";
import { sendFitting } from "./fitting.js";

export interface Destination {
  /** The id of a channel or a person. */
  channel: string;
  /** The ts of the message this one replies to in a thread. */
  threadTs?: string | undefined;
}

export type SendResult =
  /**
   * `channel` is where it is, also when it was sent to a person. `size` is the size of the message that Slack accepted: 0 as
   * composed, more for smaller ones.
   */
  | { kind: "sent"; channel: string; ts: string; size: number }
  /** Slack refused it, so the message certainly isn't there. `retryAfterMs` is set when Slack limits the rate. */
  | { kind: "refused"; reason: string; retryAfterMs: number | undefined; error: unknown }
  /** Slack gave no answer we can read. `mayHaveArrived` is false if the message never left this machine. */
  | { kind: "unknown"; reason: string; mayHaveArrived: boolean; error: unknown };

interface Delivery extends Destination {
  message: Message;
  charts: Charts;
  metadata?: MessageMetadata | undefined;
  /** The size of the message to begin with, if Slack refused larger ones before. */
  size?: number | undefined;
}

/**
 * Sends a message, or a smaller or plainer one if Slack refuses what is in it. Never throws. `client` must not retry:
 * chat.postMessage has no idempotency key, so a retry after a lost reply posts twice.
 */
export async function sendOnce(client: WebClient, delivery: Delivery): Promise<SendResult> {
  const { channel, threadTs, message, charts, metadata, size: from } = delivery;
  const unfurl = { unfurl_links: false, unfurl_media: false };
  const where = { channel, ...(threadTs ? { thread_ts: threadTs } : {}), ...(metadata ? { metadata } : {}) };
  const post = (content: Content) => client.chat.postMessage({ ...where, ...content, ...unfurl });
  try {
    const { answer, size } = await sendFitting({ message, charts, from }, post);
    return answer.ts
      ? { kind: "sent", channel: answer.channel ?? channel, ts: answer.ts, size }
      : { kind: "unknown", reason: "no_timestamp", mayHaveArrived: true, error: undefined };
  } catch (error) {
    const retryAfterMs = retryAfterMsOf(error);
    if (retryAfterMs !== undefined) return { kind: "refused", reason: "ratelimited", retryAfterMs, error };
    const reason = slackErrorOf(error) ?? unansweredReasonOf(error);
    return wasRejected(error)
      ? { kind: "refused", reason, retryAfterMs: undefined, error }
      : { kind: "unknown", reason, mayHaveArrived: !wasNeverSent(error), error };
  }
}
