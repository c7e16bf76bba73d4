// The command line: `bookend start|due|demo`. Errors go to stderr in one line.
import { accessSync, constants, existsSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { Temporal } from "temporal-polyfill";
import type { DemoOptions } from "../sandbox/demo/demo.js";
import { EnvError, readEnv } from "./env.js";
import { createLog } from "./log.js";
import { type Running, runDue, StartError, start, surviveRejections } from "./main.js";
import type { PostResult } from "./slack/posts/deps.js";
import { DatabaseError } from "./store/sql/errors.js";

function readInstant(text: string): Date {
  try {
    // Refuses a day that does not exist, and a time without a zone, which would be another instant on every machine.
    return new Date(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    throw new InvalidArgumentError("Give an instant with its zone, such as 2026-11-03T13:00:00Z.");
  }
}

/** `monthly-report 2026-10 C0123 posted`, with the reason after a colon where there is one. */
function toLine({ post, period, channel, outcome, why }: PostResult): string {
  return `${post} ${period} ${channel ?? "-"} ${outcome}${why ? `: ${why}` : ""}`;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("Give a number from 0 to 65535.");
  return port;
}

/** Stops at the first signal and exits. */
function stopAtSignals({ stop }: { stop(): Promise<void> }): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      // Whatever hangs, the process is gone in time for whoever sent the signal.
      setTimeout(() => process.exit(1), 9500).unref();
      void stop().then(() => process.exit(0));
    });
  }
}

async function runStart(): Promise<void> {
  const env = readEnv(process.env);
  surviveRejections(createLog(env.LOG_LEVEL));
  let running: Running | undefined;
  // From the beginning: while Slack is still being reached there is nothing to finish.
  stopAtSignals({ stop: async () => running?.stop() });
  running = await start(env);
}

async function loadDemo(): Promise<typeof import("../sandbox/demo/demo.js")> {
  try {
    // Only here, so that the sandbox is no part of what `start` runs.
    return await import("../sandbox/demo/demo.js");
  } catch (error) {
    if ((error as { code?: string }).code !== "MODULE_NOT_FOUND") throw error;
    throw new StartError("The demo needs what `npm ci` installs without --omit=dev. Run it again that way.", {
      cause: error,
    });
  }
}

async function runDemo(options: Omit<DemoOptions, "logLevel">): Promise<void> {
  const logLevel = process.env.LOG_LEVEL ?? "silent";
  surviveRejections(createLog(logLevel));
  const { startDemo } = await loadDemo();
  const demo = await startDemo({ ...options, logLevel });
  stopAtSignals(demo);
  process.stdout.write(`The Bookend demo is ready: ${demo.url}\nPress Ctrl+C to stop it.\n`);
}

async function runDueCommand(options: { at?: Date; dryRun?: boolean }): Promise<void> {
  const results = await runDue(readEnv(process.env), {
    now: options.at ?? new Date(),
    dryRun: options.dryRun ?? false,
  });
  for (const result of results) process.stdout.write(`${toLine(result)}\n`);
  if (results.some((result) => result.outcome === "failed")) process.exitCode = 1;
}

const toOneLine = (text: string) => text.trim().replace(/\s*\n\s*/g, " ");

function isForThePerson(error: unknown): error is Error {
  return error instanceof EnvError || error instanceof DatabaseError || error instanceof StartError;
}

const program = new Command("bookend")
  .description("The partnership between teachers and the school librarian, logged, reported and grown in Slack.")
  .showHelpAfterError(false)
  .configureOutput({
    outputError: (message, write) => write(`bookend: ${toOneLine(message.replace(/^error: /, ""))}\n`),
  });

program.command("start").description("run Bookend against Slack").action(runStart);

program
  .command("due")
  .description("post what is due and exit; a line for each post")
  .option("--at <instant>", "as if it were this instant, e.g. 2026-11-03T13:00:00Z", readInstant)
  .option("--dry-run", "only say what would be posted")
  .action(runDueCommand);

program
  .command("demo")
  .description("try Bookend without Slack: a sample school in your browser")
  .option("--port <number>", "port of the page", readPort, 4600)
  .option("--socket", "connect the app over Socket Mode instead of HTTP", false)
  .option("--fresh", "start over and erase what you did in the demo", false)
  .option("--empty", "a school with no history, in its own database", false)
  .option("--no-open", "don't open the browser")
  .action(runDemo);

function fail(error: unknown): void {
  // One line for whoever runs it; the details of a bug are for whoever mends it.
  const details = process.env.LOG_LEVEL === "debug" && error instanceof Error ? `\n${error.stack}` : "";
  const words = isForThePerson(error)
    ? error.message
    : `something broke: ${error instanceof Error ? error.message : error}`;
  process.stderr.write(`bookend: ${toOneLine(words)}${details}\n`);
  process.exit(1);
}

/** Node says of a file it may not read that it is not there. */
function loadSettings(path: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch {
    throw new EnvError(`${path} cannot be read by this account. Make this account its owner (chown).`);
  }
  process.loadEnvFile(path);
}

/** Does what the arguments of this process say. Never throws: what goes wrong is said on stderr, and ends it with 1. */
export async function run(): Promise<void> {
  // Nothing of ours goes by the machine's zone, and node-cron has no ticks in the hour that comes twice there in autumn.
  process.env.TZ = "UTC";
  try {
    if (existsSync(".env")) loadSettings(".env");
    await program.parseAsync();
  } catch (error) {
    fail(error);
  }
}
