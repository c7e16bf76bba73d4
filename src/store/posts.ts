// Rows of the post ledger: which post went out for which period, or why it did not.

import type { Db } from "./database.js";
import type { Post as PostRow } from "./generated/client.js";
import type { School } from "./schools.js";

export type PostState = "due" | "claimed" | "sending" | "sent" | "unsure" | "failed" | "skipped";

export interface LedgerEntry {
  name: string;
  period: string;
  state: PostState;
  reason: string | undefined;
  channel: string | undefined;
  runId: string | undefined;
  changedAt: Date;
  nextTryAt: Date | undefined;
  messageTs: string | undefined;
  toldReason: string | undefined;
}

export interface LedgerEntryChange {
  state?: PostState;
  reason?: string | undefined;
  runId?: string;
  channel?: string;
  nextTryAt?: Date | undefined;
  messageTs?: string;
  toldReason?: string;
}

const optional = (text: string | null) => text ?? undefined;

function toEntry(row: PostRow): LedgerEntry {
  return {
    name: row.name,
    period: row.period,
    state: row.state as PostState,
    reason: optional(row.reason),
    channel: optional(row.channel),
    runId: optional(row.runId),
    changedAt: new Date(row.changedAt),
    nextTryAt: row.nextTryAt ? new Date(row.nextTryAt) : undefined,
    messageTs: optional(row.messageTs),
    toldReason: optional(row.toldReason),
  };
}

const keyOf = (school: School, name: string, period: string) => ({
  workspaceId: school.workspaceId,
  schoolId: school.id,
  name,
  period,
});

export async function findPost(db: Db, school: School, name: string, period: string): Promise<LedgerEntry | undefined> {
  const key = keyOf(school, name, period);
  const row = await db.post.findUnique({ where: { workspaceId_schoolId_name_period: key } });
  return row ? toEntry(row) : undefined;
}

// An undefined value is written (the reason is gone), an absent key is left alone.
function toColumns(change: LedgerEntryChange): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : (value ?? null),
    ]),
  );
}

/** The ledger of one school, as posts use it. */
export function ledgerOf(db: Db, school: School) {
  return {
    find: (name: string, period: string) => findPost(db, school, name, period),

    async open(name: string, due: { period: string; dueAt: Date }, now: Date): Promise<LedgerEntry> {
      const key = keyOf(school, name, due.period);
      const known = await findPost(db, school, name, due.period);
      if (known) return known;
      const row = await db.post.upsert({
        where: { workspaceId_schoolId_name_period: key },
        create: { ...key, state: "due", dueAt: due.dueAt.toISOString(), changedAt: now.toISOString() },
        update: {},
      });
      return toEntry(row);
    },

    /** Changes the row only if it is still in the state and run it was read in: of two, one succeeds. */
    async move(
      at: { post: string; period: string; from: Pick<LedgerEntry, "state" | "runId">; now: Date },
      change: LedgerEntryChange,
    ): Promise<boolean> {
      const { count } = await db.post.updateMany({
        where: { ...keyOf(school, at.post, at.period), state: at.from.state, runId: at.from.runId ?? null },
        data: { ...toColumns(change), changedAt: at.now.toISOString() },
      });
      return count === 1;
    },
  };
}

/** Lets everything that failed be tried at the next tick: something was mended. */
export async function retryFailedPosts(db: Db, school: School): Promise<void> {
  await db.post.updateMany({
    where: { workspaceId: school.workspaceId, schoolId: school.id, state: "failed" },
    data: { nextTryAt: null },
  });
}

/** An admin has looked: the post is there (`sent`), or is to be sent again (`due`). False when that is settled already. */
export async function settlePost(
  db: Db,
  school: School,
  settled: { name: string; period: string; state: "sent" | "due"; now: Date },
): Promise<boolean> {
  const { count } = await db.post.updateMany({
    where: { ...keyOf(school, settled.name, settled.period), state: "unsure" },
    data: {
      state: settled.state,
      reason: null,
      nextTryAt: null,
      toldReason: null,
      changedAt: settled.now.toISOString(),
    },
  });
  return count === 1;
}
