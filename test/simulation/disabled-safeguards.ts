// Bookend without one of its safeguards, to show that the simulation notices. Each is taken away from outside: the code
// is the real one, but what it asks gives it another answer.
import type { Ledger, LedgerRow } from "../../src/domain/post-ledger.js";
import type { PostCtx } from "../../src/features/context.js";
import { MONTHLY_REPORT, monthlyReport } from "../../src/features/report/monthly-report.js";
import { type Holding, holdingByClock } from "../../src/slack/posts/holding.js";
import type { FaultKind } from "./faults.js";
import type { Arguments } from "./simulated-slack.js";

/** What a round is given, when one of these is missing or changed. */
export interface DisabledSafeguard {
  ledger?(ledger: Ledger, ctx: PostCtx): Ledger;
  /** The clock during a round. */
  clock?(clock: () => Date, roundStart: Date): () => Date;
  holding?(holding: Holding, clock: () => Date): Holding;
  /** What a call to Slack asks for. */
  request?(method: string, args: Arguments): Arguments;
}

export const NOTHING_DISABLED: DisabledSafeguard = {};

/** The row as it is now, whatever it was when it was read: so no two processes get into each other's way. */
async function nowOf(ledger: Ledger, { post, period, from }: { post: string; period: string; from: LedgerRow }) {
  const rows = await ledger.rows(post, [period]);
  return rows.get(period) ?? from;
}

const noClaim: DisabledSafeguard = {
  ledger: (ledger) => ({
    ...ledger,
    transition: async (at, change) => ledger.transition({ ...at, from: await nowOf(ledger, at) }, change),
  }),
};

const noSearch: DisabledSafeguard = {
  request: (method, args) => (method === "conversations.history" ? { ...args, oldest: "9999999999" } : args),
};

/** The row that was just opened is taken as free, although another process may have begun to send it, or sent it. */
function noRecheck(): DisabledSafeguard {
  const opened = new WeakMap<LedgerRow, LedgerRow>();
  return {
    ledger: (ledger) => ({
      ...ledger,
      findOrCreate: async (...due) => {
        const row = await ledger.findOrCreate(...due);
        const free = row.state === "sending" ? { ...row } : { ...row, state: "due" as const, reason: undefined };
        opened.set(free, row);
        return free;
      },
      transition: (at, change) => ledger.transition({ ...at, from: opened.get(at.from) ?? at.from }, change),
      lease: (at) => ledger.lease({ ...at, from: opened.get(at.from) ?? at.from }),
    }),
    holding: ({ claimMs, leaseMs }) => ({
      claimMs: (held) => (opened.has(held.row) ? Number.POSITIVE_INFINITY : claimMs(held)),
      leaseMs,
    }),
  };
}

/** Claims are dated by the start of their round, and compared with the start of another. */
const leaseByRoundStart: DisabledSafeguard = {
  clock: (_clock, roundStart) => () => roundStart,
  holding: (_holding, clock) => holdingByClock(clock),
};

/** Another process's claim ends when the wall clock says so, even if it jumps. */
const leaseByWallClock: DisabledSafeguard = { holding: (_holding, clock) => holdingByClock(clock) };

const noSettleWait: DisabledSafeguard = {
  holding: ({ claimMs, leaseMs }) => ({
    claimMs: (held) => (held.row.reason ? Number.POSITIVE_INFINITY : claimMs(held)),
    leaseMs,
  }),
};

const noLease: DisabledSafeguard = {
  ledger: (ledger) => ({
    ...ledger,
    lease: async (at) => ledger.lease({ ...at, from: await nowOf(ledger, at) }),
    release: async (at, change) => ledger.release({ ...at, from: await nowOf(ledger, at) }, change),
  }),
  holding: ({ claimMs }) => ({ claimMs, leaseMs: () => Number.POSITIVE_INFINITY }),
};

/** What a report shows is noted after it was composed, so a change in between is never seen. */
const versionAfterComposing: DisabledSafeguard = {
  ledger: (ledger, ctx) => ({
    ...ledger,
    transition: async (at, change) => {
      if (at.post !== MONTHLY_REPORT || change.state !== "sending") return ledger.transition(at, change);
      const version = (await monthlyReport.versions?.(ctx, [at.period]))?.get(at.period);
      return ledger.transition(at, { ...change, version });
    },
  }),
};

interface Disabled {
  name: string;
  /** What goes wrong without it. */
  kind: FaultKind;
  /** Makes it anew for each seed. */
  make(): DisabledSafeguard;
}

export const DISABLED_SAFEGUARDS: readonly Disabled[] = [
  { name: "no claim", kind: "doubled", make: () => noClaim },
  { name: "no search", kind: "doubled", make: () => noSearch },
  { name: "no re-check of the opened row", kind: "doubled", make: noRecheck },
  { name: "leases by the start of the round", kind: "doubled", make: () => leaseByRoundStart },
  { name: "leases by the wall clock", kind: "doubled", make: () => leaseByWallClock },
  { name: "no wait before the search", kind: "doubled", make: () => noSettleWait },
  { name: "no lease on updates and notices", kind: "repeated", make: () => noLease },
  { name: "the version read after composing", kind: "stale", make: () => versionAfterComposing },
];
