// Keeps posts up to date: redraws a post whose content has changed, and never posts it again.
import type { WebClient } from "@slack/web-api";
import type { LedgerRow } from "../../domain/post-ledger.js";
import { NOT_EDITABLE, slackErrorOf } from "../api/slack-error.js";
import type { Post } from "../define/post.js";
import type { Message } from "../message/blocks.js";
import type { PostDeps } from "./deps.js";
import { type PostMark, withMark } from "./post-metadata.js";
import { instantOf, isLate, isWaiting, RETRY_MS } from "./row-timing.js";

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

/** A row whose post can be redrawn, as a list of one; else empty. A post that an admin confirmed has no ts. */
function toPosted(period: string, row: LedgerRow): PostedRow[] {
  const { state, channel, messageTs: ts } = row;
  return state === "sent" && channel && ts ? [{ period, row, channel, ts }] : [];
}

/** Redraws the sent posts whose content has changed. Never throws. */
export async function renewPosts<P>(deps: PostDeps<P>, { post, rows }: Rows<P>): Promise<void> {
  const posted = [...rows]
    .flatMap(([period, row]) => toPosted(period, row))
    .filter(({ row }) => !isWaiting(row, deps.now));
  if (posted.length === 0 || !post.changed) return;
  try {
    // changedAt is the start of the round that composed it. Slack's ts is later, and from another clock.
    const sent = posted.map(({ period, row }) => ({ period, since: row.changedAt }));
    const changed = new Set(await post.changed(deps.ctx, sent));
    for (const outdated of posted.filter(({ period }) => changed.has(period))) await renew(deps, post, outdated);
  } catch (error) {
    deps.logError({ during: `renew ${post.name}` }, error);
  }
}

async function renew<P>(deps: PostDeps<P>, post: Post<P>, { period, row, channel, ts }: PostedRow): Promise<void> {
  const { client, ctx, now, scope, ledger } = deps;
  const { dueAt, runId = "" } = row;
  const postedAt = instantOf(ts);
  const message = await post.compose(ctx, { period, dueAt, late: isLate(dueAt, postedAt), postedAt });
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
 * Redraws a post. Does nothing if it was deleted or can't be edited. Safe to repeat. Throws Slack's error if a later
 * try may work.
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
