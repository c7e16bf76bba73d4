// When a ledger row is waiting, claimed or free to be worked on.
import type { LedgerRow } from "../../domain/post-ledger.js";

/** After this long another process is taken to have died; it is longer than the client's timeout. */
const LEASE_MS = 2 * 60 * 1000;

/** How long after a lost answer the channel is searched: Slack may still be at work on the request. */
export const SETTLE_MS = 60 * 1000;

/** How long a post waits that Slack refused. Nothing waits longer. */
export const RETRY_MS = 60 * 60 * 1000;

/** Is it too early for another try? A try too far ahead was noted by a clock that has been put back since. */
export function isWaiting({ nextTryAt }: LedgerRow, now: Date): boolean {
  const wait = nextTryAt ? nextTryAt.getTime() - now.getTime() : 0;
  return wait > 0 && wait <= RETRY_MS;
}

/** Is another process at work on it, as far as can be known? */
export function isClaimed({ state, nextTryAt, changedAt }: LedgerRow, now: Date): boolean {
  const underWay = state === "claimed" || state === "sending";
  return underWay && !nextTryAt && Math.abs(now.getTime() - changedAt.getTime()) < LEASE_MS;
}

/** The instant behind Slack's ts. */
export const instantOf = (messageTs: string): Date => new Date(Math.floor(Number(messageTs) * 1000));
