// The forms of a plan's steps.
import { describe, expect, it } from "vitest";
import { stepForms } from "../../../src/features/plans/step-form.js";

describe.each(stepForms.map((form) => [form.name, form] as const))("the form %s", (_name, { fields }) => {
  it("has no two fields to write in with one label", () => {
    // The question which version to keep is below the field that it is about.
    const written = Object.entries(fields).filter(([name]) => !name.startsWith("keep"));
    const labels = written.map(([, { label }]) => label);
    expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
  });
});
