// The nightly backup of a running Bookend: once a night, whatever the clock, the disk and other processes do.
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { createNightlyBackup, lastNight } from "../src/nightly-backup.js";
import { backupState } from "../src/store/backup/backup-nights.js";
import { makeBackup } from "../src/store/backup/make-backup.js";
import { copyDatabase } from "../src/store/sql/copy-database.js";
import { databasePath } from "../src/store/sql/database.js";
import { makeBig, mountSmallDisk, namesIn, readFrom } from "./support/backing-up.js";
import { openFile } from "./support/database.js";
import { dueDeps, minutesAfter, tickAt, told } from "./support/reporting.js";
import { readHealth } from "./support/requests.js";
import { PAT, type School, startSchool } from "./support/school.js";
import { openSecondClient } from "./support/sqlite-file.js";

/** Tuesday, November 10, 2026, 3:00 in New York. */
const THREE = new Date("2026-11-10T08:00:00Z");
const HOUR = 60;
const DAY = 24 * HOUR;

const pathOf = ({ env }: School) => databasePath(env.DATABASE_URL ?? "");
const folderOf = (school: School) => school.env.BACKUP_FOLDER ?? join(dirname(pathOf(school)), "backups");
const backupsOf = (school: School) => (existsSync(folderOf(school)) ? namesIn(folderOf(school)) : []);

/** Runs until a while before 3:00; last night's backup was made. */
async function startAtNight(env: Record<string, string> = {}): Promise<School> {
  const school = await startSchool({ now: minutesAfter(THREE, -30), env: { BACKUP_TIME: "3:00", ...env } });
  await tickAt(school, minutesAfter(THREE, -20));
  return school;
}

const settingsOf = (school: School) => ({
  ...{ database: pathOf(school), folder: folderOf(school), kept: 14, time: "03:00" },
});

/** What the principal, an admin, reads in the Home. */
async function homeOf({ slack }: School): Promise<string> {
  await slack.as(PAT).openHome();
  await slack.settle();
  return JSON.stringify(slack.as(PAT).home()?.blocks);
}

describe("every night", () => {
  it("one checked copy is made at its time, for its owner alone, and /readyz says so", async () => {
    const school = await startAtNight();
    const before = backupsOf(school);
    expect(before).toHaveLength(1);
    await tickAt(school, minutesAfter(THREE, -1));
    expect(backupsOf(school)).toEqual(before);
    for (const minute of [0, 1, 2, 10]) await tickAt(school, minutesAfter(THREE, minute));
    const [, made = ""] = backupsOf(school);
    expect(backupsOf(school)).toEqual([...before, "bookend-2026-11-10T080000Z.db"]);
    const file = join(folderOf(school), made);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFrom(file, "PRAGMA integrity_check")).toEqual(["ok"]);
    expect(readFrom(file, 'SELECT "id" FROM "Workspace"')).toEqual([school.slack.teamId]);
    expect(await readHealth(school.bookend.port, "/readyz")).toEqual([
      200,
      expect.objectContaining({ lastBackup: minutesAfter(THREE, 0).toISOString() }),
    ]);
    expect(told(school)).toEqual([]);
    expect(await homeOf(school)).toContain("Last backup: Nov 10, 3:00 AM.");
  });

  it("the last ones are kept, and nothing else in the folder is touched", async () => {
    const school = await startAtNight({ BACKUPS_KEPT: "3" });
    writeFileSync(join(folderOf(school), "bookend-2026-01-01T080000Z-requested.db"), "kept");
    writeFileSync(join(folderOf(school), "notes.txt"), "kept");
    for (let night = 0; night < 5; night++) await tickAt(school, minutesAfter(THREE, night * DAY));
    expect(backupsOf(school)).toEqual([
      "bookend-2026-01-01T080000Z-requested.db",
      ...[12, 13, 14].map((day) => `bookend-2026-11-${day}T080000Z.db`),
      "notes.txt",
    ]);
  });

  it("one is made for all the nights that were missed", async () => {
    const school = await startAtNight();
    await school.bookend.stop();
    school.clock.now = minutesAfter(THREE, 5 * DAY + 4 * HOUR);
    await school.restart();
    await tickAt(school, minutesAfter(THREE, 5 * DAY + 4 * HOUR + 1));
    await tickAt(school, minutesAfter(THREE, 5 * DAY + 5 * HOUR));
    expect(backupsOf(school)).toHaveLength(2);
  });

  it("none is made when it is turned off", async () => {
    const school = await startAtNight({ BACKUP_TIME: "off" });
    await tickAt(school, THREE);
    expect(backupsOf(school)).toEqual([]);
  });

  it("processes that share the database make one", async () => {
    const school = await startAtNight();
    await school.bookend.stop();
    const { db, log } = dueDeps(school);
    const all = [1, 2, 3].map(() =>
      createNightlyBackup({ db, log, clock: () => THREE, settings: settingsOf(school), tell: async () => true }),
    );
    await Promise.all(all.map((nightly) => nightly.beginIfDue("America/New_York")));
    await Promise.all(all.map((nightly) => nightly.idle()));
    expect(backupsOf(school)).toHaveLength(2);
  });

  it("none is made while the clock is far off, and one is when it is right again", async () => {
    const machine = { ahead: 0 };
    const clock = { now: minutesAfter(THREE, -30) };
    const school = await startSchool({
      ...{ now: clock.now, env: { BACKUP_TIME: "3:00" } },
      appNow: () => minutesAfter(clock.now, machine.ahead),
    });
    const at = async (minutes: number) => {
      clock.now = minutesAfter(THREE, minutes);
      await tickAt(school, clock.now);
    };
    await at(-20);
    machine.ahead = 3 * DAY;
    await at(-15);
    await at(5);
    expect(backupsOf(school)).toHaveLength(1);
    machine.ahead = 0;
    await at(6);
    expect(backupsOf(school)).toHaveLength(2);
  });
});

