// One attempt at one post, from the claim to the confirmation. The row is claimed before anything is sent. If Slack's
// reply is lost, the next attempt searches the channel before it sends the post a second time.
import { randomUUID } from "node:crypto";
import type { LedgerChange, LedgerRow } from "../../domain/post-ledger.js";
import { isTokenInvalid } from "../api/slack-error.js";
import type { DuePost, Post } from "../define/post.js";
import { type SendResult, sendOnce } from "../send/delivery.js";
import type { Outcome, PostDeps } from "./deps.js";
import { withMark } from "./post-metadata.js";
import { instantOf, isLate, RETRY_MS, SETTLE_MS } from "./row-timing.js";
import { findPost, type SearchResult } from "./search.js";

/** One post to send: its definition, when it is due, and its row. */
interface PostJob<P> {
  post: Post<P>;
  due: DuePost;
  row: LedgerRow;
}

type PostJobIn<P> = PostJob<P> & { channel: string };

interface Attempt {
  /** The row after the attempt. */
  row: LedgerRow;
  outcome: Outcome;
  why?: string;
}

export const NO_CHANNEL = "no channel is set";

/** The result for every other process while one has the row. */
export const CLAIMED_ELSEWHERE = { outcome: "already", why: "another process is posting it" } as const;

/** Continues from the row's state. Throws what composing the post or the ledger throws. */
export async function attempt<P>(deps: PostDeps<P>, job: PostJob<P>): Promise<Attempt> {
  const settled = await checkBeforeSending(deps, job);
  if (settled) return settled;
  const { channel } = job.due;
  if (channel) return sendPost(deps, { ...job, channel });
  const change = { state: "failed", reason: "no_channel", channel, nextTryAt: after(deps.now, RETRY_MS) } as const;
  return finish(deps, job, { change, outcome: "skipped", why: NO_CHANNEL });
}

const after = (now: Date, ms: number) => new Date(now.getTime() + Math.min(ms, RETRY_MS));

function transition<P>(deps: PostDeps<P>, job: PostJob<P>, change: LedgerChange): Promise<LedgerRow | undefined> {
  return deps.ledger.transition({ post: job.post.name, period: job.due.period, from: job.row, now: deps.now }, change);
}

/** Makes the row's last transition in this attempt, and says what it means. */
async function finish<P>(
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

async function sendPost<P>(deps: PostDeps<P>, job: PostJobIn<P>): Promise<Attempt> {
  const { client, ctx, now, scope } = deps;
  const { post, due, channel } = job;
  const runId = randomUUID();
  // Another process may have taken the row since we read it. Of two claims, one succeeds.
  const claimed = await transition(deps, job, { state: "claimed", runId, channel, nextTryAt: undefined });
  if (!claimed) return toClaimedElsewhere(job);
  const { period, threadTs } = due;
  const { dueAt } = claimed;
  const late = isLate(dueAt, now);
  const message = await post.compose(ctx, { period, dueAt, late });
  const about = post.about?.(ctx, period);
  const sending = await transition(deps, { ...job, row: claimed }, { state: "sending", about });
  if (!sending) return toClaimedElsewhere(job);
  const marked = withMark(message, { scope, post: post.name, period, runId });
  const result = await sendOnce(client, { channel, threadTs, message: marked });
  return settle(deps, { ...job, row: sending }, { result, late });
}

/** Records what is known after the post was sent. */
function settle<P>(
  deps: PostDeps<P>,
  job: PostJob<P>,
  { result, late }: { result: SendResult; late: boolean },
): Promise<Attempt> {
  switch (result.kind) {
    case "sent":
      return finish(deps, job, {
        change: { state: "sent", messageTs: result.ts, reason: undefined },
        outcome: late ? "late" : "posted",
      });
    case "refused":
      return finish(deps, job, {
        change: {
          state: "failed",
          reason: result.reason,
          nextTryAt: after(deps.now, result.retryAfterMs ?? RETRY_MS),
        },
        outcome: "failed",
        why: result.reason,
      });
    case "unknown":
      // The row stays "sending", so the next attempt searches the channel first.
      return finish(deps, job, {
        change: { reason: result.reason, nextTryAt: after(deps.now, SETTLE_MS) },
        outcome: "failed",
        why: `${result.reason}; Slack didn't confirm it, so Bookend searches the channel before sending it again`,
      });
  }
}

/** Finds out whether the post is out already. Undefined: it isn't, so send it. */
async function checkBeforeSending<P>(deps: PostDeps<P>, job: PostJob<P>): Promise<Attempt | undefined> {
  const { row, due } = job;
  // Where it was sent. The settings may name another channel by now.
  const channel = row.channel ?? due.channel;
  const isSending = row.state === "sending";
  if (!channel || !(isSending || isLate(row.dueAt, deps.now))) return undefined;
  const found = await searchFor(deps, { ...job, channel });
  if (found.kind === "found") {
    const change = { state: "sent", channel, messageTs: found.ts, reason: undefined, nextTryAt: undefined } as const;
    // The post lacks later changes, so the row gets the post's date, not the date we found it.
    return finish({ ...deps, now: instantOf(found.ts) }, job, { change, outcome: "already" });
  }
  if (isSending) return settleUnconfirmed(deps, job, found);
  // The ledger says this late post was never sent. That is wrong only if the ledger is an old backup, so the post waits
  // until the channel can be searched. If Bookend may not read the channel, we trust the ledger.
  return found.kind === "later" && !isTokenInvalid(found.reason) ? settleUnconfirmed(deps, job, found) : undefined;
}

function searchFor<P>({ client, scope }: PostDeps<P>, { post, due, channel }: PostJobIn<P>): Promise<SearchResult> {
  const { period, threadTs } = due;
  return findPost(client, { channel, threadTs, scope, post: post.name, period });
}

/** What happens to a row whose earlier attempt wasn't found. Undefined: the post certainly isn't in the channel. */
async function settleUnconfirmed<P>(
  deps: PostDeps<P>,
  job: PostJob<P>,
  found: SearchResult,
): Promise<Attempt | undefined> {
  switch (found.kind) {
    case "later":
      return finish(deps, job, {
        change: { reason: found.reason, nextTryAt: after(deps.now, SETTLE_MS) },
        outcome: "failed",
        why: `${found.reason}; the channel couldn't be searched yet`,
      });
    case "unknowable":
      return finish(deps, job, {
        change: { state: "unsure", reason: "unconfirmed", nextTryAt: undefined },
        outcome: "failed",
        why: "Slack didn't confirm it; the admins are asked to look for it",
      });
    default:
      return undefined;
  }
}
