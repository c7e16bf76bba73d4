// What a change to a unit changed, and the way back.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GRADES } from "../../src/domain/grade.js";
import { UnitFields } from "../../src/domain/unit.js";
import { changesBetween, undoChanges } from "../../src/domain/unit-history.js";

const RIVERS = UnitFields.parse({
  title: "Rivers",
  date: "2026-11-09",
  grades: ["4"],
  level: 2,
  partners: ["U1", "U2"],
});

const line = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => /\p{L}/u.test(text) && !/[,;@<\n]/.test(text));
const optional = (text: fc.Arbitrary<string>) => fc.option(text, { nil: undefined });

const anyUnit = fc
  .record({
    title: line,
    date: fc.constantFrom("2026-11-09", "2026-11-10", "2025-01-31"),
    grades: fc.subarray([...GRADES], { minLength: 1 }),
    level: fc.constantFrom(1, 2, 3, 4),
    evidence: optional(line),
    subject: optional(line),
    classes: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
    notes: optional(line),
    partners: fc.subarray(["U1", "U2", "U3"]),
    others: fc.subarray(["Ms. Rivera", "Ana"]),
    answers: fc.record({
      taughtBy: fc.subarray(["together", "teacher"], { maxLength: 1 }),
      skills: fc.subarray(["Citing sources", "RI.6.1 Cite evidence", "Asking questions"]),
    }),
  })
  .map((fields) => UnitFields.safeParse(fields))
  .filter(({ success }) => success)
  .map(({ data }) => data as UnitFields);

const sorted = (unit: UnitFields) => ({
  ...unit,
  partners: [...unit.partners].sort(),
  others: [...unit.others].sort(),
  answers: { ...unit.answers, skills: [...(unit.answers?.skills ?? [])].sort() },
});

describe("what a change changed", () => {
  it.each([
    [{ title: "Maps" }, [{ field: "title", before: "Rivers", after: "Maps" }]],
    [{ date: "2026-11-10" }, [{ field: "date", before: "2026-11-09", after: "2026-11-10" }]],
    [{ grades: ["5", "4"] }, [{ field: "grades", before: "4", after: "4,5" }]],
    [{ level: 3 }, [{ field: "level", before: "2", after: "3" }]],
    [{ classes: 2 }, [{ field: "classes", before: undefined, after: "2" }]],
    [{ notes: "Two" }, [{ field: "notes", before: undefined, after: "Two" }]],
    [
      { partners: ["U3", "U2"] },
      [
        { field: "partner", before: undefined, after: "U3" },
        { field: "partner", before: "U1", after: undefined },
      ],
    ],
    [{ partners: ["U2", "U1"] }, []],
    [{ others: ["Ana"] }, [{ field: "other", before: undefined, after: "Ana" }]],
    [{ answers: { kind: ["research"] } }, [{ field: "kind", before: undefined, after: "research" }]],
    [{ answers: { skills: ["B", "A"], kind: [] } }, [{ field: "skills", before: undefined, after: "A\nB" }]],
    [{}, []],
  ])("to %j is %j", (fields, changes) => {
    expect(changesBetween(RIVERS, UnitFields.parse({ ...RIVERS, ...fields }))).toEqual(changes);
  });

  it("leaves the answers to questions that weren't asked as they are", () => {
    const before = { ...RIVERS, answers: { taughtBy: ["together"], skills: ["A", "B"] } };
    const after = { ...RIVERS, answers: { skills: ["B"] } };
    const changes = [{ field: "skills", before: "A\nB", after: "B" }];
    expect(changesBetween(before, after)).toEqual(changes);
    expect(changesBetween(before, RIVERS)).toEqual([]);
    const now = { ...RIVERS, answers: { taughtBy: ["together"], skills: ["B"] } };
    expect(undoChanges(now, changesBetween(before, after)).answers).toEqual(before.answers);
  });

  it("leads back to the unit as it was, whatever was changed", () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, (before, after) => {
        expect(sorted(undoChanges(after, changesBetween(before, after)))).toEqual(sorted(before));
      }),
    );
  });
});
