// The ledger of posts as data: one row per school, post and period makes the post go out once and records its outcome.
// The store saves the rows; the Slack kit moves them from state to state.

export type PostState = "due" | "claimed" | "sending" | "sent" | "unsure" | "failed" | "skipped";

export interface LedgerRow {
  state: PostState;
  /** Slack's name for what went wrong, or ours. */
  reason: string | undefined;
  /** The channel it was sent to, or would have been sent to last. */
  channel: string | undefined;
  runId: string | undefined;
  dueAt: Date;
  changedAt: Date;
  nextTryAt: Date | undefined;
  /** Slack's ts of the message. */
  messageTs: string | undefined;
  /** The problem the admins were last notified of. */
  notifiedReason: string | undefined;
  /** What the message is about, if its post says so. */
  about: string | undefined;
}

export type LedgerChange = Partial<Omit<LedgerRow, "dueAt" | "changedAt">>;

/** The ledger of one school. */
export interface Ledger {
  /** The existing rows for these periods, by period. */
  rows(post: string, periods: readonly string[]): Promise<Map<string, LedgerRow>>;
  findOrCreate(post: string, due: { period: string; dueAt: Date }, now: Date): Promise<LedgerRow>;
  /** Changes the row unless it changed since it was read. Returns undefined if it did. */
  transition(
    at: { post: string; period: string; from: LedgerRow; now: Date },
    change: LedgerChange,
  ): Promise<LedgerRow | undefined>;
}
