// Two people change one plan at once: no word of either gets lost, whatever they change.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asPersonId } from "../../../src/domain/ids.js";
import { changedFields, isSameField, mergeFields } from "../../../src/domain/plan/merge.js";
import {
  EMPTY_PLAN,
  PLAN_FIELDS,
  PLAN_RESOURCES,
  PLAN_TEXTS,
  type PlanField,
  type PlanValues,
} from "../../../src/domain/plan/plan-fields.js";
import { FULL_PLAN } from "../../support/full-plan.js";

/** What a person has who began with `base`, with `theirs` saved since. */
function merge(base: PlanValues, theirs: PlanValues, mine: PlanValues) {
  return mergeFields(PLAN_FIELDS, {
    ...{ theirs, mine },
    isMine: (field) => !isSameField(base, mine, field),
    isTheirs: (field) => !isSameField(base, theirs, field),
  });
}

const change = (theirs: Partial<PlanValues>, mine: Partial<PlanValues>, base: PlanValues = FULL_PLAN) =>
  merge(base, { ...base, ...theirs }, { ...base, ...mine });

const ART = { area: "Art", text: "x" };
const MATH = { area: "Math", text: "y" };

describe("two people's changes", () => {
  it.each<[string, Partial<PlanValues>, Partial<PlanValues>, string[], string[]]>([
    ["nobody changed anything", {}, {}, [], []],
    ["only mine", {}, { print: ["mine"] }, ["print"], []],
    ["only theirs", { print: ["theirs"] }, {}, [], []],
    ["different fields", { print: ["theirs"] }, { product: "mine" }, ["product"], []],
    ["the same change", { print: ["same"] }, { print: ["same"] }, [], []],
    ["the same field", { print: ["theirs"] }, { print: ["mine"], product: "mine" }, ["product"], ["print"]],
    ["theirs emptied it", { print: [] }, { print: ["mine"] }, [], ["print"]],
    ["I emptied it", { print: ["theirs"] }, { print: [] }, [], ["print"]],
    ["both emptied it", { product: undefined }, { product: "" }, [], []],
    ["both took all rows out", { print: [] }, { print: [] }, [], []],
    ["I emptied what nobody else changed", {}, { print: [] }, ["print"], []],
    ["rows added by both", { standards: [ART] }, { standards: [MATH] }, [], ["standards"]],
    ["the same row added by both", { standards: [ART] }, { standards: [ART] }, [], []],
    ["all rows taken out, one of them changed", { standards: [] }, { standards: [ART] }, [], ["standards"]],
    ["rows in another order", {}, { grades: ["5", "4"] }, ["grades"], []],
    ["a row repeated", {}, { aasl: ["1.1.7", "IV.B.2", "1.1.7"] }, ["aasl"], []],
    [
      "a duty marked by one and changed by the other",
      { librarianDuties: [{ text: "Teach notes", addressesGap: false }] },
      { librarianDuties: [{ text: "Teach notes well", addressesGap: true }] },
      [],
      ["librarianDuties"],
    ],
    ["people and grades", { people: [] }, { grades: ["K"] }, ["grades"], []],
  ])("%s", (_what, theirs, mine, saved, conflicts) => {
    expect(change(theirs, mine)).toEqual({ mine: saved, conflicts });
  });

  it("aren't in conflict when someone only got another name in Slack", () => {
    const [lee, rivera] = FULL_PLAN.people;
    if (!lee || !rivera) throw new Error("Nobody is in the plan.");
    const renamed = { ...FULL_PLAN, people: [{ ...lee, name: "Lee Brown" }, rivera] };
    expect(isSameField(FULL_PLAN, renamed, "people")).toBe(true);
    const other = { ...FULL_PLAN, people: [{ ...lee, id: asPersonId("U2") }, rivera] };
    expect(isSameField(FULL_PLAN, other, "people")).toBe(false);
  });

  it("are compared field by field in the order of the Template", () => {
    expect(changedFields(FULL_PLAN, EMPTY_PLAN)).toEqual([...PLAN_FIELDS]);
    expect(changedFields(FULL_PLAN, FULL_PLAN)).toEqual([]);
  });

  it("in fields that the form doesn't show are left alone", () => {
    const mine = { ...FULL_PLAN, print: ["mine"], product: "mine" };
    const merged = mergeFields(["print"], { theirs: FULL_PLAN, mine, isMine: () => true, isTheirs: () => false });
    expect(merged).toEqual({ mine: ["print"], conflicts: [] });
  });
});

