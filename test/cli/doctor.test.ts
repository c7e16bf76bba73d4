// The doctor, in a process of its own: each of its findings, with its mend, next to a Bookend that runs or doesn't.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkNode, checkSettings } from "../../src/cli/doctor/check-settings.js";
import { checkScopes, scopesIn } from "../../src/cli/doctor/check-slack.js";
import { toLines } from "../../src/cli/doctor/finding.js";
import { asPersonId } from "../../src/domain/ids.js";
import { UnitFields } from "../../src/domain/unit.js";
import { readEnv } from "../../src/env.js";
import { forms } from "../../src/features/index.js";
import { nightlyName } from "../../src/store/backup/backup-files.js";
import { schoolOf, workspaceIds } from "../../src/store/schools.js";
import { copyDatabase } from "../../src/store/sql/copy-database.js";
import { type Db, databasePath, openDatabase } from "../../src/store/sql/database.js";
import { addUnit } from "../../src/store/units.js";
import { damageTable, mountSmallDisk, namesIn } from "../support/backing-up.js";
import { buildFor } from "../support/command-line.js";
import { makeFolder } from "../support/folders.js";
import { unplainWordsIn } from "../support/plain-words.js";
import { ADMIN, GRADE_4, LEE, PAT, STAFF } from "../support/school.js";
import { openSecondClient } from "../support/sqlite-file.js";
import { prepareStart, type StartSetup } from "../support/starting.js";

const { run, launch } = buildFor("doctor");

const HOUR = 60 * 60 * 1000;

interface Patient extends StartSetup {
  path: string;
  folder: string;
  /** Changes rows, while Bookend is stopped. */
  sql(text: string): void;
}

/** A school that was started once and stopped, with a new backup. Nothing needs mending but that it is stopped. */
async function admit(change: Record<string, string> = {}, slackNow?: () => Date): Promise<Patient> {
  const stage = await prepareStart("http", { BACKUP_TIME: "3:00", ...change }, slackNow);
  const bookend = await launch(["start"], stage.env);
  await bookend.started();
  await bookend.stop("SIGTERM");
  const path = databasePath(stage.env.DATABASE_URL ?? "");
  const folder = join(dirname(path), "backups");
  mkdirSync(folder, { mode: 0o700 });
  await copyDatabase(path, join(folder, nightlyName(new Date())));
  const sql = (text: string) => {
    const client = openSecondClient(path);
    client.exec(text);
    client.close();
  };
  return { ...stage, path, folder, sql };
}

/** What it says, without the marks; it fails when something but the stopped Bookend needs mending. */
async function examine({ env }: Pick<StartSetup, "env">, ...args: string[]) {
  const { code, stdout, stderr } = await run(["doctor", ...args], env);
  expect(unplainWordsIn(stdout)).toEqual([]);
  const toMend = [...stdout.matchAll(/^MEND {3}(.*)\n {7}(.*)\n {7}> (.*)$/gm)].map(
    ([, what = "", why = "", mend = ""]) => ({
      ...{ what, why, mend },
    }),
  );
  for (const { why, mend } of toMend) expect(Math.min(why.length, mend.length)).toBeGreaterThan(10);
  return { code, stdout, stderr, toMend };
}

const STOPPED = {
  what: expect.stringContaining("Bookend doesn't answer at port"),
  mend: expect.stringContaining("systemctl start"),
};

it("a school in which everything is right needs nothing, and the exit code is 0", async () => {
  const patient = await admit();
  const bookend = await launch(["start"], patient.env);
  await bookend.started();
  const { code, stdout, stderr, toMend } = await examine(patient);
  expect(toMend).toEqual([]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout.split("\n").at(-2)).toBe("Nothing needs mending.");
  for (const words of [
    /^ok {5}Node \d+/m,
    "Every setting can be read.",
    "Every page, index and reference of the database is right (WAL).",
    "has every migration",
    "Only its owner can read the database.",
    /The last nightly backup is 0 hours old \(\d+ kB\)\./,
    "It was checked just now, and it is whole.",
    "Slack accepts SLACK_BOT_TOKEN",
    "The app has every scope it needs.",
    "This machine's clock is Slack's.",
    "Bookend is running and ready.",
    "It last looked for what is due at 20",
    "Librarians: ",
    `Bookend can post in ${ADMIN}, the channel for reports.`,
    "No report has been due yet.",
  ]) {
    expect(stdout).toMatch(words);
  }
});

