// The values of a plan become items and come back from them, whatever they are.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asPersonId } from "../../../src/domain/ids.js";
import {
  EMPTY_PLAN,
  MAX_PLAN_ROWS,
  MAX_PLAN_TEXT,
  MAX_RESOURCE,
  PLAN_FIELDS,
  PLAN_RESOURCES,
  PLAN_TEXTS,
  type PlanValues,
} from "../../../src/domain/plan/plan-fields.js";
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
    ...Object.fromEntries(PLAN_RESOURCES.map((kind) => [kind, fc.array(Text)])),
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

describe("a text of resources from before there were rows", () => {
  const readText = (text: string) => {
    const [item] = toItems({ ...EMPTY_PLAN, product: text }, "product");
    return valuesFromItems(new Map([["print", item ? [item] : []]]), NAMES).print;
  };

  it("is a row, whatever its lines, if it fits", () => {
    expect(readText("Aliki. Mummies.\n\nMacaulay. Pyramid.")).toEqual(["Aliki. Mummies.\n\nMacaulay. Pyramid."]);
    expect(readText("x".repeat(MAX_RESOURCE))).toEqual(["x".repeat(MAX_RESOURCE)]);
  });

  it("is parted between lines otherwise, into rows that fit, with nothing lost", () => {
    const text = Array.from({ length: 60 }, (_, line) => `Book ${line}, by someone. ${"x".repeat(line % 40)}`)
      .join("\n")
      .slice(0, MAX_PLAN_TEXT);
    const rows = readText(text);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.length).toBeLessThanOrEqual(MAX_PLAN_ROWS);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(MAX_RESOURCE);
    expect(rows.join("\n")).toBe(text);
  });

  it("is parted within a line that is too long for a row, and never within a character", () => {
    const rows = readText("📚".repeat(MAX_PLAN_TEXT / 2));
    expect(rows.join("")).toBe("📚".repeat(MAX_PLAN_TEXT / 2));
    for (const row of rows) expect(row.isWellFormed() && row.length <= MAX_RESOURCE).toBe(true);
  });

  it("fits into the rows of a form, whatever it is", () => {
    const Texts = fc
      .array(fc.string({ maxLength: 1200 }), { minLength: 1, maxLength: 60 })
      .map((lines) => lines.join("\n").slice(0, MAX_PLAN_TEXT).toWellFormed());
    fc.assert(
      fc.property(Texts, (text) => {
        const rows = readText(text);
        expect(rows.length).toBeLessThanOrEqual(MAX_PLAN_ROWS);
        expect(rows.every((row) => row.length <= MAX_RESOURCE)).toBe(true);
        expect(rows.join("").replaceAll("\n", "")).toBe(text.replaceAll("\n", ""));
      }),
    );
  });
});
