// What people see and decide of the post ledger: which posts went out, and which to skip, retry or confirm.

import type { PostState } from "../domain/post-ledger.js";
import type { Month } from "../domain/time/month.js";
import { postKey } from "./post-ledger.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

/** The first month this was posted for, or may have been; undefined if it never was. */
export async function firstPosted(db: Db, school: School, name: string): Promise<Month | undefined> {
  const row = await db.post.findFirst({
    where: { ...inSchool(school), name, state: { in: ["sent", "sending", "unsure"] } },
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

/** The messages of one kind of post that were sent or changed since an instant, oldest first. */
export async function postsSent(
  db: Db,
  school: School,
  { name, since }: { name: string; since: Date },
): Promise<SentPost[]> {
  const rows = await db.post.findMany({
    where: {
      ...inSchool(school),
      name,
      state: "sent",
      changedAt: { gte: since.toISOString() },
    },
    orderBy: { changedAt: "asc" },
  });
  return rows.flatMap(({ period, channel, messageTs, changedAt, about }) =>
    channel && messageTs
      ? [{ period, channel, messageTs, sentAt: new Date(changedAt), about: about ?? undefined }]
      : [],
  );
}

/** Updating a post changes its row. Its message is as old as its first posting: ts is in seconds. */
const postedAt = (messageTs: string): Date => new Date(Math.floor(Number(messageTs) * 1000));

/** What became of a post's latest period that wasn't skipped; undefined before the first. */
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
        at: row.messageTs ? postedAt(row.messageTs) : new Date(row.changedAt),
      }
    : undefined;
}

export interface KnownPost {
  state: PostState;
  /** Why it failed, or who skipped it. */
  reason: string | undefined;
  /** Who asked for it before it was due. */
  askedBy: string | undefined;
  channel: string | undefined;
  /** When it was first posted; undefined if it wasn't, or if only an admin confirmed it. */
  postedAt: Date | undefined;
}

/** What the ledger says of the posts of these periods, by "name period". */
export async function knownPosts(db: Db, school: School, periods: readonly string[]): Promise<Map<string, KnownPost>> {
  const rows = await db.post.findMany({ where: { ...inSchool(school), period: { in: [...periods] } } });
  return new Map(
    rows.map((row) => [
      `${row.name} ${row.period}`,
      {
        state: row.state as PostState,
        reason: row.reason ?? undefined,
        askedBy: row.askedBy ?? undefined,
        channel: row.channel ?? undefined,
        postedAt: row.messageTs ? postedAt(row.messageTs) : undefined,
      },
    ]),
  );
}

/** Which of these were skipped, by "name period", and why: "Lee Librarian skipped it". */
export async function skippedOf(db: Db, school: School, periods: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.post.findMany({
    where: { ...inSchool(school), state: "skipped", period: { in: [...periods] } },
  });
  return new Map(rows.map(({ name, period, reason }) => [`${name} ${period}`, reason ?? "it was skipped"]));
}

/** A write of a row that may exist. It is changed only while it waits: neither out nor on its way. */
const ifWaiting = (insert: string, change: string) => `${insert}
  ON CONFLICT ("workspaceId", "schoolId", "name", "period") DO UPDATE SET ${change}
  WHERE "Post"."state" = 'failed' OR ("Post"."state" = 'due' AND "Post"."askedBy" IS NULL)`;

const SKIP = ifWaiting(
  `INSERT INTO "Post" ("workspaceId", "schoolId", "name", "period", "state", "reason", "dueAt", "changedAt")
  VALUES (@workspaceId, @schoolId, @name, @period, 'skipped', @why, @dueAt, @at)`,
  `"state" = 'skipped', "reason" = excluded."reason", "changedAt" = excluded."changedAt", "askedBy" = NULL`,
);

/** Skips a post, or with `skip: false` undoes that. False when it is too late, or there is nothing to undo. */
export async function skipPost(
  db: Db,
  school: School,
  post: { name: string; period: string; dueAt: Date; skip: boolean; why: string; now: Date },
): Promise<boolean> {
  const key = postKey(school, post.name, post.period);
  if (!post.skip) {
    const { count } = await db.post.deleteMany({ where: { ...key, state: "skipped" } });
    return count === 1;
  }
  const params = { ...key, why: post.why, dueAt: post.dueAt.toISOString(), at: post.now.toISOString() };
  return sqlOf(db).write([{ sql: SKIP, params, mustChange: true }]);
}

const POST_NOW = ifWaiting(
  `INSERT INTO "Post" ("workspaceId", "schoolId", "name", "period", "state", "askedBy", "dueAt", "changedAt")
  VALUES (@workspaceId, @schoolId, @name, @period, 'due', @by, @dueAt, @at)`,
  `"askedBy" = excluded."askedBy", "nextTryAt" = NULL, "notifiedReason" = NULL`,
);

/**
 * Makes the next tick send a post, whether or not it is due. `by` is the name of who asks for it. False when it is out or
 * on its way already, or was skipped.
 */
export async function postNow(
  db: Db,
  school: School,
  post: { name: string; period: string; dueAt: Date; by: string; now: Date },
): Promise<boolean> {
  const { by, dueAt, now } = post;
  const params = { ...postKey(school, post.name, post.period), by, dueAt: dueAt.toISOString(), at: now.toISOString() };
  return sqlOf(db).write([{ sql: POST_NOW, params, mustChange: true }]);
}

/**
 * Posts to try again because something may be fixed: those that failed, and updates that Slack refused for good. The ledger
 * dates their next try in the year 9999.
 */
export const TO_RETRY = { OR: [{ state: "failed" }, { state: "sent", nextTryAt: { gte: "9999" } }] };

/**
 * Makes the next tick retry failed posts and updates, because something may be fixed. A pause that Slack asked for stays.
 * With `asked`, because a person asked for the retry, the admins are alerted again if it fails again.
 */
export async function retryFailedPosts(db: Db, school: School, { asked = false } = {}): Promise<void> {
  await db.post.updateMany({
    where: { ...inSchool(school), ...TO_RETRY, reason: { not: "ratelimited" } },
    data: { nextTryAt: null, ...(asked ? { notifiedReason: null } : {}) },
  });
}

/** An admin looked for the post: it is there (`sent`) or has to be sent again (`due`). False if someone already said so. */
export async function settlePost(
  db: Db,
  school: School,
  post: { name: string; period: string; state: "sent" | "due"; now: Date },
): Promise<boolean> {
  const { count } = await db.post.updateMany({
    where: { ...postKey(school, post.name, post.period), state: "unsure" },
    data: {
      state: post.state,
      reason: null,
      nextTryAt: null,
      notifiedReason: null,
      changedAt: post.now.toISOString(),
    },
  });
  return count === 1;
}
