// Coverage, worked out by hand: what has units in a period, and what has none.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  coverDepartments,
  coverGrades,
  coverSubjects,
  coverTeachers,
  withoutUnits,
} from "../../src/domain/coverage.js";
import { GRADES } from "../../src/domain/grade.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { addTallies, averageTenths, formatTenths, type UnitTally } from "../../src/domain/unit-sum.js";

const tally = (subject: string | undefined, grades: UnitTally["grades"], level: number, count = 1): UnitTally => ({
  ...{ date: "2026-10-02" as SchoolDay, subject, grades, level, count },
});

/*
 * | subject | grades  | level | units |
 * | English | 6       | 2.0   | 3     |
 * | ENGLISH | 6, 7    | 2.5   | 1     |
 * | Latin   | 8       | 3.0   | 2     |
 * | –       | 12      | 4.0   | 1     |
 */
const TALLIES = [
  tally("English", ["6"], 20, 3),
  tally("ENGLISH", ["6", "7"], 25),
  tally("Latin", ["8"], 30, 2),
  tally(undefined, ["12"], 40),
];

const shown = (rows: ReturnType<typeof coverGrades>) =>
  rows.map(({ name, sum, note }) => [name, sum.count, formatTenths(averageTenths(sum)), ...(note ? [note] : [])]);

describe("coverage", () => {
  it("by grade has each grade of the school, and those that it no longer has if they have units", () => {
    expect(shown(coverGrades(["5", "6", "7", "8"], TALLIES))).toEqual([
      ["5", 0, "–"],
      // 60 + 25 tenths of 4 units are 21.25 each.
      ["6", 4, "2.1"],
      ["7", 1, "2.5"],
      ["8", 2, "3.0"],
      ["12", 1, "4.0", "no longer offered"],
    ]);
  });

  it("by subject has each once, those on the list with or without units, and units without one last", () => {
    expect(shown(coverSubjects(["Art", "english"], TALLIES))).toEqual([
      ["english", 4, "2.1"],
      ["Latin", 2, "3.0", "not on the school's list"],
      ["Art", 0, "–"],
      ["No subject", 1, "4.0"],
    ]);
  });

  it("by subject of a school without a list has what was written, as it usually is", () => {
    expect(shown(coverSubjects([], TALLIES)).map(([name, count]) => [name, count])).toEqual([
      ["English", 4],
      ["Latin", 2],
      ["No subject", 1],
    ]);
  });

  it("by teacher has each teacher, those who have left if they have units, and no librarian", () => {
    const people = (...names: string[]) => names.map((name) => ({ id: name.toLowerCase(), name }));
    const sums = new Map([
      ["omar", { count: 2, tenths: 50 }],
      ["gail", { count: 1, tenths: 30 }],
      ["lee", { count: 3, tenths: 80 }],
    ]);
    const rows = coverTeachers(
      { teachers: people("Tess", "Omar", "Ana"), others: people("Omar", "Gail", "Lee"), librarians: people("Lee") },
      sums,
    );
    expect(shown(rows)).toEqual([
      ["Omar", 2, "2.5"],
      ["Gail", 1, "3.0", "not a teacher here now"],
      ["Ana", 0, "–"],
      ["Tess", 0, "–"],
    ]);
    expect(withoutUnits(rows)).toEqual(["Ana", "Tess"]);
  });

  it("by department leaves out those that would name someone, for everyone but librarians", () => {
    const sum = { count: 1, tenths: 20 };
    const departments = [1, 2, 3, 4].map((teachers) => ({ name: `Department of ${teachers}`, sum, teachers }));
    const namesFor = (seesNames: boolean) => {
      const { rows, hidden } = coverDepartments(departments, { seesNames });
      return [rows.map(({ name }) => name.slice(-1)).join(""), hidden];
    };
    expect([namesFor(true), namesFor(false)]).toEqual([
      ["1234", 0],
      ["34", 2],
    ]);
  });
});

it("each unit is in at least one grade and in exactly one subject or in none", () => {
  const tallies = fc.array(
    fc.record({
      date: fc.constant("2026-10-02" as SchoolDay),
      subject: fc.option(fc.constantFrom("Art", "ART", "Math", "Día"), { nil: undefined }),
      grades: fc.subarray([...GRADES], { minLength: 1 }),
      level: fc.integer({ min: 10, max: 40 }),
      count: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(tallies, fc.subarray([...GRADES]), fc.subarray(["Art", "Music"]), (units, offered, listed) => {
      const total = addTallies(units);
      const count = (rows: ReturnType<typeof coverGrades>) => rows.reduce((sum, row) => sum + row.sum.count, 0);
      const tenths = (rows: ReturnType<typeof coverGrades>) => rows.reduce((sum, row) => sum + row.sum.tenths, 0);
      expect(count(coverGrades(offered, units))).toBeGreaterThanOrEqual(total.count);
      const subjects = coverSubjects(listed, units);
      expect([count(subjects), tenths(subjects)]).toEqual([total.count, total.tenths]);
    }),
  );
});
