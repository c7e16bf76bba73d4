// Files that are being made when something else happens: a stop, an end of the process, a full disk, another workspace.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { databasePath } from "../../../src/store/sql/database.js";
import { ask, clickOn } from "../../support/asking.js";
import { makeFolder } from "../../support/folders.js";
import { fillLongLog, inboxOf } from "../../support/long-log.js";
import { filesOf, nextFile } from "../../support/received-files.js";
import { addUnits } from "../../support/reporting.js";
import { LEE, type School, startSchool, TESS } from "../../support/school.js";
import { waitUntil } from "../../support/waiting.js";

const MANY = 100_000;
const RESTARTED = "Stopped, because Bookend restarted. Ask again.";

const folderOf = ({ env }: School) => join(dirname(databasePath(env.DATABASE_URL ?? "")), "files-being-made");

/** Every file that waits to be sent, or was left behind. */
const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
    : [];

/** A school whose log takes seconds to write, and Lee who has asked for it. */
async function startMaking(): Promise<School> {
  const school = await startSchool();
  for (const by of [TESS, LEE]) await ask(school, "help", { by });
  await fillLongLog(school, MANY);
  await school.slack.as(LEE).command("/unit", "export units csv");
  await waitUntil(() => expect(filesIn(folderOf(school)).some((name) => name.endsWith(".part"))).toBe(true));
  expect(inboxOf(school)).toEqual([expect.stringMatching(/^Making 2026-27 units \(CSV\)/)]);
  return school;
}

it("a person stops the making of a file, and nothing of it is sent or stays on the machine", async () => {
  const school = await startMaking();
  const [making] = school.slack.directMessagesTo(LEE);
  if (!making) throw new Error("There is no message.");
  await clickOn(school, making, "Stop", LEE);
  await waitUntil(() => expect(inboxOf(school)).toEqual(["Stopped. I didn't make 2026-27 units (CSV)."]));
  await school.slack.settle();
  expect(filesOf(school, LEE)).toEqual([]);
  await waitUntil(() => expect(filesIn(folderOf(school))).toEqual([]));
  // The next one isn't kept waiting.
  await ask(school, "export rubric", { by: LEE });
  expect((await nextFile(school, LEE)).name).toBe("Levels of partnership.pdf");
});

it("a process that is told to end stops the file, says so, and leaves nothing", async () => {
  const school = await startMaking();
  await school.restart();
  await waitUntil(() => expect(inboxOf(school)).toEqual([RESTARTED]));
  expect(filesOf(school, LEE)).toEqual([]);
  expect(filesIn(folderOf(school))).toEqual([]);
});

it("the start after a crash deletes what was left, and no message says for good that a file is being made", async () => {
  const school = await startSchool();
  await ask(school, "help", { by: LEE });
  await school.slack.as(LEE).command("/unit", "export rubric");
  await nextFile(school, LEE);
  // As a process leaves it that was killed: a message, and a folder under a number that no process has.
  const ts = "1.000077";
  const { channel } = school.slack.directMessagesTo(LEE)[0] ?? { channel: "" };
  school.slack.restoreMessage({ channel, ts, text: "Making 2026-27 units (CSV).", blocks: [], metadata: undefined });
  const job = join(folderOf(school), school.slack.teamId, "999999999", "job");
  mkdirSync(job, { recursive: true });
  writeFileSync(join(job, "notice.json"), JSON.stringify({ channel, ts }));
  writeFileSync(join(job, "units.csv.1-1.part"), "half");
  await school.restart();
  await waitUntil(() => expect(inboxOf(school)).toContain(RESTARTED));
  expect(inboxOf(school).filter((text) => text.startsWith("Making"))).toEqual([]);
  expect(filesIn(folderOf(school))).toEqual([]);
});

/** A disk of this size, at this place until the test ends. False where this machine lets nobody mount one. */
function mountDisk(at: string, size: string): boolean {
  mkdirSync(at, { recursive: true });
  if (spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", at]).status !== 0) return false;
  onTestFinished(() => void spawnSync("umount", ["--lazy", at]));
  return true;
}

it("a disk that fills up is told as such, and nothing half-written is sent or kept", async ({ skip }) => {
  const school = await startSchool();
  for (const by of [TESS, LEE]) await ask(school, "help", { by });
  await fillLongLog(school, 20_000);
  // As root on Linux. Elsewhere there is no disk to fill.
  if (!mountDisk(folderOf(school), "32k")) skip();
  for (const [typed, title] of [
    ["units csv", "2026-27 units (CSV)"],
    ["units xlsx", "2026-27 units (XLSX)"],
    ["everything csv", "2026-27 all data (CSV)"],
  ]) {
    await school.slack.as(LEE).command("/unit", `export ${typed}`);
    await waitUntil(() =>
      expect(inboxOf(school).at(-1)).toContain(`I couldn't make ${title}: the disk of the machine`),
    );
    await waitUntil(() => expect(filesIn(folderOf(school))).toEqual([]));
  }
  expect(filesOf(school, LEE)).toEqual([]);
});

it("two workspaces on one machine make files at once, each its own", async () => {
  const folder = await makeFolder();
  const start = async (teamId: string) => {
    const school = await startSchool({ teamId, env: { DATABASE_URL: `file:${join(folder, teamId)}.db` } });
    await addUnits(school, [{ date: "2026-10-20", title: `Unit of ${teamId}` }]);
    await fillLongLog(school, 20_000);
    return school;
  };
  const schools = [await start("T0000000011"), await start("T0000000012")];
  await Promise.all(schools.map((school) => school.slack.as(LEE).command("/unit", "export units csv")));
  for (const school of schools) {
    const { text } = await nextFile(school, LEE);
    expect([...text.matchAll(/Unit of T\d+/g)].map(([name]) => name)).toEqual([`Unit of ${school.slack.teamId}`]);
    expect(text.split("\r\n")).toHaveLength(20_003);
  }
  await waitUntil(() => expect(filesIn(join(folder, "files-being-made"))).toEqual([]));
});
