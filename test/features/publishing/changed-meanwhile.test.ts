// Files that wait behind others: what they may say is looked up again once they are made, right before they are sent.
import { describe, expect, it } from "vitest";
import type { Message } from "../../../sandbox/workspace/messages.js";
import { asPersonId, type PlanId } from "../../../src/domain/ids.js";
import { answerPlanName } from "../../../src/store/plan-names.js";
import { ask, clickOn, press } from "../../support/asking.js";
import { inboxOf } from "../../support/long-log.js";
import { textOfPdf } from "../../support/pdf-text.js";
import { changePlan, schoolIn, seePlan, withPlan } from "../../support/publishing.js";
import { filesOf, nextFile } from "../../support/received-files.js";
import { LEE, OMAR, PAT, type School, startSchool, TESS } from "../../support/school.js";
import { waitUntil } from "../../support/waiting.js";

/** Two files of other people are on their way for this long, so the next one waits. */
const HELD_MS = 4000;

async function holdTheLine(school: School, plan: PlanId, people: readonly string[] = [OMAR, PAT]): Promise<void> {
  const seen: { by: string; message: Message }[] = [];
  for (const by of people) seen.push({ by, message: await seePlan(school, plan, by) });
  school.slack.faults.next("files.getUploadURLExternal", { kind: "slow", ms: HELD_MS }, 2);
  for (const { by, message } of seen) await clickOn(school, message, "Download Word", by);
  for (const { by } of seen) await waitUntil(() => expect(inboxOf(school, by).join()).toContain("Made"));
}

const waits = (school: School, by: string) => waitUntil(() => expect(inboxOf(school, by).join()).toContain("Waiting"));

const says = (school: School, by: string, words: string) =>
  waitUntil(() => expect(inboxOf(school, by).join()).toContain(words));

it("a published copy doesn't leave with the name of someone who has just taken it back", async () => {
  const school = await startSchool();
  const plan = await withPlan(school);
  const [row, tess] = [await schoolIn(school), { plan, key: TESS, person: asPersonId(TESS) }];
  const answer = (allowed: boolean) =>
    answerPlanName(school.db, row, { ...tess, allowed }, { by: asPersonId(TESS), now: school.clock.now });
  await answer(true);
  const start = await press(school, await seePlan(school, plan, LEE), "Publish", LEE);
  const copy = await press(school, start, "See the copy", LEE);
  expect(copy.text).toContain("Tess Teacher");
  await holdTheLine(school, plan);
  await clickOn(school, copy, "Get the PDF", LEE);
  await waits(school, LEE);
  await answer(false);
  await says(school, LEE, "who may be named on it, has changed since you saw the copy");
  expect(filesOf(school, LEE)).toEqual([]);
  expect(await school.db.planPublication.count()).toBe(0);
});

it("areas of deficit don't go to someone who isn't in the plan anymore", async () => {
  const school = await startSchool();
  const plan = await withPlan(school);
  const [creator] = await school.db.plan.updateManyAndReturn({ data: { createdById: LEE } });
  expect(creator?.createdById).toBe(LEE);
  const seen = await seePlan(school, plan, TESS);
  await holdTheLine(school, plan);
  await clickOn(school, seen, "Download PDF", TESS);
  await waits(school, TESS);
  await changePlan(school, plan, { people: [] });
  await says(school, TESS, "can't see areas of deficit and gaps of this plan anymore");
  expect(filesOf(school, TESS)).toEqual([]);
});

it("nothing is sent of a plan that was deleted meanwhile", async () => {
  const school = await startSchool();
  const plan = await withPlan(school);
  const seen = await seePlan(school, plan, LEE);
  await holdTheLine(school, plan);
  await clickOn(school, seen, "Download Word", LEE);
  await waits(school, LEE);
  await school.db.plan.updateMany({ data: { deletedAt: school.clock.now.toISOString() } });
  await says(school, LEE, "That plan was deleted.");
  expect(filesOf(school, LEE)).toEqual([]);
});

it("a binder has no areas of deficit for someone who isn't a librarian anymore", async () => {
  const school = await startSchool();
  const plan = await withPlan(school, { people: [] });
  const choice = await ask(school, "export plans 2026-27", { by: LEE });
  await holdTheLine(school, plan);
  await clickOn(school, choice, "PDF", LEE);
  await waits(school, LEE);
  await school.db.person.updateMany({ where: { id: LEE }, data: { librarian: false } });
  const { bytes } = await nextFile(school, LEE);
  expect(textOfPdf(bytes)).toContain("Rivers and Deltas");
  expect(textOfPdf(bytes)).not.toContain("Finding the main idea");
});

it("records don't go to someone who isn't an admin anymore, and aren't recorded", async () => {
  const school = await startSchool();
  const plan = await withPlan(school);
  const choice = await ask(school, "records October", { by: PAT });
  await holdTheLine(school, plan, [OMAR, TESS]);
  await clickOn(school, choice, "ZIP with CSV", PAT);
  await waits(school, PAT);
  await school.slack.updatePerson(PAT, { isAdmin: false });
  await says(school, PAT, "Only admins can get records");
  expect(filesOf(school, PAT)).toEqual([]);
  expect(await school.db.recordsRequest.count()).toBe(0);
});

describe("a binder that was made", () => {
  /** Clicks PDF, and does something while Bookend asks Slack for the nth time who asked. */
  async function changedWhile(by: string, asking: number, change: (school: School, plan: PlanId) => Promise<unknown>) {
    const school = await startSchool();
    const plan = await withPlan(school);
    await school.db.plan.updateMany({ data: { createdById: PAT } });
    const choice = await ask(school, "export plans 2026-27", { by });
    const asked = () => school.slack.calls.filter(({ method }) => method === "users.info").length;
    const before = asked();
    school.slack.faults.next("users.info", { kind: "slow", ms: 600 }, 3);
    await clickOn(school, choice, "PDF", by);
    await waitUntil(() => expect(asked()).toBe(before + asking));
    await change(school, plan);
    await says(school, by, "you can't see all of it anymore");
    expect(filesOf(school, by)).toEqual([]);
  }

  it("isn't sent to someone who isn't in one of its plans anymore", () =>
    changedWhile(TESS, 3, (school, plan) => changePlan(school, plan, { people: [] })));

  it("isn't sent to someone who isn't a librarian anymore", () =>
    changedWhile(LEE, 2, ({ db }) => db.person.updateMany({ where: { id: LEE }, data: { librarian: false } })));
});
