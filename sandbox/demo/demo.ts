// The demo: a workspace in the browser with the real app in it, all on this machine.
import { join, resolve } from "node:path";
import { asWorkspaceId } from "../../src/domain/ids.js";
import { readEnv } from "../../src/env.js";
import { createLog, type Log } from "../../src/log.js";
import { type Running, start } from "../../src/main.js";
import { createClients, createSlackLogger } from "../../src/slack/api/clients.js";
import { holdingByClock } from "../../src/slack/posts/holding.js";
import { StartError } from "../../src/start-error.js";
import type { Db } from "../../src/store/sql/database.js";
import { WebServer } from "../web/server/server.js";
import type { DemoStage } from "../web/server/stage.js";
import { startWorkspace } from "../workspace/start-workspace.js";
import type { Workspace } from "../workspace/workspace.js";
import { openInBrowser } from "./browser.js";
import { DemoClock } from "./clock.js";
import { lockDatabase } from "./database-lock.js";
import { openDemoDatabase } from "./demo-database.js";
import { createFaults, UNREACHABLE_URL } from "./fault-switches.js";
import type { DemoRun } from "./history.js";
import { type AppManifest, readManifest } from "./manifest.js";
import { rootFolder } from "./root-folder.js";
import { ADMIN_CHANNEL, CHANNELS, LIBRARIANS, PEOPLE, SCHOOL_NAME, TIME_ZONE, TITLES } from "./school.js";
import { postSmallTalk } from "./small-talk.js";
import { createTimeTravel } from "./time-travel.js";
import { unblockWrites } from "./write-block.js";

export interface DemoOptions {
  /** 0 takes a free one. */
  port: number;
  /** Connects the app over Socket Mode instead of HTTP. */
  socket: boolean;
  /** Starts over and erases what was done in the demo. */
  fresh: boolean;
  /** A school with no history, in its own database. */
  empty: boolean;
  /** Opens the browser, if there is one. */
  open: boolean;
  /** Where the databases are; `data` by default. */
  folder?: string;
  /** The real time. */
  realNow?: () => Date;
  logLevel?: string;
}

export interface Demo {
  url: string;
  workspace: Workspace;
  stop(): Promise<void>;
}

/** Undoes each step of the start; run the last one first. */
type Cleanups = (() => unknown)[];

interface DemoBase {
  options: DemoOptions;
  cleanups: Cleanups;
  path: string;
  manifest: AppManifest;
  command: string;
  clock: DemoClock;
  workspace: Workspace;
  log: Log;
}

async function takePort(web: WebServer, port: number): Promise<number> {
  try {
    return await web.listen(port);
  } catch (error) {
    if ((error as { code?: string }).code !== "EADDRINUSE") throw error;
    const other = port === 65_535 ? port - 1 : port + 1;
    throw new StartError(
      `Port ${port} is already in use. Stop what's using it, or choose another: npm run demo -- --port ${other}`,
    );
  }
}

async function startBase(
  options: DemoOptions,
  at: { cleanups: Cleanups; path: string; root: string },
): Promise<DemoBase> {
  const manifest = readManifest(at.root);
  const clock = new DemoClock(options.realNow ?? (() => new Date()));
  const { scopes, optionalScopes, events, homeTab } = manifest;
  const people = { teamName: SCHOOL_NAME, people: PEOPLE, channels: CHANNELS };
  const workspace = await startWorkspace({ now: clock.now, scopes, optionalScopes, events, homeTab, ...people });
  at.cleanups.push(() => workspace.close());
  const command = manifest.commands[0]?.command ?? "/unit";
  return { options, ...at, manifest, command, clock, workspace, log: createLog(options.logLevel ?? "silent") };
}

