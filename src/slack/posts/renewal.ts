// Keeps what is out true: a post whose content has changed since is drawn anew in its place, never posted again.

import type { LedgerRow } from "../../domain/post-ledger.js";
import { updatePost } from "./delivery.js";
import { instantOf, isWaiting, RETRY_MS } from "./ledger.js";
import { isLate, type Post, type PostDeps } from "./post.js";

interface PostedRow {
  period: string;
  row: LedgerRow;
  channel: string;
  ts: string;
}

interface Rows<P> {
  post: Post<P>;
  rows: ReadonlyMap<string, LedgerRow>;
}

/** An admin who found it in the channel could not tell Slack's ts: such a post stays as it is. */
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
    // Since the round began in which it was composed, not since Slack's ts, which is later and by another clock.
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
  const run = { scope, post: post.name, period, runId };
  const from = { post: post.name, period, from: row };
  try {
    await updatePost(client, { channel, ts, message, run });
    await ledger.transition({ ...from, now }, { nextTryAt: undefined });
  } catch (error) {
    deps.logError({ during: `renew ${post.name} ${period}` }, error);
    await ledger.transition({ ...from, now: row.changedAt }, { nextTryAt: new Date(now.getTime() + RETRY_MS) });
  }
}
