// The command line in its own process: what it prints and where, how it exits, and `due`.
import { describe, expect, it } from "vitest";
import type { SchoolDay } from "../src/domain/time/school-day.js";
import { type Db, openDatabase } from "../src/store/sql/database.js";
import { addUnit } from "../src/store/units.js";
import { buildFor } from "./support/command-line.js";
import { addSchool, RIVERS, TEACHER } from "./support/database.js";
import { unplainWordsIn } from "./support/plain-words.js";
import { ADMIN } from "./support/school.js";
import { openSecondClient } from "./support/sqlite-file.js";
import { prepareStart, type StartSetup } from "./support/starting.js";

const { run } = buildFor("cli");

/** The 2nd open day of November 2026 at the school: Tuesday the 3rd, 08:00 in New York. */
const DUE = "2026-11-03T13:00:00Z";
const BEFORE = "2026-11-03T12:59:59.999Z";
const POSTED = `monthly-report 2026-10 ${ADMIN} posted\n`;

async function withDatabase<T>({ env }: StartSetup, work: (db: Db) => Promise<T>): Promise<T> {
  const db = await openDatabase(env.DATABASE_URL ?? "");
  try {
    return await work(db);
  } finally {
    await db.$disconnect();
  }
}

/** A school with one unit in October 2026. */
async function setSchool(change: Record<string, string> = {}, slackNow?: () => Date): Promise<StartSetup> {
  const stage = await prepareStart("http", change, slackNow);
  await withDatabase(stage, async (db) => {
    const school = await addSchool(db, stage.slack.teamId);
    const now = new Date("2026-10-20T15:00:00Z");
    await addUnit(db, school, { ...RIVERS, date: "2026-10-20" as SchoolDay, loggedBy: TEACHER, key: "k", now });
  });
  return stage;
}

