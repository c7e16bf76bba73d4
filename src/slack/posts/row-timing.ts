// What the clock says about a post's ledger row: is it waiting, claimed or late?
import type { LedgerRow } from "../../domain/post-ledger.js";

/** A claim older than this belongs to a process that died. Longer than the client's timeout. */
const LEASE_MS = 2 * 60 * 1000;

/** How long after a lost reply the channel is searched. Before that, Slack may still be working on the request. */
export const SETTLE_MS = 60 * 1000;

/** How long a post waits for its next try after Slack refused it. The longest wait there is. */
export const RETRY_MS = 60 * 60 * 1000;

/** A post that goes out later than this says that it is late. */
const LATE_MS = 60 * 60 * 1000;

export const isLate = (dueAt: Date, at: Date): boolean => at.getTime() - dueAt.getTime() > LATE_MS;

/** Is it too early to try again? A wait longer than RETRY_MS means the clock was set back, so it doesn't count. */
export function isWaiting({ nextTryAt }: LedgerRow, now: Date): boolean {
  const wait = nextTryAt ? nextTryAt.getTime() - now.getTime() : 0;
  return wait > 0 && wait <= RETRY_MS;
}

/** Is another process probably working on it? */
export function isClaimed({ state, nextTryAt, changedAt }: LedgerRow, now: Date): boolean {
  const inProgress = state === "claimed" || state === "sending";
  return inProgress && !nextTryAt && Math.abs(now.getTime() - changedAt.getTime()) < LEASE_MS;
}

/** The instant in a message's ts, which Slack gives in seconds. */
export const instantOf = (messageTs: string): Date => new Date(Math.floor(Number(messageTs) * 1000));