async function openDatabaseOf(base: DemoBase): Promise<Db> {
  const { options, path, workspace, clock, log, command, cleanups } = base;
  const clients = createClients({
    token: workspace.botToken,
    apiUrl: workspace.apiUrl,
    logger: createSlackLogger(log),
  });
  const timing = { clock: clock.now, holding: holdingByClock(clock.now) };
  const deps = { log, clients, workspaceId: asWorkspaceId(workspace.teamId), command, ...timing };
  const toRun = (db: Db): DemoRun => ({ deps: { db, ...deps }, clock });
  const db = await openDemoDatabase({ path, fresh: options.fresh, empty: options.empty, workspace, toRun });
  cleanups.push(() => db.$disconnect());
  return db;
}

/** The environment as `npm start` reads it at a school that installed the app. */
function toEnv({ options, workspace, path, command }: DemoBase): NodeJS.ProcessEnv {
  return {
    SLACK_BOT_TOKEN: workspace.botToken,
    ...(options.socket ? { SLACK_APP_TOKEN: workspace.appToken } : { SLACK_SIGNING_SECRET: workspace.signingSecret }),
    SLACK_API_URL: workspace.apiUrl,
    DATABASE_URL: `file:${path}`,
    HOST: "127.0.0.1",
    PORT: "0",
    UNIT_COMMAND: command,
    ADMIN_CHANNEL,
    LIBRARIANS: LIBRARIANS.join(","),
    SCHOOL_TIMEZONE: TIME_ZONE,
    // Its past is made up, and its clock is moved.
    BACKUP_TIME: "off",
  };
}

interface StartedApp {
  running: Running;
  /** Where it receives Slack's requests; undefined over a socket. */
  appUrl: string | undefined;
}

async function startApp(base: DemoBase): Promise<StartedApp> {
  const { cleanups, options, clock, log, workspace } = base;
  // When the demo's clock is moved, time has passed.
  const timing = { now: clock.now, elapsed: () => clock.now().getTime() };
  const running = await start(readEnv(toEnv(base)), { ...timing, log });
  cleanups.push(() => running.stop());
  if (options.socket) {
    // Without an open socket, Slack can't reach the app anywhere else.
    workspace.sendTo(UNREACHABLE_URL);
    return { running, appUrl: undefined };
  }
  const appUrl = `http://127.0.0.1:${running.port}/slack/events`;
  workspace.sendTo(appUrl);
  return { running, appUrl };
}

function toStage(base: DemoBase, { db, running, appUrl }: StartedApp & { db: Db }): DemoStage {
  const { workspace, manifest, clock, path, command } = base;
  const { commands, shortcuts } = manifest;
  const rows = { db, workspaceId: asWorkspaceId(workspace.teamId), command };
  const travel = createTimeTravel({ ...rows, clock, tick: () => running.tick() });
  return {
    workspace,
    titles: TITLES,
    commands,
    shortcuts,
    clock: travel,
    faults: createFaults({ workspace, databasePath: path, appUrl }),
  };
}

async function launch(options: DemoOptions, cleanups: Cleanups): Promise<Omit<Demo, "stop">> {
  const root = rootFolder();
  const path = resolve(options.folder ?? "data", options.empty ? "demo-empty.db" : "demo.db");
  cleanups.push(lockDatabase(path));
  const web = new WebServer(join(root, "dist", "page"));
  const port = await takePort(web, options.port);
  cleanups.push(() => web.close());
  const base = await startBase(options, { cleanups, path, root });
  const db = await openDatabaseOf(base);
  await postSmallTalk(base.workspace, base.clock);
  cleanups.push(() => unblockWrites(path));
  const started = await startApp(base);
  web.show(toStage(base, { ...started, db }), { realMs: base.clock.realNow.getTime() });
  const url = `http://127.0.0.1:${port}/`;
  if (options.open) openInBrowser(url);
  return { url, workspace: base.workspace };
}

/** Throws StartError or DatabaseError with a line that says what to do. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const cleanups: Cleanups = [];
  const stop = async () => {
    for (const cleanUp of cleanups.splice(0).reverse()) await cleanUp();
  };
  try {
    return { ...(await launch(options, cleanups)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