it("a Bookend that is stopped, and a Slack out of reach, are said; the rest is checked all the same", async () => {
  const patient = await admit();
  const { code, stderr, stdout, toMend } = await examine({
    env: { ...patient.env, SLACK_API_URL: "http://127.0.0.1:9/api/" },
  });
  expect(toMend).toEqual([expect.objectContaining(STOPPED)]);
  expect([code, stderr]).toEqual([1, "bookend: One thing needs mending.\n"]);
  expect(stdout).toContain("?      Slack can't be reached from here.");
  expect(stdout).toContain("?      Channels can't be checked without Slack.");
  expect(stdout).toContain("Every page, index and reference of the database is right");
});

describe("the settings", () => {
  it("one that is missing is named, and what needs none is checked", async () => {
    const { env } = await admit();
    const { SLACK_BOT_TOKEN: _, ...rest } = env;
    const { toMend, stdout } = await examine({ env: rest });
    expect(toMend).toEqual([expect.objectContaining({ mend: expect.stringContaining("SLACK_BOT_TOKEN is missing.") })]);
    expect(stdout).toContain("Slack can't be asked without right settings.");
  });

  it("an old Node is too old", () => {
    expect(toLines(checkNode("18.20.1"))).toEqual([
      expect.stringMatching(/^MEND {3}Node 18\.20\.1 is too old\.$/),
      expect.any(String),
      expect.stringMatching(/> Install Node 20\.19 or later\.$/),
    ]);
    for (const version of ["20.19.0", "22.0.0"]) expect(checkNode(version).kind).toBe("fine");
  });

  it("a signing secret that isn't used is noted", async () => {
    const { env, slack } = await admit();
    const { stdout } = await examine({ env: { ...env, SLACK_APP_TOKEN: slack.appToken } });
    expect(stdout).toContain("note   SLACK_SIGNING_SECRET isn't used");
  });
});

describe("the database", () => {
  it.each<[string, (patient: Patient) => void, string, string]>([
    ["that isn't there", ({ path }) => rmSync(path), "There is no database at", "check DATABASE_URL"],
    [
      "that is no database",
      ({ path }) => writeFileSync(path, "x".repeat(5000)),
      "The database can't be read.",
      "restore FILE",
    ],
    ["with damaged pages", ({ path }) => damageTable(path, "Subject"), "The database is damaged.", "restore FILE"],
    [
      "that others can read",
      ({ path }) => chmodSync(path, 0o644),
      "Other people on this machine can read",
      "chmod 600",
    ],
    [
      "in a folder that others can change",
      ({ path }) => chmodSync(dirname(path), 0o777),
      "Other people can change files",
      "chmod go-w",
    ],
    [
      "of a newer Bookend",
      ({ sql }) =>
        sql(`UPDATE _prisma_migrations SET migration_name = '2099_later' WHERE migration_name LIKE '%backups'`),
      "The database was made by a newer Bookend",
      "restore a backup",
    ],
  ])("%s is found", async (_what, change, words, mend) => {
    const patient = await admit();
    change(patient);
    const { code, toMend } = await examine(patient);
    expect(code).toBe(1);
    expect(toMend).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining(words), mend: expect.stringContaining(mend) }),
    );
  });

  it("of an older Bookend is noted, and isn't changed", async () => {
    const patient = await admit();
    patient.sql(`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%backups'`);
    const { stdout } = await examine(patient);
    expect(stdout).toContain("note   1 migrations aren't applied yet.");
    const client = openSecondClient(patient.path);
    expect(
      client.prepare(`SELECT count(*) FROM _prisma_migrations WHERE migration_name LIKE '%backups'`).pluck().get(),
    ).toBe(0);
  });
});

