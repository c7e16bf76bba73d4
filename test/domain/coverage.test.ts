// Who and what the log has not reached: what is on offer, in its order, without what some unit has.
import { describe, expect, it } from "vitest";
import { type Coverage, notReached } from "../../src/domain/coverage.js";

const TESS = { id: "U1", name: "Tess" };
const OMAR = { id: "U2", name: "Omar" };

const OFFERED: Coverage = { grades: ["K", "1", "2"], subjects: ["Art", "Math"], teachers: [TESS, OMAR] };

describe("not reached", () => {
  it("is everything without units", () => {
    expect(notReached(OFFERED, [])).toEqual(OFFERED);
  });

  it("is nothing once every grade, subject and person is in a unit", () => {
    const units = [
      { grades: ["K", "1"] as const, subject: "Art", people: ["U1"] },
      { grades: ["2"] as const, subject: "Math", people: ["U3", "U2"] },
    ];
    expect(notReached(OFFERED, units)).toEqual({ grades: [], subjects: [], teachers: [] });
  });

  it.each([
    ["a subject in other letters counts", { grades: [], subject: "ART", people: [] }, { subjects: ["Math"] }],
    ["a subject that is not on offer changes nothing", { grades: [], subject: "Chess", people: [] }, {}],
    [
      "a unit without a subject reaches its grades",
      { grades: ["1"], subject: undefined, people: [] },
      { grades: ["K", "2"] },
    ],
    ["a grade that is not on offer changes nothing", { grades: ["12"], subject: undefined, people: [] }, {}],
    ["a person is known by id", { grades: [], subject: undefined, people: ["U2", "Tess"] }, { teachers: [TESS] }],
  ] as const)("%s", (_what, unit, left) => {
    expect(notReached(OFFERED, [unit])).toEqual({ ...OFFERED, ...left });
  });

  it("shows grades in the packet's order, whatever order they are offered in", () => {
    expect(notReached({ ...OFFERED, grades: ["12", "2", "PK", "K"] }, []).grades).toEqual(["PK", "K", "2", "12"]);
  });
});
