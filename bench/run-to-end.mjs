// Runs a process to its end: how long it took, and the most memory it had.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import nodeFlags from "../bin/node-flags.cjs";

const POLL_MS = 20;
const KB = 1024;

/** The most memory it had so far, in MB; undefined where the system doesn't say. */
function peakOf(pid) {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / KB;
  } catch {
    return undefined;
  }
}

/** Runs a script of Node. */
export async function runToEnd(args, env = {}) {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let peak;
  let code;
  void ended.then((exitCode) => {
    code = exitCode;
  });
  while (code === undefined) {
    peak = peakOf(child.pid) ?? peak;
    await Promise.race([ended, sleep(POLL_MS)]);
  }
  if (code !== 0) throw new Error(`${args.at(-1)} ended with ${code}.`);
  return { ms: performance.now() - began, peak };
}

/** Runs the command line of Bookend, as its launcher does, on a database. */
export const runBookend = (database, ...args) =>
  runToEnd([...nodeFlags.FLAGS, fileURLToPath(new URL("../bin/bookend.cjs", import.meta.url)), ...args], {
    DATABASE_URL: `file:${database}`,
  });
