// The log: one line of JSON per event, without tokens and without anything people typed.
import { pino } from "pino";

export interface Log {
  debug(fields: object, event: string): void;
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}

/** Writes to stdout, or to stderr if stdout carries the command's output. `level` is one of LOG_LEVEL's. */
export function createLog(level: string, to: "stdout" | "stderr" = "stdout"): Log {
  const options = { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, pino.destination({ fd: to === "stdout" ? 1 : 2, sync: true }));
}

/** A name or a code, not a sentence, so it can't be something private that a person typed. */
const isName = (value: unknown) => /^\w{1,80}$/.test(String(value));

/** How many levels of causes are logged. Without a limit, a cycle of causes would never end. */
const MAX_CAUSES = 3;

/**
 * What the log may say about an error: its kind, its codes and where it was thrown. Not its message: Prisma's and zod's
 * quote values, and Slack's may hold a proxy's HTML page.
 */
export function toLogFields(error: unknown, causes = MAX_CAUSES): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, message, stack, cause, code, data, meta, statusCode } = error as Error & {
    code?: unknown;
    data?: { error?: unknown };
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } };
    statusCode?: unknown;
  };
  const sqlite = meta?.driverAdapterError?.cause?.originalCode;
  return {
    error: isName(name) ? name : "Error",
    ...(isName(code) && code !== undefined ? { code } : {}),
    ...(typeof sqlite === "string" && isName(sqlite) ? { sqlite } : {}),
    ...(typeof statusCode === "number" ? { statusCode } : {}),
    ...(typeof data?.error === "string" && isName(data.error) ? { slackError: data.error } : {}),
    at: toFrames(message, stack ?? ""),
    ...(cause === undefined || causes === 0 ? {} : { cause: toLogFields(cause, causes - 1) }),
  };
}

/**
 * Logs an error as "failed", with what toLogFields says about it. `fields` say what was going on. An error that is in the
 * log already (`isLogged`) gets another line only if a person read its reference.
 */
export const createErrorLog =
  (log: Log) =>
  (fields: object, error: unknown): void => {
    const isLogged = error instanceof Error && (error as { isLogged?: boolean }).isLogged === true;
    if (!isLogged || "ref" in fields) log.error({ ...fields, ...toLogFields(error) }, "failed");
  };

/** A stack repeats the message, which may have lines that look like frames. If it doesn't, nobody knows where they begin. */
function toFrames(message: string, stack: string): string[] {
  if (!stack.includes(message)) return [];
  const lines = stack.replace(message, "").split("\n");
  const frames = lines.filter((line) => /^\s+at .*(:\d+:\d+|<anonymous>)\)?$/.test(line));
  return frames.slice(0, 6).map((line) => line.trim().replace(/^at /, ""));
}
