// Plans with something missing: in the to-do of their people, in the library's part of Home, and at a hand-over.
import { expect, it } from "vitest";
import { ask } from "../../support/asking.js";
import { homeOf, openHomeAgain, pressHome } from "../../support/homing.js";
import { addPlanned, day, LEE_AND_TESS, READY } from "../../support/planned.js";
import { openStep, startPlan } from "../../support/planning.js";
import { LEE, OMAR, type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

async function withPeople(): Promise<School> {
  const school = await startSchool();
  for (const by of [TESS, LEE, OMAR]) await ask(school, "help", { by });
  return school;
}

it("are to be finished by their people, and by nobody else", async () => {
  const school = await withPeople();
  const one = await addPlanned(school, { title: "Rivers and Deltas", people: LEE_AND_TESS, day: day("2026-11-16") });
  await addPlanned(school, { ...READY, title: "Ready" });
  expect(await openHomeAgain(school)).toContain("To do: finish 1 plan");
  expect(await openHomeAgain(school, OMAR)).not.toContain("To do: finish 1 plan");
  await addPlanned(school, { title: "Maps" }, { by: TESS });
  expect(await openHomeAgain(school)).toContain("To do: finish 2 plans");
  expect((await pressHome(school, "See the plan: Rivers and Deltas")).join("\n")).toContain("Rivers and Deltas");
  while (school.slack.as(TESS).modal()) await school.slack.as(TESS).close();
  await school.db.plan.updateMany({ where: { id: one }, data: { deletedAt: school.clock.now.toISOString() } });
  expect(await openHomeAgain(school)).toContain("To do: finish 1 plan");
  expectGoodMessages(school);
});

it("are on the very first Home of someone who logged nothing yet, drafts included", async () => {
  const school = await withPeople();
  const plan = await startPlan(school);
  const tess = await openStep(school, plan, "resources");
  await tess.fill({ print: "Rivers, by Kay" });
  await school.slack.settle();
  await tess.close();
  await tess.openHome();
  await school.slack.settle();
  // One thing to do, although both the plan and its draft have something missing.
  expect(homeOf(school)).toContain("To do: finish 1 draft");
  expect(homeOf(school).join("\n")).toContain("[Continue plan: Rivers and Deltas]");
  expect(homeOf(school).join("\n")).not.toContain("See the plan");
  expect(homeOf(school).join("\n")).toContain("Logging one takes 15 seconds");
});

it("are left alone once a new school year begins", async () => {
  const school = await withPeople();
  await addPlanned(school, { title: "Maps", people: LEE_AND_TESS });
  school.clock.now = new Date("2027-09-14T15:00:00Z");
  expect((await openHomeAgain(school)).join("\n")).not.toContain("finish");
  expect(homeOf(school).join("\n")).not.toContain("Maps");
});

it("are counted for the librarian, with the way to the week, and for who takes the library over", async () => {
  const school = await withPeople();
  expect((await openHomeAgain(school, LEE)).join("\n")).not.toContain("in progress");
  await addPlanned(school, { title: "Maps", people: LEE_AND_TESS }, { by: TESS });
  await addPlanned(school, { title: "Poems" }, { by: OMAR });
  await addPlanned(school, READY);
  expect(await openHomeAgain(school, LEE)).toContain("2 plans in progress.");
  expect((await pressHome(school, "See the week", LEE)).join("\n")).toContain("This week: Nov 9–15");
  while (school.slack.as(LEE).modal()) await school.slack.as(LEE).close();
  const actor = school.slack.as(LEE);
  await actor.command("/unit", "handover");
  await school.slack.settle();
  await actor.fill({ to: [OMAR], stays: "no" });
  await actor.submit();
  await school.slack.settle();
  expect(JSON.stringify(actor.modal()?.blocks)).toContain("2 plans in progress");
  expectGoodMessages(school);
});

it("never say fewer than there are, and offer the way to those that aren't shown", async () => {
  const school = await withPeople();
  for (let n = 0; n < 3; n += 1) await addPlanned(school, { title: `Maps ${n}`, people: LEE_AND_TESS });
  expect(await openHomeAgain(school)).toContain("To do: finish 3 plans");
  expect((await pressHome(school, "See your plans")).join("\n")).toContain("Your plans: 3");
  while (school.slack.as(TESS).modal()) await school.slack.as(TESS).close();
  for (let n = 3; n < 51; n += 1) await addPlanned(school, { title: `Maps ${n}`, people: LEE_AND_TESS });
  expect(await openHomeAgain(school)).toContain("To do: finish at least 50 plans");
  expect(await openHomeAgain(school, LEE)).toContain("At least 50 plans in progress.");
  expectGoodMessages(school);
});
