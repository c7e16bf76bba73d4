// The command line: `bookend start|due|demo`. Errors go to stderr, in one line.
import { Command, InvalidArgumentError } from "commander";
import { Temporal } from "temporal-polyfill";
import type { DemoOptions } from "../sandbox/demo/demo.js";
import { COMMANDS } from "./cli/index.js";
import { CommandError } from "./cli/open-school.js";
import { EnvError, readEnv, readLocalEnv } from "./env.js";
import { createLog } from "./log.js";
import { type Running, runDue, start, surviveRejections } from "./main.js";
import { loadSettingsFile, warningAboutSettingsFile } from "./settings-file.js";
import type { PostResult } from "./slack/posts/deps.js";
import { StartError } from "./start-error.js";
import { DatabaseError } from "./store/sql/errors.js";

/** Throws InvalidArgumentError for anything but an instant in ISO 8601. */
function readInstant(text: string): Date {
  try {
    // Refuses a day that doesn't exist, and a time without a zone, whose meaning would depend on the machine.
    return new Date(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    throw new InvalidArgumentError("Enter a time with its zone, such as 2026-11-03T13:00:00Z.");
  }
}

/** `monthly-report 2026-10 C0123 posted`, with the reason after a colon if there is one. */
function toLine({ post, period, channel, outcome, why }: PostResult): string {
  return `${post} ${period} ${channel ?? "-"} ${outcome}${why ? `: ${why}` : ""}`;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError("Enter a number from 0 to 65535.");
  return port;
}

/** Stops and exits at the first SIGTERM or SIGINT. */
function stopAtSignals({ stop }: { stop(): Promise<void> }): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      // If something hangs, the process ends anyway, before a supervisor's 10 seconds are over.
      setTimeout(() => process.exit(1), 9500).unref();
      void stop().then(() => process.exit(0));
    });
  }
}

async function runStart(): Promise<void> {
  const env = readEnv(process.env);
  const log = createLog(env.LOG_LEVEL);
  surviveRejections(log);
  const warning = warningAboutSettingsFile();
  if (warning) log.warn({}, warning);
  let running: Running | undefined;
  // Signals work from the start. While Bookend is still connecting, there is nothing to finish.
  stopAtSignals({ stop: async () => running?.stop() });
  running = await start(env);
}

async function loadDemo(): Promise<typeof import("../sandbox/demo/demo.js")> {
  try {
    // Imported here, so `start` never loads the sandbox.
    return await import("../sandbox/demo/demo.js");
  } catch (error) {
    if ((error as { code?: string }).code !== "MODULE_NOT_FOUND") throw error;
    throw new StartError("The demo needs development packages. Run `npm ci` without --omit=dev.", {
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
    byClock: options.at === undefined,
  });
  for (const result of results) process.stdout.write(`${toLine(result)}\n`);
  if (results.some((result) => result.outcome === "failed")) process.exitCode = 1;
}

const toOneLine = (text: string) => text.trim().replace(/\s*\n\s*/g, " ");

/** Is the error's message written for the person who runs Bookend? */
function isForOperator(error: unknown): error is Error {
  return (
    error instanceof EnvError ||
    error instanceof CommandError ||
    error instanceof DatabaseError ||
    error instanceof StartError
  );
}

const program = new Command("bookend")
  .description("The partnership between teachers and the school librarian, logged, reported and grown in Slack.")
  .showHelpAfterError(false)
  .configureOutput({
    outputError: (message, write) => write(`bookend: ${toOneLine(message.replace(/^error: /, ""))}\n`),
  });

program.command("start").description("run Bookend in your Slack workspace").action(runStart);

program
  .command("due")
  .description("post what is due and exit, with one line of output per post")
  .option("--at <instant>", "pretend it is this time, e.g. 2026-11-03T13:00:00Z", readInstant)
  .option("--dry-run", "show what would be posted, without posting it")
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

for (const add of COMMANDS) {
  add(program, () => ({
    env: readLocalEnv(process.env),
    readSettings: () => readEnv(process.env),
    now: () => new Date(),
    print: (line) => process.stdout.write(`${line}\n`),
  }));
}

function fail(error: unknown): void {
  // One line for the person who runs Bookend. The stack is only for debugging.
  const details = process.env.LOG_LEVEL === "debug" && error instanceof Error ? `\n${error.stack}` : "";
  const words = isForOperator(error)
    ? error.message
    : `something broke: ${error instanceof Error ? error.message : error}`;
  process.stderr.write(`bookend: ${toOneLine(words)}${details}\n`);
  process.exit(1);
}

/** Runs the command in the process's arguments. Never throws: an error goes to stderr, and the exit code is 1. */
export async function run(): Promise<void> {
  // What Bookend writes holds what people told it in private.
  process.umask(0o077);
  try {
    loadSettingsFile();
    await program.parseAsync();
  } catch (error) {
    fail(error);
  }
}
