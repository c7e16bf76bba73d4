// Sends a post and says what is known of it afterwards; finds one again by the metadata it carries.
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from "@slack/web-api";
import type { Message } from "./blocks.js";
import { slackErrorOf } from "./reply.js";

/** Names our metadata among that of other apps. */
export const POST_EVENT = "bookend_post";

export interface RunMark {
  /** Whose ledger it is in: the school. */
  scope: string;
  post: string;
  period: string;
  runId: string;
}

export type Sent =
  | { kind: "sent"; ts: string }
  /** Slack said no: it is certainly not there. */
  | { kind: "refused"; reason: string; retryAfterMs: number | undefined }
  /** No answer, or none that can be read: it may be there. */
  | { kind: "unknown"; reason: string };

export async function sendPost(
  client: WebClient,
  job: { channel: string; message: Message; run: RunMark },
): Promise<Sent> {
  try {
    const { ts } = await client.chat.postMessage({
      channel: job.channel,
      ...job.message,
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: POST_EVENT, event_payload: { ...job.run } },
    });
    return ts ? { kind: "sent", ts } : { kind: "unknown", reason: "no_timestamp" };
  } catch (error) {
    if (error instanceof WebAPIRateLimitedError) {
      return { kind: "refused", reason: "ratelimited", retryAfterMs: error.retryAfter * 1000 };
    }
    const reason = slackErrorOf(error);
    // These two are what Slack says when it stumbled half-way.
    if (reason && !["internal_error", "fatal_error"].includes(reason))
      return { kind: "refused", reason, retryAfterMs: undefined };
    return { kind: "unknown", reason: reason ?? reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof WebAPIHTTPError) return `http_${error.statusCode}`;
  return error instanceof Error && /time/i.test(`${error.name} ${String((error as { code?: unknown }).code)}`)
    ? "timeout"
    : "no_answer";
}

export type Looked =
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

/** Searches the newest thousand messages of the channel for this post of ours. */
export async function findPosted(
  client: WebClient,
  sought: { channel: string } & Omit<RunMark, "runId">,
): Promise<Looked> {
  let cursor: string | undefined;
  try {
    for (let page = 0; page < PAGES; page++) {
      const history = await client.conversations.history({
        channel: sought.channel,
        include_all_metadata: true,
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
      });
      const message = history.messages?.find(({ metadata }) => {
        const payload = metadata?.event_payload as Partial<RunMark> | undefined;
        const isOurs = metadata?.event_type === POST_EVENT && payload?.scope === sought.scope;
        return isOurs && payload.post === sought.post && payload.period === sought.period;
      });
      if (message?.ts) return { kind: "found", ts: message.ts };
      cursor = history.response_metadata?.next_cursor || undefined;
      if (!cursor) return { kind: "absent" };
    }
    return { kind: "unknowable" };
  } catch (error) {
    if (error instanceof WebAPIPlatformError && MAY_NOT_READ.includes(slackErrorOf(error) ?? ""))
      return { kind: "unknowable" };
    return { kind: "later", reason: slackErrorOf(error) ?? reasonOf(error) };
  }
}
