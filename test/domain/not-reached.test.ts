// What no unit covers yet: grades, subjects and teachers, in the order the school lists them.
import { describe, expect, it } from "vitest";
import { type Coverage, notReached } from "../../src/domain/not-reached.js";

const TESS = { id: "U1", name: "Tess" };
const OMAR = { id: "U2", name: "Omar" };

const ALL: Coverage = { grades: ["K", "1", "2"], subjects: ["Art", "Math"], teachers: [TESS, OMAR] };

describe("not reached", () => {
  it("is everything if there are no units", () => {
    expect(notReached(ALL, [])).toEqual(ALL);
  });

  it("is nothing once every grade, subject and person is in a unit", () => {
    const units = [
      { grades: ["K", "1"] as const, subject: "Art", people: ["U1"] },
      { grades: ["2"] as const, subject: "Math", people: ["U3", "U2"] },
    ];
    expect(notReached(ALL, units)).toEqual({ grades: [], subjects: [], teachers: [] });
  });

  it.each([
    ["a subject counts in any case", { grades: [], subject: "ART", people: [] }, { subjects: ["Math"] }],
    ["a subject the school doesn't list changes nothing", { grades: [], subject: "Chess", people: [] }, {}],
    [
      "a unit without a subject covers its grades",
      { grades: ["1"], subject: undefined, people: [] },
      { grades: ["K", "2"] },
    ],
    ["a grade the school doesn't have changes nothing", { grades: ["12"], subject: undefined, people: [] }, {}],
    ["people are told apart by id", { grades: [], subject: undefined, people: ["U2", "Tess"] }, { teachers: [TESS] }],
  ] as const)("%s", (_what, unit, left) => {
    expect(notReached(ALL, [unit])).toEqual({ ...ALL, ...left });
  });

  it("lists grades from PK up, in whatever order the school has them", () => {
    expect(notReached({ ...ALL, grades: ["12", "2", "PK", "K"] }, []).grades).toEqual(["PK", "K", "2", "12"]);
  });
});
