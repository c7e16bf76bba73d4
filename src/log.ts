// The log: one line of JSON an event, without tokens and without a word that people typed.
import { pino } from "pino";

export interface Log {
  debug(fields: object, event: string): void;
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}

export function createLog(level: string): Log {
  return pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });
}

/**
 * What may be logged of an error: its kind, its codes and where it arose. Messages are left out, because Prisma's
 * and zod's quote the values, and a proxy's HTML page ends up in Slack's.
 */
export function toLogFields(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, data, statusCode } = error as Error & {
    code?: unknown;
    data?: { error?: unknown };
    statusCode?: unknown;
  };
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return {
    error: error.name,
    ...(code === undefined ? {} : { code }),
    ...(statusCode === undefined ? {} : { statusCode }),
    ...(typeof data?.error === "string" && /^\w{1,80}$/.test(data.error) ? { slackError: data.error } : {}),
    at: frames.slice(0, 6).map((line) => line.trim().replace(/^at /, "")),
    ...(error.cause === undefined ? {} : { cause: toLogFields(error.cause) }),
  };
}
