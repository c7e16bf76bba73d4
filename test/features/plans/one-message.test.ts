// Several clicks in one message or modal: each does its own, and one that arrives twice does it once.
import { expect, it } from "vitest";
import { toForgedClick } from "../../support/asking.js";
import { openStep, planNow, startPlan, submitStep } from "../../support/planning.js";
import { type School, startSchool, TESS } from "../../support/school.js";
import { expectGoodMessages } from "../../support/words.js";

/** All of them in the same message. */
async function click(school: School, name: string, value: object) {
  const payload = await toForgedClick(school, { name, value });
  await Promise.all([1, 2].map(() => school.slack.deliver("interaction", payload)));
  await school.slack.settle();
}

it("two plans of a list are each copied, once", async () => {
  const school = await startSchool();
  const plans = [await startPlan(school), await startPlan(school)];
  for (const plan of plans) await click(school, "use-plan", { plan });
  const sources = await school.db.plan.findMany({ where: { sourceId: { not: null } } });
  expect(sources.map(({ sourceId }) => sourceId).sort()).toEqual(plans.sort());
  expect(school.slack.as(TESS).modal()?.title).toBe("Who and when");
  expectGoodMessages(school);
});

it("two versions of a plan are each put back, once", async () => {
  const school = await startSchool();
  const plan = await startPlan(school);
  for (const print of ["First book", "Second book"]) {
    await openStep(school, plan, "resources");
    await submitStep(school, { print });
  }
  await click(school, "restore-version", { plan, number: 2, after: 3 });
  expect(await planNow(school, plan)).toMatchObject({ number: 4, values: { print: ["First book"] } });
  await click(school, "restore-version", { plan, number: 3, after: 4 });
  expect(await planNow(school, plan)).toMatchObject({ number: 5, values: { print: ["Second book"] } });
  expectGoodMessages(school);
});