it("a disk with little room, and one that can't be written to, are found", async () => {
  const disk = await mountSmallDisk(4_000_000);
  const patient = await admit({ DATABASE_URL: `file:${join(disk, "bookend.db")}` });
  const found = async () => (await examine(patient)).toMend.map(({ what }) => what);
  expect(await found()).toContainEqual(
    expect.stringMatching(/^The database has \d+ kB, and \d MB are free on its disk\.$/),
  );
  expect(spawnSync("mount", ["-o", "remount,ro", disk]).status).toBe(0);
  expect(await found()).toContainEqual("This account can't write to the database or its folder.");
});

it("settings that everyone can read are found", async () => {
  const folder = await makeFolder();
  writeFileSync(join(folder, ".env"), "SLACK_BOT_TOKEN=xoxb-1\n", { mode: 0o644 });
  const before = process.cwd();
  process.chdir(folder);
  const { results } = checkSettings(() => readEnv({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" }));
  process.chdir(before);
  expect(results.flatMap(toLines)).toContainEqual(
    "MEND   Every account on this machine can read .env and the tokens in it.",
  );
  expect(results.flatMap(toLines)).toContainEqual("       > chmod 600 .env");
});

it("a Bookend that runs but isn't ready is found, with each of its reasons", async () => {
  const patient = await admit();
  const body = {
    ready: false,
    slack: "the connection to Slack is down",
    clock: "this machine's clock is 3 hours ahead",
  };
  const server = createServer((_request, response) => response.writeHead(503).end(JSON.stringify(body)));
  await new Promise<void>((resolve) => server.listen(patient.port, "127.0.0.1", resolve));
  const { toMend } = await examine(patient);
  server.close();
  expect(toMend.map(({ what }) => what)).toEqual([
    "Bookend is not ready: the connection to Slack is down.",
    "Bookend is not ready: this machine's clock is 3 hours ahead.",
  ]);
});

it("a database that no Bookend has started on has no school to check", async () => {
  const { env, path } = await admit();
  rmSync(path);
  await (await openDatabase(env.DATABASE_URL ?? "")).$disconnect();
  expect((await examine({ env })).stdout).toContain("?      There is no school in this database yet.");
});

describe("backups", () => {
  it.each<[string, (patient: Patient) => unknown, string, string]>([
    [
      "of which there is none",
      ({ folder }) => rmSync(folder, { recursive: true }),
      "There is no nightly backup in",
      "within two minutes",
    ],
    [
      "that are two days old",
      async ({ folder, path }) => {
        rmSync(folder, { recursive: true });
        mkdirSync(folder, { mode: 0o700 });
        await copyDatabase(path, join(folder, nightlyName(new Date(Date.now() - 50 * HOUR))));
      },
      "The last nightly backup is 2 days old.",
      "./bookend backup",
    ],
    [
      "of which the last is damaged",
      ({ folder }) => writeFileSync(join(folder, nightlyName(new Date(Date.now() + HOUR))), "not a database"),
      "is damaged.",
      "check the disk",
    ],
    [
      "that others can read",
      ({ folder }) => chmodSync(join(folder, namesIn(folder)[0] ?? ""), 0o644),
      "Other people on this machine can read",
      "chmod 600",
    ],
    [
      "in a folder that others can change",
      ({ folder }) => chmodSync(folder, 0o777),
      "folder for backups",
      "chmod go-w",
    ],
    [
      "that failed last night",
      ({ sql }) =>
        sql(`INSERT INTO "Backup" ("night", "state", "startedAt", "nextTryAt", "endedAt", "reason") VALUES ('2026-11-10', 'failed',
          '2026-11-10T08:00:00.000Z', '2026-11-10T09:00:00.000Z', '2026-11-10T08:00:00.000Z', 'the disk is full')`),
      "The last nightly backup failed: the disk is full.",
      "BACKUP_FOLDER",
    ],
  ])("%s are found", async (_what, change, words, mend) => {
    const patient = await admit();
    await change(patient);
    const { toMend } = await examine(patient);
    expect(toMend).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining(words), mend: expect.stringContaining(mend) }),
    );
  });

  it("that are turned off, or on the database's own disk, are noted", async () => {
    const patient = await admit();
    expect((await examine(patient)).stdout).toContain("note   Backups are on the same disk as the database.");
    const off = await examine({ env: { ...patient.env, BACKUP_TIME: "off" } });
    expect(off.stdout).toContain("note   Nightly backups are turned off.");
  });
});

