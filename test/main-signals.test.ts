// How a real process ends: SIGTERM finishes what has started, and what was acked is on disk whatever happens.
import { describe, expect, it } from "vitest";
import type { Exchange } from "../sandbox/workspace/link/exchange.js";
import { buildFor, type Running } from "./support/command-line.js";
import { COMPLETE } from "./support/logging.js";
import { STAFF, TESS } from "./support/school.js";
import { openSecondClient } from "./support/sqlite-file.js";
import { type Mode, prepareStart, type StartSetup } from "./support/starting.js";
import { waitUntil } from "./support/waiting.js";

const { launch } = buildFor("main-signals");

const MODES: Mode[] = ["http", "socket"];

async function startIn(mode: Mode): Promise<StartSetup & { bookend: Running; startMs: number }> {
  const stage = await prepareStart(mode);
  const bookend = await launch(["start"], stage.env);
  const startMs = await bookend.started();
  if (mode === "http") stage.slack.sendTo(`http://127.0.0.1:${stage.port}/slack/events`);
  return { ...stage, bookend, startMs };
}

/** The form, filled in and ready to save. */
async function fillForm({ slack }: StartSetup) {
  const tess = slack.as(TESS);
  await tess.command("/unit", "log", { channel: STAFF });
  // Another process may take longer than `settle` waits for its next call.
  await waitUntil(() => expect(tess.modal()).toBeDefined());
  await tess.fill(COMPLETE);
  await slack.settle(500);
  return tess;
}

const titlesIn = ({ env }: StartSetup) =>
  openSecondClient((env.DATABASE_URL ?? "").replace("file:", ""))
    .prepare('SELECT title FROM "Unit"')
    .pluck()
    .all();

describe.each(MODES)("over %s", (mode) => {
  it.each(["SIGTERM", "SIGINT"] as const)("%s ends an idle process within a second, with 0", async (signal) => {
    const { bookend, slack, startMs } = await startIn(mode);
    await slack.settle();
    const { code, ms, stdout, stderr } = await bookend.stop(signal);
    expect([code, stderr]).toEqual([0, ""]);
    // Starting takes about a second, too, and as much longer as the machine is slower.
    expect(ms).toBeLessThan(Math.max(1000, startMs));
    for (const line of stdout.trim().split("\n")) {
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), time: expect.any(String) });
    }
    expect(stdout).not.toMatch(/xoxb-|xapp-/);
  });

  it("a submission in progress at SIGTERM is saved, acked and answered", async () => {
    const stage = await startIn(mode);
    const { slack, bookend } = stage;
    const tess = await fillForm(stage);
    slack.faults.always("users.info", { kind: "slow", ms: 1500 });
    const submitting: Promise<Exchange> = tess.submit();
    await waitUntil(() => expect(slack.calls.some(({ fault }) => fault === "slow")).toBe(true));
    const [{ code, ms, stdout }, exchange] = await Promise.all([bookend.stop("SIGTERM"), submitting]);
    expect(exchange).toMatchObject({ status: 200, ack: undefined });
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    expect(titlesIn(stage)).toEqual(["Ancient Egypt"]);
    expect(slack.whispersTo(TESS).at(-1)?.text).toContain("Saved: Ancient Egypt");
    expect(stdout).not.toContain("Ancient Egypt");
    expect(slack.problems).toEqual([]);
  });

  it("everything acked before SIGTERM is answered, even what was still waiting in line", async () => {
    const { slack, bookend } = await startIn(mode);
    slack.faults.always("response_url", { kind: "slow", ms: 500 });
    const tess = slack.as(TESS);
    const commands = await Promise.all(
      Array.from({ length: 40 }, () => tess.command("/unit", "help", { channel: STAFF })),
    );
    expect(commands.filter(({ status, ack }) => status === 200 && ack === undefined)).toHaveLength(40);
    const { code } = await bookend.stop("SIGTERM");
    expect(code).toBe(0);
    expect(slack.whispersTo(TESS).filter(({ text }) => text.includes("What Bookend can do"))).toHaveLength(40);
  });

  it("what was acked is on disk even if the process is killed at that moment", async () => {
    const stage = await startIn(mode);
    const tess = await fillForm(stage);
    const exchange = await tess.submit();
    const { signal } = await stage.bookend.stop("SIGKILL");
    expect([exchange.status, signal]).toEqual([200, "SIGKILL"]);
    expect(titlesIn(stage)).toEqual(["Ancient Egypt"]);
    const again = await launch(["start"], stage.env);
    await again.started();
    await exchange.repeat();
    await stage.slack.settle();
    expect(titlesIn(stage)).toEqual(["Ancient Egypt"]);
  });
});

it("the process ends in time even when Slack hangs", async () => {
  const stage = await startIn("http");
  const { slack, bookend } = stage;
  slack.faults.always("views.open", { kind: "hang" });
  await slack.as(TESS).command("/unit", "log", { channel: STAFF });
  await waitUntil(() => expect(slack.calls.some(({ fault }) => fault === "hang")).toBe(true));
  const { ms } = await bookend.stop("SIGTERM");
  expect(ms).toBeLessThan(10_000);
});

it("a port in use stops the start with one line", async () => {
  const { env, port } = await startIn("http");
  const second = await launch(["start"], env);
  expect(await second.ended).toMatchObject({
    code: 1,
    stdout: "",
    stderr: `bookend: Port ${port} is in use. Stop the other program, or set PORT to a different number.\n`,
  });
});
