// The search is never behind for good: whatever happens to units and plans, in whichever order, in two processes, and when
// one of them is killed, what it finds is what one made from nothing would find.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import type { School } from "../../src/store/schools.js";
import { refreshSearch } from "../../src/store/search-documents.js";
import { type Db, dataVersion, openDatabase } from "../../src/store/sql/database.js";
import { bundle } from "../support/command-line.js";
import { addSchool, NOW, openFile } from "../support/database.js";
import { DEED_NAMES, DEEDS, type DeedName, readDocuments, readDocumentsAnew } from "../support/search-deeds.js";
import type { SearchRound } from "../support/searching-process.js";
import { waitForValue } from "../support/waiting.js";

type Step = [deed: DeedName, pick: number, inOther: boolean];

/** Does these deeds, some of them through a second connection. */
async function perform(steps: readonly Step[]): Promise<{ db: Db; school: School }> {
  const { db, path } = await openFile();
  const school = await addSchool(db);
  const other = await openDatabase(`file:${path}`);
  for (const [at, [deed, pick, inOther]] of steps.entries()) {
    const now = new Date(NOW.getTime() + (at + 1) * 1000);
    await DEEDS[deed]({ db: inOther ? other : db, school }, pick, now);
  }
  await other.$disconnect();
  return { db, school };
}

async function expectFresh(db: Db, school: School): Promise<void> {
  await refreshSearch(db, school.workspaceId);
  expect(await db.searchChange.count()).toBe(0);
  const kept = await readDocuments(db);
  expect(kept).toEqual(await readDocumentsAnew(db, school));
}

it("after anything that happens, in whichever order", async () => {
  const step = fc.tuple(fc.constantFrom(...DEED_NAMES), fc.nat(11), fc.boolean());
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      // What the search knows already is what may become wrong.
      const known: Step[] = [
        ["logUnit", 1, false],
        ["logUnit", 2, false],
        ["planUnit", 0, false],
        ["refresh", 0, false],
      ];
      const often = steps.flatMap((one): Step[] => (one[1] % 2 === 0 ? [one, ["refresh", 0, one[2]]] : [one]));
      const { db, school } = await perform([...known, ...often]);
      await expectFresh(db, school);
    }),
    { seed: 66, numRuns: 60 },
  );
}, 240_000);

it.each<[string, DeedName[]]>([
  ["a plan went for good before the search noticed that it was deleted", ["deleteOrRestorePlan", "purge"]],
  ["a unit did", ["deleteOrRestoreUnit", "purge"]],
  ["both did", ["deleteOrRestoreUnit", "deleteOrRestorePlan", "purge"]],
])("when %s", async (_name, deeds) => {
  const before: Step[] = [
    ["logUnit", 1, false],
    ["planUnit", 0, false],
    ["refresh", 0, false],
  ];
  const { db, school } = await perform([...before, ...deeds.map((deed): Step => [deed, 0, false])]);
  await expectFresh(db, school);
});

it("when an import is undone whose unit was planned meanwhile: the unit stays, with its plan", async () => {
  const { db, school } = await perform([
    ["importUnits", 1, false],
    ["planUnit", 0, false],
    ["refresh", 0, false],
    ["undoImport", 0, false],
  ]);
  expect([await db.unit.count(), await db.plan.count()]).toEqual([1, 1]);
  await expectFresh(db, school);
  expect(await db.searchDocument.count()).toBe(1);
});

const PROGRAM = bundle("search-fresh", "test/support/searching-process.ts");

async function startProcess(path: string, { workspaceId }: School): Promise<ChildProcess> {
  const env = { PATH: process.env.PATH, DATABASE_URL: `file:${path}`, WORKSPACE: workspaceId };
  const child = fork(PROGRAM, { env, execArgv: [] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child, "message");
  return child;
}

const roundOf = (seed: number, deeds: number): SearchRound => ({ seed, deeds, from: NOW.getTime() + seed * 1_000_000 });

it("when two processes do all this at once", async () => {
  const { db, path } = await openFile();
  const school = await addSchool(db);
  const children = await Promise.all([startProcess(path, school), startProcess(path, school)]);
  const done = children.map((child) => once(child, "message"));
  for (const [at, child] of children.entries()) child.send(roundOf(at + 1, 120));
  expect((await Promise.all(done)).map(([result]) => result)).toEqual([{ errors: [] }, { errors: [] }]);
  expect(await db.unit.count()).toBeGreaterThan(0);
  await expectFresh(db, school);
}, 120_000);

it("when a process is killed in the midst of it", async () => {
  const { db, path } = await openFile();
  const school = await addSchool(db);
  for (let crash = 1; crash <= 6; crash++) {
    const child = await startProcess(path, school);
    const exited = once(child, "exit");
    const before = await dataVersion(db);
    child.send(roundOf(crash, 10_000));
    await waitForValue(async () => (await dataVersion(db)) !== before && (await db.unit.count()) > 0);
    await setTimeout(crash * 60);
    child.kill("SIGKILL");
    expect(await exited).toEqual([null, "SIGKILL"]);
  }
  expect(await db.unit.count()).toBeGreaterThan(0);
  await expectFresh(db, school);
}, 120_000);
