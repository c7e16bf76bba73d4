// What happens without a request: one tick a minute wakes us, and the ledger decides what is due.
import { schedule as cron } from "node-cron";
import type { WorkspaceId } from "./domain/ids.js";
import { nudges, posts } from "./features/index.js";
import { type Log, toLogFields } from "./log.js";
import type { SlackClients } from "./slack/api/clients.js";
import { createDirectory } from "./slack/api/directory.js";
import type { PostResult } from "./slack/posts/deps.js";
import { runPosts } from "./slack/posts/round.js";
import { runNudges } from "./slack/send/nudge.js";
import { deleteOldRows } from "./store/old-rows.js";
import { adminsOf, savePerson } from "./store/people.js";
import { ledgerOf, retryFailedPosts } from "./store/posts.js";
import { schoolOf } from "./store/schools.js";
import type { Db } from "./store/sql/database.js";

export interface DueDeps {
  db: Db;
  log: Log;
  clients: SlackClients;
  workspaceId: WorkspaceId;
  command: string;
}

/** Sends the posts and nudges due at `now`. Returns one result per post. With `dryRun` it sends nothing. */
export async function postDue(deps: DueDeps, asked: { now: Date; dryRun: boolean }): Promise<PostResult[]> {
  const { db, log, clients, workspaceId, command } = deps;
  const { now, dryRun } = asked;
  const school = await schoolOf(db, workspaceId);
  if (!school) return [];
  const ctx = { db, school, now, command };
  const logError = (fields: object, error: unknown) => log.error({ ...fields, ...toLogFields(error) }, "failed");
  const results = await runPosts({
    posts,
    client: clients.poster,
    ledger: ledgerOf(db, school),
    scope: school.id,
    ctx,
    now,
    dryRun,
    admins: () => adminsToNotify(deps, now),
    logError,
    logPost: (result) => log.info(result, "post"),
  });
  if (!dryRun) await runNudges({ nudges, client: clients.poster, ctx, logError });
  return results;
}

/** The admins named in the settings, or else Slack's. Asks Slack only while Bookend knows no admin at all. */
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

export interface Schedule {
  /** Runs one tick now, after the one that is running. */
  tick(): Promise<void>;
  /** Resolves when no tick is running. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** An admin fixes a revoked token by restarting Bookend, so failed posts are retried right away. */
async function retryAtStart({ db, workspaceId }: DueDeps): Promise<void> {
  const school = await schoolOf(db, workspaceId);
  if (school) await retryFailedPosts(db, school);
}

/** Starts with a tick, for what was missed while Bookend was down. */
export function createSchedule(deps: DueDeps & { now: () => Date; onTick(): Promise<void> }): Schedule {
  const { db, log, now } = deps;
  const guarded = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      log.error({ during: "tick", ...toLogFields(error) }, "failed");
    }
  };
  let running = guarded(() => retryAtStart(deps));
  let waiting = false;
  const once = async () => {
    await guarded(() => postDue(deps, { now: now(), dryRun: false }));
    await guarded(() => deleteOldRows(db, now()));
    await guarded(() => deps.onTick());
  };
  const tick = async () => {
    // When a tick takes longer than a minute (Slack hangs), one more waits for it, not ten.
    if (waiting) return running;
    waiting = true;
    running = running.then(() => {
      waiting = false;
      return once();
    });
    return running;
  };
  const task = cron("* * * * *", tick);
  void tick();
  return {
    tick,
    idle: () => running,
    async stop() {
      await task.destroy();
      await running;
    },
  };
}
