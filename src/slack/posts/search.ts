// Searches a channel for a post by its mark, when Slack didn't confirm that it was sent.
import type { WebClient } from "@slack/web-api";
import { slackErrorOf, unansweredReasonOf } from "../api/slack-error.js";
import type { Destination } from "../send/delivery.js";
import { isMarkOf, type PostMark } from "./post-metadata.js";

export type SearchResult =
  | { kind: "found"; ts: string }
  | { kind: "absent" }
  /** Slack can't say now, but may later. */
  | { kind: "later"; reason: string }
  /** Bookend may not read there, or there are too many messages. */
  | { kind: "unknowable" };

const MAX_PAGES = 10;
const MESSAGES_PER_PAGE = 100;

const MAY_NOT_READ = [
  "missing_scope",
  "not_in_channel",
  "channel_not_found",
  "is_archived",
  "no_permission",
  "access_denied",
  "not_allowed_token_type",
];

function readPage(client: WebClient, { channel, threadTs }: Destination, cursor: string | undefined) {
  const query = { channel, include_all_metadata: true, limit: MESSAGES_PER_PAGE, ...(cursor ? { cursor } : {}) };
  return threadTs ? client.conversations.replies({ ...query, ts: threadTs }) : client.conversations.history(query);
}

/** Searches the newest 1,000 messages of the channel, or the first 1,000 of the thread. Never throws. */
export async function findPost(
  client: WebClient,
  wanted: Destination & Omit<PostMark, "runId">,
): Promise<SearchResult> {
  let cursor: string | undefined;
  try {
    for (let page = 0; page < MAX_PAGES; page++) {
      const history = await readPage(client, wanted, cursor);
      const message = history.messages?.find(({ metadata }) => isMarkOf(metadata, wanted));
      if (message?.ts) return { kind: "found", ts: message.ts };
      cursor = history.response_metadata?.next_cursor || undefined;
      if (!cursor) return { kind: "absent" };
    }
    return { kind: "unknowable" };
  } catch (error) {
    const reason = slackErrorOf(error) ?? unansweredReasonOf(error);
    return MAY_NOT_READ.includes(reason) ? { kind: "unknowable" } : { kind: "later", reason };
  }
}