describe("Slack", () => {
  it.each<[string, Record<string, string>, string, string]>([
    [
      "a wrong bot token",
      { SLACK_BOT_TOKEN: "xoxb-wrong" },
      "Slack doesn't accept SLACK_BOT_TOKEN.",
      "OAuth & Permissions",
    ],
    [
      "a wrong app token",
      { SLACK_APP_TOKEN: "xapp-wrong" },
      "Slack doesn't accept SLACK_APP_TOKEN",
      "connections:write",
    ],
  ])("%s is found", async (_what, change, words, mend) => {
    const { env } = await admit();
    const { toMend } = await examine({ env: { ...env, ...change } });
    expect(toMend).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining(words), mend: expect.stringContaining(mend) }),
    );
  });

  it("a clock that is off is found", async () => {
    const patient = await admit({}, () => new Date(Date.now() + 20 * 60_000));
    const { toMend } = await examine(patient);
    expect(toMend).toContainEqual(
      expect.objectContaining({
        what: "This machine's clock is 20 minutes behind Slack's.",
        why: expect.stringContaining("Nothing is posted"),
      }),
    );
  });

  it("a token of another workspace is found", async () => {
    const patient = await admit();
    const other = await prepareStart("http");
    const client = openSecondClient(patient.path);
    client.pragma("foreign_keys = OFF");
    for (const table of client
      .prepare("SELECT name FROM sqlite_schema WHERE sql LIKE '%\"workspaceId\"%' AND type = 'table'")
      .pluck()
      .all()) {
      client.exec(`UPDATE "${table}" SET "workspaceId" = 'T0OTHER0001'`);
    }
    client.exec(`UPDATE "Workspace" SET "id" = 'T0OTHER0001'`);
    client.close();
    const { toMend } = await examine({
      env: { ...patient.env, SLACK_BOT_TOKEN: other.slack.botToken, SLACK_API_URL: other.slack.apiUrl },
    });
    expect(toMend).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining("is of another workspace") }),
    );
  });

  const { bot, bot_optional: optional } = parse(readFileSync("manifest.yml", "utf8")).oauth_config.scopes as Record<
    string,
    string[]
  >;
  const all = bot ?? [];

  it.each<[string, readonly string[] | undefined, string, RegExp]>([
    ["all of them", all, "fine", /every scope it needs/],
    [
      "one less",
      all.filter((scope) => scope !== "users:read"),
      "mend",
      /without users:read\..*missing_scope.*Paste manifest\.yml/s,
    ],
    [
      "no optional ones",
      all.filter((scope) => !optional?.includes(scope)),
      "note",
      /without the optional channels:history, /,
    ],
    ["one that nobody uses", [...all, "im:history"], "note", /doesn't use: im:history\./],
    ["nobody knows which", undefined, "unknown", /didn't say which scopes/],
  ])("an app with these scopes is judged: %s", (_what, scopes, kind, words) => {
    const results = checkScopes(scopes);
    const [found] = results.filter((result) => result.kind === kind && words.test(toLines(result).join("\n")));
    expect(found, JSON.stringify(results)).toBeDefined();
    expect(unplainWordsIn(results.flatMap(toLines).join("\n"))).toEqual([]);
  });

  it("reads its own manifest as YAML does", () => {
    const manifest = readFileSync("manifest.yml", "utf8");
    const { scopes } = parse(manifest).oauth_config;
    expect(scopesIn(manifest, "bot")).toEqual(scopes.bot);
    expect(scopesIn(manifest, "bot_optional")).toEqual(scopes.bot_optional);
  });
});

