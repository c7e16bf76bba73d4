// What happens without a request: a tick wakes us once a minute, and the ledger decides what is due.
import type { WorkspaceId } from "./domain/ids.js";
import { nudges, posts, postsToDelete } from "./features/index.js";
import { createErrorLog, type Log } from "./log.js";
import type { SlackClients } from "./slack/api/clients.js";
import { createDirectory } from "./slack/api/directory.js";
import type { PostResult } from "./slack/posts/deps.js";
import { type Holding, holdingByUptime } from "./slack/posts/holding.js";
import { runPosts } from "./slack/posts/round.js";
import { runNudges } from "./slack/send/nudge.js";
import { runRetractions } from "./slack/send/retraction.js";
import { deleteOldRows } from "./store/old-rows.js";
import { adminsOf, savePerson } from "./store/people.js";
import { ledgerOf } from "./store/post-ledger.js";
import { retryFailedPosts } from "./store/posts.js";
import { schoolOf } from "./store/schools.js";
import type { Db } from "./store/sql/database.js";
import { startTicks, type Ticks } from "./ticks.js";

/** What it takes to send what is due. */
export interface DueDeps {
  db: Db;
  log: Log;
  clients: SlackClients;
  workspaceId: WorkspaceId;
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
  const ctx = { db, school, now, command };
  const logError = createErrorLog(log);
  const results = await runPosts({
    posts,
    client: clients.poster,
    ledger: ledgerOf(db, school),
    scope: school.id,
    ctx,
    now,
    clock: deps.clock,
    holding: deps.holding,
    dryRun,
    admins: () => adminsToNotify(deps, now),
    logError,
    logPost: (result) => log.info(result, "post"),
  });
  if (dryRun) return results;
  await runRetractions({ client: clients.poster, due: () => postsToDelete(ctx), logError });
  await runNudges({ nudges, client: clients.poster, ctx, logError });
  return results;
}

/** The ids of the admins named in the settings, or else of Slack's. Asks Slack only if Bookend knows no admin at all. */
async function adminsToNotify({ db, workspaceId, clients }: DueDeps, now: Date): Promise<string[]> {
  const known = await adminsOf(db, workspaceId);
  if (known.length === 0) {
    for (const admin of await createDirectory(clients.lookup, workspaceId).admins()) {
      known.push(await savePerson(db, workspaceId, { ...admin, now }));
    }
  }
  const named = known.filter((person) => person.namedAdmin);
  return (named.length > 0 ? named : known).filter((person) => person.role === "admin").map((person) => person.id);
}

/** Retries failed posts right away: an admin fixes a revoked token by restarting Bookend. */
async function retryAtStart({ db, workspaceId }: DueDeps): Promise<void> {
  const school = await schoolOf(db, workspaceId);
  if (school) await retryFailedPosts(db, school);
}

interface ScheduleSettings extends Omit<DueDeps, "holding"> {
  /** Milliseconds that have passed, by a clock that nobody sets. */
  elapsed(): number;
  onTick(): Promise<void>;
}

/** Starts the ticks, the first one right away, for what was missed while Bookend was down. */
export function createSchedule(settings: ScheduleSettings): Ticks {
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
  let isFirst = true;
  const run = async () => {
    if (isFirst) await guarded(() => retryAtStart(deps));
    isFirst = false;
    await guarded(() => postDue(deps, { now: now(), dryRun: false }));
    await guarded(() => deleteOldRows(db, now()));
    await guarded(() => deps.onTick());
  };
  return startTicks({ run, now, elapsed });
}
