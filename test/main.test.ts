// Starting and stopping: messages about wrong settings, waiting for Slack, and health checks in the meantime.
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { performance } from "node:perf_hooks";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Fault } from "../sandbox/workspace/faults.js";
import { StartError } from "../src/start-error.js";
import { DatabaseError } from "../src/store/sql/errors.js";
import { readHealth, readWholeHealth, sendRequest, signRequest } from "./support/requests.js";
import { startSchool } from "./support/school.js";
import { failWrite, openSecondClient } from "./support/sqlite-file.js";
import { type Mode, prepareStart } from "./support/starting.js";
import { waitUntil } from "./support/waiting.js";

const MODES: Mode[] = ["http", "socket"];

/** Closing the last connection to a database in WAL mode deletes its log file. */
const isLetGo = (env: Record<string, string>) => !existsSync(`${pathOf(env)}-wal`);

const pathOf = (env: Record<string, string | undefined>) => (env.DATABASE_URL ?? "").replace("file:", "");

describe("a setting that Slack or the machine rejects", () => {
  it.each([
    [
      "a wrong bot token",
      "http",
      { SLACK_BOT_TOKEN: "xoxb-wrong" },
      /^Slack doesn't accept SLACK_BOT_TOKEN\. Copy .+$/,
    ],
    [
      "a wrong app token",
      "socket",
      { SLACK_APP_TOKEN: "xapp-wrong" },
      /^Slack doesn't accept SLACK_APP_TOKEN .+connections:write.+$/,
    ],
  ] as const)("%s is reported in one line with its fix", async (_what, mode, change, words) => {
    const { boot, slack } = await prepareStart(mode, change);
    const error = await boot().catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(StartError);
    expect((error as Error).message).toMatch(words);
    expect((error as Error).message).not.toMatch(/\n|xoxb-wrong|xapp-wrong/);
    expect(slack.socketCount).toBe(0);
  });

  it.each([
    ["token_revoked", /was revoked\. Reinstall the app/],
    ["account_inactive", /was removed from the workspace\. Install it again/],
    ["ekm_access_denied", /^Slack refused SLACK_BOT_TOKEN \(ekm_access_denied\)\.$/],
  ])("%s is explained in words", async (error, words) => {
    const { boot, slack } = await prepareStart("http");
    slack.faults.always("auth.test", { kind: "error", error });
    await expect(boot()).rejects.toThrow(words);
  });

  it("a port in use is named, and the database is closed", async () => {
    const { boot, env, port } = await prepareStart("http");
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, resolve));
    onTestFinished(() => void other.close());
    await expect(boot()).rejects.toThrow(
      `Port ${port} is in use. Stop the other program, or set PORT to a different number.`,
    );
    expect(isLetGo(env)).toBe(true);
  });
});

describe("Slack unreachable at the start", () => {
  const FAULTS: Fault[] = [
    { kind: "reset" },
    { kind: "status", status: 503 },
    { kind: "html" },
    { kind: "error", error: "internal_error" },
  ];

  it.each(FAULTS)("is tried again until it answers ($kind $status$error)", async (fault) => {
    const { boot, slack, port, logged } = await prepareStart("http");
    slack.faults.always("auth.test", fault);
    const booting = boot();
    await waitUntil(() => expect(slack.calls.length).toBeGreaterThan(1));
    expect(await readHealth(port, "/healthz")).toEqual([200, { alive: true }]);
    expect(await readHealth(port, "/readyz")).toEqual([503, { ready: false, slack: "not connected to Slack yet" }]);
    expect((await sendRequest(port, signRequest(slack.signingSecret, "command=%2Funit"))).status).toBe(503);
    slack.faults.clear();
    await booting;
    await waitUntil(async () => expect(await readHealth(port, "/readyz")).toEqual([200, { ready: true }]));
    expect(logged.join()).not.toMatch(/<html|DOCTYPE|xoxb-/i);
  });

  it("is tried again even when only the socket fails", async () => {
    const { boot, slack, port } = await prepareStart("socket");
    slack.faults.next("apps.connections.open", { kind: "status", status: 500 });
    slack.faults.next("apps.connections.open", { kind: "html" });
    const booting = boot();
    await waitUntil(async () => expect((await readHealth(port, "/readyz"))[0]).toBe(503));
    await booting;
    await waitUntil(async () => expect(await readHealth(port, "/readyz")).toEqual([200, { ready: true }]));
    expect(slack.socketCount).toBe(1);
  });
});

