// Rows of the post ledger: which post went out for which period, or why it did not.

import type { Ledger, LedgerChange, LedgerRow, PostState } from "../domain/post-ledger.js";
import type { Month } from "../domain/time/month.js";
import type { Post as PostRow } from "./generated/client.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";

const optional = (text: string | null) => text ?? undefined;

function toEntry(row: PostRow): LedgerRow {
  return {
    state: row.state as PostState,
    reason: optional(row.reason),
    channel: optional(row.channel),
    runId: optional(row.runId),
    dueAt: new Date(row.dueAt),
    changedAt: new Date(row.changedAt),
    nextTryAt: row.nextTryAt ? new Date(row.nextTryAt) : undefined,
    messageTs: optional(row.messageTs),
    notifiedReason: optional(row.notifiedReason),
    about: optional(row.about),
  };
}

const postKey = (school: School, name: string, period: string) => ({
  ...inSchool(school),
  name,
  period,
});

// An undefined value is written (the reason is gone), an absent key is left alone.
function toColumns(change: LedgerChange): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(change).map(([name, value]) => [
      name,
      value instanceof Date ? value.toISOString() : (value ?? null),
    ]),
  );
}

/** The ledger of one school, as posts use it. */
export function ledgerOf(db: Db, school: School): Ledger {
  return {
    async rows(name: string, periods: readonly string[]): Promise<Map<string, LedgerRow>> {
      const { workspaceId, id: schoolId } = school;
      const rows = await db.post.findMany({ where: { workspaceId, schoolId, name, period: { in: [...periods] } } });
      return new Map(rows.map((row) => [row.period, toEntry(row)]));
    },

    /** The row as it is, made if there is none. */
    async findOrCreate(name: string, due: { period: string; dueAt: Date }, now: Date): Promise<LedgerRow> {
      const key = postKey(school, name, due.period);
      const row = await db.post.upsert({
        where: { workspaceId_schoolId_name_period: key },
        create: { ...key, state: "due", dueAt: due.dueAt.toISOString(), changedAt: now.toISOString() },
        // With nothing to update Prisma reads first and writes then, which SQLite refuses while another process writes.
        update: { period: due.period },
      });
      return toEntry(row);
    },

    /** Changes the row only if it is still in the state and run it was read in: of two, one succeeds. */
    async transition(
      at: { post: string; period: string; from: LedgerRow; now: Date },
      change: LedgerChange,
    ): Promise<LedgerRow | undefined> {
      const { post, period, from, now } = at;
      const { count } = await db.post.updateMany({
        where: { ...postKey(school, post, period), state: from.state, runId: from.runId ?? null },
        data: { ...toColumns(change), changedAt: now.toISOString() },
      });
      return count === 1 ? { ...from, ...change, changedAt: now } : undefined;
    },
  };
}

/** The first month this was posted for; undefined while it never was. */
export async function firstPosted(db: Db, school: School, name: string): Promise<Month | undefined> {
  const row = await db.post.findFirst({
    where: { ...inSchool(school), name, state: "sent" },
    orderBy: { period: "asc" },
    select: { period: true },
  });
  return row?.period as Month | undefined;
}

export interface SentPost {
  period: string;
  channel: string;
  messageTs: string;
  sentAt: Date;
  about: string | undefined;
}

/** Of one post those that went out, with their place, since an instant; oldest first. */
export async function postsSent(db: Db, school: School, asked: { name: string; since: Date }): Promise<SentPost[]> {
  const rows = await db.post.findMany({
    where: {
      ...inSchool(school),
      name: asked.name,
      state: "sent",
      changedAt: { gte: asked.since.toISOString() },
    },
    orderBy: { changedAt: "asc" },
  });
  return rows.flatMap(({ period, channel, messageTs, changedAt, about }) =>
    channel && messageTs ? [{ period, channel, messageTs, sentAt: new Date(changedAt), about: optional(about) }] : [],
  );
}

/** What became of the last of a post; undefined while there was none. */
export async function lastPost(
  db: Db,
  school: School,
  name: string,
): Promise<{ period: string; state: PostState; at: Date } | undefined> {
  const row = await db.post.findFirst({
    where: { ...inSchool(school), name, state: { not: "skipped" } },
    orderBy: { period: "desc" },
  });
  return row
    ? {
        period: row.period,
        state: row.state as PostState,
        // A report that was drawn anew since was posted when its message was.
        at: row.messageTs ? new Date(Math.floor(Number(row.messageTs) * 1000)) : new Date(row.changedAt),
      }
    : undefined;
}

/** Which of these are not to go out. */
export async function skippedOf(db: Db, school: School, periods: readonly string[]): Promise<Set<string>> {
  const rows = await db.post.findMany({
    where: { ...inSchool(school), state: "skipped", period: { in: [...periods] } },
  });
  return new Set(rows.map(({ name, period }) => `${name} ${period}`));
}

/** It is not to go out (`skip`), or is after all. False when it went out already or is about to. */
export async function skipPost(
  db: Db,
  school: School,
  post: { name: string; period: string; dueAt: Date; skip: boolean; why: string; now: Date },
): Promise<boolean> {
  const key = postKey(school, post.name, post.period);
  const [dueAt, changedAt] = [post.dueAt.toISOString(), post.now.toISOString()];
  if (!post.skip) {
    const { count } = await db.post.deleteMany({ where: { ...key, state: "skipped" } });
    return count === 1;
  }
  const skipped = await db.$executeRaw`
    INSERT INTO "Post" ("workspaceId", "schoolId", "name", "period", "state", "reason", "dueAt", "changedAt")
    VALUES (${key.workspaceId}, ${key.schoolId}, ${key.name}, ${key.period}, 'skipped', ${post.why}, ${dueAt}, ${changedAt})
    ON CONFLICT DO UPDATE SET "state" = 'skipped', "reason" = excluded."reason", "changedAt" = excluded."changedAt"
    WHERE "state" IN ('due', 'failed')`;
  return skipped === 1;
}

/**
 * Lets what failed be tried at the next tick: something was mended. A pause Slack asked for is kept. Who asked for it
 * hears of it again if it fails again.
 */
export async function retryFailedPosts(db: Db, school: School, { asked = false } = {}): Promise<void> {
  await db.post.updateMany({
    where: { ...inSchool(school), state: "failed", reason: { not: "ratelimited" } },
    data: { nextTryAt: null, ...(asked ? { notifiedReason: null } : {}) },
  });
}

/** An admin has looked: the post is there (`sent`), or is to be sent again (`due`). False when that is settled already. */
export async function settlePost(
  db: Db,
  school: School,
  settled: { name: string; period: string; state: "sent" | "due"; now: Date },
): Promise<boolean> {
  const { count } = await db.post.updateMany({
    where: { ...postKey(school, settled.name, settled.period), state: "unsure" },
    data: {
      state: settled.state,
      reason: null,
      nextTryAt: null,
      notifiedReason: null,
      changedAt: settled.now.toISOString(),
    },
  });
  return count === 1;
}
