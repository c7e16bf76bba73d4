// One attempt at one post, from the claim to the confirmed end. The row is claimed before anything is sent, and a post
// whose answer was lost is looked for in the channel before it is sent a second time.
import { randomUUID } from "node:crypto";
import type { LedgerChange, LedgerRow } from "../../domain/post-ledger.js";
import { isTokenInvalid } from "../api/slack-error.js";
import { findPost, type SearchResult, sendPost } from "./delivery.js";
import { instantOf, RETRY_MS, SETTLE_MS } from "./ledger.js";
import { type DuePost, isLate, type Outcome, type Post, type PostDeps } from "./post.js";

export interface PostJob<P> {
  post: Post<P>;
  due: DuePost;
  row: LedgerRow;
}

export interface Attempt {
  /** As it is afterwards. */
  row: LedgerRow;
  outcome: Outcome;
  why?: string;
}

export const NO_CHANNEL = "no admin channel is set";

/** Who asks about it is told this while another process has it. */
export const CLAIMED_ELSEWHERE = { outcome: "already", why: "another process is posting it" } as const;

/** Goes on from wherever the row stands. */
export async function attempt<P>(deps: PostDeps<P>, job: PostJob<P>): Promise<Attempt> {
  const known = await checkBeforeSending(deps, job);
  if (known) return known;
  const { channel } = job.due;
  if (channel) return send(deps, { ...job, channel });
  const change = { state: "failed", reason: "no_channel", channel, nextTryAt: after(deps.now, RETRY_MS) } as const;
  return end(deps, job, { change, outcome: "skipped", why: NO_CHANNEL });
}

const after = (now: Date, ms: number) => new Date(now.getTime() + Math.min(ms, RETRY_MS));

function transition<P>(deps: PostDeps<P>, job: PostJob<P>, change: LedgerChange): Promise<LedgerRow | undefined> {
  return deps.ledger.transition({ post: job.post.name, period: job.due.period, from: job.row, now: deps.now }, change);
}

/** The row's last move of this attempt, and what it means. */
async function end<P>(
  deps: PostDeps<P>,
  job: PostJob<P>,
  { change, outcome, why }: { change: LedgerChange; outcome: Outcome; why?: string },
): Promise<Attempt> {
  const row = await transition(deps, job, change);
  return row ? { row, outcome, ...(why ? { why } : {}) } : toClaimedElsewhere(job);
}

const toClaimedElsewhere = <P>({ row }: PostJob<P>): Attempt => ({
  row: { ...row, state: "claimed", reason: undefined },
  ...CLAIMED_ELSEWHERE,
});

async function send<P>(deps: PostDeps<P>, job: PostJob<P> & { channel: string }): Promise<Attempt> {
  const { client, at, now, scope } = deps;
  const { post, due, channel } = job;
  const runId = randomUUID();
  // Since the row was read another process may have taken it: of two claims one succeeds.
  const claimed = await transition(deps, job, { state: "claimed", runId, channel, nextTryAt: undefined });
  if (!claimed) return toClaimedElsewhere(job);
  const { dueAt } = claimed;
  const late = isLate(dueAt, now);
  const message = await post.compose(at, { period: due.period, dueAt, late });
  const sending = await transition(
    deps,
    { ...job, row: claimed },
    { state: "sending", about: post.about?.(at, due.period) },
  );
  if (!sending) return toClaimedElsewhere(job);
  const run = { scope, post: post.name, period: due.period, runId };
  const sent = await sendPost(client, { channel, threadTs: due.threadTs, message, run });
  const sentJob = { ...job, row: sending };
  switch (sent.kind) {
    case "sent":
      return end(deps, sentJob, {
        change: { state: "sent", messageTs: sent.ts, reason: undefined },
        outcome: late ? "late" : "posted",
      });
    case "refused":
      return end(deps, sentJob, {
        change: { state: "failed", reason: sent.reason, nextTryAt: after(now, sent.retryAfterMs ?? RETRY_MS) },
        outcome: "failed",
        why: sent.reason,
      });
    case "unknown":
      // Still "sending": the next look at this row searches the channel first.
      return end(deps, sentJob, {
        change: { reason: sent.reason, nextTryAt: after(now, SETTLE_MS) },
        outcome: "failed",
        why: `${sent.reason}; Slack did not confirm it, so the channel is searched before it is sent again`,
      });
  }
}

/** What is to be known before anything is sent. Undefined: it may be sent. */
async function checkBeforeSending<P>(deps: PostDeps<P>, job: PostJob<P>): Promise<Attempt | undefined> {
  const { row, due } = job;
  // Where it was sent, which need not be where it would go now.
  const channel = row.channel ?? due.channel;
  const isSending = row.state === "sending";
  if (!channel || !(isSending || isLate(row.dueAt, deps.now))) return undefined;
  const looked = await searchFor(deps, { ...job, channel });
  if (looked.kind === "found") {
    const change = { state: "sent", channel, messageTs: looked.ts, reason: undefined, nextTryAt: undefined } as const;
    // What was logged since it went out is not in it, however much later it is found.
    return end({ ...deps, now: instantOf(looked.ts) }, job, { change, outcome: "already" });
  }
  if (isSending) return settleUnconfirmed(deps, job, looked);
  // A late one that was never sent, as far as the ledger knows, is only there if the ledger is an old backup. It waits
  // until the channel can be searched; where Bookend may not read, the ledger is believed.
  return looked.kind === "later" && !isTokenInvalid(looked.reason) ? settleUnconfirmed(deps, job, looked) : undefined;
}

function searchFor<P>({ client, scope }: PostDeps<P>, { post, due, channel }: PostJob<P> & { channel: string }) {
  const { period, threadTs } = due;
  return findPost(client, { channel, threadTs, scope, post: post.name, period });
}

/** What becomes of a row whose earlier attempt is not found. Undefined: it is certainly not there. */
async function settleUnconfirmed<P>(
  deps: PostDeps<P>,
  job: PostJob<P>,
  looked: SearchResult,
): Promise<Attempt | undefined> {
  switch (looked.kind) {
    case "later":
      return end(deps, job, {
        change: { reason: looked.reason, nextTryAt: after(deps.now, SETTLE_MS) },
        outcome: "failed",
        why: `${looked.reason}; the channel could not be searched yet`,
      });
    case "unknowable":
      return end(deps, job, {
        change: { state: "unsure", reason: "unconfirmed", nextTryAt: undefined },
        outcome: "failed",
        why: "Slack did not confirm it; an admin is asked whether it is there",
      });
    default:
      return undefined;
  }
}