describe("a database that takes no writes", () => {
  it.each(MODES)("is reported in one line, before Slack is asked and before anyone is served (%s)", async (mode) => {
    const { boot, env, slack } = await prepareStart(mode);
    const first = await boot();
    await first.stop();
    const calls = slack.calls.length;
    // The workspace has this port. If Bookend served anyone first, it would say that the port is in use.
    env.PORT = new URL(slack.apiUrl).port;
    openSecondClient(pathOf(env)).exec(
      `CREATE TRIGGER fail BEFORE UPDATE ON "Heartbeat" BEGIN SELECT RAISE(ABORT, 'attempt to write a readonly database'); END`,
    );
    const error = await boot().catch((refused: unknown) => refused);
    expect(error).toBeInstanceOf(DatabaseError);
    expect((error as Error).message).toBe(
      "Bookend can't write to its database: the database cannot be written to. Check who owns the file and its folder.",
    );
    expect(slack.calls.length).toBe(calls);
  });
});

describe("readiness", () => {
  it("is red while another process holds the database, and green again after", async () => {
    const school = await startSchool();
    const other = openSecondClient(pathOf(school.env));
    other.exec("BEGIN IMMEDIATE");
    expect(await readHealth(school.bookend.port, "/readyz")).toEqual([
      503,
      { ready: false, database: "the database is busy" },
    ]);
    other.exec("ROLLBACK");
    await waitUntil(async () =>
      expect(await readHealth(school.bookend.port, "/readyz")).toEqual([200, { ready: true }]),
    );
  });

  it("says when the last tick was, and is red after three minutes without one, wherever the clock is set", async () => {
    const { boot, port } = await prepareStart("http");
    let minutes = 0;
    const running = await boot({ elapsed: () => minutes * 60_000 });
    await running.tick();
    const [status, { lastTick, secondsSinceTick }] = await readWholeHealth(port, "/readyz");
    expect([status, secondsSinceTick]).toEqual([200, 0]);
    expect(Math.abs(Date.now() - Date.parse(String(lastTick)))).toBeLessThan(60_000);
    const red = { ready: false, schedule: "no check for what is due has finished for 4 minutes" };
    await waitUntil(async () => {
      // Each minute of the real clock has a tick of its own: it may come in between, and makes this green again.
      await running.tick();
      minutes += 4;
      expect(await readHealth(port, "/readyz")).toEqual([503, red]);
    });
    await running.tick();
    await waitUntil(async () => expect(await readHealth(port, "/readyz")).toEqual([200, { ready: true }]));
  });

  it("is green again by itself at the next full minute, because a tick comes then", async () => {
    // Right before it, however long the test takes.
    const now = () => new Date("2026-11-10T15:52:59.990Z");
    const { boot, port } = await prepareStart("http", {}, now);
    let minutes = 0;
    const running = await boot({ now, elapsed: () => minutes * 60_000 });
    await running.idle();
    minutes = 4;
    await waitUntil(async () =>
      expect(await readWholeHealth(port, "/readyz")).toMatchObject([200, { secondsSinceTick: 0 }]),
    );
  });

  it("is red when the database rejects writes for any reason", async () => {
    const school = await startSchool();
    await failWrite(school.db, 'BEFORE UPDATE ON "Heartbeat"', "no");
    await readHealth(school.bookend.port, "/readyz");
    expect(await readHealth(school.bookend.port, "/readyz")).toEqual([
      503,
      { ready: false, database: "the database doesn't accept writes" },
    ]);
  });

  it("is red while the socket is down", async () => {
    const school = await startSchool({ mode: "socket" });
    school.slack.faults.always("apps.connections.open", { kind: "status", status: 500 });
    school.slack.dropSockets();
    const down = { ready: false, slack: "the connection to Slack is down; Bookend is reconnecting" };
    await waitUntil(async () => expect(await readHealth(school.bookend.port, "/readyz")).toEqual([503, down]));
  });
});

describe("stopping", () => {
  // Retried, because the limit of a second also applies on a busy machine.
  it.each(MODES)("takes less than a second when idle, over %s, and releases everything", { retry: 2 }, async (mode) => {
    const { boot, slack, port, env } = await prepareStart(mode);
    const running = await boot();
    await slack.settle();
    // A health check that keeps its connection open does not delay it.
    await readHealth(port, "/readyz");
    const began = performance.now();
    await running.stop();
    expect(performance.now() - began).toBeLessThan(1000);
    await waitUntil(() => expect(slack.socketCount).toBe(0));
    await expect(readHealth(port, "/healthz")).rejects.toThrow(/ECONNREFUSED/);
    expect(isLetGo(env)).toBe(true);
    await boot();
  });
});
