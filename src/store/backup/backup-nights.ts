// Which nightly backups were made, so that each night has one, whichever process makes it. They are of the whole database.

import { type Db, sqlOf } from "../sql/database.js";

const CLAIM = `
  INSERT INTO "Backup" ("night", "state", "startedAt", "nextTryAt") VALUES (@night, 'running', @at, @until)
  ON CONFLICT ("night") DO UPDATE SET
    "state" = 'running', "startedAt" = excluded."startedAt", "nextTryAt" = excluded."nextTryAt",
    "endedAt" = NULL, "reason" = NULL
  WHERE "Backup"."state" <> 'made' AND "Backup"."nextTryAt" <= @at`;

/** A night whose backup this process makes, since then. */
export interface BackupClaim {
  night: string;
  startedAt: Date;
}

/**
 * Claims a night until then. Undefined when its backup is made, another process is making it, or it isn't time to try again.
 */
export async function claimBackup(
  db: Db,
  { night, now, until }: { night: string; now: Date; until: Date },
): Promise<BackupClaim | undefined> {
  const params = { night, at: now.toISOString(), until: until.toISOString() };
  const isOurs = await sqlOf(db).write([{ sql: CLAIM, params, mustChange: true }]);
  return isOurs ? { night, startedAt: now } : undefined;
}

const whereClaimed = ({ night, startedAt }: BackupClaim) => ({
  night,
  state: "running",
  startedAt: startedAt.toISOString(),
});

/** Makes a claim last longer. */
export async function renewBackup(db: Db, claim: BackupClaim, until: Date): Promise<void> {
  await db.backup.updateMany({ where: whereClaimed(claim), data: { nextTryAt: until.toISOString() } });
}

/** Records that a backup was made. False when another process took it over. */
export async function recordBackup(
  db: Db,
  claim: BackupClaim,
  { file, bytes, now }: { file: string; bytes: number; now: Date },
): Promise<boolean> {
  const data = { state: "made", file, bytes, endedAt: now.toISOString() };
  return (await db.backup.updateMany({ where: whereClaimed(claim), data })).count === 1;
}

/** Records why a backup failed, and when to try again. False when another process took it over. */
export async function recordFailure(
  db: Db,
  claim: BackupClaim,
  { why, now, retryAt }: { why: string; now: Date; retryAt: Date },
): Promise<boolean> {
  const data = { state: "failed", reason: why, endedAt: now.toISOString(), nextTryAt: retryAt.toISOString() };
  return (await db.backup.updateMany({ where: whereClaimed(claim), data })).count === 1;
}

/** Claims telling the admins that backups fail. False when they know since backups last worked. */
export async function claimTelling(db: Db, { night }: BackupClaim, now: Date): Promise<boolean> {
  if (await areAdminsTold(db)) return false;
  return (
    (await db.backup.updateMany({ where: { night, toldAt: null }, data: { toldAt: now.toISOString() } })).count === 1
  );
}

/** Were the admins told that backups fail, and not yet that they work again? */
export const areAdminsTold = async (db: Db): Promise<boolean> =>
  (await db.backup.count({ where: { toldAt: { not: null } } })) > 0;

/** The admins know that backups work, or nobody could be told that they fail. */
export async function forgetTelling(db: Db): Promise<void> {
  await db.backup.updateMany({ where: { toldAt: { not: null } }, data: { toldAt: null } });
}

export interface BackupState {
  /** When the last good one was made. */
  madeAt: Date | undefined;
  /** Why later ones failed; undefined if none did. */
  failure: string | undefined;
}

/** How the nightly backups are doing. */
export async function backupState(db: Db): Promise<BackupState> {
  const rows = await db.backup.findMany({
    where: { state: { in: ["made", "failed"] } },
    orderBy: { night: "desc" },
    take: MANY_NIGHTS,
  });
  const made = rows.find(({ state }) => state === "made");
  const latest = rows[0];
  return {
    madeAt: made?.endedAt ? new Date(made.endedAt) : undefined,
    failure: latest?.state === "failed" ? (latest.reason ?? undefined) : undefined,
  };
}

/** More nights of failures in a row than anyone lets pass. */
const MANY_NIGHTS = 400;
