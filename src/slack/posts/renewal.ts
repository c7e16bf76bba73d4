// Keeps posts up to date: redraws a post that no longer shows what it should, and never posts it again.
import type { LedgerChange, LedgerRow } from "../../domain/post-ledger.js";
import { mayPass, NOT_EDITABLE, retryAfterMsOf, slackErrorOf, wasRejected } from "../api/slack-error.js";
import { NOT_UPDATED, type Post } from "../define/post.js";
import type { Message } from "../message/blocks.js";
import { sendFitting } from "../send/fitting.js";
import type { PostDeps } from "./deps.js";
import { isLeased, leaseEnd } from "./holding.js";
import { type PostMark, toMetadata } from "./post-metadata.js";
import { instantOf, isLate, isWaiting, RETRY_MS, SOON_MS, tryAfter, WHEN_SOMEONE_ACTS } from "./row-timing.js";
import { UNCERTAIN_VERSION, versionShown } from "./shown-version.js";

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
      if (version === undefined || (version === one.row.version && !isUncertain(one.row))) continue;
      const row = await renew(deps, post, { ...one, version });
      if (row) renewed.set(one.period, row);
    }
  } catch (error) {
    deps.logError({ during: `renew ${post.name}` }, error);
  }
  return renewed;
}

/** Did an earlier update end without an answer, or its process die? Then the post may show what that one said. */
const isUncertain = ({ nextTryAt, leaseUntil }: LedgerRow) => nextTryAt !== undefined || leaseUntil !== undefined;

/** The row afterward; undefined when another process is at it. */
async function renew<P>(
  deps: PostDeps<P>,
  post: Post<P>,
  { period, row: from, channel, ts, version }: PostedRow & { version: string },
): Promise<LedgerRow | undefined> {
  const { ctx, scope, ledger } = deps;
  const place = { post: post.name, period };
  const lease = (row: LedgerRow) => ledger.lease({ ...place, from: row, until: leaseEnd(deps.clock()) });
  const leased = await lease(from);
  if (!leased) return undefined;
  const postedAt = instantOf(ts);
  const update = { postedAt, from: from.firstVersion, to: version };
  const message = await post.compose(ctx, { period, dueAt: from.dueAt, late: isLate(from.dueAt, postedAt), update });
  const shown = await versionShown(post, ctx, { period, before: version });
  // If composing took so long that another process took over, this message is outdated.
  const row = await lease(leased);
  if (!row) return undefined;
  const mark = { scope, ...place, runId: row.runId ?? "" };
  try {
    const { locked, size = row.size } = await updatePost(deps, { channel, ts, message, mark, size: row.size });
    // What a post of an unknown version lacks, if anything, can't be told apart from what it shows.
    if (locked && row.version !== undefined) {
      const shows = isUncertain(from) ? { version: UNCERTAIN_VERSION } : {};
      return await ledger.release({ ...place, from: row }, { reason: locked, nextTryAt: undefined, ...shows });
    }
    const firstVersion = row.firstVersion ?? version;
    const shows = { version: shown, firstVersion, size, reason: undefined, nextTryAt: undefined };
    return await ledger.release({ ...place, from: row, now: deps.clock() }, shows);
  } catch (error) {
    deps.logError({ during: `renew ${post.name} ${period}` }, error);
    return ledger.release({ ...place, from: row }, toNextTry(error, deps.clock()));
  }
}

/** When to redraw it again, or that someone has to do something first. */
function toNextTry(error: unknown, now: Date): LedgerChange {
  const pauseMs = retryAfterMsOf(error);
  if (pauseMs !== undefined) return { nextTryAt: tryAfter(now, pauseMs) };
  if (!wasRejected(error)) return { nextTryAt: tryAfter(now, SOON_MS) };
  if (mayPass(slackErrorOf(error) ?? "")) return { nextTryAt: tryAfter(now, RETRY_MS) };
  return { reason: NOT_UPDATED, nextTryAt: WHEN_SOMEONE_ACTS };
}

/**
 * Redraws a post, from its size on. Does nothing if it was deleted. `locked` is Slack's reason if this workspace no longer
 * lets it be edited; `size` is the size that Slack accepted. Safe to repeat. Throws Slack's error if it isn't redrawn.
 */
export async function updatePost(
  { client, charts }: Pick<PostDeps<unknown>, "client" | "charts">,
  job: { channel: string; ts: string; message: Message; mark: PostMark; size: number },
): Promise<{ locked?: string; size?: number }> {
  try {
    const at = { channel: job.channel, ts: job.ts, metadata: toMetadata(job.mark) };
    const fitting = { message: job.message, charts, from: job.size };
    const { size } = await sendFitting(fitting, (content) => client.chat.update({ ...at, ...content }));
    return { size };
  } catch (error) {
    const name = slackErrorOf(error) ?? "";
    if (NOT_EDITABLE.includes(name)) return { locked: name };
    if (name === "message_not_found") return {};
    throw error;
  }
}
