// Runs the command line as it is installed: bundled, in its own process.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { basename, join } from "node:path";
import { performance } from "node:perf_hooks";
import { onTestFinished } from "vitest";
import { makeFolder } from "./folders.js";

/** Inside the repository, where the bundle finds migrations and packages. Each test file has its own. */
const folderOf = (tests: string) => join("dist", "under-test", tests);

export interface CommandLine {
  launch(args: string[], env?: Record<string, string>): Promise<Running>;
  run(args: string[], env?: Record<string, string>): Promise<ExitResult>;
}

/** Bundles a program as `npm run build` does, because `dist` may be older. `tests` names the test file. Returns its path. */
export function bundle(tests: string, program: string): string {
  const vite = join("node_modules", "vite", "bin", "vite.js");
  const options = ["--config", "vite.server.config.ts", "--outDir", folderOf(tests), "--logLevel", "warn"];
  const command = [vite, "build", "--ssr", program, ...options];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  if (status !== 0) throw new Error(`The build failed: ${stderr}`);
  return join(process.cwd(), folderOf(tests), `${basename(program, ".ts")}.cjs`);
}

/** Bundles Bookend. `tests` names the test file. */
export function buildFor(tests: string): CommandLine {
  const cli = bundle(tests, "src/cli.ts");
  return {
    launch: (args, env) => launch(toArguments(cli, args), env),
    run: async (args, env) => (await launch(toArguments(cli, args), env)).ended,
  };
}

/** bin/bookend.cjs runs the bundle like this. */
const toArguments = (cli: string, args: string[]) => ["-e", `require(${JSON.stringify(cli)}).run()`, "--", ...args];

export interface ExitResult {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcess;
  ended: Promise<ExitResult>;
  /** Resolves once the log says it started, with how many milliseconds that took; rejects if it exits first. */
  started(): Promise<number>;
  /** Sends the signal and resolves with how it exited and how many milliseconds that took. */
  stop(signal: NodeJS.Signals): Promise<ExitResult & { ms: number }>;
}

/** Runs Node with these arguments. */
const launch = (args: string[], env: Record<string, string> = {}) => launchProgram(process.execPath, args, env);

/** Runs it in an empty folder, where it can't pick up the developer's own .env. */
export async function launchProgram(program: string, args: string[], env: Record<string, string>): Promise<Running> {
  const cwd = await makeFolder();
  const launchedAt = performance.now();
  const child = spawn(program, args, { cwd, env: { PATH: process.env.PATH ?? "", ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (chunk: string) => {
      output[stream] += chunk;
    });
  }
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, ...output }) as ExitResult);
  const isUp = () => output.stdout.includes('"msg":"started"');
  return {
    child,
    ended,
    async started() {
      const endedEarly = ended.then(({ stderr }) => Promise.reject(new Error(`It did not start: ${stderr}`)));
      while (!isUp()) await Promise.race([once(child.stdout, "data"), endedEarly]);
      return performance.now() - launchedAt;
    },
    async stop(signal) {
      const startedAt = performance.now();
      child.kill(signal);
      return { ...(await ended), ms: performance.now() - startedAt };
    },
  };
}
