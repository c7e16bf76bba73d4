// Prepares Bookend to start, for tests of what happens before and during startup.
import { createServer } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { startWorkspace } from "../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../sandbox/workspace/workspace.js";
import { readEnv } from "../../src/env.js";
import type { Log } from "../../src/log.js";
import { type Running, type StartOptions, start } from "../../src/main.js";
import { makeFolder } from "./folders.js";
import { ADMIN, fillWithPeople, LEE } from "./school.js";

export type Mode = "http" | "socket";

export interface StartSetup {
  slack: Workspace;
  env: Record<string, string>;
  port: number;
  logged: string[];
  /** Starts Bookend, and stops it when the test ends. */
  boot(options?: Pick<StartOptions, "now" | "elapsed">): Promise<Running>;
}

/** Systems give sockets ports above these by themselves (Linux from 32768 on), so nobody takes one before the test does. */
const FIRST_PORT = 20_000;
const PORT_COUNT = 12_000;

/** Each process of the tests begins elsewhere. */
let nextPort = (process.pid * 101) % PORT_COUNT;

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });

/** A port that is free, and that no socket gets by chance. */
export async function freePort(): Promise<number> {
  const port = FIRST_PORT + nextPort;
  nextPort = (nextPort + 1) % PORT_COUNT;
  return (await isFree(port)) ? port : freePort();
}

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A workspace with people in it, and the environment to start Bookend with. `slackNow` is the clock of the workspace. */
export async function prepareStart(
  mode: Mode,
  change: Record<string, string> = {},
  slackNow = () => new Date(),
): Promise<StartSetup> {
  const folder = await makeFolder();
  const slack = await startWorkspace({ now: slackNow });
  onTestFinished(() => slack.close());
  fillWithPeople(slack);
  const port = await freePort();
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    ...(mode === "socket" ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `file:${join(folder, "bookend.db")}`,
    PORT: String(port),
    LIBRARIANS: LEE,
    ADMIN_CHANNEL: ADMIN,
    SCHOOL_TIMEZONE: "America/New_York",
    BACKUP_TIME: "off",
    ...change,
  };
  const logged: string[] = [];
  const write = (fields: object, event: string) => void logged.push(JSON.stringify({ ...fields, event }));
  const log: Log = { ...silent, info: write, warn: write, error: write };
  const boot: StartSetup["boot"] = async (options = {}) => {
    const running = await start(readEnv(env), { log, ...options });
    onTestFinished(() => running.stop());
    if (mode === "http") slack.sendTo(`http://127.0.0.1:${running.port}/slack/events`);
    return running;
  };
  return { slack, env, port, logged, boot };
}
