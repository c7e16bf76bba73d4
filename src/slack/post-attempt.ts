// One attempt at one post, from the claim to the confirmed end. The row is claimed before anything is sent, and a post
// whose answer was lost is looked for in the channel before it is sent a second time.
import { randomUUID } from "node:crypto";
import { type Due, isLate, type Outcome, type Post, type PostDeps } from "./post.js";
import { findPosted, sendPost } from "./post-delivery.js";
import { instantOf, type LedgerChange, type LedgerRow, RETRY_MS, SETTLE_MS } from "./post-ledger.js";

export interface Job<P> {
  post: Post<P>;
  due: Due;
  channel: string | undefined;
  row: LedgerRow;
}

export interface Attempt {
  row: LedgerRow;
  outcome: Outcome;
  why?: string;
}

export const NO_CHANNEL = "no admin channel is set";

/** Moves the row on and says what came of it. Undefined change of hands: another process was faster. */
async function end<P>(
  deps: PostDeps<P>,
  { post, due, row }: Job<P>,
  to: { change: LedgerChange; outcome: Outcome; why?: string; now?: Date },
): Promise<Attempt> {
  const { change, outcome, why, now = deps.now } = to;
  const moved = await deps.ledger.move({ post: post.name, period: due.period, from: row, now }, change);
  return moved
    ? { row: moved, outcome, ...(why ? { why } : {}) }
    : { row: { ...row, state: "claimed" }, outcome: "already", why: "another process is posting it" };
}

const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

export async function attempt<P>(deps: PostDeps<P>, job: Job<P>): Promise<Attempt> {
  const { post, due, row, channel } = job;
  const { now } = deps;
  if (row.state === "sending") {
    const known = await reconcile(deps, job);
    if (known) return known;
  }
  if (!channel) {
    const change = { state: "failed", reason: "no_channel", channel, nextTryAt: later(now, RETRY_MS) } as const;
    return end(deps, job, { change, outcome: "skipped", why: NO_CHANNEL });
  }
  const at = { post: post.name, period: due.period, now };
  const claim = { state: "claimed", runId: randomUUID(), channel, nextTryAt: undefined } as const;
  const claimed = await deps.ledger.move({ ...at, from: row }, claim);
  const message = claimed && (await post.compose(deps.at, { ...due, ...lateness(row, now) }));
  const sending = claimed && (await deps.ledger.move({ ...at, from: claimed }, { state: "sending" }));
  if (!sending || !message) return { row: { ...row, state: "claimed" }, ...TAKEN };
  const run = { scope: deps.scope, post: post.name, period: due.period, runId: sending.runId ?? "" };
  const sent = await sendPost(deps.client, { channel, message, run });
  return finish(deps, { ...job, row: sending }, sent);
}
