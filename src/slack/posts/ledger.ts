// The ledger of posts: one row a post and period decides that it goes out once, and says what became of it.

export type PostState = "due" | "claimed" | "sending" | "sent" | "unsure" | "failed" | "skipped";

export interface LedgerRow {
  state: PostState;
  /** Slack's name for what went wrong, or ours. */
  reason: string | undefined;
  /** Where it was sent, or was to be sent last. */
  channel: string | undefined;
  runId: string | undefined;
  dueAt: Date;
  changedAt: Date;
  nextTryAt: Date | undefined;
  messageTs: string | undefined;
  /** The trouble the admins were last told of. */
  toldReason: string | undefined;
  /** What it went out about, if its post says so. */
  about: string | undefined;
}

export type LedgerChange = Partial<Omit<LedgerRow, "dueAt" | "changedAt">>;

/** The ledger of one school. */
export interface Ledger {
  /** The rows there are for these periods, by period. */
  rows(post: string, periods: readonly string[]): Promise<Map<string, LedgerRow>>;
  open(post: string, due: { period: string; dueAt: Date }, now: Date): Promise<LedgerRow>;
  /** Changes the row only if nobody else has changed it since it was read; undefined if somebody has. */
  move(
    at: { post: string; period: string; from: LedgerRow; now: Date },
    change: LedgerChange,
  ): Promise<LedgerRow | undefined>;
}

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
export function isTaken({ state, nextTryAt, changedAt }: LedgerRow, now: Date): boolean {
  const underWay = state === "claimed" || state === "sending";
  return underWay && !nextTryAt && Math.abs(now.getTime() - changedAt.getTime()) < LEASE_MS;
}

/** The instant behind Slack's ts. */
export const instantOf = (messageTs: string): Date => new Date(Math.floor(Number(messageTs) * 1000));
