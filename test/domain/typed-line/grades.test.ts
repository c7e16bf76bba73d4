// Tests of grades as people type them.
import { describe, expect, it } from "vitest";
import { formatGrades } from "../../../src/domain/grade.js";
import { readTypedGrades } from "../../../src/domain/typed-line/grades.js";

describe("grades typed as", () => {
  it.each([
    ["grade 6", "6"],
    ["Gr. 6", "6"],
    ["gr6", "6"],
    ["grade: 6", "6"],
    ["for grade six", "6"],
    ["gr 3 and 4", "3, 4"],
    ["grades 3-5", "3–5"],
    ["grades 3 – 5", "3–5"],
    ["grades 5 to 3", "3–5"],
    ["grades 3/4", "3, 4"],
    ["grade 3, 4 and 5", "3–5"],
    ["grades 3, 4, and 5", "3–5"],
    ["grades K, 1-3 & 12", "K–3, 12"],
    ["grades pre-K to K", "PK, K"],
    ["grade other", "Other"],
    ["6th grade", "6"],
    ["sixth graders", "6"],
    ["3rd and 4th grade", "3, 4"],
    ["3rd-5th grades", "3–5"],
    ["K-2", "K–2"],
    ["PK–1", "PK–1"],
    ["PK", "PK"],
    ["prek", "PK"],
    ["K", "K"],
    ["Kindergarten", "K"],
    ["K, 1 and 2", "K–2"],
    ["K-12", "K–12"],
  ])("%s are %s", (text, expected) => {
    expect(formatGrades(readTypedGrades(text)?.value ?? [])).toBe(expected);
  });

  it.each(["grade 13", "grade 0", "grades 9-13", "13th grade", "grade 6B", "grade 100", "K-20"])(
    "%s don't exist",
    (text) => {
      expect(readTypedGrades(text)).toMatchObject({ why: "Grades run from PK to 12." });
    },
  );

  it.each(["", "6", "3-5", "grade", "grade school", "upgrade 6", "Grade 6 band", "gravity 3", "okay", "other"])(
    "%j are not grades",
    (text) => {
      expect(readTypedGrades(text)).toBeUndefined();
    },
  );
});
