// What happens without a request: a tick wakes us once a minute, and the ledger decides what is due.
import { adminsToNotify, chartsOf, type TellDeps, tellAdmins } from "./admins.js";
import { type ClockOff, type ClockWatch, createClockWatch } from "./clock-watch.js";
import { DAY_MS } from "./domain/time/duration.js";
import { nudges, posts } from "./features/index.js";
import { toBackupMessage } from "./features/posts/backup-view.js";
import { toClockOffMessage } from "./features/posts/clock-off-view.js";
import { postsToDelete } from "./features/posts/take-back-posts.js";
import { createErrorLog } from "./log.js";
import { type BackupNews, type BackupSettings, createNightlyBackup } from "./nightly-backup.js";
import { createDirectory } from "./slack/api/directory.js";
import type { SlackTime } from "./slack/api/slack-time.js";
import { orIfUnavailable } from "./slack/api/slack-unavailable.js";
import type { PostResult } from "./slack/posts/deps.js";
import { type Holding, holdingByUptime } from "./slack/posts/holding.js";
import { runPosts } from "./slack/posts/round.js";
import { runNudges } from "./slack/send/nudge.js";
import { runRetractions } from "./slack/send/retraction.js";
import { askedQuestionsOf } from "./store/asked-questions.js";
import { finishLogImports } from "./store/finish-log-imports.js";
import { deleteOldImports } from "./store/old-log-imports.js";
import { deleteOldRows } from "./store/old-rows.js";
import { libraryTeam } from "./store/people.js";
import { ledgerOf } from "./store/post-ledger.js";
import { retryFailedPosts } from "./store/posts.js";
import { claimAgain, releaseRequest } from "./store/requests.js";
import { deleteByRetention } from "./store/retention.js";
import { schoolOf } from "./store/schools.js";
import { refreshSearch } from "./store/search-documents.js";
import { startTicks, type TickOptions, type Ticks } from "./ticks.js";

/** What it takes to send what is due. */
export interface DueDeps extends TellDeps {
  command: string;
  /** The clock of the moment. Claims and leases are taken by it, whatever instant a round is for. */
  clock: () => Date;
  holding: Holding;
}

/** Sends the posts and nudges due at `now`. Returns one result per post. With `dryRun` it sends nothing. */
export async function postDue(deps: DueDeps, options: { now: Date; dryRun: boolean }): Promise<PostResult[]> {
  const { db, log, clients, workspaceId, command } = deps;
  const { now, dryRun } = options;
  const school = await schoolOf(db, workspaceId);
  if (!school) return [];
  const directory = createDirectory(clients.lookup, workspaceId);
  const staff = () => orIfUnavailable(directory.members(), undefined);
  const membersIfKnown = (channel: string) => orIfUnavailable(directory.membersOf(channel), "unknown" as const);
  const ctx = { db, school, now, command, staff, membersIfKnown, posts };
  const logError = createErrorLog(log);
  const charts = chartsOf(deps);
  const results = await runPosts({
    posts,
    client: clients.poster,
    charts,
    ledger: ledgerOf(db, school),
    scope: school.id,
    ctx,
    now,
    clock: deps.clock,
    holding: deps.holding,
    dryRun,
    gapUntil: school.ledgerGapUntil,
    admins: () => adminsToNotify(deps, now),
    logError,
    logPost: (result) => log.info(result, "post"),
  });
  if (dryRun) return results;
  await runRetractions({ client: clients.poster, due: () => postsToDelete(ctx), logError });
  // Without a librarian the admins hear what concerns the library, even if none has used Bookend yet.
  if ((await libraryTeam(db, workspaceId)).length === 0) await orIfUnavailable(adminsToNotify(deps, now), []);
  const book = askedQuestionsOf(db, school);
  await runNudges({ nudges, client: clients.poster, charts, ctx, book, now: deps.clock, logError });
  return results;
}

/** Retries failed posts right away: an admin fixes a revoked token by restarting Bookend. */
async function retryAtStart({ db, workspaceId }: DueDeps): Promise<void> {
  const school = await schoolOf(db, workspaceId);
  if (school) await retryFailedPosts(db, school);
}

/**
 * Tells the admins once a day that this machine's clock is wrong, whichever process finds it. Goes by Slack's time. False
 * when it reached nobody.
 */
