// The composition root: settings in, a running Bookend out, and the way down again.
import type { RequestListener, Server } from "node:http";
import type { Logger, Receiver } from "@slack/bolt";
import { createApp, type Installation } from "./app.js";
import { asWorkspaceId } from "./domain/ids.js";
import type { Env } from "./env.js";
import { createLog, type Log, toLogFields } from "./log.js";
import { checkWrite, problemsOf, singleFlight } from "./readiness.js";
import { createSchedule, type DueDeps, postDue, type Schedule } from "./schedule.js";
import { createClients, createLogger, retryWithBackoff, type SlackClients } from "./slack/api/clients.js";
import { isPermanentError, slackErrorOf } from "./slack/api/slack-error.js";
import type { PostResult } from "./slack/posts/deps.js";
import { close, createHttpReceiver, createHttpServer, listen } from "./slack/serve/http.js";
import { createInFlight, type InFlight } from "./slack/serve/in-flight.js";
import { createSocketMode, type SocketMode } from "./slack/serve/socket-mode.js";
import { ensureSchool } from "./store/schools.js";
import { type Db, openDatabase, warmUp } from "./store/sql/database.js";

/** Bookend cannot start; the message is one line that says what to do. */
export class StartError extends Error {
  override name = "StartError";
}

/** Longer than any request takes, in milliseconds. */
const IDLE_MS = 20_000;

export interface Running {
  /** Where health is answered, and in HTTP mode Slack. */
  port: number;
  /** Looks for what is due now instead of at the next minute. */
  tick(): Promise<void>;
  /** Resolves when nothing is under way: no request, and no look for what is due. */
  idle(): Promise<void>;
  /** Finishes what was acked, then stops: within 10 seconds, when idle within one. */
  stop(): Promise<void>;
}

const TOKEN_PROBLEMS: Record<string, string> = {
  invalid_auth: "Slack does not accept SLACK_BOT_TOKEN. Copy the Bot User OAuth Token from OAuth & Permissions again.",
  not_authed: "Slack does not accept SLACK_BOT_TOKEN. Copy the Bot User OAuth Token from OAuth & Permissions again.",
  token_revoked: "SLACK_BOT_TOKEN was revoked. Install the app again and copy its new token.",
  account_inactive: "The app was removed from the workspace. Install it again and copy its new token.",
};

type Who = Awaited<ReturnType<SlackClients["client"]["auth"]["test"]>>;

/** Whose token this is, as Slack says it. Throws StartError for a wrong token. */
async function readInstallation(ask: () => Promise<Who>, token: string): Promise<Installation & { name: string }> {
  try {
    const { team_id, team, bot_id, user_id } = await ask();
    if (!team_id) throw new StartError("Slack did not say which workspace SLACK_BOT_TOKEN belongs to.");
    return {
      workspaceId: asWorkspaceId(team_id),
      name: team ?? "",
      token,
      botId: bot_id ?? "",
      botUserId: user_id ?? "",
    };
  } catch (error) {
    if (error instanceof StartError) throw error;
    if (!isPermanentError(error))
      throw new StartError("Slack cannot be reached. Look at the network and at SLACK_API_URL.");
    const name = slackErrorOf(error) ?? "";
    throw new StartError(TOKEN_PROBLEMS[name] ?? `Slack does not let Bookend in (${name}).`);
  }
}

/** With patience Slack is asked for as long as it takes to reach it. */
async function prepare(env: Env, at: { db: Db; log: Log; now: () => Date; patience: boolean }) {
  const clients = createClients({
    token: env.SLACK_BOT_TOKEN,
    apiUrl: env.SLACK_API_URL,
    logger: createLogger(at.log),
  });
  const isPointless = (error: unknown) => !at.patience || isPermanentError(error);
  const waits = (error: unknown) =>
    at.log.warn({ waitsFor: env.SLACK_API_URL, ...toLogFields(error) }, "waits for Slack");
  const ask = () => retryWithBackoff(() => clients.client.auth.test(), isPointless, waits);
  // Prisma's engine is loaded while Slack is asked.
  const [installation] = await Promise.all([readInstallation(ask, env.SLACK_BOT_TOKEN), warmUp(at.db)]);
  await ensureSchool(at.db, installation.workspaceId, {
    name: installation.name || "our school",
    timeZone: env.SCHOOL_TIMEZONE,
    adminChannel: env.ADMIN_CHANNEL,
    librarians: env.LIBRARIANS,
    now: at.now(),
  });
  return { clients, installation };
}

