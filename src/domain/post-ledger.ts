// The ledger of posts: one row per school, post and period makes sure the post goes out once, and records its outcome.
// The store saves the rows. The Slack kit moves them from state to state.

/**
 * `claimed`: a process is composing it. `sending`: it may be out, Slack hasn't confirmed it. `unsure`: an admin has to
 * look for it.
 */
export type PostState = "due" | "claimed" | "sending" | "sent" | "unsure" | "failed" | "skipped";

export interface LedgerRow {
  state: PostState;
  /** Slack's name for what went wrong, or ours. For a sent post, why Slack no longer lets it be edited. */
  reason: string | undefined;
  /** The channel of the last attempt. */
  channel: string | undefined;
  /** New with every claim, and part of the message's metadata. */
  runId: string | undefined;
  dueAt: Date;
  /** When the state last changed, by the clock of that moment. For a sent post, when its content was last updated. */
  changedAt: Date;
  /** Not tried again before then. The year 9999: not until someone does something about it. */
  nextTryAt: Date | undefined;
  /** Slack's ts of the message. */
  messageTs: string | undefined;
  /** The problem the admins were last alerted to. */
  notifiedReason: string | undefined;
  /** What the message is about, if its post says so. */
  about: string | undefined;
  /** What the message shows, as its post's version; undefined if that is unknown or never changes, empty if uncertain. */
  version: string | undefined;
  /** The version that was posted first. */
  firstVersion: string | undefined;
  /** The size of the message that Slack accepted: 0 as composed, more for smaller ones. Redrawing it starts there. */
  size: number;
  /** Until then a process is redrawing the message or alerting the admins. It may have died. */
  leaseUntil: Date | undefined;
  /** Where the search for the message continues. */
  searchCursor: string | undefined;
  /** How often Slack answered the search without settling it. */
  searchTries: number;
  /** Who asked for the post before it was due. */
  askedBy: string | undefined;
}

/** Is it out, or on its way? Then it's too late to skip it. */
export const isOnItsWay = ({ state, askedBy }: Pick<LedgerRow, "state" | "askedBy">): boolean =>
  ["claimed", "sending", "sent", "unsure"].includes(state) || (state === "due" && askedBy !== undefined);

/** The columns to change. Undefined clears a column; a missing key leaves it alone. */
export type LedgerChange = Partial<Omit<LedgerRow, "dueAt" | "changedAt" | "leaseUntil">>;

/** Which row, as it was last read. */
interface Place {
  post: string;
  period: string;
  from: LedgerRow;
}

/** The ledger of one school. */
export interface Ledger {
  /** The existing rows for these periods, by period. */
  rows(post: string, periods: readonly string[]): Promise<Map<string, LedgerRow>>;
  /** The existing row, or a new one in state `due`. Another process may be at it already. */
  findOrCreate(post: string, due: { period: string; dueAt: Date }, now: Date): Promise<LedgerRow>;
  /**
   * Changes the row if its state and run are still as in `from`, so of two attempts one succeeds. Else undefined. A new
   * state is dated `now`.
   */
  transition(at: Place & { now: Date }, change: LedgerChange): Promise<LedgerRow | undefined>;
  /** Leases a row that is still as in `from`, until then. Undefined when another process was first. */
  lease(at: Place & { until: Date }): Promise<LedgerRow | undefined>;
  /** Changes a leased row and ends the lease. With `now`, that counts as a change of its content. */
  release(at: Place & { now?: Date }, change: LedgerChange): Promise<LedgerRow | undefined>;
}
