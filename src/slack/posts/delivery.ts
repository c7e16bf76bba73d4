// Sends a post and says what is known of it afterwards; finds one again by the metadata it carries.
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError, type WebClient } from "@slack/web-api";
import { NOT_EDITABLE, retryAfterOf, slackErrorOf, wasNeverSent, wasRejected } from "../api/slack-error.js";
import type { Message } from "../message/parts.js";

/** Names our metadata among that of other apps. */
export const POST_EVENT = "bookend_post";

export interface PostMark {
  /** Whose ledger it is in: the school. */
  scope: string;
  post: string;
  period: string;
  runId: string;
}

export type SendResult =
  | { kind: "sent"; ts: string }
  /** Slack said no: it is certainly not there. */
  | { kind: "refused"; reason: string; retryAfterMs: number | undefined; error: unknown }
  /** No answer, or none that can be read: it may be there, unless it never left this machine. */
  | { kind: "unknown"; reason: string; left: boolean; error: unknown };

const toMessageArguments = ({ message, run }: { message: Message; run: PostMark }) => ({
  ...message,
  metadata: { event_type: POST_EVENT, event_payload: { ...run } },
});

export function sendPost(
  client: WebClient,
  job: Destination & { message: Message; run: PostMark },
): Promise<SendResult> {
  const { channel, threadTs } = job;
  return sendOnce(client, { channel, threadTs, message: toMessageArguments(job) });
}

export interface Destination {
  channel: string;
  /** The message it answers, if it does. */
  threadTs?: string | undefined;
}

/** Sends a message, and says what is known of it afterwards. `client` never tries again by itself. */
export async function sendOnce(client: WebClient, job: Destination & { message: Message }): Promise<SendResult> {
  const { channel, threadTs, message } = job;
  const unfurl = { unfurl_links: false, unfurl_media: false };
  const thread = threadTs ? { thread_ts: threadTs } : {};
  try {
    const { ts } = await client.chat.postMessage({ channel, ...thread, ...message, ...unfurl });
    return ts ? { kind: "sent", ts } : { kind: "unknown", reason: "no_timestamp", left: true, error: undefined };
  } catch (error) {
    const retryAfterMs = retryAfterOf(error);
    if (retryAfterMs !== undefined) return { kind: "refused", reason: "ratelimited", retryAfterMs, error };
    const reason = slackErrorOf(error) ?? failureReasonOf(error);
    return wasRejected(error)
      ? { kind: "refused", reason, retryAfterMs: undefined, error }
      : { kind: "unknown", reason, left: !wasNeverSent(error), error };
  }
}

function failureReasonOf(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return "unreadable_answer";
  if (error instanceof WebAPIHTTPError) return `http_${error.statusCode}`;
  return error instanceof WebAPIRequestError && error.original.name === "TimeoutError" ? "timeout" : "no_answer";
}

/** It was deleted, or this workspace does not let it be edited any more. */
const GONE = ["message_not_found", ...NOT_EDITABLE];

/** Draws a post anew in its place; one that is gone is left alone. May be repeated: the second time changes nothing. */
export async function updatePost(
  client: WebClient,
  job: { channel: string; ts: string; message: Message; run: PostMark },
): Promise<void> {
  try {
    await client.chat.update({ channel: job.channel, ts: job.ts, ...toMessageArguments(job) });
  } catch (error) {
    if (!GONE.includes(slackErrorOf(error) ?? "")) throw error;
  }
}

export type SearchResult =
  | { kind: "found"; ts: string }
  | { kind: "absent" }
  /** Slack could not say now, and may later. */
  | { kind: "later"; reason: string }
  /** The bot may not read there, or there is too much to read. */
  | { kind: "unknowable" };

const PAGES = 10;
const PAGE = 100;

const MAY_NOT_READ = [
  "missing_scope",
  "not_in_channel",
  "channel_not_found",
  "is_archived",
  "no_permission",
  "access_denied",
  "not_allowed_token_type",
];

async function readPage(client: WebClient, { channel, threadTs }: Destination, cursor: string | undefined) {
  const asked = { channel, include_all_metadata: true, limit: PAGE, ...(cursor ? { cursor } : {}) };
  return threadTs ? client.conversations.replies({ ...asked, ts: threadTs }) : client.conversations.history(asked);
}

/** Searches the newest thousand messages of the channel, or the first of the thread, for this post of ours. */
export async function findPost(
  client: WebClient,
  sought: Destination & Omit<PostMark, "runId">,
): Promise<SearchResult> {
  let cursor: string | undefined;
  try {
    for (let page = 0; page < PAGES; page++) {
      const history = await readPage(client, sought, cursor);
      const message = history.messages?.find(({ metadata }) => {
        const payload = metadata?.event_payload as Partial<PostMark> | undefined;
        const isOurs = metadata?.event_type === POST_EVENT && payload?.scope === sought.scope;
        return isOurs && payload.post === sought.post && payload.period === sought.period;
      });
      if (message?.ts) return { kind: "found", ts: message.ts };
      cursor = history.response_metadata?.next_cursor || undefined;
      if (!cursor) return { kind: "absent" };
    }
    return { kind: "unknowable" };
  } catch (error) {
    const reason = slackErrorOf(error) ?? failureReasonOf(error);
    return MAY_NOT_READ.includes(reason) ? { kind: "unknowable" } : { kind: "later", reason };
  }
}
