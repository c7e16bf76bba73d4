// What people type for a goal, and what is no goal.
import { describe, expect, it } from "vitest";
import { readGoalLine } from "../../../src/domain/typed-line/goal-line.js";

const SUBJECTS = ["English", "Language and Literature", "Math", "Día", "Grade 4 Art"];
const read = (typed: string) => readGoalLine(typed, SUBJECTS);

describe("a goal in a line", () => {
  it.each([
    ["60 units", { kind: "units", target: "60" }],
    ["1,200 Units", { kind: "units", target: "1,200" }],
    ["level 2.6", { kind: "level", target: "2.6" }],
    ["average level of 2,6", { kind: "level", target: "2,6" }],
    ["level from 2.1 to 2.6", { kind: "level", target: "2.6", start: "2.1" }],
    ["outside English 25%", { kind: "share", which: "subject-outside", subjects: ["English"], target: "25" }],
    ["not in english: 25 %", { kind: "share", which: "subject-outside", subjects: ["English"], target: "25" }],
    [
      "units outside math and ENGLISH from 20 % to 25 %",
      { kind: "share", which: "subject-outside", subjects: ["Math", "English"], target: "25", start: "20" },
    ],
    ["25% of the units in Dia", { kind: "share", which: "subject-in", subjects: ["Día"], target: "25" }],
    [
      "language and literature 30%",
      { kind: "share", which: "subject-in", subjects: ["Language and Literature"], target: "30" },
    ],
    ["with grade 6 40%", { kind: "share", which: "grade-in", grades: ["6"], target: "40" }],
    ["outside grades 6-8 40%", { kind: "share", which: "grade-outside", grades: ["6", "7", "8"], target: "40" }],
    ["K-2 40%", { kind: "share", which: "grade-in", grades: ["K", "1", "2"], target: "40" }],
    ["at level 3 or 4 50%", { kind: "share", which: "level-in", levels: ["3", "4"], target: "50" }],
    ["outside level 1 80%", { kind: "share", which: "level-outside", levels: ["1"], target: "80" }],
  ])("%j", (typed, values) => {
    expect(read(typed)).toEqual({ values: expect.objectContaining(values) });
  });

  it.each(["", "2026-27", "last year", "fall", "units", "60", "25%", "sixty units"])("%j is none", (typed) => {
    expect(read(typed)).toBeUndefined();
  });

  it.each([
    ["outside Englsh 25%", "Englsh"],
    ["English and Histroy 25%", "Histroy"],
  ])("%j names a subject that the school doesn't have", (typed, unknown) => {
    expect(read(typed)).toEqual({ unknown });
  });
});
