// Makes a backup every night: once, whichever process it is, and later if nobody was running then.
import { HOUR_MS } from "./domain/time/duration.js";
import { addDays, instantAt, schoolDayAt } from "./domain/time/school-day.js";
import { createErrorLog, type Log } from "./log.js";
import {
  areAdminsTold,
  type BackupClaim,
  claimBackup,
  claimTelling,
  forgetTelling,
  recordBackup,
  recordFailure,
  renewBackup,
} from "./store/backup/backup-nights.js";
import { type BackupResult, makeBackup } from "./store/backup/make-backup.js";
import type { Db } from "./store/sql/database.js";

/** When and where backups are made. */
export interface BackupSettings {
  /** The path of the database. */
  database: string;
  folder: string;
  kept: number;
  /** The time of day at the school, HH:MM. */
  time: string;
}

/** What the admins are told: why backups fail, or that they work again. */
export type BackupNews = { why: string } | { madeAt: Date };

interface BackupDeps {
  db: Db;
  log: Log;
  clock: () => Date;
  settings: BackupSettings;
  /** Tells the admins. False when it reached nobody. */
  tell(news: BackupNews): Promise<boolean>;
}

export interface NightlyBackup {
  /** Begins the backup that is due, if one is. Doesn't wait until it is made. */
  beginIfDue(timeZone: string): Promise<void>;
  /** Resolves when no backup is being made. Never rejects. */
  idle(): Promise<void>;
  /** Stops the one that is being made, without a trace of it. */
  stop(): Promise<void>;
}

/** A process that was killed holds its claim that long. It renews it once a minute. */
const CLAIM_MS = HOUR_MS / 6;

/** The night whose backup is due last. */
export function lastNight(now: Date, { time, timeZone }: { time: string; timeZone: string }): string {
  const today = schoolDayAt(now, timeZone);
  return now >= instantAt(today, time, timeZone) ? today : addDays(today, -1);
}

async function tellFailure({ db, clock, tell }: BackupDeps, claim: BackupClaim, why: string): Promise<void> {
  if (!(await claimTelling(db, claim, clock()))) return;
  if (!(await tell({ why }))) await forgetTelling(db);
}

async function tellSuccess({ db, clock, tell }: BackupDeps): Promise<void> {
  if ((await areAdminsTold(db)) && (await tell({ madeAt: clock() }))) await forgetTelling(db);
}

async function record(deps: BackupDeps, claim: BackupClaim, result: BackupResult): Promise<void> {
  const { db, log, clock } = deps;
  const now = clock();
  if ("file" in result) {
    log.info({ night: claim.night, ...result }, "backup made");
    if (await recordBackup(db, claim, { ...result, now })) await tellSuccess(deps);
    return;
  }
  log.error({ night: claim.night, why: result.why }, "backup failed");
  const failure = { why: result.why, now, retryAt: new Date(now.getTime() + HOUR_MS) };
  if (await recordFailure(db, claim, failure)) await tellFailure(deps, claim, result.why);
}

export function createNightlyBackup(deps: BackupDeps): NightlyBackup {
  const { db, log, clock, settings } = deps;
  const { database, folder, kept, time } = settings;
  const logError = createErrorLog(log);
  const stopping = new AbortController();
  let current: { claim: BackupClaim; done: Promise<void> } | undefined;
  const claimUntil = () => new Date(clock().getTime() + CLAIM_MS);
  const run = async (claim: BackupClaim) => {
    try {
      const result = await makeBackup({ database, folder, kept, now: claim.startedAt }, stopping.signal);
      if (stopping.signal.aborted) {
        // The next process may begin right away.
        await renewBackup(db, claim, clock());
      } else await record(deps, claim, result);
    } catch (error) {
      logError({ during: "backup" }, error);
    } finally {
      current = undefined;
    }
  };
  return {
    async beginIfDue(timeZone) {
      if (current) return renewBackup(db, current.claim, claimUntil());
      const now = clock();
      const claim = await claimBackup(db, { night: lastNight(now, { time, timeZone }), now, until: claimUntil() });
      if (claim && !stopping.signal.aborted) current = { claim, done: run(claim) };
    },
    idle: async () => current?.done,
    async stop() {
      stopping.abort();
      await current?.done;
    },
  };
}
