// The command line as it is installed: compiled, and run in a process of its own.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { onTestFinished } from "vitest";
import { makeFolder } from "./database.js";

/** Inside the repository, where packages and migrations are found; beside what `npm run build` makes. */
const BUILT = join("dist", "under-test");
const CLI = join(process.cwd(), BUILT, "src", "cli.js");

/** Compiles what is there now: `dist` may be older. Types are checked by `npm run types`. */
export function build(): void {
  const compiler = join("node_modules", "typescript", "bin", "tsc");
  const info = join(BUILT, ".tsbuildinfo");
  const done = spawnSync(process.execPath, [
    ...[compiler, "-p", "tsconfig.build.json", "--outDir", BUILT, "--tsBuildInfoFile", info],
  ]);
  if (!existsSync(CLI)) throw new Error(`Nothing was built: ${done.stdout}${done.stderr}`);
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** Resolves when the log says it is up; rejects when it ends before. */
  started(): Promise<void>;
  /** Sends the signal and says how it ended and after how many milliseconds. */
  stop(signal: NodeJS.Signals): Promise<Ended & { ms: number }>;
}

/** In a folder of its own, so that no .env of whoever runs the tests is read. */
export async function launch(args: string[], env: Record<string, string> = {}): Promise<Running> {
  const cwd = await makeFolder();
  const child = spawn(process.execPath, [CLI, ...args], { cwd, env: { PATH: process.env.PATH ?? "", ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (chunk: string) => {
      said[stream] += chunk;
    });
  }
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, ...said }) as Ended);
  const isUp = () => said.stdout.includes('"msg":"started"');
  return {
    child,
    ended,
    async started() {
      const over = ended.then(({ stderr }) => Promise.reject(new Error(`It did not start: ${stderr}`)));
      while (!isUp()) await Promise.race([once(child.stdout, "data"), over]);
    },
    async stop(signal) {
      const began = performance.now();
      child.kill(signal);
      return { ...(await ended), ms: performance.now() - began };
    },
  };
}

export async function run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return (await launch(args, env)).ended;
}
