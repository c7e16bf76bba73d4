// What a copy of a plan takes over for someone else's unit, and what it doesn't.
import { describe, expect, it } from "vitest";
import { problemsIn } from "../../../src/domain/plan/completeness.js";
import { copyPlanValues, toSourceWords } from "../../../src/domain/plan/copy.js";
import { PLAN_FIELDS, type PlanField, type PlanValues } from "../../../src/domain/plan/plan-fields.js";
import { FULL_PLAN } from "../../support/full-plan.js";

describe("a copy", () => {
  const copy: PlanValues = copyPlanValues(FULL_PLAN);
  const LEFT_OUT = new Set<PlanField>(["people", "day", "deficits"]);
  const DUTIES = new Set<PlanField>(["librarianDuties", "teacherDuties"]);

  it("has no people, no day and no areas of deficit", () => {
    expect(copy.people).toEqual([]);
    expect("day" in copy).toBe(false);
    expect(copy.deficits).toEqual([]);
    const words = JSON.stringify(copy);
    for (const word of ["Lee", "Rivera", "Library media specialist", "2026-11-16", "Diagrams", "U1"]) {
      expect(words).not.toContain(word);
    }
  });

  it.each(PLAN_FIELDS.filter((field) => !LEFT_OUT.has(field) && !DUTIES.has(field)))("takes over %s", (field) => {
    expect(copy[field]).toEqual(FULL_PLAN[field]);
  });

  it("takes over duties in their order, and none of them addresses a gap that isn't there", () => {
    const duties = [
      { text: "One", addressesGap: true },
      { text: "Two", addressesGap: false },
    ];
    const { librarianDuties, teacherDuties } = copyPlanValues({
      ...FULL_PLAN,
      librarianDuties: duties,
      teacherDuties: duties,
    });
    const unmarked = duties.map(({ text }) => ({ text, addressesGap: false }));
    expect([librarianDuties, teacherDuties]).toEqual([unmarked, unmarked]);
  });

  it("leaves the plan it is copied from as it is", () => {
    const before = structuredClone(FULL_PLAN);
    copyPlanValues(FULL_PLAN);
    expect(FULL_PLAN).toEqual(before);
  });

  it("isn't ready before it has people, and at level 4 gaps of its own", () => {
    expect(problemsIn(copy).map(({ field }) => field)).toEqual(["people", "people", "deficits"]);
  });
});

describe("the source of a copy", () => {
  const named = (...names: string[]) => names.map((name) => ({ name, role: "teacher" as const }));

  it.each<[string, PlanValues["people"], string]>([
    ["Rivers", named("Tess", "Lee"), "“Rivers” by Tess and Lee"],
    ["Rivers", named("Tess"), "“Rivers” by Tess"],
    ["Rivers", [], "“Rivers”"],
    ["", named("Tess"), "“Untitled plan” by Tess"],
    ["Rivers", named("A", "B", "C", "D"), "“Rivers” by A, B, C, and D"],
    ["Rivers", named("A", "B", "C", "D", "E"), "“Rivers” by A, B, C, and 2 others"],
  ])("%j by %j is %j", (title, people, words) => expect(toSourceWords({ title, people })).toBe(words));
});