async function tellClockOff(deps: TellDeps, off: ClockOff, now: Date): Promise<boolean> {
  const { db, workspaceId } = deps;
  const school = await schoolOf(db, workspaceId);
  if (!school) return false;
  const key = off.isFar ? "clock far off" : "clock off";
  const slackNow = new Date(now.getTime() - off.aheadMs);
  if (!(await claimAgain(db, school, { key, now: slackNow, everyMs: DAY_MS }))) return true;
  const message = toClockOffMessage({ aheadMs: off.aheadMs, holdsPosts: off.isFar });
  if (await tellAdmins(deps, message, slackNow)) return true;
  await releaseRequest(db, school, key);
  return false;
}

/** Watches this machine's clock, and tells the admins when it is wrong. */
export function watchClock(deps: TellDeps, slackTime: SlackTime): ClockWatch {
  const { log, clients, clock } = deps;
  const tell = async (off: ClockOff) => {
    try {
      return await tellClockOff(deps, off, clock());
    } catch (error) {
      createErrorLog(log)({ during: "tell the admins about the clock" }, error);
      return false;
    }
  };
  return createClockWatch({ slackTime, log, askSlack: () => clients.lookup.auth.test(), tell });
}

export interface Schedule extends Ticks {
  /** How wrong this machine's clock was at the last tick; undefined when it was right. */
  clockOff(): ClockOff | undefined;
}

interface ScheduleSettings extends Omit<DueDeps, "holding">, Pick<TickOptions, "everyMs"> {
  slackTime: SlackTime;
  /** Undefined: no nightly backups. */
  backups: BackupSettings | undefined;
  /** Milliseconds that have passed, by a clock that nobody sets. */
  elapsed(): number;
  onTick(): Promise<void>;
}

/** The nightly backups, which tell the admins when they fail and when they work again. */
function createBackups(settings: ScheduleSettings) {
  const { db, workspaceId, backups } = settings;
  if (!backups) return undefined;
  const tell = async (news: BackupNews) => {
    const school = await schoolOf(db, workspaceId);
    return school ? tellAdmins(settings, toBackupMessage(news, school.timeZone), settings.clock()) : false;
  };
  const nightly = createNightlyBackup({ ...settings, settings: backups, tell });
  const beginIfDue = async () => {
    const school = await schoolOf(db, workspaceId);
    if (school) await nightly.beginIfDue(school.timeZone);
  };
  return { ...nightly, beginIfDue };
}

/** The search's words of some thousand units: a tick must not keep what is due waiting. */
const SEARCH_STEPS = 200;

/** Starts the ticks, the first one right away, for what was missed while Bookend was down. */
export function createSchedule(settings: ScheduleSettings): Schedule {
  const { db, log, clock: now, elapsed } = settings;
  const deps = { ...settings, holding: holdingByUptime(elapsed) };
  const logError = createErrorLog(log);
  const guarded = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      logError({ during: "tick" }, error);
    }
  };
  const watch = watchClock(settings, settings.slackTime);
  const backups = createBackups(settings);
  let ticked = 0;
  const run = async () => {
    ticked += 1;
    if (ticked === 1) await guarded(() => retryAtStart(deps));
    // Rows are deleted by their age, so that has to wait for a right clock, too.
    if (await watch.mayPost()) {
      await guarded(() => postDue(deps, { now: now(), dryRun: false }));
      await guarded(() => deleteOldRows(db, now()));
      await guarded(() => deleteByRetention(db, now()));
      await guarded(() => deleteOldImports(db, now()));
      // Right after a start there is enough to do.
      if (backups && ticked > 1) await guarded(backups.beginIfDue);
    }
    await guarded(() => finishLogImports(db));
    await guarded(() => refreshSearch(db, settings.workspaceId, SEARCH_STEPS));
    await guarded(() => deps.onTick());
  };
  const ticks = startTicks({ run, now, elapsed, everyMs: settings.everyMs });
  return {
    ...ticks,
    idle: () => ticks.idle().then(() => backups?.idle()),
    stop: async () => {
      await Promise.all([ticks.stop(), backups?.stop()]);
    },
    clockOff: watch.found,
  };
}