/** Posts what is due at that instant and ends. Throws EnvError, DatabaseError or StartError. */
export async function runDue(env: Env, at: { now: Date; dryRun: boolean }): Promise<PostResult[]> {
  const log = createLog(env.LOG_LEVEL === "info" ? "warn" : env.LOG_LEVEL, "stderr");
  const db = await openDatabase(env.DATABASE_URL);
  try {
    const { clients, installation } = await prepare(env, { db, log, now: () => at.now, patience: false });
    const deps: DueDeps = { db, log, clients, workspaceId: installation.workspaceId, command: env.UNIT_COMMAND };
    return await postDue(deps, at);
  } finally {
    await db.$disconnect();
  }
}

/** Opens the port before anything that may take long, so that whoever watches sees "starting", not nothing. */
async function openPort(env: Env, server: Server, host: string | undefined): Promise<number> {
  try {
    return await listen(server, env.PORT, host);
  } catch (error) {
    if ((error as { code?: string }).code !== "EADDRINUSE") throw error;
    throw new StartError(`Port ${env.PORT} is taken. Stop what runs there, or set PORT to another number.`);
  }
}

export interface StartOptions {
  /** The clock everything but signatures goes by. */
  now?: () => Date;
  log?: Log;
  /** The address to listen at; every one of the machine's if not said. */
  host?: string;
}

/** Where Slack's requests come in: over a socket Bookend opens, or at its port. */
interface Inbound {
  receiver: Receiver;
  socket: SocketMode | undefined;
  listener: RequestListener | "never";
}

function createInbound(env: Env, { logger, work }: { logger: Logger; work: InFlight }): Inbound {
  if (env.SLACK_APP_TOKEN) {
    const socket = createSocketMode({ appToken: env.SLACK_APP_TOKEN, apiUrl: env.SLACK_API_URL, logger });
    return { receiver: socket.receiver, socket, listener: "never" };
  }
  const receiver = createHttpReceiver({ signingSecret: env.SLACK_SIGNING_SECRET ?? "", logger });
  const listener: RequestListener = (request, response) => {
    // From its first byte: a shutdown waits also for what is still being read.
    void work.track(new Promise((resolve) => response.once("close", resolve)));
    receiver.requestListener(request, response);
  };
  return { receiver, socket: undefined, listener };
}

/** Starts Bookend. Throws EnvError, DatabaseError or StartError. */
export async function start(env: Env, options: StartOptions = {}): Promise<Running> {
  const { now = () => new Date(), log = createLog(env.LOG_LEVEL) } = options;
  const db = await openDatabase(env.DATABASE_URL);
  const work = createInFlight();
  const { receiver, socket, listener } = createInbound(env, { logger: createLogger(log), work });
  let open = false;
  const health = { problems: singleFlight(() => problemsOf({ db, now, socket, started: open })) };
  const server = createHttpServer(health, createLogger(log), () =>
    open || listener === "never" ? listener : "not-yet",
  );
  let schedule: Schedule | undefined;
  const stop = async () => {
    const closed = close(server);
    if (schedule) void work.track(schedule.stop());
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
    const port = await openPort(env, server, options.host);
    const { clients, installation } = await prepare(env, { db, log, now, patience: true });
    const { workspaceId } = installation;
    const command = env.UNIT_COMMAND;
    const { homes } = createApp({ db, log, now, installation, clients, receiver, work, command });
    if (socket) await startSocket(socket);
    open = true;
    schedule = createSchedule({ db, log, now, clients, workspaceId, command, onTick: homes.refresh });
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
    const name = slackErrorOf(error) ?? "no answer";
    throw new StartError(
      `Slack does not accept SLACK_APP_TOKEN (${name}). Make one with the scope connections:write under Basic Information.`,
    );
  }
}

/** Logs what nobody caught instead of ending the process: every request stands alone, and every write is whole. */
export function surviveRejections(log: Log): void {
  process.on("unhandledRejection", (reason) => log.error({ during: "nowhere", ...toLogFields(reason) }, "failed"));
}
