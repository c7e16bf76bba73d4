// Real processes that save one plan at the same instant: no edit overwrites another, and a request counts once.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import type { PersonId, PlanId } from "../../src/domain/ids.js";
import { MAX_ATTACHMENTS } from "../../src/domain/plan/plan-fields.js";
import { versionsOfPlan } from "../../src/store/plan-history.js";
import { planAt } from "../../src/store/plans.js";
import { bundle } from "../support/command-line.js";
import { LIBRARIAN, NOW, RIVERS } from "../support/database.js";
import type { PlanJob } from "../support/plan-saving-process.js";
import { addStored, OTHER, openPlans, storedPlan } from "../support/stored-plans.js";

const PROGRAM = bundle("plan-saving", "test/support/plan-saving-process.ts");
const ROUNDS = 30;

async function startTwo() {
  const at = await openPlans();
  const plan = await addStored(at, {});
  const start = async (): Promise<ChildProcess> => {
    const child = fork(PROGRAM, [at.path, at.school.workspaceId], { env: { PATH: process.env.PATH }, execArgv: [] });
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child, "message");
    return child;
  };
  return { at, plan, both: [await start(), await start()] as const };
}

/** Resolves with whether the process saved it. */
async function send(child: ChildProcess, job: Omit<PlanJob, "now"> & object): Promise<boolean> {
  const answered = once(child, "message");
  child.send({ ...job, now: NOW.toISOString() });
  return (await answered)[0];
}

const edit = (plan: PlanId, { print, after, key }: { print: string[]; after: number; key: string }) => ({
  edit: { plan, after, key, change: { print }, fields: ["print" as const], by: LIBRARIAN },
});

it(`of two saves after the same number, one is saved, ${ROUNDS} times over`, async () => {
  const { at, plan, both } = await startTwo();
  const winners: string[] = [];
  for (let after = 1; after <= ROUNDS; after += 1) {
    const saved = await Promise.all(
      both.map((child, n) => send(child, edit(plan, { print: [`${n} of ${after}`], after, key: `${n} ${after}` }))),
    );
    expect(saved.toSorted(), `after ${after}`).toEqual([false, true]);
    winners.push(`${saved.indexOf(true)} of ${after}`);
  }
  const versions = await versionsOfPlan(at.db, at.school, { plan });
  expect(versions.map(({ number }) => number).toReversed()).toEqual(
    Array.from({ length: ROUNDS + 1 }, (_, n) => n + 1),
  );
  for (const [round, print] of winners.entries()) {
    expect((await planAt(at.db, at.school, { id: plan, number: round + 2 }))?.values.print).toEqual([print]);
  }
});

it("a request that both processes get makes one version", async () => {
  const { at, plan, both } = await startTwo();
  for (let after = 1; after <= ROUNDS; after += 1) {
    const job = edit(plan, { print: [`${after}`], after, key: `redelivered ${after}` });
    expect((await Promise.all(both.map((child) => send(child, job)))).toSorted()).toEqual([false, true]);
  }
  expect(await storedPlan(at, plan)).toMatchObject({ number: ROUNDS + 1, values: { print: [`${ROUNDS}`] } });
  expect(await at.db.planItem.count({ where: { field: "print" } })).toBe(ROUNDS);
});

it(`of two who log the unit of a plan, one does, ${ROUNDS} times over`, async () => {
  const { at, both } = await startTwo();
  for (let round = 1; round <= ROUNDS; round += 1) {
    const plan = await addStored(at, {});
    const log = (by: PersonId, key: string) => ({ log: { ...RIVERS, plan, loggedBy: by, key: `${key} ${round}` } });
    const [one, other] = both;
    const logged = await Promise.all([send(one, log(LIBRARIAN, "one")), send(other, log(LIBRARIAN, "other"))]);
    expect(logged.toSorted(), `round ${round}`).toEqual([false, true]);
    expect((await storedPlan(at, plan)).unit).toBeDefined();
  }
  expect(await at.db.unit.count()).toBe(ROUNDS);
});

it("two who attach the last file at once don't attach one too many", async () => {
  const { at, plan, both } = await startTwo();
  const attach = (count: number, key: string) => ({
    attach: {
      ...{ plan, key, by: OTHER },
      attachments: Array.from({ length: count }, (_, n) => ({ name: `${key} ${n}`, address: "a", file: undefined })),
    },
  });
  expect(await send(both[0], attach(MAX_ATTACHMENTS - 1, "first"))).toBe(true);
  const saved = await Promise.all(both.map((child, n) => send(child, attach(1, `last ${n}`))));
  expect(saved.toSorted()).toEqual([false, true]);
  expect((await storedPlan(at, plan)).attachments).toHaveLength(MAX_ATTACHMENTS);
});
