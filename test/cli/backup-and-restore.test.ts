// The commands `bookend backup` and `bookend restore` as an IT person types them, next to a Bookend that runs or not.
import { chmodSync, cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { type Db, databasePath, openDatabase } from "../../src/store/sql/database.js";
import { addUnit } from "../../src/store/units.js";
import { damageTable, makeBig, namesIn, readFrom, titlesIn } from "../support/backing-up.js";
import { buildFor } from "../support/command-line.js";
import { addSchool, RIVERS, TEACHER } from "../support/database.js";
import { makeFolder } from "../support/folders.js";
import { unplainWordsIn } from "../support/plain-words.js";
import { ADMIN, PAT } from "../support/school.js";
import { openSecondClient } from "../support/sqlite-file.js";
import { prepareStart, type StartSetup } from "../support/starting.js";

const { run, launch } = buildFor("backup-and-restore");

const DUE = "2026-11-03T13:00:00Z";
const NEXT_DAY = "2026-11-04T13:00:00Z";

const pathOf = ({ env }: StartSetup) => databasePath(env.DATABASE_URL ?? "");

async function withDatabase<T>(stage: StartSetup, work: (db: Db) => Promise<T>): Promise<T> {
  const db = await openDatabase(stage.env.DATABASE_URL ?? "");
  try {
    return await work(db);
  } finally {
    await db.$disconnect();
  }
}

const logUnit = (stage: StartSetup, title: string) =>
  withDatabase(stage, async (db) => {
    const school = await addSchool(db, stage.slack.teamId);
    const now = new Date("2026-10-20T15:00:00Z");
    await addUnit(db, school, {
      ...RIVERS,
      title,
      date: "2026-10-20" as SchoolDay,
      loggedBy: TEACHER,
      key: title,
      now,
    });
  });

/** A school with a unit, a backup of it, and another unit since. */
async function setBackup(): Promise<StartSetup & { file: string; path: string; folder: string }> {
  const stage = await prepareStart("http");
  await logUnit(stage, "Rivers");
  const folder = dirname(pathOf(stage));
  const file = join(await makeFolder(), "rivers.db");
  expect(await run(["backup", file], stage.env)).toMatchObject({ code: 0, stderr: "" });
  await logUnit(stage, "Volcanoes");
  return { ...stage, file, path: pathOf(stage), folder };
}

const keptIn = (folder: string) => namesIn(folder).filter((name) => name.startsWith("bookend-before-restore-"));

/** One line on stderr, in plain words, and exit code 1. */
function expectRefusal(ended: Awaited<ReturnType<typeof run>>, words: string | RegExp): void {
  expect(ended).toMatchObject({ code: 1, stdout: "" });
  expect(ended.stderr).toMatch(/^bookend: [^\n]+\n$/);
  expect(ended.stderr).toMatch(words);
  expect(unplainWordsIn(ended.stderr)).toEqual([]);
}

describe("backup", () => {
  it("copies what was acked while Bookend runs into one file that only its owner can read", async () => {
    const stage = await prepareStart("http");
    await logUnit(stage, "Rivers");
    const bookend = await launch(["start"], stage.env);
    await bookend.started();
    const folder = await makeFolder();
    const file = join(folder, "copy.db");
    const ended = await run(["backup", file], stage.env);
    expect(ended).toMatchObject({
      code: 0,
      stderr: "",
      stdout: expect.stringContaining(`${file} is a whole, checked copy`),
    });
    expect(unplainWordsIn(ended.stdout)).toEqual([]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(titlesIn(file)).toEqual(["Rivers"]);
    expect(namesIn(folder)).toEqual(["copy.db"]);
    expect((await bookend.stop("SIGTERM")).code).toBe(0);
  });

  it("without a file goes into the folder for backups", async () => {
    const stage = await prepareStart("http");
    await logUnit(stage, "Rivers");
    expect(await run(["backup"], stage.env)).toMatchObject({ code: 0 });
    const folder = join(dirname(pathOf(stage)), "backups");
    expect(namesIn(folder)).toEqual([expect.stringMatching(/^bookend-\d{4}-\d\d-\d\dT\d{6}Z-requested\.db$/)]);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it("refuses to overwrite a file, and leaves it as it is", async () => {
    const { env, file } = await setBackup();
    const before = readFileSync(file);
    expectRefusal(await run(["backup", file], env), "There is no backup: there is a file of that name already.");
    expect(readFileSync(file)).toEqual(before);
  });

  it.each([
    ["where other people can change files", 0o777, "other people can change files in that folder"],
    ["that isn't there", undefined, "the folder isn't there"],
  ])("refuses a folder %s", async (_what, mode, words) => {
    const { env } = await setBackup();
    const folder = await makeFolder();
    if (mode) chmodSync(folder, mode);
    else rmSync(folder, { recursive: true });
    expectRefusal(await run(["backup", join(folder, "copy.db")], env), words);
    expect(existsSync(join(folder, "copy.db"))).toBe(false);
  });

  it("of a damaged database is none", async () => {
    const { env, path } = await setBackup();
    damageTable(path, "Subject");
    const file = join(await makeFolder(), "copy.db");
    expectRefusal(await run(["backup", file], env), "There is no backup: the database is damaged.");
    expect(namesIn(dirname(file))).toEqual([]);
  });

  it("that is killed in the middle leaves no file of that name, and the next one works", async () => {
    const { env, path } = await setBackup();
    makeBig(path);
    const file = join(await makeFolder(), "copy.db");
    const backup = await launch(["backup", file], env);
    while (!existsSync(`${file}.part`)) await setImmediate();
    expect(await backup.stop("SIGKILL")).toMatchObject({ signal: "SIGKILL" });
    expect(existsSync(file)).toBe(false);
    rmSync(`${file}.part`);
    expect(await run(["backup", file], env)).toMatchObject({ code: 0 });
    expect(titlesIn(file)).toEqual(["Rivers", "Volcanoes"]);
  });
});

describe("restore", () => {
  it("puts the backup in place, and keeps the present database", async () => {
    const { env, file, path, folder } = await setBackup();
    const ended = await run(["restore", file], env);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(unplainWordsIn(ended.stdout)).toEqual([]);
    expect(ended.stdout).toContain("Nothing went out after the backup was made.");
    expect(titlesIn(path)).toEqual(["Rivers"]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const [kept = ""] = keptIn(folder);
    expect(ended.stdout).toContain(join(folder, kept));
    expect(titlesIn(join(folder, kept))).toEqual(["Rivers", "Volcanoes"]);
    expect(namesIn(folder)).toEqual([kept, "bookend.db"].sort());
    // The backup can be used again.
    expect(namesIn(dirname(file))).toEqual(["rivers.db"]);
  });

  it("is refused while Bookend runs, and works once it is stopped or was killed", async () => {
    const { env, file, path } = await setBackup();
    const bookend = await launch(["start"], env);
    await bookend.started();
    expectRefusal(await run(["restore", file], env), "Bookend is running on this database");
    expect(titlesIn(path)).toEqual(["Rivers", "Volcanoes"]);
    await bookend.stop("SIGKILL");
    expect(await run(["restore", file], env)).toMatchObject({ code: 0 });
    expect(titlesIn(path)).toEqual(["Rivers"]);
  });

  it.each<[string, (file: string) => unknown, string | RegExp]>([
    ["that isn't there", (file) => rmSync(file), "There is no file"],
    [
      "that is no database",
      (file) => writeFileSync(file, "Dear IT, here is the backup."),
      "isn't a database that can be read",
    ],
    ["that is empty", (file) => writeFileSync(file, ""), "isn't a database of Bookend's"],
    ["that was cut off", (file) => writeFileSync(file, readFileSync(file).subarray(0, 100_000)), /damaged|can be read/],
    [
      "of another program",
      (file) => {
        rmSync(file);
        openSecondClient(file).exec("CREATE TABLE notes (text)");
      },
      "isn't a database of Bookend's",
    ],
    [
      "of a newer Bookend",
      (file) =>
        openSecondClient(file).exec(
          "UPDATE _prisma_migrations SET migration_name = '20990101000000_later' WHERE migration_name LIKE '2026%backups'",
        ),
      "was made by a newer Bookend",
    ],
    [
      "of another workspace",
      (file) => {
        const client = openSecondClient(file);
        client.pragma("foreign_keys = OFF");
        client.exec(`UPDATE "Workspace" SET "id" = 'T0OTHER0001'`);
      },
      "This backup is of another Slack workspace",
    ],
    [
      "with a row that refers to nothing",
      (file) => {
        const client = openSecondClient(file);
        client.pragma("foreign_keys = OFF");
        client.exec('DELETE FROM "Person"');
      },
      "Nothing was restored: the database is damaged.",
    ],
  ])("refuses a file %s, and changes nothing", async (_what, change, words) => {
    const { env, file, path, folder } = await setBackup();
    change(file);
    expectRefusal(await run(["restore", file], env), words);
    expect(titlesIn(path)).toEqual(["Rivers", "Volcanoes"]);
    expect(keptIn(folder)).toEqual([]);
    expect(namesIn(folder).filter((name) => name.includes("restoring"))).toEqual([]);
  });

  it.each([
    ["while it copies", ".restoring.part"],
    ["before it takes the place", ".restoring"],
  ])("killed %s leaves one whole database, and can be repeated", async (_when, suffix) => {
    const { env, file, path } = await setBackup();
    makeBig(file);
    const restore = await launch(["restore", file], env);
    while (!existsSync(`${path}${suffix}`)) await setImmediate();
    await restore.stop("SIGKILL");
    expect(readFrom(path, "PRAGMA integrity_check")).toEqual(["ok"]);
    expect([["Rivers"], ["Rivers", "Volcanoes"]]).toContainEqual(titlesIn(path));
    expect(await run(["restore", file], env)).toMatchObject({ code: 0 });
    expect(titlesIn(path)).toEqual(["Rivers"]);
    const bookend = await launch(["start"], env);
    await bookend.started();
    expect(namesIn(dirname(path)).filter((name) => name.includes("restoring"))).toEqual([]);
  });

  it("works when there is no database yet, as on a new machine", async () => {
    const { env, file, path } = await setBackup();
    rmSync(path);
    const { code, stdout } = await run(["restore", file], env);
    expect(code).toBe(0);
    expect(stdout).toContain("Nobody knows what went out after the backup was made");
    expect(unplainWordsIn(stdout)).toEqual([]);
    expect(titlesIn(path)).toEqual(["Rivers"]);
  });

  it("is refused when only the log of a database is there", async () => {
    const { env, file, path } = await setBackup();
    rmSync(path);
    writeFileSync(`${path}-wal`, "");
    expectRefusal(await run(["restore", file], env), "Stop Bookend, move that file away");
  });

  it("replaces a damaged database, and reads from it what went out", async () => {
    const { env, file, path } = await setBackup();
    await run(["due", "--at", DUE], env);
    damageTable(path, "Subject");
    const { code, stdout } = await run(["restore", file], env);
    expect(code).toBe(0);
    expect(stdout).toContain("October 2026's report");
    expect(readFrom(path, "PRAGMA integrity_check")).toEqual(["ok"]);
  });
});

describe("what went out after the backup was made", () => {
  it("is named, and isn't posted again, even if Bookend can't look into the channel", async () => {
    const stage = await setBackup();
    const { env, file, slack } = stage;
    slack.faults.always("conversations.history", { kind: "error", error: "missing_scope" });
    expect((await run(["due", "--at", DUE], env)).stdout).toContain("posted");
    const { stdout } = await run(["restore", file], env);
    expect(stdout).toContain("Bookend won't post them again:");
    expect(stdout).toMatch(new RegExp(`October 2026's report, \\w+ \\d+, \\d{4}, in ${ADMIN}`));
    expect(await run(["due", "--at", NEXT_DAY], env)).toMatchObject({
      ...{ code: 0, stdout: `monthly-report 2026-10 ${ADMIN} already\n` },
    });
    expect(slack.messagesIn(ADMIN)).toHaveLength(1);
    // It follows the log that was restored.
    expect(slack.messagesIn(ADMIN)[0]?.text).not.toContain("Volcanoes");
  });

  it("and that a librarian skipped it, is known, too", async () => {
    const { env, file, slack, path } = await setBackup();
    const client = openSecondClient(path);
    client.exec(`
      INSERT INTO "Post" ("workspaceId", "schoolId", "name", "period", "state", "reason", "dueAt", "changedAt")
      SELECT "workspaceId", "id", 'monthly-report', '2026-10', 'skipped', 'Lee skipped it',
        '2026-11-03T13:00:00.000Z', '2026-11-02T13:00:00.000Z' FROM "School"`);
    client.close();
    await run(["restore", file], env);
    expect((await run(["due", "--at", NEXT_DAY], env)).stdout).toContain("skipped: Lee skipped it");
    expect(slack.messagesIn(ADMIN)).toEqual([]);
  });

  it("is found in the channel when the database from before is lost", async () => {
    const { env, file, slack, path } = await setBackup();
    await run(["due", "--at", DUE], env);
    rmSync(path);
    await run(["restore", file], env);
    expect(await run(["due", "--at", NEXT_DAY], env)).toMatchObject({
      stdout: `monthly-report 2026-10 ${ADMIN} already\n`,
    });
    expect(slack.messagesIn(ADMIN)).toHaveLength(1);
  });

  it("is asked about when the database from before is lost and Bookend can't look into the channel", async () => {
    const { env, file, slack, path } = await setBackup();
    slack.faults.always("conversations.history", { kind: "error", error: "missing_scope" });
    await run(["due", "--at", DUE], env);
    rmSync(path);
    await run(["restore", file], env);
    const { code, stdout } = await run(["due", "--at", NEXT_DAY], env);
    expect([code, stdout]).toEqual([1, expect.stringContaining("the admins are asked to look for it")]);
    expect(slack.messagesIn(ADMIN)).toHaveLength(1);
    expect(slack.directMessagesTo(PAT).map(({ text }) => text)).toEqual([
      expect.stringContaining("Is October's report in"),
    ]);
  });
});

it("a backup that was copied with its log is restored with what the log holds", async () => {
  const { env, file, path, slack } = await setBackup();
  const copy = join(dirname(file), "copied.db");
  await withDatabase({ env } as StartSetup, async (db) => {
    const school = await addSchool(db, slack.teamId);
    const now = new Date("2026-10-21T15:00:00Z");
    await addUnit(db, school, { ...RIVERS, title: "Wind", loggedBy: TEACHER, key: "wind", now });
    for (const suffix of ["", "-wal"]) cpSync(`${path}${suffix}`, `${copy}${suffix}`);
  });
  rmSync(path);
  expect(await run(["restore", copy], env)).toMatchObject({ code: 0 });
  expect(titlesIn(path)).toEqual(["Rivers", "Volcanoes", "Wind"]);
});
