// Finds out whether a post is out already, before it is sent: its reply was lost, or the ledger may be an old backup.
import type { LedgerRow } from "../../domain/post-ledger.js";
import { isTokenInvalid } from "../api/slack-error.js";
import type { PostDeps } from "./deps.js";
import { leaseEnd } from "./holding.js";
import { type Attempt, finish, NOTHING_OPEN, type PostJob, type PostJobIn, toClaimedElsewhere } from "./post-job.js";
import { instantOf, isLate, SOON_MS, tryAfter } from "./row-timing.js";
import { findPost, type SearchResult } from "./search.js";

/** How far Slack's clock and ours may differ when they date the same message. */
const CLOCKS_DIFFER_MS = 24 * 60 * 60 * 1000;

/** How often Slack may answer a search without settling it, before the admins are asked. Usually one try a minute. */
const MAX_TRIES = 100;

/** The ledger was restored from a backup, and nobody knows what was posted before then. */
const isInGap = <P>({ gapUntil }: PostDeps<P>, { dueAt }: LedgerRow) => gapUntil !== undefined && dueAt < gapUntil;

/** Undefined: it isn't out, so send it. */
export async function checkFirst<P>(deps: PostDeps<P>, job: PostJob<P>): Promise<Attempt | undefined> {
  const { row: from, due, post } = job;
  // Where it was sent. The settings may name another channel by now.
  const channel = from.channel ?? due.channel;
  const isSending = from.state === "sending";
  const mayBeOut = isSending || isLate(from.dueAt, deps.now) || isInGap(deps, from);
  if (!channel || !mayBeOut) return undefined;
  // Slack may allow one call a minute. Several processes that search at once would take them from each other.
  const lease = { post: post.name, period: due.period, from, until: leaseEnd(deps.clock()) };
  const row = await deps.ledger.lease(lease);
  return row ? searchFirst(deps, { ...job, row, channel }) : toClaimedElsewhere(job);
}

async function searchFirst<P>(deps: PostDeps<P>, job: PostJobIn<P>): Promise<Attempt | undefined> {
  const isSending = job.row.state === "sending";
  const found = await search(deps, job);
  switch (found.kind) {
    case "found":
      return recordFound(deps, job, found);
    case "absent":
      return undefined;
    case "unknowable":
      // A late post was never sent, says the ledger. That is wrong only if the ledger is an old backup.
      return isSending || isInGap(deps, job.row) ? askAdmins(deps, job) : undefined;
    default:
      return !isSending && isTokenInvalid(found.reason) ? undefined : continueLater(deps, job, found);
  }
}

/** The earliest date that Slack may have given the message. A clock that was set back must not hide it. */
function sentSince(row: LedgerRow, now: Date): Date {
  const sent = row.state === "sending" ? Math.min(row.changedAt.getTime(), now.getTime()) : row.dueAt.getTime();
  return new Date(sent - CLOCKS_DIFFER_MS);
}

function search<P>(deps: PostDeps<P>, { post, due, row, channel }: PostJobIn<P>) {
  const { period, threadTs } = due;
  const mark = { scope: deps.scope, post: post.name, period };
  const from = { since: sentSince(row, deps.clock()), cursor: row.searchCursor };
  return findPost(deps.client, { channel, threadTs, ...mark, ...from });
}

function recordFound<P>(
  deps: PostDeps<P>,
  job: PostJobIn<P>,
  { ts, runId }: { ts: string; runId: string | undefined },
): Promise<Attempt> {
  const { channel, row } = job;
  // Sent by a run that this ledger doesn't know: so we don't know what it shows either.
  const shows = runId === row.runId ? {} : { version: undefined, firstVersion: undefined };
  const change = { state: "sent", channel, messageTs: ts, ...NOTHING_OPEN, ...shows } as const;
  // The row gets the date of its message, not the date we found it.
  return finish({ ...deps, clock: () => instantOf(ts) }, job, { change, outcome: "already" });
}

function askAdmins<P>(deps: PostDeps<P>, job: PostJobIn<P>): Promise<Attempt> {
  return finish(deps, job, {
    change: { state: "unsure", ...NOTHING_OPEN, reason: "unconfirmed", channel: job.channel },
    outcome: "failed",
    why: "Slack didn't confirm it; the admins are asked to look for it",
  });
}

async function continueLater<P>(
  deps: PostDeps<P>,
  job: PostJobIn<P>,
  { reason, cursor, byRefusal, retryAfterMs = SOON_MS }: SearchResult & { kind: "later" },
): Promise<Attempt> {
  const { post, due, row: from } = job;
  // An outage doesn't count: nobody could be asked, and the search goes on when it is over.
  const searchTries = from.searchTries + (byRefusal ? 1 : 0);
  if (searchTries >= MAX_TRIES) return askAdmins(deps, job);
  // A failed post keeps its reason: why the search failed may differ each minute, and means nothing to people.
  const problem = from.state === "failed" ? {} : { reason };
  const change = { ...problem, nextTryAt: tryAfter(deps.clock(), retryAfterMs), searchCursor: cursor, searchTries };
  const row = await deps.ledger.release({ post: post.name, period: due.period, from }, change);
  const why = `${reason}; the channel couldn't be searched yet`;
  return row ? { row, outcome: "failed", why } : toClaimedElsewhere(job);
}
