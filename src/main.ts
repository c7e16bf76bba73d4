// The composition root: turns the process's settings into a running Bookend, and stops it again.
import type { Server } from "node:http";
import { dirname, join } from "node:path";
import { createApp } from "./app.js";
import type { Env } from "./env.js";
import { createErrorLog, createLog, type Log } from "./log.js";
import type { BackupSettings } from "./nightly-backup.js";
import { prepare } from "./prepare.js";
import { cachedFor, checkWrite, readReadiness } from "./readiness.js";
import { createSchedule, postDue, type Schedule, watchClock } from "./schedule.js";
import { createSlackLogger } from "./slack/api/clients.js";
import { createSlackTime } from "./slack/api/slack-time.js";
import type { PostResult } from "./slack/posts/deps.js";
import { holdingByClock } from "./slack/posts/holding.js";
import type { FileJobs } from "./slack/send/file-jobs.js";
import { close, createHttpServer, listen } from "./slack/serve/http.js";
import { createInFlight } from "./slack/serve/in-flight.js";
import { createInbound } from "./slack/serve/inbound.js";
import type { SocketMode } from "./slack/serve/socket-mode.js";
import { toAppTokenError, toClockError, toListenError } from "./start-error.js";
import { backupFolder } from "./store/backup/backup-folder.js";
import { databasePath, openDatabase } from "./store/sql/database.js";
import type { TickOptions } from "./ticks.js";

const systemClock = () => new Date();
const systemTime = () => performance.now();

/** How long to wait for work in progress: longer than any request takes. */
const IDLE_MS = 20_000;

/** How long an answer of /readyz serves other callers: it is public, and finding it out costs a write. */
const READINESS_MS = 1000;

export interface Running {
  /** The port that answers health checks, and in HTTP mode Slack. */
  port: number;
  /** Processes what is due now instead of at the next minute. */
  tick(): Promise<void>;
  /** Resolves when no request and no tick is in progress. */
  idle(): Promise<void>;
  /** Finishes the acked requests, then stops: within 10 seconds, or within one when idle. */
  stop(): Promise<void>;
}

interface DueRun {
  now: Date;
  dryRun: boolean;
  /** `now` is what this machine's clock says, so the clock has to be right. */
  byClock?: boolean;
}

/** Posts what is due at `now`. Returns one result per post. Throws DatabaseError or StartError. */
export async function runDue(env: Env, at: DueRun): Promise<PostResult[]> {
  const log = createLog(env.LOG_LEVEL === "info" ? "warn" : env.LOG_LEVEL, "stderr");
  const db = await openDatabase(env.DATABASE_URL, { log });
  try {
    const slackTime = createSlackTime({ now: systemClock, elapsed: systemTime });
    const preparing = { db, log, now: () => at.now, slackTime, keepsTrying: false };
    const { clients, installation } = await prepare(env, preparing);
    const timing = { clock: systemClock, holding: holdingByClock(systemClock) };
    const deps = { db, log, clients, ...installation, command: env.UNIT_COMMAND, ...timing };
    const watch = watchClock(deps, slackTime);
    if (at.byClock && !(await watch.mayPost())) throw toClockError(watch.found());
    return await postDue(deps, at);
  } finally {
    await db.$disconnect();
  }
}

/** Starts listening and returns the port. Throws StartError when the machine doesn't let it. */
async function openPort(env: Env, server: Server): Promise<number> {
  // In Socket Mode only health checks need the port, and those usually come from the same machine.
  const host = env.HOST ?? (env.SLACK_APP_TOKEN ? "127.0.0.1" : undefined);
  try {
    return await listen(server, env.PORT, host);
  } catch (error) {
    throw toListenError(error, { host, port: env.PORT });
  }
}

const backupSettingsOf = (env: Env): BackupSettings | undefined =>
  env.BACKUP_TIME === "off"
    ? undefined
    : {
        database: databasePath(env.DATABASE_URL),
        folder: backupFolder(env),
        kept: env.BACKUPS_KEPT,
        time: env.BACKUP_TIME,
      };

export interface StartOptions {
  /** The clock for everything but Slack's signatures and migrations. */
  now?: () => Date;
  /** Milliseconds that have passed, by a clock that nobody sets. */
  elapsed?: () => number;
  /** Milliseconds between two ticks, a minute by default. "never": after the first, only `tick` runs one. */
  tickEveryMs?: TickOptions["everyMs"];
  log?: Log;
}

/** Starts Bookend, and waits for Slack if it is down. Throws DatabaseError or StartError. */
export async function start(env: Env, options: StartOptions = {}): Promise<Running> {
  const { now = systemClock, elapsed = systemTime, log = createLog(env.LOG_LEVEL) } = options;
  const db = await openDatabase(env.DATABASE_URL, { log });
  const work = createInFlight();
  const { receiver, socket, listener } = createInbound({
    ...{ appToken: env.SLACK_APP_TOKEN, signingSecret: env.SLACK_SIGNING_SECRET, apiUrl: env.SLACK_API_URL },
    ...{ logger: createSlackLogger(log), work },
  });
  const slackTime = createSlackTime({ now, elapsed });
  let open = false;
  let schedule: Schedule | undefined;
  let files: FileJobs | undefined;
  const readiness = () =>
    readReadiness({ db, now, socket, started: open, lastTick: schedule?.last(), clockOff: schedule?.clockOff() });
  const health = { read: cachedFor(READINESS_MS, readiness) };
  const server = createHttpServer(health, createSlackLogger(log), () =>
    open || listener === "never" ? listener : "not-yet",
  );
  const stop = async () => {
    const closed = close(server);
    if (schedule) void work.track(schedule.stop());
    files?.stopAll();
    await work.finished(8000);
    await socket?.stop();
    server.closeAllConnections();
    await closed;
    await db.$disconnect();
  };
  const idle = async () => {
    await Promise.all([schedule?.idle(), work.finished(IDLE_MS)]);
  };
  try {
    await checkWrite(db, now());
    // Before anything slow, so health checks get an answer while Bookend is starting.
    const port = await openPort(env, server);
    const { clients, installation } = await prepare(env, { db, log, now, slackTime, keepsTrying: true });
    const { workspaceId } = installation;
    const command = env.UNIT_COMMAND;
    const filesFolder = join(dirname(databasePath(env.DATABASE_URL)), "files-being-made");
    const app = createApp({ db, log, now, installation, clients, receiver, work, command, filesFolder });
    files = app.files;
    if (socket) await startSocket(socket);
    open = true;
    const timing = { clock: now, elapsed, slackTime };
    void work.track(files.tellLeftovers());
    const backups = backupSettingsOf(env);
    const ticking = { everyMs: options.tickEveryMs, onTick: app.refresh };
    schedule = createSchedule({ db, log, clients, workspaceId, command, ...timing, backups, ...ticking });
    log.info({ port, mode: socket ? "Socket Mode" : "HTTP", workspace: workspaceId }, "started");
    return { port, tick: schedule.tick, idle, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startSocket(socket: SocketMode): Promise<void> {
  try {
    await socket.start();
  } catch (error) {
    throw toAppTokenError(error);
  }
}

/**
 * Logs rejections that nobody caught, instead of ending the process. That is safe: requests are independent of each
 * other, and writes are atomic.
 */
export function surviveRejections(log: Log): void {
  const logError = createErrorLog(log);
  process.on("unhandledRejection", (reason) => logError({ during: "unhandled rejection" }, reason));
}
