// Keeps posts up to date: a post whose content has changed is redrawn where it is, never posted again.
import type { WebClient } from "@slack/web-api";
import type { LedgerRow } from "../../domain/post-ledger.js";
import { NOT_EDITABLE, slackErrorOf } from "../api/slack-error.js";
import type { Post } from "../define/post.js";
import type { Message } from "../message/blocks.js";
import type { PostDeps } from "./deps.js";
import { instantOf, isLate, isWaiting, RETRY_MS } from "./ledger.js";
import { type PostMark, withMark } from "./post-metadata.js";

interface PostedRow {
  period: string;
  row: LedgerRow;
  channel: string;
  ts: string;
}

interface Rows<P> {
  post: Post<P>;
  /** By period. */
  rows: ReadonlyMap<string, LedgerRow>;
}

/** An admin who confirmed a post could not give us its ts. Such a post is never redrawn. */
function toPosted(period: string, row: LedgerRow): PostedRow[] {
  const { state, channel, messageTs: ts } = row;
  return state === "sent" && channel && ts ? [{ period, row, channel, ts }] : [];
}

export async function renewPosts<P>(deps: PostDeps<P>, { post, rows }: Rows<P>): Promise<void> {
  const posted = [...rows]
    .flatMap(([period, row]) => toPosted(period, row))
    .filter(({ row }) => !isWaiting(row, deps.now));
  if (posted.length === 0 || !post.changed) return;
  try {
    // Since the start of the round that composed it. Slack's ts is later, and from another clock.
    const sent = posted.map(({ period, row }) => ({ period, since: row.changedAt }));
    const changed = new Set(await post.changed(deps.at, sent));
    for (const one of posted.filter(({ period }) => changed.has(period))) await renew(deps, post, one);
  } catch (error) {
    deps.logError({ during: `renew ${post.name}` }, error);
  }
}

async function renew<P>(deps: PostDeps<P>, post: Post<P>, { period, row, channel, ts }: PostedRow): Promise<void> {
  const { client, at, now, scope, ledger } = deps;
  const { dueAt, runId = "" } = row;
  const postedAt = instantOf(ts);
  const message = await post.compose(at, { period, dueAt, late: isLate(dueAt, postedAt), postedAt });
  const mark = { scope, post: post.name, period, runId };
  const from = { post: post.name, period, from: row };
  try {
    await updatePost(client, { channel, ts, message, mark });
    await ledger.transition({ ...from, now }, { nextTryAt: undefined });
  } catch (error) {
    deps.logError({ during: `renew ${post.name} ${period}` }, error);
    await ledger.transition({ ...from, now: row.changedAt }, { nextTryAt: new Date(now.getTime() + RETRY_MS) });
  }
}

/** It was deleted, or this workspace no longer lets it be edited. */
const GONE = ["message_not_found", ...NOT_EDITABLE];

/**
 * Redraws a post where it is, and leaves one that is gone alone. Safe to repeat: the second time changes nothing.
 * Throws Slack's error when Slack may take the change later.
 */
export async function updatePost(
  client: WebClient,
  job: { channel: string; ts: string; message: Message; mark: PostMark },
): Promise<void> {
  try {
    await client.chat.update({ channel: job.channel, ts: job.ts, ...withMark(job.message, job.mark) });
  } catch (error) {
    if (!GONE.includes(slackErrorOf(error) ?? "")) throw error;
  }
}