it.each([
  // Clocks skip from 2:00 to 3:00 on March 8.
  ["2026-03-08T06:59:00Z", "2026-03-07"],
  ["2026-03-08T07:00:00Z", "2026-03-08"],
  // They show 1:30 twice on November 1. The first one counts.
  ["2026-11-01T05:29:00Z", "2026-10-31", "01:30"],
  ["2026-11-01T05:30:00Z", "2026-11-01", "01:30"],
  ["2026-11-01T06:30:00Z", "2026-11-01", "01:30"],
  ["2026-11-02T06:29:00Z", "2026-11-01", "01:30"],
])("at %s the last night whose backup is due is %s", (instant, night, time = "02:30") => {
  expect(lastNight(new Date(instant), { time, timeZone: "America/New_York" })).toBe(night);
});

describe("a backup that fails", () => {
  it("is told to the admins once, tried again each hour, and told again when it works", async () => {
    const school = await startAtNight();
    const folder = folderOf(school);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "a file in its place");
    for (const minute of [0, 1, 30, 61, 125, DAY]) await tickAt(school, minutesAfter(THREE, minute));
    expect(told(school).map(({ text }) => text)).toEqual([
      expect.stringMatching(/I couldn't make the nightly backup: .*Bookend itself keeps working/),
    ]);
    expect(school.logged.filter((line) => line.includes("backup failed"))).toHaveLength(4);
    expect(await readHealth(school.bookend.port, "/readyz")).toEqual([
      200,
      expect.objectContaining({ backup: expect.stringContaining("the last nightly backup failed") }),
    ]);
    expect(await homeOf(school)).toContain("The last nightly backup failed:");
    rmSync(folder);
    await tickAt(school, minutesAfter(THREE, DAY + 61));
    await tickAt(school, minutesAfter(THREE, DAY + 62));
    expect(told(school).map(({ text }) => text)).toEqual([
      expect.stringContaining("nightly backup"),
      expect.stringContaining("Backups work again. One was made today at 4:01 AM."),
    ]);
    expect(school.slack.problems).toEqual([]);
  });

  it("is told later when Slack can't be reached at that moment", async () => {
    const school = await startAtNight();
    mkdirSync(dirname(folderOf(school)), { recursive: true });
    rmSync(folderOf(school), { recursive: true });
    writeFileSync(folderOf(school), "");
    school.slack.faults.next("chat.postMessage", { kind: "error", error: "ratelimited" });
    await tickAt(school, THREE);
    expect(told(school)).toEqual([]);
    await tickAt(school, minutesAfter(THREE, 61));
    expect(told(school)).toHaveLength(1);
  });

  it("keeps every old one, and leaves nothing half-written", async () => {
    const disk = await mountSmallDisk(4_000_000);
    const school = await startAtNight({ BACKUP_FOLDER: disk, BACKUPS_KEPT: "1" });
    const before = backupsOf(school);
    expect(before).toHaveLength(1);
    writeFileSync(join(disk, "filler"), Buffer.alloc(2_800_000));
    await tickAt(school, THREE);
    expect(backupsOf(school)).toEqual([...before, "filler"]);
    expect(told(school).map(({ text }) => text)).toEqual([expect.stringContaining("the disk is full")]);
    rmSync(join(disk, "filler"));
    await tickAt(school, minutesAfter(THREE, 61));
    expect(backupsOf(school)).toEqual(["bookend-2026-11-10T090100Z.db"]);
  });
});

describe("a copy", () => {
  it("on a disk that fills while it is written leaves nothing, and says so", async () => {
    const disk = await mountSmallDisk(4_000_000);
    const { path } = await openFile();
    const fill = () => {
      if (!existsSync(join(disk, "filler"))) writeFileSync(join(disk, "filler"), Buffer.alloc(3_600_000));
    };
    await expect(copyDatabase(path, join(disk, "copy.db"), { onStep: fill })).rejects.toThrow("the disk is full");
    expect(namesIn(disk)).toEqual(["filler"]);
  });

  it("shows one instant, whatever is written meanwhile, and lets it be written", async () => {
    const { path } = await openFile();
    makeBig(path);
    const writer = openSecondClient(path);
    let written = 0;
    const write = () => {
      written += 1;
      writer.prepare(`INSERT INTO "SeenRequest" VALUES ('T2', ?, '2026-11-10T15:52:00.000Z')`).run(`key ${written}`);
    };
    const copy = `${path}.copy`;
    await copyDatabase(path, copy, { onStep: write });
    expect(written).toBeGreaterThan(10);
    expect(readFrom(copy, `SELECT count(*) FROM "SeenRequest" WHERE "workspaceId" = 'T2'`)).toEqual([0]);
    expect(readFrom(path, `SELECT count(*) FROM "SeenRequest" WHERE "workspaceId" = 'T2'`)).toEqual([written]);
  });

  it("that is stopped leaves nothing behind", async () => {
    const { path, db } = await openFile();
    makeBig(path);
    const folder = join(dirname(path), "backups");
    const stopping = new AbortController();
    const made = makeBackup({ database: path, folder, kept: 1, now: THREE }, stopping.signal);
    while (!existsSync(join(folder, "bookend-2026-11-10T080000Z.db.part"))) await new Promise(setImmediate);
    stopping.abort();
    expect(await made).toEqual({ why: "Bookend was stopped" });
    expect(namesIn(folder)).toEqual([]);
    expect(await backupState(db)).toEqual({ madeAt: undefined, failure: undefined });
  });
});
