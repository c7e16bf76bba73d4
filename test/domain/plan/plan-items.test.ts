// The values of a plan become items and come back from them, whatever they are.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asPersonId } from "../../../src/domain/ids.js";
import { EMPTY_PLAN, PLAN_FIELDS, PLAN_TEXTS, type PlanValues } from "../../../src/domain/plan/plan-fields.js";
import { toItems, valuesFromItems } from "../../../src/domain/plan/plan-items.js";
import { FULL_PLAN } from "../../support/full-plan.js";

const NAMES = new Map([["U1", "Lee"]]);
const thereAndBack = (values: PlanValues, names: ReadonlyMap<string, string> = NAMES) =>
  valuesFromItems(new Map(PLAN_FIELDS.map((field) => [field, toItems(values, field)] as const)), names);

describe("a plan's values", () => {
  it("come back from their items, field by field", () => {
    expect(thereAndBack(FULL_PLAN)).toEqual(FULL_PLAN);
    for (const field of PLAN_FIELDS) expect(toItems(FULL_PLAN, field).length).toBeGreaterThan(0);
  });

  it("are none without items, and no items without values", () => {
    expect(valuesFromItems(new Map(), new Map())).toEqual(EMPTY_PLAN);
    for (const field of PLAN_FIELDS) expect(toItems(EMPTY_PLAN, field)).toEqual([]);
  });

  const Text = fc.string({ minLength: 1, maxLength: 40 });
  const Duty = fc.record({ text: Text, addressesGap: fc.boolean() });
  const Values = fc.record({
    title: fc.string(),
    deficits: fc.array(fc.record({ area: fc.string(), indicators: fc.string() })),
    standards: fc.array(fc.record({ area: fc.string(), text: fc.string() })),
    aasl: fc.array(Text),
    librarianDuties: fc.array(Duty),
    teacherDuties: fc.array(Duty),
    ...Object.fromEntries(PLAN_TEXTS.map((field) => [field, Text])),
  });

  it("come back whatever people write: order, repeated rows and empty halves of rows included", () => {
    fc.assert(
      fc.property(Values, (some) => {
        const values = { ...EMPTY_PLAN, ...some } as PlanValues;
        expect(thereAndBack(values)).toEqual(values);
      }),
    );
  });
});

describe("people", () => {
  const people = (...list: PlanValues["people"]): PlanValues => ({ ...EMPTY_PLAN, people: list });

  it("in Slack are kept by id, and named as they are called now", () => {
    const values = people({ id: asPersonId("U1"), name: "Lee as she was called", role: "librarian" });
    expect(JSON.stringify(toItems(values, "people"))).not.toContain("Lee");
    expect(thereAndBack(values).people).toEqual([{ id: "U1", name: "Lee", role: "librarian" }]);
  });

  it("in Slack whose name isn't known are named by their id", () => {
    const values = people({ id: asPersonId("U9"), name: "Gone", role: "teacher" });
    expect(thereAndBack(values).people).toEqual([{ id: "U9", name: "U9", role: "teacher" }]);
  });

  it("outside Slack keep their names, and both keep roles and job titles", () => {
    const outside = { name: "Ms. Rivera", role: "teacher", jobTitle: "Grade 6 science" } as const;
    expect(thereAndBack(people(outside)).people).toEqual([outside]);
  });
});

it("grades come back in the order of grades, days and levels as what they are", () => {
  expect(thereAndBack({ ...EMPTY_PLAN, grades: ["K", "4", "12"] }).grades).toEqual(["K", "4", "12"]);
  const { day, level } = thereAndBack(FULL_PLAN);
  expect({ day, level }).toEqual({ day: "2026-11-16", level: 4 });
});

it("only a duty that addresses a gap is marked", () => {
  expect(toItems(FULL_PLAN, "librarianDuties").map(({ isMarked }) => isMarked)).toEqual([true]);
  expect(toItems(FULL_PLAN, "teacherDuties").map(({ isMarked }) => isMarked)).toEqual([false]);
});
