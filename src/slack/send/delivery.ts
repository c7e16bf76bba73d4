// Sends one message exactly once, and says what is known about it afterwards.
import type { WebClient } from "@slack/web-api";
import { retryAfterMsOf, slackErrorOf, unansweredReasonOf, wasNeverSent, wasRejected } from "../api/slack-error.js";
import type { Message } from "../message/blocks.js";

export interface Destination {
  /** A channel's id, or a person's. */
  channel: string;
  /** The ts of the message this one replies to in a thread. */
  threadTs?: string | undefined;
}

export type SendResult =
  | { kind: "sent"; ts: string }
  /** Slack said no, so the message is certainly not there. */
  | { kind: "refused"; reason: string; retryAfterMs: number | undefined; error: unknown }
  /**
   * Slack gave no answer we can read. The message may be there, unless it never left this machine (`left` is false).
   */
  | { kind: "unknown"; reason: string; left: boolean; error: unknown };

/**
 * Sends a message and never throws. `client` must not retry: chat.postMessage has no idempotency key, and a retry after
 * a lost reply posts twice.
 */
export async function sendOnce(client: WebClient, job: Destination & { message: Message }): Promise<SendResult> {
  const { channel, threadTs, message } = job;
  const unfurl = { unfurl_links: false, unfurl_media: false };
  const thread = threadTs ? { thread_ts: threadTs } : {};
  try {
    const { ts } = await client.chat.postMessage({ channel, ...thread, ...message, ...unfurl });
    return ts ? { kind: "sent", ts } : { kind: "unknown", reason: "no_timestamp", left: true, error: undefined };
  } catch (error) {
    const retryAfterMs = retryAfterMsOf(error);
    if (retryAfterMs !== undefined) return { kind: "refused", reason: "ratelimited", retryAfterMs, error };
    const reason = slackErrorOf(error) ?? unansweredReasonOf(error);
    return wasRejected(error)
      ? { kind: "refused", reason, retryAfterMs: undefined, error }
      : { kind: "unknown", reason, left: !wasNeverSent(error), error };
  }
}
