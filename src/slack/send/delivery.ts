// Sends one message, at most once, and says what is known about it afterward.
import type { WebClient } from "@slack/web-api";
import { retryAfterMsOf, slackErrorOf, unansweredReasonOf, wasNeverSent, wasRejected } from "../api/slack-error.js";
import type { Message } from "../message/blocks.js";

export interface Destination {
  /** The id of a channel or a person. */
  channel: string;
  /** The ts of the message this one replies to in a thread. */
  threadTs?: string | undefined;
}

export type SendResult =
  | { kind: "sent"; ts: string }
  /** Slack refused it, so the message certainly isn't there. `retryAfterMs` is set when Slack limits the rate. */
  | { kind: "refused"; reason: string; retryAfterMs: number | undefined; error: unknown }
  /** Slack gave no answer we can read. `mayHaveArrived` is false if the message never left this machine. */
  | { kind: "unknown"; reason: string; mayHaveArrived: boolean; error: unknown };

/**
 * Sends a message. Never throws. `client` must not retry: chat.postMessage has no idempotency key, so a retry after a
 * lost reply posts twice.
 */
export async function sendOnce(client: WebClient, delivery: Destination & { message: Message }): Promise<SendResult> {
  const { channel, threadTs, message } = delivery;
  const unfurl = { unfurl_links: false, unfurl_media: false };
  const thread = threadTs ? { thread_ts: threadTs } : {};
  try {
    const { ts } = await client.chat.postMessage({ channel, ...thread, ...message, ...unfurl });
    return ts
      ? { kind: "sent", ts }
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
