// One post to send, and how its row moves from state to state.
import type { LedgerChange, LedgerRow } from "../../domain/post-ledger.js";
import type { DuePost, Post } from "../define/post.js";
import type { Outcome, PostDeps } from "./deps.js";

/** One post to send: its definition, when it is due, and its row. */
export interface PostJob<P> {
  post: Post<P>;
  due: DuePost;
  row: LedgerRow;
}

export type PostJobIn<P> = PostJob<P> & { channel: string };

export interface Attempt {
  /** The row after the attempt. */
  row: LedgerRow;
  outcome: Outcome;
  why?: string;
}

/** No problem, no wait and no search. */
export const NOTHING_OPEN = {
  reason: undefined,
  nextTryAt: undefined,
  searchCursor: undefined,
  searchTries: 0,
} as const;

/** The result for every other process while one has the row. */
export const CLAIMED_ELSEWHERE = { outcome: "already", why: "another process is posting it" } as const;

/** The result for a process whose row was taken by another. */
export const toClaimedElsewhere = <P>({ row }: PostJob<P>): Attempt => ({
  row: { ...row, state: "claimed", reason: undefined },
  ...CLAIMED_ELSEWHERE,
});

/** Undefined when another process has changed the row since it was read. */
export function transition<P>(
  deps: PostDeps<P>,
  { post, due, row: from }: PostJob<P>,
  change: LedgerChange,
): Promise<LedgerRow | undefined> {
  return deps.ledger.transition({ post: post.name, period: due.period, from, now: deps.clock() }, change);
}

/** Makes the row's last transition in this attempt, and says what it means. */
export async function finish<P>(
  deps: PostDeps<P>,
  job: PostJob<P>,
  { change, outcome, why }: { change: LedgerChange; outcome: Outcome; why?: string },
): Promise<Attempt> {
  const row = await transition(deps, job, change);
  return row ? { row, outcome, ...(why ? { why } : {}) } : toClaimedElsewhere(job);
}
