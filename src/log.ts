// The log: one line of JSON an event, without tokens and without a word that people typed.
import { pino } from "pino";

export interface Log {
  debug(fields: object, event: string): void;
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}

/** On stdout; on stderr where stdout carries an answer. */
export function createLog(level: string, to: "stdout" | "stderr" = "stdout"): Log {
  const options = { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(options, pino.destination({ fd: to === "stdout" ? 1 : 2, sync: true }));
}

/** A name or a code, not a sentence: nothing anyone typed looks like this by chance and matters. */
const isName = (value: unknown) => /^\w{1,80}$/.test(String(value));

/** Causes of causes; more say no more, and a circle of them ends here. */
const CAUSES = 3;

/**
 * What may be logged of an error: its kind, its codes and where it arose. Messages are left out, because Prisma's
 * and zod's quote the values, and a proxy's HTML page ends up in Slack's.
 */
export function toLogFields(error: unknown, causes = CAUSES): object {
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
    at: toFrames(stack?.replace(message, "") ?? ""),
    ...(cause === undefined || causes === 0 ? {} : { cause: toLogFields(cause, causes - 1) }),
  };
}

function toFrames(stack: string): string[] {
  const frames = stack.split("\n").filter((line) => /^\s+at .*(:\d+:\d+|<anonymous>)\)?$/.test(line));
  return frames.slice(0, 6).map((line) => line.trim().replace(/^at /, ""));
}
