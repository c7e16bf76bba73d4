// The launcher: without the flags of bin/node-flags.cjs on the command line, it starts Node again with them.
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { launchProgram, type Running } from "../support/command-line.js";
import { makeFolder } from "../support/folders.js";
import { freePort } from "../support/starting.js";

const { FLAGS } = createRequire(import.meta.url)("../../bin/node-flags.cjs") as { FLAGS: string[] };
const BOOKEND = join(process.cwd(), "bin", "bookend.cjs");
/** Nothing listens at this address, so Bookend keeps trying to reach Slack until it is stopped. */
const toEnv = async (port: number) => ({
  SLACK_BOT_TOKEN: "xoxb-nowhere",
  SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef",
  SLACK_API_URL: `http://127.0.0.1:${await freePort()}/`,
  DATABASE_URL: "file:bookend.db",
  PORT: String(port),
});

const isAlive = async (port: number) =>
  (await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined))?.ok ?? false;

async function waitUntilAlive(port: number, { ended }: Running): Promise<void> {
  const endedEarly = ended.then(({ stderr }) => Promise.reject(new Error(`It ended: ${stderr}`)));
  while (!(await isAlive(port))) await Promise.race([sleep(20), endedEarly]);
}

describe.each([
  ["without the flags", []],
  ["with the flags", FLAGS],
])("bin/bookend.cjs %s", (_how, flags) => {
  it("ends with the code of the command line", async () => {
    const { ended } = await launchProgram(process.execPath, [...flags, BOOKEND, "nonsense"], {});
    const { code, stderr } = await ended;
    expect(code).toBe(1);
    expect(stderr).toContain("nonsense");
  });

  it("passes on SIGTERM, and leaves nothing running", async () => {
    const port = await freePort();
    const bookend = await launchProgram(process.execPath, [...flags, BOOKEND, "start"], await toEnv(port));
    await waitUntilAlive(port, bookend);
    expect(await bookend.stop("SIGTERM")).toMatchObject({ code: 0, signal: null });
    expect(await isAlive(port)).toBe(false);
  });
});

it("bin/bookend.cjs ends what it launched, even when it is killed itself", async () => {
  const port = await freePort();
  const bookend = await launchProgram(process.execPath, [BOOKEND, "start"], await toEnv(port));
  await waitUntilAlive(port, bookend);
  // Ends when nothing holds its output anymore: neither the launcher nor what it launched.
  expect(await bookend.stop("SIGKILL")).toMatchObject({ signal: "SIGKILL", stderr: "" });
  expect(await isAlive(port)).toBe(false);
});

it("bin/bookend.cjs adds to the flags it was started with", async () => {
  const folder = await makeFolder();
  const preload = join(folder, "preload.cjs");
  await writeFile(preload, 'process.on("exit", () => process.stderr.write(process.execArgv.join(" ") + "\\n"));');
  const args = ["--require", preload, "--no-deprecation", BOOKEND, "nonsense"];
  const { stderr } = await (await launchProgram(process.execPath, args, {})).ended;
  expect(stderr).toContain(`--require ${preload} --no-deprecation ${FLAGS.join(" ")}\n`);
});
