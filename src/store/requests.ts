// Rows of requests that were handled, so a redelivery, a double click or a replay has no second effect.

import type { School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";

/**
 * A step of a write: what it saves is saved once for each request, because a request that was remembered fails the whole
 * write (isDuplicate). Takes `workspaceId`, `key` and `at`.
 */
export const REMEMBER_REQUEST =
  'INSERT INTO "SeenRequest" ("workspaceId", "key", "seenAt") VALUES (@workspaceId, @key, @at)';

/** Remembers a request. False when it was remembered before, so there is nothing left to do. */
export async function claimRequest(db: Db, school: School, request: { key: string; now: Date }): Promise<boolean> {
  const { workspaceId } = school;
  try {
    await db.seenRequest.create({ data: { workspaceId, key: request.key, seenAt: request.now.toISOString() } });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Forgets a request that failed, so it may be made again. */
export async function releaseRequest(db: Db, school: School, key: string): Promise<void> {
  await db.seenRequest.deleteMany({ where: { workspaceId: school.workspaceId, key } });
}

const CLAIM_AGAIN = `
  INSERT INTO "SeenRequest" ("workspaceId", "key", "seenAt") VALUES (@workspaceId, @key, @at)
  ON CONFLICT ("workspaceId", "key") DO UPDATE SET "seenAt" = excluded."seenAt"
  WHERE "SeenRequest"."seenAt" <= @before`;

/**
 * Claims something that may be said again after `everyMs` milliseconds. False when it was said since, by this process or
 * another. releaseRequest takes the claim back.
 */
export async function claimAgain(
  db: Db,
  { workspaceId }: School,
  { key, now, everyMs }: { key: string; now: Date; everyMs: number },
): Promise<boolean> {
  const before = new Date(now.getTime() - everyMs).toISOString();
  const params = { workspaceId, key, at: now.toISOString(), before };
  return sqlOf(db).write([{ sql: CLAIM_AGAIN, params, mustChange: true }]);
}

/** Was this request handled already? */
export async function wasSeen(db: Db, school: School, key: string): Promise<boolean> {
  const row = await db.seenRequest.findUnique({ where: { workspaceId_key: { workspaceId: school.workspaceId, key } } });
  return row !== null;
}
