// Settings from the environment: which values are accepted, and one line that names each wrong one and its fix.
import { expect, it } from "vitest";
import { EnvError, readEnv } from "../src/env.js";
import { unplainWordsIn } from "./support/plain-words.js";

const HTTP = { SLACK_BOT_TOKEN: "xoxb-1-abc", SLACK_SIGNING_SECRET: "0123456789abcdef" };
const SOCKET = { SLACK_BOT_TOKEN: "xoxb-1-abc", SLACK_APP_TOKEN: "xapp-1-abc" };

it("needs two settings and fills in the rest", () => {
  expect(readEnv(HTTP)).toEqual({
    ...HTTP,
    DATABASE_URL: "file:./data/bookend.db",
    LOG_LEVEL: "info",
    BACKUP_TIME: "03:00",
    BACKUPS_KEPT: 14,
    SLACK_API_URL: "https://slack.com/api/",
    UNIT_COMMAND: "/unit",
    PORT: 3000,
    LIBRARIANS: [],
    SCHOOL_TIMEZONE: "America/New_York",
  });
  expect(readEnv({ ...HTTP, ADMIN_CHANNEL: "" }).ADMIN_CHANNEL).toBeUndefined();
  expect(readEnv(SOCKET).SLACK_APP_TOKEN).toBe("xapp-1-abc");
});

it.each([
  ["SLACK_API_URL", "http://127.0.0.1:4003/api", "http://127.0.0.1:4003/api/"],
  ["SLACK_API_URL", "https://slack.example/api/", "https://slack.example/api/"],
  ["LIBRARIANS", " U0123ABCD, W0123ABCD ,", ["U0123ABCD", "W0123ABCD"]],
  ["HOST", "0.0.0.0", "0.0.0.0"],
  ["HOST", "::1", "::1"],
  ["HOST", "bookend.lincoln.example", "bookend.lincoln.example"],
  ["PORT", "0", 0],
  ["PORT", "65535", 65_535],
  ["UNIT_COMMAND", "/bookend-unit", "/bookend-unit"],
  ["ADMIN_CHANNEL", "C0123ABCD", "C0123ABCD"],
  ["SCHOOL_TIMEZONE", "Asia/Kolkata", "Asia/Kolkata"],
  ["DATABASE_URL", "file:/var/lib/bookend/bookend.db", "file:/var/lib/bookend/bookend.db"],
  ["LOG_LEVEL", "silent", "silent"],
  ["BACKUP_TIME", "23:59", "23:59"],
  ["BACKUP_TIME", "2:30", "02:30"],
  ["BACKUP_TIME", "off", "off"],
  ["BACKUP_FOLDER", "/backups", "/backups"],
  ["BACKUPS_KEPT", "30", 30],
  ["PORT", "", 3000],
])("accepts %s=%s", (name, typed, read) => {
  expect(readEnv({ ...HTTP, [name]: typed })).toHaveProperty(name, read);
});

it.each([
  ["SLACK_BOT_TOKEN", undefined, "OAuth & Permissions"],
  ["SLACK_BOT_TOKEN", "", "OAuth & Permissions"],
  ["SLACK_BOT_TOKEN", "xoxp-1-abc", 'should start with "xoxb-"'],
  ["SLACK_BOT_TOKEN", "xoxb-…", "only letters, digits and dashes"],
  ["SLACK_APP_TOKEN", "xoxb-1-abc", "connections:write"],
  ["SLACK_SIGNING_SECRET", "short", "Basic Information"],
  ["SLACK_API_URL", "slack.com/api", "https://slack.com/api/"],
  ["SLACK_API_URL", "ftp://slack.com/api/", "https://slack.com/api/"],
  ["UNIT_COMMAND", "unit", '"/unit"'],
  ["UNIT_COMMAND", "/Unit Log", '"/unit"'],
  ["HOST", "http://127.0.0.1", "127.0.0.1"],
  ["HOST", "127.0.0.1 ", "0.0.0.0"],
  ["PORT", "three", "such as 3000"],
  ["PORT", "3000.5", "such as 3000"],
  ["PORT", "-1", "between 0 and 65535"],
  ["PORT", "65536", "between 0 and 65535"],
  ["ADMIN_CHANNEL", "#library-admin", "C0123ABCD"],
  ["LIBRARIANS", "U0123ABCD,@lee", "U0123ABCD"],
  ["SCHOOL_TIMEZONE", "New York", "America/New_York"],
  ["SCHOOL_TIMEZONE", "+05:30", "America/New_York"],
  ["DATABASE_URL", "postgres://localhost/bookend", "file:./data/bookend.db"],
  ["DATABASE_URL", "file:", "file:./data/bookend.db"],
  ["BACKUP_TIME", "3 AM", "24-hour clock"],
  ["BACKUP_TIME", "24:00", "24-hour clock"],
  ["BACKUPS_KEPT", "all", "such as 14"],
  ["BACKUPS_KEPT", "1.5", "such as 14"],
  ["BACKUPS_KEPT", "0", "between 1 and 1000"],
  ["LOG_LEVEL", "loud", "debug, info, warn, error or silent"],
])("reports %s=%s with its fix, in one line", (name, typed, fix) => {
  const attempt = () => readEnv({ ...HTTP, [name]: typed });
  expect(attempt).toThrow(EnvError);
  expect(attempt).toThrow(new RegExp(`^${name} [^\\n]+$`));
  expect(attempt).toThrow(fix);
  expect(unplainWordsIn(messageOf(attempt))).toEqual([]);
});

function messageOf(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("Nothing was wrong.");
}

it("says how to choose between the two modes when neither is set up", () => {
  const attempt = () => readEnv({ SLACK_BOT_TOKEN: "xoxb-1-abc", SLACK_SIGNING_SECRET: " " });
  expect(() => readEnv({ SLACK_BOT_TOKEN: "xoxb-1-abc" })).toThrow(
    /^Set SLACK_APP_TOKEN \(Socket Mode, [^\n]+ or SLACK_SIGNING_SECRET \(HTTP\)\. [^\n]+$/,
  );
  expect(attempt).toThrow(EnvError);
});

it("names everything wrong in one line, and repeats no secret", () => {
  const wrong = { SLACK_BOT_TOKEN: "xoxp-a-secret", SLACK_APP_TOKEN: "a-secret", PORT: "no", LOG_LEVEL: "no" };
  expect(() => readEnv(wrong)).toThrow(/^LOG_LEVEL .* SLACK_BOT_TOKEN .* SLACK_APP_TOKEN .* PORT /);
  expect(() => readEnv(wrong)).not.toThrow(/a-secret|\n/);
});
