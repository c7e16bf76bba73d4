// Reads a ledger row by the clock: is it waiting, claimed or late?
import type { LedgerRow } from "../../domain/post-ledger.js";

/** A claim older than this belongs to a process that died. It is longer than the client's timeout. */
const LEASE_MS = 2 * 60 * 1000;

/** How long after a lost reply the channel is searched. Until then Slack may still be working on the request. */
export const SETTLE_MS = 60 * 1000;

/** How long a post waits after Slack refused it. Nothing waits longer. */
export const RETRY_MS = 60 * 60 * 1000;

/** A post that goes out later than this says so. */
const LATE_MS = 60 * 60 * 1000;

export const isLate = (dueAt: Date, at: Date): boolean => at.getTime() - dueAt.getTime() > LATE_MS;

/** Is it too early to try again? A time further ahead than RETRY_MS came from a clock that was since set back. */
export function isWaiting({ nextTryAt }: LedgerRow, now: Date): boolean {
  const wait = nextTryAt ? nextTryAt.getTime() - now.getTime() : 0;
  return wait > 0 && wait <= RETRY_MS;
}

/** Is another process working on it, as far as we can know? */
export function isClaimed({ state, nextTryAt, changedAt }: LedgerRow, now: Date): boolean {
  const inProgress = state === "claimed" || state === "sending";
  return inProgress && !nextTryAt && Math.abs(now.getTime() - changedAt.getTime()) < LEASE_MS;
}

/** The instant in a message's ts, which Slack gives in seconds. */
export const instantOf = (messageTs: string): Date => new Date(Math.floor(Number(messageTs) * 1000));
