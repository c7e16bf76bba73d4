// The steps of a plan hold each of its fields once.
import { expect, it } from "vitest";
import { PLAN_FIELDS, PLAN_TEXTS } from "../../../src/domain/plan/plan-fields.js";
import { PLAN_STEP_KEYS, PLAN_STEPS, stepOf } from "../../../src/domain/plan/steps.js";

it("each field is in exactly one step", () => {
  expect(PLAN_STEPS.flatMap(({ fields }) => fields).toSorted()).toEqual([...PLAN_FIELDS].toSorted());
  for (const field of PLAN_FIELDS) expect(stepOf(field).fields).toContain(field);
  expect(PLAN_FIELDS).toEqual(expect.arrayContaining([...PLAN_TEXTS]));
});

it("there are four or five steps, each with a key of its own and a title that fits a modal's", () => {
  expect(PLAN_STEPS.length).toBeGreaterThanOrEqual(4);
  expect(PLAN_STEPS.length).toBeLessThanOrEqual(5);
  expect(new Set(PLAN_STEP_KEYS).size).toBe(PLAN_STEPS.length);
  expect(PLAN_STEP_KEYS).toEqual(PLAN_STEPS.map(({ key }) => key));
  for (const { title, fields } of PLAN_STEPS) {
    expect(title.length).toBeLessThanOrEqual(24);
    expect(fields.length).toBeGreaterThan(0);
  }
});
