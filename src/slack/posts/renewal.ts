// Keeps posts up to date: redraws a post that no longer shows what it should, and never posts it again.
import type { WebClient } from "@slack/web-api";
import type { LedgerRow } from "../../domain/post-ledger.js";
import { NOT_EDITABLE, retryAfterMsOf, slackErrorOf, wasRejected } from "../api/slack-error.js";
import type { Post } from "../define/post.js";
import type { Message } from "../message/blocks.js";
import type { PostDeps } from "./deps.js";
import { isLeased, leaseEnd } from "./holding.js";
import { type PostMark, withMark } from "./post-metadata.js";
import { instantOf, isLate, isWaiting, RETRY_MS, SOON_MS, tryAfter } from "./row-timing.js";

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
  const { state, channel, messageTs: ts, reason } = row;
  const isEditable = !NOT_EDITABLE.includes(reason ?? "");
  return state === "sent" && channel && ts && isEditable ? [{ period, row, channel, ts }] : [];
}

/** Redraws the sent posts that are out of date. Returns the rows it changed. Never throws. */
export async function renewPosts<P>(deps: PostDeps<P>, { post, rows }: Rows<P>): Promise<Map<string, LedgerRow>> {
  const renewed = new Map<string, LedgerRow>();
  const posted = [...rows]
    .flatMap(([period, row]) => toPosted(period, row))
    .filter(({ row }) => !isWaiting(row, deps.clock()))
    .filter(({ period, row }) => !isLeased(deps.holding, { post: post.name, period, row }));
  if (posted.length === 0 || !post.versions) return renewed;
  try {
    const versions = await post.versions(
      deps.ctx,
      posted.map(({ period }) => period),
    );
    for (const one of posted) {
      const version = versions.get(one.period);
      if (version === undefined || version === one.row.version) continue;
      const row = await renew(deps, post, { ...one, version });
      if (row) renewed.set(one.period, row);
    }
  } catch (error) {
    deps.logError({ during: `renew ${post.name}` }, error);
  }
  return renewed;
}

/** The row afterward; undefined when another process is at it. */
async function renew<P>(
  deps: PostDeps<P>,
  post: Post<P>,
  { period, row: from, channel, ts, version }: PostedRow & { version: string },
): Promise<LedgerRow | undefined> {
  const { client, ctx, scope, ledger } = deps;
  const place = { post: post.name, period };
  const row = await ledger.lease({ ...place, from, until: leaseEnd(deps.clock()) });
  if (!row) return undefined;
  const postedAt = instantOf(ts);
  const update = { postedAt, from: row.firstVersion, to: version };
  const message = await post.compose(ctx, { period, dueAt: row.dueAt, late: isLate(row.dueAt, postedAt), update });
  const mark = { scope, ...place, runId: row.runId ?? "" };
  try {
    const locked = await updatePost(client, { channel, ts, message, mark });
    // What a post of an unknown version lacks, if anything, can't be told apart from what it shows.
    if (locked && row.version !== undefined) return await ledger.release({ ...place, from: row }, { reason: locked });
    const shows = { version, firstVersion: row.firstVersion ?? version, nextTryAt: undefined };
    return await ledger.release({ ...place, from: row, now: deps.clock() }, shows);
  } catch (error) {
    deps.logError({ during: `renew ${post.name} ${period}` }, error);
    const ms = retryAfterMsOf(error) ?? (wasRejected(error) ? RETRY_MS : SOON_MS);
    return ledger.release({ ...place, from: row }, { nextTryAt: tryAfter(deps.clock(), ms) });
  }
}

/**
 * Redraws a post. Does nothing if it was deleted. Returns Slack's reason if this workspace no longer lets it be edited.
 * Safe to repeat. Throws Slack's error if a later try may work.
 */
export async function updatePost(
  client: WebClient,
  job: { channel: string; ts: string; message: Message; mark: PostMark },
): Promise<string | undefined> {
  try {
    await client.chat.update({ channel: job.channel, ts: job.ts, ...withMark(job.message, job.mark) });
    return undefined;
  } catch (error) {
    const name = slackErrorOf(error) ?? "";
    if (NOT_EDITABLE.includes(name)) return name;
    if (name === "message_not_found") return undefined;
    throw error;
  }
}
