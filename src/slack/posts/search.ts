// Searches a channel for a post by its mark, when Slack didn't confirm that it was sent.
import type { WebClient } from "@slack/web-api";
import { retryAfterMsOf, slackErrorOf, unansweredReasonOf } from "../api/slack-error.js";
import type { Destination } from "../send/delivery.js";
import { isMarkOf, type PostMark, runOf } from "./post-metadata.js";

export type SearchResult =
  | { kind: "found"; ts: string; runId: string | undefined }
  | { kind: "absent" }
  /** To be continued at the cursor. `byRefusal`: Slack answered, but not with what we asked for. */
  | { kind: "later"; reason: string; cursor: string | undefined; byRefusal: boolean; retryAfterMs: number | undefined }
  /** Bookend may not read there. */
  | { kind: "unknowable" };

/**
 * Slack gives apps that are distributed outside its Marketplace no more than 15 messages a call and one call a minute:
 * https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps
 */
const MESSAGES_PER_PAGE = 15;

/** How many pages one try reads if Slack lets it. */
const MAX_PAGES = 10;

const MAY_NOT_READ = [
  "missing_scope",
  "not_in_channel",
  "channel_not_found",
  "is_archived",
  "no_permission",
  "access_denied",
  "not_allowed_token_type",
];

export interface SearchQuery extends Destination, Omit<PostMark, "runId"> {
  /** The message can't be older. */
  since: Date;
  /** Where an earlier try stopped. */
  cursor?: string | undefined;
}

function readPage(client: WebClient, { channel, threadTs, since }: SearchQuery, cursor: string | undefined) {
  const query = {
    ...{ channel, include_all_metadata: true, limit: MESSAGES_PER_PAGE },
    ...{ oldest: String(Math.floor(since.getTime() / 1000)), ...(cursor ? { cursor } : {}) },
  };
  return threadTs ? client.conversations.replies({ ...query, ts: threadTs }) : client.conversations.history(query);
}

/** Searches the messages of the channel, newest first, or those of the thread, a part of them per try. Never throws. */
export async function findPost(client: WebClient, wanted: SearchQuery): Promise<SearchResult> {
  let { cursor } = wanted;
  try {
    for (let page = 0; page < MAX_PAGES; page++) {
      const history = await readPage(client, wanted, cursor);
      const message = history.messages?.find(({ metadata }) => isMarkOf(metadata, wanted));
      if (message?.ts) return { kind: "found", ts: message.ts, runId: runOf(message.metadata) };
      cursor = history.response_metadata?.next_cursor || undefined;
      if (!cursor) return { kind: "absent" };
    }
    return { kind: "later", reason: "many_messages", cursor, byRefusal: true, retryAfterMs: undefined };
  } catch (error) {
    return resultOf(error, cursor);
  }
}

function resultOf(error: unknown, cursor: string | undefined): SearchResult {
  const retryAfterMs = retryAfterMsOf(error);
  const refusal = retryAfterMs === undefined ? slackErrorOf(error) : "ratelimited";
  const reason = refusal ?? unansweredReasonOf(error);
  if (MAY_NOT_READ.includes(reason)) return { kind: "unknowable" };
  // A cursor doesn't stay valid forever. The next try starts over.
  const next = reason === "invalid_cursor" ? undefined : cursor;
  return { kind: "later", reason, cursor: next, byRefusal: refusal !== undefined, retryAfterMs };
}
