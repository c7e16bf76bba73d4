// A school for a test: a sandbox workspace with people in it, and the real Bookend running against it.
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { startWorkspace } from "../../sandbox/workspace/start-workspace.js";
import type { Workspace } from "../../sandbox/workspace/workspace.js";
import { readEnv } from "../../src/env.js";
import type { Log } from "../../src/log.js";
import { type Running, start } from "../../src/main.js";
import { type Db, databasePath, openDatabase } from "../../src/store/sql/database.js";
import { makeFolder } from "./folders.js";
import { expectNoLeaks, secretsOf } from "./secrets.js";
import { copyTemplate } from "./sqlite-file.js";

export const TESS = "U0TEACHER01";
export const LEE = "U0LIBRARY01";
export const PAT = "U0PRINCIPAL";
export const OMAR = "U0TEACHER02";
export const GUEST = "U0GUEST0001";
export const GONE = "U0GONE00001";
export const ROBOT = "U0ROBOT0001";
export const STRANGER = "U0STRANGER1";

export const GRADE_4 = "C0GRADE0004";
export const ADMIN = "C0ADMIN0001";
export const STAFF = "C0STAFF0001";
/** Private, and the bot is not in it. */
export const SECRET = "C0SECRET001";

/** Tuesday, November 10, 2026, 10:52 in New York. */
export const TUESDAY = new Date("2026-11-10T15:52:00Z");

export interface School {
  slack: Workspace;
  bookend: Running;
  /** The rows, through the test's own connection. */
  db: Db;
  /** Every log line, as it would be written out. */
  logged: string[];
  env: NodeJS.ProcessEnv;
  /** The instant Bookend uses as the current time. */
  clock: { now: Date };
  restart(): Promise<Running>;
}

/** Over a socket, an envelope reaches Bookend a moment after the sandbox sends it. */
const SOCKET_QUIET_MS = 50;

interface SchoolOptions {
  mode?: "http" | "socket";
  now?: Date;
  /** The clock of the machine Bookend runs on, if it isn't right. */
  appNow?: () => Date;
  env?: Record<string, string>;
  teamId?: string;
  scopes?: readonly string[];
  optionalScopes?: readonly string[];
}

function createMemoryLog(lines: string[]): Log {
  const write = (level: string) => (fields: object, event: string) => {
    lines.push(JSON.stringify({ level, ...fields, msg: event }));
  };
  return { debug: () => {}, info: write("info"), warn: write("warn"), error: write("error") };
}

export function fillWithPeople(slack: Workspace): void {
  slack.addPerson({ id: TESS, name: "Tess Teacher" });
  slack.addPerson({ id: LEE, name: "Lee Librarian" });
  slack.addPerson({ id: PAT, name: "Pat Principal", isAdmin: true });
  slack.addPerson({ id: OMAR, name: "Omar Teacher" });
  slack.addPerson({ id: GUEST, name: "Gus Guest", isGuest: true });
  slack.addPerson({ id: GONE, name: "Gail Gone", isDeleted: true });
  slack.addPerson({ id: ROBOT, name: "Robo", isBot: true });
  slack.addPerson({ id: STRANGER, name: "Stan Stranger", isStranger: true });
  const everyone = [TESS, LEE, PAT, OMAR, GUEST];
  slack.addChannel({ id: STAFF, name: "all-staff", members: everyone, botIsMember: true });
  slack.addChannel({ id: GRADE_4, name: "grade-4", members: everyone, botIsMember: false });
  slack.addChannel({ id: ADMIN, name: "library-admin", members: [LEE, PAT], botIsMember: true });
  slack.addChannel({ id: SECRET, name: "leadership", isPrivate: true, members: [PAT, TESS], botIsMember: false });
}

function toEnv(slack: Workspace, folder: string, options: SchoolOptions): NodeJS.ProcessEnv {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    ...(options.mode === "socket"
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `file:${join(folder, "bookend.db")}`,
    PORT: "0",
    LIBRARIANS: LEE,
    ADMIN_CHANNEL: ADMIN,
    SCHOOL_TIMEZONE: "America/New_York",
    BACKUP_TIME: "off",
    ...options.env,
  };
}

/** Starts everything, and stops it when the test ends. */
export async function startSchool(options: SchoolOptions = {}): Promise<School> {
  const folder = await makeFolder();
  const clock = { now: options.now ?? TUESDAY };
  const logged: string[] = [];
  const { teamId, scopes, optionalScopes } = options;
  const slack = await startWorkspace({
    now: () => clock.now,
    ...(teamId ? { teamId } : {}),
    ...(scopes ? { scopes } : {}),
    ...(optionalScopes ? { optionalScopes } : {}),
  });
  fillWithPeople(slack);
  const env = toEnv(slack, folder, options);
  await copyTemplate(databasePath(env.DATABASE_URL ?? ""));
  const boot = async () => {
    const now = options.appNow ?? (() => clock.now);
    // When a test moves the clock, that is time that passes.
    const elapsed = () => clock.now.getTime();
    // Time passes when a test says so. A tick of the real clock's would come in between two of its steps, now and then.
    const timing = { now, elapsed, tickEveryMs: "never" } as const;
    const running = await start(readEnv(env), { ...timing, log: createMemoryLog(logged) });
    // Two connections of one process can't wait for each other. The first tick has to end before a test writes.
    await running.idle();
    if (options.mode !== "socket") slack.sendTo(`http://127.0.0.1:${running.port}/slack/events`);
    return running;
  };
  // The sandbox sees only what has arrived. Bookend knows if more is coming: over HTTP, from a request's first byte.
  const settleSandbox = slack.settle.bind(slack);
  slack.settle = async (quietMs = options.mode === "socket" ? SOCKET_QUIET_MS : 0) => {
    await school.bookend.idle();
    await settleSandbox(quietMs);
    await school.bookend.idle();
  };
  const school: School = {
    slack,
    bookend: await boot(),
    db: await openDatabase(env.DATABASE_URL ?? ""),
    logged,
    env,
    clock,
    async restart() {
      await school.bookend.stop();
      school.bookend = await boot();
      return school.bookend;
    },
  };
  onTestFinished(async () => {
    await school.bookend.stop();
    const secrets = await secretsOf(school);
    await school.db.$disconnect();
    // Bookend has stopped, so nothing new starts.
    await slack.close(0);
    expectNoLeaks(school, secrets);
  });
  return school;
}
