// How long a process has held a ledger row, so another one takes it over only when the first must have died.
import type { LedgerRow } from "../../domain/post-ledger.js";

/** A claim or lease held longer than this belongs to a process that died. Much longer than the client's timeout. */
const LEASE_MS = 2 * 60 * 1000;

/** How long after a lost reply the channel is searched. Before that, Slack may still be working on the request. */
const SETTLE_MS = 50 * 1000;

interface HeldRow {
  post: string;
  period: string;
  row: LedgerRow;
}

/**
 * Milliseconds that a row's present claim (it is being sent) or lease (it is being redrawn) has been held. Once the reply is
 * lost, it counts anew: a process may have stopped for long between its claim and its call to Slack.
 */
export interface Holding {
  claimMs(held: HeldRow): number;
  leaseMs(held: HeldRow): number;
}

/**
 * Counts from when this process first saw the claim or lease, by a clock that never jumps. If the wall clock decided, one
 * jump would end every claim while its message is on its way. A process that has just started waits as long as any other.
 */
export function holdingByUptime(elapsed: () => number): Holding {
  const seen = new Map<string, { holder: string; since: number }>();
  const since = (key: string, holder: string) => {
    const known = seen.get(key);
    if (known?.holder === holder) return elapsed() - known.since;
    seen.set(key, { holder, since: elapsed() });
    return 0;
  };
  return {
    claimMs: ({ post, period, row }) =>
      since(`claim ${post} ${period}`, `${row.state} ${row.runId} ${row.reason ? "reply lost" : ""}`),
    leaseMs: ({ post, period, row }) => since(`lease ${post} ${period}`, `${row.leaseUntil?.toISOString()}`),
  };
}

/** Trusts the wall clock. For a process that runs one round, so it can't watch a claim. */
export function holdingByClock(clock: () => Date): Holding {
  const msSince = (instant: number) => Math.abs(clock().getTime() - instant);
  return {
    claimMs: ({ row }) => msSince(row.changedAt.getTime()),
    leaseMs: ({ row }) => (row.leaseUntil ? msSince(row.leaseUntil.getTime() - LEASE_MS) : 0),
  };
}

/** Is another process probably sending it? */
export function isClaimed(holding: Holding, held: HeldRow): boolean {
  const { state, reason } = held.row;
  if (state !== "claimed" && state !== "sending") return false;
  // A reason means that the attempt is over: Slack's reply was lost.
  return !(state === "sending" && reason) && holding.claimMs(held) < LEASE_MS;
}

/** Was its reply lost so recently that Slack may still be working on it? */
export function isSettling(holding: Holding, held: HeldRow): boolean {
  const { state, reason } = held.row;
  return state === "sending" && reason !== undefined && holding.claimMs(held) < SETTLE_MS;
}

/** Is another process probably redrawing it, or alerting the admins to it? */
export function isLeased(holding: Holding, held: HeldRow): boolean {
  return held.row.leaseUntil !== undefined && holding.leaseMs(held) < LEASE_MS;
}

/** When a lease taken now ends. */
export const leaseEnd = (now: Date): Date => new Date(now.getTime() + LEASE_MS);
