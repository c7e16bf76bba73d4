// Cursor paging: https://docs.slack.dev/apis/web-api/pagination
import type { JsonObject } from "../json.js";
import { SlackError } from "../slack-error.js";
import { textOf } from "./method.js";

const MAX_LIMIT = 1000;

export interface Page<Item> {
  items: Item[];
  hasMore: boolean;
  response_metadata: { next_cursor: string };
}

export function pageOf<Item>(all: readonly Item[], args: JsonObject, defaultLimit = 100): Page<Item> {
  const limit = Number(args.limit ?? 0) || defaultLimit;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) throw new SlackError("invalid_limit", {}, true);
  const start = readCursor(textOf(args.cursor));
  const hasMore = start + limit < all.length;
  const cursor = hasMore ? Buffer.from(`next:${start + limit}`).toString("base64") : "";
  return { items: all.slice(start, start + limit), hasMore, response_metadata: { next_cursor: cursor } };
}

function readCursor(cursor: string | undefined): number {
  if (!cursor) return 0;
  const start = /^next:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8"))?.[1];
  if (start === undefined) throw new SlackError("invalid_cursor", {}, true);
  return Number(start);
}
