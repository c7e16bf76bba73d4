// How complete a plan is, and each rule that it has to keep before it is ready.
import { describe, expect, it } from "vitest";
import {
  completenessOf,
  isFilled,
  isReady,
  problemsIn,
  TEMPLATE_PARTS,
} from "../../../src/domain/plan/completeness.js";
import { EMPTY_PLAN, PLAN_FIELDS, type PlanField, type PlanValues } from "../../../src/domain/plan/plan-fields.js";
import { FULL_PLAN } from "../../support/full-plan.js";

const words = (count: number) => "word ".repeat(count);
const LEE = { name: "Lee", role: "librarian" } as const;
const RIVERA = { name: "Ms. Rivera", role: "teacher" } as const;

/** The least that is ready. */
const READY: PlanValues = { ...EMPTY_PLAN, title: "Rivers", people: [LEE, RIVERA], grades: ["4"], overview: "Deltas" };

describe("the parts of the Template", () => {
  it("are thirteen, and each field but the unit's subject, level and day is in one of them", () => {
    expect(TEMPLATE_PARTS).toHaveLength(13);
    const inParts = TEMPLATE_PARTS.flatMap(({ fields }) => fields);
    const outside = new Set<PlanField>(["subject", "level", "day"]);
    expect(inParts.toSorted()).toEqual(PLAN_FIELDS.filter((field) => !outside.has(field)).toSorted());
  });

  it("are counted, and the empty ones named", () => {
    expect(completenessOf(EMPTY_PLAN, 0)).toEqual({ filled: 0, of: 13, empty: TEMPLATE_PARTS.map(({ name }) => name) });
    expect(completenessOf(FULL_PLAN, 0)).toEqual({ filled: 12, of: 13, empty: ["Attachments"] });
    expect(completenessOf(FULL_PLAN, 1)).toEqual({ filled: 13, of: 13, empty: [] });
  });

  it.each(TEMPLATE_PARTS.filter(({ fields }) => fields.length > 0).map(({ name, fields }) => [name, fields] as const))(
    "%s is empty without its fields, and alone fills one part",
    (name, fields) => {
      const pick = (wanted: (field: PlanField) => boolean) =>
        Object.fromEntries(Object.entries(FULL_PLAN).filter(([field]) => wanted(field as PlanField)));
      const without = { ...EMPTY_PLAN, ...pick((field) => !fields.includes(field)) };
      expect(completenessOf(without, 1)).toEqual({ filled: 12, of: 13, empty: [name] });
      for (const field of fields) {
        expect(completenessOf({ ...EMPTY_PLAN, ...pick((one) => one === field) }, 0).filled).toBe(1);
      }
    },
  );

  it("aren't filled by an empty text or list", () => {
    expect(isFilled({ ...EMPTY_PLAN, product: "" }, "product")).toBe(false);
    expect(isFilled({ ...EMPTY_PLAN, print: [] }, "print")).toBe(false);
    expect(isFilled({ ...EMPTY_PLAN, aasl: [] }, "aasl")).toBe(false);
    expect(isFilled({ ...EMPTY_PLAN, print: ["Atlas"] }, "print")).toBe(true);
  });
});

describe("a plan is ready", () => {
  it.each<[string, Partial<PlanValues>]>([
    ["with a title, a librarian, a teacher, a grade and an overview", {}],
    ["with everything filled in", FULL_PLAN],
    ["with several librarians, teachers and grades", { people: [LEE, RIVERA, LEE, RIVERA], grades: ["K", "12"] }],
    ["with an overview of 100 words", { overview: words(100) }],
    ["at level 1, 2 and 3 without gaps", { level: 3 }],
    ["at level 4 with one gap", { level: 4, deficits: [{ area: "Science", indicators: "" }] }],
    ["without a level", { level: undefined }],
  ])("%s", (_what, change) => {
    expect(problemsIn({ ...READY, ...change })).toEqual([]);
    expect(isReady({ ...READY, ...change })).toBe(true);
  });
});

describe("a plan isn't ready", () => {
  it.each<[string, Partial<PlanValues>, [PlanField, string][]]>([
    ["without a title", { title: "" }, [["title", "a title"]]],
    ["without a librarian", { people: [RIVERA] }, [["people", "a librarian"]]],
    ["without a teacher", { people: [LEE] }, [["people", "a teacher"]]],
    [
      "without people",
      { people: [] },
      [
        ["people", "a librarian"],
        ["people", "a teacher"],
      ],
    ],
    ["without a grade", { grades: [] }, [["grades", "a grade"]]],
    ["without an overview", { overview: undefined }, [["overview", "an overview"]]],
    ["with an overview of dashes", { overview: "– — …" }, [["overview", "an overview"]]],
    [
      "with an overview of 101 words",
      { overview: words(101) },
      [["overview", "a shorter overview (101 words: 1 too many.)"]],
    ],
    ["at level 4 without gaps", { level: 4 }, [["deficits", "the areas of deficit or gaps that make it level 4"]]],
  ])("%s", (_what, change, problems) => {
    const values = { ...READY, ...change };
    expect(problemsIn(values).map(({ field, words: needed }) => [field, needed])).toEqual(problems);
    expect(isReady(values)).toBe(false);
  });

  it("for several reasons at once, in the order of the Template", () => {
    expect(problemsIn({ ...EMPTY_PLAN, level: 4 }).map(({ field }) => field)).toEqual([
      ...["title", "people", "people", "grades", "overview", "deficits"],
    ]);
  });
});
