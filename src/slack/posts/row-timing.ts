// What the clock says about a post's ledger row: is it waiting, or late?
import type { LedgerRow } from "../../domain/post-ledger.js";

/** How long a post waits for its next try after Slack refused it. The longest wait there is. */
export const RETRY_MS = 60 * 60 * 1000;

/** How long until the next try when Slack couldn't be reached or couldn't answer: the next tick. */
export const SOON_MS = 50 * 1000;

/**
 * The next try of a post that Slack will refuse each time: someone has to do something first. A restart, new settings and
 * "Try again now" clear it.
 */
export const WHEN_SOMEONE_ACTS = new Date("9999-12-31T00:00:00.000Z");

export const needsSomeone = ({ nextTryAt }: LedgerRow): boolean => nextTryAt?.getTime() === WHEN_SOMEONE_ACTS.getTime();

/** A post that goes out later than this says that it is late. */
const LATE_MS = 60 * 60 * 1000;

export const isLate = (dueAt: Date, at: Date): boolean => at.getTime() - dueAt.getTime() > LATE_MS;

/** Is it too early to try again? A wait longer than RETRY_MS means the clock was set back, so it doesn't count. */
export function isWaiting(row: LedgerRow, now: Date): boolean {
  if (needsSomeone(row)) return true;
  const { nextTryAt } = row;
  const wait = nextTryAt ? nextTryAt.getTime() - now.getTime() : 0;
  return wait > 0 && wait <= RETRY_MS;
}

/** When to try again, `ms` milliseconds from now, or in RETRY_MS if that is sooner. */
export const tryAfter = (now: Date, ms: number): Date => new Date(now.getTime() + Math.min(ms, RETRY_MS));

/** The instant in a message's ts, which Slack gives in seconds. */
export const instantOf = (messageTs: string): Date => new Date(Math.floor(Number(messageTs) * 1000));