describe("a wrong argument", () => {
  it.each([
    ["an unknown command", ["log"], "unknown command 'log'"],
    ["a misspelled command", ["strat"], "Did you mean start?"],
    ["an unknown option", ["due", "--force"], "unknown option '--force'"],
    ["something too much", ["start", "now"], "too many arguments"],
    ["an option without its value", ["due", "--at"], "argument missing"],
    ["an instant without a zone", ["due", "--at", "2026-11-03T13:00:00"], "Enter a time with its zone"],
    ["a day without a time", ["due", "--at", "2026-11-03"], "Enter a time with its zone"],
    ["a day that does not exist", ["due", "--at", "2026-02-31T13:00:00Z"], "Enter a time with its zone"],
    ["an instant that is none", ["due", "--at", "tomorrow"], "such as 2026-11-03T13:00:00Z"],
  ])("%s is one line on stderr and exit code 1", async (_what, args, words) => {
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^bookend: [^\n]+\n$/);
    expect(stderr).toContain(words);
    expect(unplainWordsIn(stderr)).toEqual([]);
  });

  it.each([[], ["start"], ["due"], ["demo"]])("help on %j is in plain words", async (...command) => {
    const { code, stdout } = await run([...command, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Usage: bookend");
    expect(unplainWordsIn(stdout.replace(/\s+/g, " "))).toEqual([]);
  });

  it("help names the commands and exits with 0", async () => {
    const { code, stdout, stderr } = await run(["--help"]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/start[^\n]*\n\s+due/);
  });
});

describe("a start that fails", () => {
  it.each(["start", "due"])("%s without settings names the first one missing", async (command) => {
    expect(await run([command])).toMatchObject({
      ...{ code: 1, stdout: "" },
      stderr: expect.stringMatching(/^bookend: SLACK_BOT_TOKEN is missing\. [^\n]+\n$/),
    });
  });

  it.each([
    ["a wrong token", { SLACK_BOT_TOKEN: "xoxb-wrong" }, /^bookend: Slack doesn't accept SLACK_BOT_TOKEN\. [^\n]+\n$/],
    ["Slack out of reach", { SLACK_API_URL: "http://127.0.0.1:9/api/" }, /^bookend: Can't reach Slack\. [^\n]+\n$/],
  ])("due with %s says so in one line", async (_what, change, words) => {
    const { env } = await prepareStart("http", { ...change, LOG_LEVEL: "silent" });
    const ended = await run(["due"], env);
    expect(ended).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(words) });
    expect(unplainWordsIn(ended.stderr)).toEqual([]);
  });

  it("leaves a database from a newer Bookend alone", async () => {
    const stage = await setSchool();
    const file = openSecondClient((stage.env.DATABASE_URL ?? "").replace("file:", ""));
    file.exec("UPDATE _prisma_migrations SET migration_name = '20990101000000_later'");
    expect(await run(["start"], stage.env)).toMatchObject({
      ...{ code: 1, stdout: "" },
      stderr: expect.stringMatching(/^bookend: The database was made by a newer Bookend [^\n]+\n$/),
    });
  });
});

describe("due", () => {
  it("posts once, and says so the second time", async () => {
    const { env, slack } = await setSchool();
    expect(await run(["due", "--at", BEFORE], env)).toMatchObject({ code: 0, stdout: "", stderr: "" });
    expect(await run(["due", "--at", DUE], env)).toMatchObject({ code: 0, stdout: POSTED, stderr: "" });
    const again = await run(["due", "--at", DUE], env);
    expect([again.code, again.stdout]).toEqual([0, `monthly-report 2026-10 ${ADMIN} already\n`]);
    expect(slack.messagesIn(ADMIN)).toHaveLength(1);
    expect(slack.messagesIn(ADMIN)[0]?.text).toContain("Rivers and Deltas");
    expect(slack.problems).toEqual([]);
  });

  it("with --dry-run sends nothing and writes nothing", async () => {
    const stage = await setSchool();
    const { code, stdout } = await run(["due", "--at", DUE, "--dry-run"], stage.env);
    expect(code).toBe(0);
    expect(stdout).toBe(`monthly-report 2026-10 ${ADMIN} posted: dry run, nothing was sent\n`);
    expect(stage.slack.calls.map(({ method }) => method)).toEqual(["auth.test"]);
    expect(await withDatabase(stage, (db) => db.post.count())).toBe(0);
  });

  it("says that a post was late", async () => {
    const { env } = await setSchool();
    const { stdout } = await run(["due", "--at", "2026-11-20T09:00:00-05:00"], env);
    expect(stdout).toMatch(/^monthly-report 2026-10 \S+ late\n$/);
  });

  it("says why it failed and exits with 1; the log goes to stderr, so stdout has only the result lines", async () => {
    const { env, slack } = await setSchool({ LOG_LEVEL: "debug" });
    slack.archive(ADMIN);
    const { code, stdout, stderr } = await run(["due", "--at", DUE], env);
    expect(code).toBe(1);
    expect(stdout).toBe(`monthly-report 2026-10 ${ADMIN} failed: is_archived\n`);
    for (const line of stderr.trim().split("\n")) expect(() => JSON.parse(line), line).not.toThrow();
    expect(stderr).not.toMatch(/xoxb-|Rivers/);
  });

  it("posts once when it runs twice at once on a file neither has opened before", async () => {
    const { env, slack } = await setSchool();
    const both = await Promise.all([run(["due", "--at", DUE], env), run(["due", "--at", DUE], env)]);
    expect(both.map(({ stderr }) => stderr)).toEqual(["", ""]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ stdout }) => stdout).sort()[1]).toBe(POSTED);
    expect(slack.messagesIn(ADMIN)).toHaveLength(1);
  });

  it.each([
    ["ahead of", -20],
    ["behind", 20],
  ])(
    "posts nothing by a clock 20 minutes %s Slack's, except at a time that is named",
    async (difference, slackAhead) => {
      const slackNow = () => new Date(Date.now() + slackAhead * 60_000);
      const { env, slack } = await setSchool({}, slackNow);
      for (const args of [["due"], ["due", "--dry-run"]]) {
        expect(await run(args, { ...env, LOG_LEVEL: "error" })).toMatchObject({
          ...{ code: 1, stdout: "" },
          stderr: `bookend: This machine's clock is 20 minutes ${difference} Slack's, so nothing was posted. Set the clock, or name the time with --at.\n`,
        });
      }
      expect(slack.messagesIn(ADMIN)).toEqual([]);
      expect(await run(["due", "--at", DUE], env)).toMatchObject({ code: 0, stdout: POSTED });
    },
  );

  it("creates the database once when it starts twice at once without one", async () => {
    const { env } = await prepareStart("http");
    const both = await Promise.all([run(["due"], env), run(["due"], env)]);
    expect(both.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ""],
      [0, ""],
    ]);
  });
});
