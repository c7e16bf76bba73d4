// Real processes that share a database at night: each night has one backup, and one that was killed is made by another.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, utimesSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { makeBig, namesIn, readFrom } from "./support/backing-up.js";
import { bundle } from "./support/command-line.js";
import { makeFolder } from "./support/folders.js";
import { copyTemplate } from "./support/sqlite-file.js";

const PROGRAM = bundle("nightly-backup", "test/support/backing-up-process.ts");
const NIGHTS = 10;
const MINUTE = 60_000;
/** 3:00 in New York. */
const THREE = Date.parse("2026-11-10T08:00:00Z");

async function prepare() {
  const path = join(await makeFolder(), "bookend.db");
  await copyTemplate(path);
  const folder = join(dirname(path), "backups");
  const start = async (): Promise<ChildProcess> => {
    const child = fork(PROGRAM, [path, folder], { env: { PATH: process.env.PATH }, execArgv: [] });
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child, "message");
    return child;
  };
  return { path, folder, start };
}

/** Resolves with how many backups the process made. */
async function tick(child: ChildProcess, at: number): Promise<number> {
  const answered = once(child, "message");
  child.send(at);
  return (await answered)[0];
}

it(`two processes that look at the same instant make one backup in each of ${NIGHTS} nights`, async () => {
  const { folder, start } = await prepare();
  const both = [await start(), await start()];
  for (let night = 0; night < NIGHTS; night++) {
    const at = THREE + night * 24 * 60 * MINUTE;
    const made = await Promise.all(both.map((child) => tick(child, at)));
    expect(made[0] as number, `night ${night}`).toBe(1 - (made[1] as number));
  }
  expect(namesIn(folder)).toHaveLength(NIGHTS);
});

it("a process that is killed in the middle leaves no backup; another one makes it ten minutes later", async () => {
  const { path, folder, start } = await prepare();
  makeBig(path);
  const [killed, other] = [await start(), await start()];
  killed.send(THREE);
  while (!existsSync(join(folder, "bookend-2026-11-10T080000Z.db.part"))) await setImmediate();
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect(namesIn(folder).filter((name) => name.endsWith(".db"))).toEqual([]);
  expect(await tick(other, THREE + 5 * MINUTE)).toBe(0);
  expect(await tick(other, THREE + 11 * MINUTE)).toBe(1);
  const file = "bookend-2026-11-10T081100Z.db";
  expect(namesIn(folder).filter((name) => name.endsWith(".db"))).toEqual([file]);
  expect(readFrom(join(folder, file), "PRAGMA integrity_check")).toEqual(["ok"]);
  // What the killed one left is from then. The next night's backup deletes it.
  utimesSync(join(folder, "bookend-2026-11-10T080000Z.db.part"), THREE / 1000, THREE / 1000);
  expect(await tick(other, THREE + 24 * 60 * MINUTE)).toBe(1);
  expect(namesIn(folder)).toEqual([file, "bookend-2026-11-11T080000Z.db"]);
});