describe("whatever two people do", () => {
  // Few texts, so that both often write the same.
  const Text = fc.constantFrom(undefined, "a", "b", "c");
  const Area = fc.constantFrom("", "Art", "Math");
  const Word = fc.constantFrom("a", "b", "c");
  const Duties = fc.array(fc.record({ text: Word, addressesGap: fc.boolean() }), { maxLength: 3 });
  const Values = fc
    .record({
      title: fc.constantFrom("", "a", "b"),
      level: fc.constantFrom(undefined, 3 as const, 4 as const),
      grades: fc.subarray(["K", "4", "5"] as const),
      standards: fc.array(fc.record({ area: Area, text: Word }), { maxLength: 3 }),
      deficits: fc.array(fc.record({ area: Area, indicators: Word }), { maxLength: 3 }),
      aasl: fc.subarray(["1.1.7", "2.4.1", "IV.B.2"]),
      librarianDuties: Duties,
      teacherDuties: Duties,
      ...Object.fromEntries(PLAN_TEXTS.map((field) => [field, Text])),
      ...Object.fromEntries(PLAN_RESOURCES.map((kind) => [kind, fc.array(Word, { maxLength: 2 })])),
    })
    .map((some) => ({ ...EMPTY_PLAN, ...some }) as PlanValues);
  const Three = [Values, Values, Values] as const;
  const check = (holds: (base: PlanValues, theirs: PlanValues, mine: PlanValues) => void) =>
    fc.assert(fc.property(...Three, holds), { numRuns: 300 });

  /** The plan once `mine` is saved. */
  const savedOf = (theirs: PlanValues, mine: PlanValues, fields: readonly PlanField[]): PlanValues => ({
    ...theirs,
    ...Object.fromEntries(fields.map((field) => [field, mine[field]])),
  });

  it("what someone wrote is saved, is there already, or is asked about", () => {
    check((base, theirs, mine) => {
      const { mine: fields, conflicts } = merge(base, theirs, mine);
      const saved = savedOf(theirs, mine, fields);
      for (const field of changedFields(base, mine)) {
        expect(isSameField(saved, mine, field) || conflicts.includes(field)).toBe(true);
      }
    });
  });

  it("what the others saved stays, unless someone who saw it chooses otherwise", () => {
    check((base, theirs, mine) => {
      const saved = savedOf(theirs, mine, merge(base, theirs, mine).mine);
      for (const field of changedFields(base, theirs)) expect(isSameField(saved, theirs, field)).toBe(true);
    });
  });

  it("nothing is asked about unless both changed it, and to different values", () => {
    check((base, theirs, mine) => {
      const { conflicts } = merge(base, theirs, mine);
      const both = PLAN_FIELDS.filter(
        (field) => changedFields(base, mine).includes(field) && changedFields(base, theirs).includes(field),
      );
      expect(conflicts).toEqual(both.filter((field) => !isSameField(theirs, mine, field)));
    });
  });

  it("they are in conflict about the same fields, whoever saves first", () => {
    check((base, one, other) => {
      expect(merge(base, one, other).conflicts).toEqual(merge(base, other, one).conflicts);
    });
  });

  it("without conflicts, both orders end in the same plan", () => {
    check((base, one, other) => {
      if (merge(base, one, other).conflicts.length > 0) return;
      const oneFirst = savedOf(one, other, merge(base, one, other).mine);
      const otherFirst = savedOf(other, one, merge(base, other, one).mine);
      expect(changedFields(oneFirst, otherFirst)).toEqual([]);
    });
  });

  it("the same form saved twice saves nothing the second time", () => {
    check((base, theirs, mine) => {
      const { mine: fields, conflicts } = merge(base, theirs, mine);
      expect(merge(base, savedOf(theirs, mine, fields), mine)).toEqual({ mine: [], conflicts });
    });
  });
});
