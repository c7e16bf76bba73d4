// The ledger of posts: one row per school, post and period makes sure the post goes out once, and records its outcome.
// The store saves the rows. The Slack kit moves them from state to state.

/**
 * `claimed`: a process is composing it. `sending`: it may be out, Slack hasn't confirmed it. `unsure`: an admin has to
 * look for it.
 */
export type PostState = "due" | "claimed" | "sending" | "sent" | "unsure" | "failed" | "skipped";

export interface LedgerRow {
  state: PostState;
  /** Slack's name for what went wrong, or ours. */
  reason: string | undefined;
  /** The channel of the last attempt. */
  channel: string | undefined;
  /** New with every claim, and part of the message's metadata. */
  runId: string | undefined;
  dueAt: Date;
  /** When the state last changed. For a sent post, when its content was last brought up to date. */
  changedAt: Date;
  /** Not tried again before then. */
  nextTryAt: Date | undefined;
  /** Slack's ts of the message. */
  messageTs: string | undefined;
  /** The problem the admins were last alerted to. */
  notifiedReason: string | undefined;
  /** What the message is about, if its post says so. */
  about: string | undefined;
}

/** The columns to change. Undefined clears a column; a missing key leaves it alone. */
export type LedgerChange = Partial<Omit<LedgerRow, "dueAt" | "changedAt">>;

/** The ledger of one school. */
export interface Ledger {
  /** The existing rows for these periods, by period. */
  rows(post: string, periods: readonly string[]): Promise<Map<string, LedgerRow>>;
  /** The existing row, or a new one in state `due`. */
  findOrCreate(post: string, due: { period: string; dueAt: Date }, now: Date): Promise<LedgerRow>;
  /** Changes the row if its state and run are still as in `from`, so of two attempts one succeeds. Else undefined. */
  transition(
    at: { post: string; period: string; from: LedgerRow; now: Date },
    change: LedgerChange,
  ): Promise<LedgerRow | undefined>;
}
