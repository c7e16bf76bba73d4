// The process's settings, from its environment, checked once at start. The error for a wrong one says how to fix it.
import { z } from "zod";
import { isTimeZone } from "./domain/time/school-day.js";

/** `from` is a sentence that says where to find the token. */
const Token = (prefix: string, name: string, from: string) =>
  z
    .string({ error: `${name} is missing. ${from}` })
    .startsWith(prefix, { error: `${name} should start with "${prefix}". ${from}` })
    // Refuses the "xoxb-…" that a guide shows in place of a token.
    .regex(/^[\w-]+$/, { error: `${name} should be only letters, digits and dashes. ${from}` });

const commaSeparated = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );

const Settings = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^file:./, { error: 'DATABASE_URL should be a SQLite file such as "file:./data/bookend.db".' })
    .default("file:./data/bookend.db"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], {
      error: "LOG_LEVEL should be one of debug, info, warn, error or silent.",
    })
    .default("info"),
  BACKUP_TIME: z
    .string()
    .regex(/^(([01]?\d|2[0-3]):[0-5]\d|off)$/, {
      error: 'BACKUP_TIME should be a time on a 24-hour clock such as 3:00, or "off" for no nightly backups.',
    })
    .default("3:00")
    .transform((time) => (time === "off" ? time : time.padStart("03:00".length, "0"))),
  BACKUP_FOLDER: z.string().optional(),
  BACKUPS_KEPT: z.coerce
    .number({ error: "BACKUPS_KEPT should be a number such as 14." })
    .int({ error: "BACKUPS_KEPT should be a whole number such as 14." })
    .min(1, { error: "BACKUPS_KEPT should be between 1 and 1000." })
    .max(1000, { error: "BACKUPS_KEPT should be between 1 and 1000." })
    .default(14),
  SLACK_BOT_TOKEN: Token(
    "xoxb-",
    "SLACK_BOT_TOKEN",
    "Find it in Slack under OAuth & Permissions, once the app is installed.",
  ),
  SLACK_APP_TOKEN: Token(
    "xapp-",
    "SLACK_APP_TOKEN",
    "Generate one under Basic Information, App-Level Tokens, with the scope connections:write.",
  ).optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(8, { error: "SLACK_SIGNING_SECRET looks too short. Find it in Slack under Basic Information." })
    .optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: "SLACK_API_URL should be a URL such as https://slack.com/api/." })
    .default("https://slack.com/api/")
    .transform((url) => (url.endsWith("/") ? url : `${url}/`)),
  UNIT_COMMAND: z
    .string()
    .regex(/^\/[a-z0-9_-]{1,31}$/, {
      error: 'UNIT_COMMAND should be a slash and up to 31 lowercase letters, such as "/unit".',
    })
    .default("/unit"),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, {
      error: "HOST should be an address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them.",
    })
    .optional(),
  PORT: z.coerce
    .number({ error: "PORT should be a number such as 3000." })
    .int({ error: "PORT should be a whole number such as 3000." })
    .min(0, { error: "PORT should be between 0 and 65535." })
    .max(65_535, { error: "PORT should be between 0 and 65535." })
    .default(3000),
  ADMIN_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z0-9]+$/, {
      error:
        "ADMIN_CHANNEL should be a channel ID such as C0123ABCD (at the bottom of the channel's details in Slack).",
    })
    .optional(),
  LIBRARIANS: commaSeparated.refine((ids) => ids.every((id) => /^[UW][A-Z0-9]+$/.test(id)), {
    error: "LIBRARIANS should be member IDs such as U0123ABCD, separated by commas (Slack profile, Copy member ID).",
  }),
  SCHOOL_TIMEZONE: z
    .string()
    .refine(isTimeZone, { error: "SCHOOL_TIMEZONE should be a time zone such as America/New_York." })
    .default("America/New_York"),
});

export type Env = z.output<typeof Settings>;

/** A setting is missing or wrong. The message is one line that names it and says how to fix it. */
export class EnvError extends Error {
  override name = "EnvError";
}

/** Throws EnvError. */
function parse<T>(settings: z.ZodType<T>, variables: NodeJS.ProcessEnv): T {
  // A line `NAME=` in a .env file means "not set", not "set to an empty text".
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const { success, data, error } = settings.safeParse(set);
  if (!success) throw new EnvError(error.issues.map((issue) => issue.message).join(" "));
  return data;
}

const LocalSettings = Settings.pick({
  ...{ DATABASE_URL: true, LOG_LEVEL: true, UNIT_COMMAND: true },
  ...{ BACKUP_TIME: true, BACKUP_FOLDER: true, BACKUPS_KEPT: true },
});

/** What a command needs that works without Slack. */
export type LocalEnv = z.output<typeof LocalSettings>;

/** Reads what a command without Slack needs. Throws EnvError. */
export const readLocalEnv = (variables: NodeJS.ProcessEnv): LocalEnv => parse(LocalSettings, variables);

/** Reads what `start` and `due` need. Throws EnvError. */
export function readEnv(variables: NodeJS.ProcessEnv): Env {
  const env = parse(Settings, variables);
  if (!env.SLACK_APP_TOKEN && !env.SLACK_SIGNING_SECRET) {
    throw new EnvError(
      "Set SLACK_APP_TOKEN (Socket Mode, which needs no open port) or SLACK_SIGNING_SECRET (HTTP). Both are under Basic Information at api.slack.com/apps.",
    );
  }
  return env;
}
