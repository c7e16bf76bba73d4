// Tests of grades: order, ranges, and the text stored in rows.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatGrades,
  formatGradesInWords,
  GRADES,
  type Grade,
  Grades,
  gradesFromText,
  gradesToText,
} from "../../src/domain/grade.js";

const someGrades = fc.uniqueArray(fc.constantFrom(...GRADES), { minLength: 1 });

describe("chosen grades", () => {
  it("are listed once each, in order from PK up", () => {
    expect(Grades.parse(["10", "2", "PK", "2", "Other", "K"])).toEqual(["PK", "K", "2", "10", "Other"]);
  });

  it.each([[[]], [undefined], [null]])("are required when %j is given", (chosen) => {
    expect(Grades.safeParse(chosen).error?.issues[0]?.message).toBe("Choose at least one grade.");
  });

  it("are refused when there is no such grade", () => {
    expect(Grades.safeParse(["13"]).error?.issues[0]?.message).toBe("Choose grades from PK, K, 1 to 12, and Other.");
  });
});

describe("formatted grades", () => {
  it.each<[Grade[], string]>([
    [["6"], "6"],
    [["K", "1", "2"], "K–2"],
    [["PK", "K", "1"], "PK–1"],
    [["3", "4"], "3, 4"],
    [["3", "5", "6", "7", "Other"], "3, 5–7, Other"],
    [["3", "5", "6", "Other"], "3, 5, 6, Other"],
    [["11", "12", "Other"], "11, 12, Other"],
    [["10", "11", "12", "Other"], "10–12, Other"],
    [["7", "6", "5"], "5–7"],
    [[...GRADES], "PK–12, Other"],
    [[], ""],
  ])("for %j are %j", (grades, expected) => {
    expect(formatGrades(grades)).toBe(expected);
  });
});

describe("grades in words", () => {
  it.each<[Grade[], string]>([
    [["6"], "grade 6"],
    [["K"], "grade K"],
    [["3", "4"], "grades 3, 4"],
    [["3", "4", "5"], "grades 3–5"],
  ])("of %j read %j", (grades, expected) => {
    expect(formatGradesInWords(grades)).toBe(expected);
  });
});

describe("grades in a row", () => {
  it("read back as they were saved", () => {
    expect(gradesToText(["2", "K", "1"])).toBe("K,1,2");
    fc.assert(
      fc.property(someGrades, (grades) => {
        expect(gradesFromText(gradesToText(grades))).toEqual(Grades.parse(grades));
      }),
    );
  });

  it("are empty when the row has none, and leave out unknown ones", () => {
    expect(gradesFromText("")).toEqual([]);
    expect(gradesFromText("13, 2 ,K")).toEqual(["K", "2"]);
  });
});
