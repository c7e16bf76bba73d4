// The school changes which of AASL's sets its plans use: what a plan has already stays, and its steps can be saved.
import { expect, it } from "vitest";
import { openStep, planNow, startPlan, submitStep } from "../../support/planning.js";
import { startSchool } from "../../support/school.js";

it("a plan keeps its numbers when the school drops their set, and takes no new ones of it", async () => {
  const school = await startSchool();
  const plan = await startPlan(school);
  await openStep(school, plan, "overview");
  await submitStep(school, { aasl: "1.1.7" });
  await school.db.school.updateMany({ data: { standardSets: "2018" } });
  const tess = await openStep(school, plan, "overview");
  expect(tess.modal()?.values.aasl).toBe("1.1.7");
  await submitStep(school, { overview: "A delta.", aasl: "1.1.7, IV.B.2" });
  expect((await planNow(school, plan)).values).toMatchObject({ overview: "A delta.", aasl: ["1.1.7", "IV.B.2"] });
  await openStep(school, plan, "overview");
  await tess.fill({ aasl: "1.1.7, 1.1.8" });
  await school.slack.settle();
  await tess.submit({ unchecked: true });
  await school.slack.settle();
  expect(tess.modal()?.errors.aasl).toBe("I can't find 1.1.8 in AASL's standards of 2018.");
});