describe("the school", () => {
  it.each<[string, (patient: Patient) => void, string, string]>([
    [
      "without a channel for reports",
      ({ sql }) => sql(`UPDATE "School" SET "adminChannel" = NULL`),
      "No channel is chosen for reports.",
      "/unit settings",
    ],
    [
      "without a librarian",
      ({ sql }) => sql(`UPDATE "Person" SET "librarian" = 0`),
      "has no librarian",
      "/unit settings",
    ],
    [
      "whose channel is archived",
      ({ slack }) => slack.archive(ADMIN),
      `${ADMIN}, the channel for reports, is archived.`,
      "/unit settings",
    ],
    [
      "whose channel doesn't have Bookend in it",
      ({ sql }) => sql(`UPDATE "School" SET "promptChannels" = '${GRADE_4}'`),
      `${GRADE_4}, the channel for prompts, doesn't have Bookend in it.`,
      "/invite @Bookend",
    ],
    [
      "whose channel doesn't exist",
      ({ sql }) => sql(`UPDATE "School" SET "tipChannel" = 'C0NOWHERE01'`),
      "C0NOWHERE01, the channel for tips, doesn't exist",
      "/invite @Bookend",
    ],
    [
      "whose teachers can't be counted",
      ({ sql }) => sql(`UPDATE "School" SET "teacherChannel" = 'C0NOWHERE01'`),
      "C0NOWHERE01, the channel of all teachers",
      "/invite @Bookend",
    ],
    [
      "whose last report failed",
      ({ sql }) => sql(reportIn("failed")),
      "The report of October 2026 hasn't been posted.",
      "a button that says what to do",
    ],
    [
      "whose last report is unsure",
      ({ sql }) => sql(reportIn("unsure")),
      "Slack never confirmed",
      "a button that says what to do",
    ],
  ])("%s is found", async (_what, change, words, mend) => {
    const patient = await admit();
    change(patient);
    const { toMend } = await examine(patient);
    expect(toMend).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining(words), mend: expect.stringContaining(mend) }),
    );
  });
});

const reportIn = (state: string) => `
  INSERT INTO "Post" ("workspaceId", "schoolId", "name", "period", "state", "reason", "dueAt", "changedAt", "channel")
  SELECT "workspaceId", "id", 'monthly-report', '2026-10', '${state}', 'is_archived', '2026-11-03T13:00:00.000Z',
    '2026-11-03T13:00:00.000Z', '${ADMIN}' FROM "School"`;

/** Lee's first unit, with someone outside Slack. */
async function logUnit(db: Db): Promise<void> {
  const [workspaceId] = await workspaceIds(db);
  const school = workspaceId && (await schoolOf(db, workspaceId));
  if (!school) throw new Error("There is no school.");
  const unit = UnitFields.parse({ title: "Rivers", date: "2026-11-09", grades: ["4"], level: 2, others: "Ana Rivera" });
  await addUnit(db, school, { ...unit, loggedBy: asPersonId(LEE), key: "first", now: new Date() });
}

describe("--live", () => {
  it("has Slack check every view, shows none to anyone, and changes nothing", async () => {
    const patient = await admit();
    const db = await openDatabase(patient.env.DATABASE_URL ?? "");
    await logUnit(db);
    const before = await db.seenRequest.count();
    const { slack } = patient;
    const callsBefore = slack.calls.length;
    const { stdout, toMend } = await examine(patient, "--live");
    expect(toMend).toEqual([expect.objectContaining(STOPPED)]);
    const [, passed, all] = /Slack accepts (\d+) of (\d+) views and messages\./.exec(stdout) ?? [];
    expect(passed).toBe(all);
    expect(Number(all)).toBeGreaterThan(40);
    // In a new school with one unit there is no reflection and no post to show.
    const [, undrawn = ""] = /nothing to show in these forms: (.*)\./.exec(stdout) ?? [];
    expect(undrawn.split(", ").length).toBeLessThan(forms.length / 2);
    const methods = new Set(slack.calls.slice(callsBefore).map(({ method }) => method));
    expect([...methods].filter((method) => /^(chat|views|response_url|files)/.test(method))).toEqual([]);
    expect(await db.seenRequest.count()).toBe(before);
    await db.$disconnect();
    expect(slack.messagesIn(STAFF)).toEqual([]);
    expect(slack.directMessagesTo(PAT)).toEqual([]);
  });

  it("waits as long as Slack asks, and names what Slack refuses", async () => {
    const patient = await admit();
    patient.slack.faults.next("blocks.validate", { kind: "ratelimited", retryAfter: 1 });
    patient.slack.faults.next("blocks.validate", { kind: "error", error: "fatal_error" });
    const { stdout } = await examine(patient, "--live");
    expect(stdout).toContain("Slack didn't check 1 views (fatal_error).");
  });
});
