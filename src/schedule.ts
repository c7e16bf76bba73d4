// What happens by itself: one tick a minute wakes us, and the ledger decides what is due.
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

/** Posts what is due at `now` and says what became of each; with `dryRun` only says it. Then asks people what is to be asked. */
export async function postDue(deps: DueDeps, asked: { now: Date; dryRun: boolean }): Promise<PostResult[]> {
  const { db, log, clients, workspaceId, command } = deps;
  const { now, dryRun } = asked;
  const school = await schoolOf(db, workspaceId);
  if (!school) return [];
  const at = { db, school, now, command };
  const logError = (fields: object, error: unknown) => log.error({ ...fields, ...toLogFields(error) }, "failed");
  const results = await runPosts({
    posts,
    client: clients.poster,
    ledger: ledgerOf(db, school),
    scope: school.id,
    at,
    now,
    dryRun,
    admins: () => adminsToTell(deps, now),
    logError,
    logPost: (result) => log.info(result, "post"),
  });
  if (!dryRun) await runNudges({ nudges, client: clients.poster, at, logError });
  return results;
}

/** Named admins if there are any, else Slack's; Slack is asked while none of them has been met. */
async function adminsToTell({ db, workspaceId, clients }: DueDeps, now: Date): Promise<string[]> {
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
  /** One tick now. Waits for one that is running. */
  tick(): Promise<void>;
  /** Resolves when the tick under way, if there is one, is over. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** A start is how a revoked token is mended: what failed is tried at once. */
async function retryAtStart({ db, workspaceId }: DueDeps): Promise<void> {
  const school = await schoolOf(db, workspaceId);
  if (school) await retryFailedPosts(db, school);
}

/** Begins with a tick, for what was missed while Bookend was down. */
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
    // A tick that takes longer than a minute (Slack hangs) is not overtaken; one more waits, not ten.
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
