// Starts and stops what is measured, each in its own process: Bookend, as `npm start` does it, and the floor.
import { spawn } from "node:child_process";
import { openSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import nodeFlags from "../bin/node-flags.cjs";
import { post, SIGNING_SECRET, toCommand } from "./requests.mjs";

const COMMANDS = {
  bookend: [...nodeFlags.FLAGS, fileURLToPath(new URL("../bin/bookend.cjs", import.meta.url)), "start"],
  floor: [fileURLToPath(new URL("floor.mjs", import.meta.url))],
};
const POLL_MS = 4;
const START_LIMIT_MS = 30_000;
const running = new Set();

/** Kills the processes that a failed figure left running. */
export function stopAll() {
  for (const child of running) child.kill("SIGKILL");
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Returns the time of the first ack, as performance.now() counts. Until then the port may be closed or answer 503. */
async function firstAck(port, { child, responseUrl, log }) {
  const body = toCommand("help", responseUrl);
  const limit = performance.now() + START_LIMIT_MS;
  while (performance.now() < limit && child.exitCode === null) {
    const { status } = await post(port, body, { agent: false }).catch(() => ({ status: 0 }));
    if (status === 200) return performance.now();
    await sleep(POLL_MS);
  }
  throw new Error(`${child.spawnargs.join(" ")} did not start:\n${readFileSync(log, "utf8").slice(-2000)}`);
}

/**
 * Starts "bookend" or "floor" and waits for its first ack. `name` names its database and its log in the folder. `stores`
 * is false for a floor that saves nothing, `answers` is true for one that also answers commands.
 */
export async function start(kind, { slack, folder, name, stores = true, answers = false }) {
  const port = await freePort();
  const log = join(folder, `${name}.log`);
  const output = openSync(log, "a");
  const database = join(folder, `${name}.db`);
  const { responseUrl, answer } = slack.expectAnswer();
  const began = performance.now();
  const child = spawn(process.execPath, COMMANDS[kind], {
    // Not the repository, which may have a .env.
    cwd: folder,
    stdio: ["ignore", output, output],
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: "xoxb-bench",
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_API_URL: slack.apiUrl,
      PORT: String(port),
      ...(kind === "bookend" ? { DATABASE_URL: `file:${database}` } : {}),
      ...(kind === "floor" && stores ? { DATABASE: database } : {}),
      ...(kind === "floor" && answers ? { ANSWERS: "1" } : {}),
    },
  });
  running.add(child);
  const exited = new Promise((resolve) => child.once("exit", resolve)).then(() => running.delete(child));
  const startMs = (await firstAck(port, { child, responseUrl, log })) - began;
  // Bookend answers its first command after the ack. That work must not run while something else is measured.
  if (kind === "bookend" || answers) await answer;
  const stop = (signal) => {
    child.kill(signal);
    return exited;
  };
  return { port, pid: child.pid, database, startMs, stop };
}

/** How many milliseconds of CPU a process has used in all its threads, as Linux counts it; undefined on other systems. */
export function cpuOf(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    // The first number of schedstat is the time on a CPU, in nanoseconds.
    const used = threads.map((id) => Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, "utf8").split(" ")[0]));
    return used.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
  } catch {
    return undefined;
  }
}

/** A process's memory in megabytes, as Linux counts it; undefined on other systems. */
export function memoryOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    const megabytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1]) / 1024;
    return { rss: megabytes("Rss"), pss: megabytes("Pss") };
  } catch {
    return undefined;
  }
}
