// The way toward a goal, worked out by hand from the units of two school years.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Measure, ShareOf } from "../../src/domain/goal.js";
import { measureProgress, measureUnits, spansOn } from "../../src/domain/goal-progress.js";
import { GRADES } from "../../src/domain/grade.js";
import { createSchoolCalendar } from "../../src/domain/time/school-calendar.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import type { UnitTally } from "../../src/domain/unit-sum.js";

const day = (text: string) => text as SchoolDay;
const calendar = createSchoolCalendar();

/** A day's units: their subject, grades, agreed level in tenths, and how many there are. */
const tally = (date: string, subject: string | undefined, rest: Partial<UnitTally> = {}): UnitTally => ({
  ...{ date: day(date), subject, grades: ["6"], level: 20, count: 1 },
  ...rest,
});

const share = (by: ShareOf["by"], names: string[], isOutside = false): Measure => ({
  kind: "share",
  of: { by, names, isOutside },
});

/*
 * | day    | subject | grades | level | units |
 * | Sep 14 | English | 6      | 2.0   | 3     |
 * | Oct 2  | english | 6, 7   | 2.5   | 1     |
 * | Oct 9  | Science | 7      | 3.0   | 2     |
 * | Oct 30 | –       | 8      | 4.0   | 2     |
 */
const THIS_YEAR: UnitTally[] = [
  tally("2026-09-14", "English", { count: 3 }),
  tally("2026-10-02", "english", { grades: ["6", "7"], level: 25 }),
  tally("2026-10-09", "Science", { grades: ["7"], level: 30, count: 2 }),
  tally("2026-10-30", undefined, { grades: ["8"], level: 40, count: 2 }),
];

describe("of eight units", () => {
  it.each<[string, Measure, { value: number | undefined; part: number; whole: number }]>([
    ["the number is 8", { kind: "units" }, { value: 8, part: 8, whole: 8 }],
    // 60 + 25 + 60 + 80 tenths are 225: 28.125 each.
    ["the average level is 2.8", { kind: "level" }, { value: 28, part: 8, whole: 8 }],
    ["4 of the 6 with a subject are in English", share("subject", ["English"]), { value: 67, part: 4, whole: 6 }],
    ["2 of those 6 are outside it", share("subject", ["English"], true), { value: 33, part: 2, whole: 6 }],
    ["6 of 6 are in one of both", share("subject", ["ENGLISH", "Science"]), { value: 100, part: 6, whole: 6 }],
    // A unit with two grades counts once.
    ["6 have grade 6 or 7", share("grade", ["6", "7"]), { value: 75, part: 6, whole: 8 }],
    ["2 are outside them", share("grade", ["6", "7"], true), { value: 25, part: 2, whole: 8 }],
    // 2.5 counts at level 3.
    ["5 are at level 3 or 4", share("level", ["3", "4"]), { value: 63, part: 5, whole: 8 }],
  ])("%s", (_words, measure, reading) => {
    expect(measureUnits(measure, THIS_YEAR)).toEqual(reading);
  });

  it("without any, nothing is divided", () => {
    expect(measureUnits({ kind: "level" }, [])).toEqual({ value: undefined, part: 0, whole: 0 });
    expect(measureUnits(share("grade", ["6"]), [])).toEqual({ value: undefined, part: 0, whole: 0 });
    expect(measureUnits({ kind: "units" }, [])).toEqual({ value: 0, part: 0, whole: 0 });
  });
});

describe("the days compared", () => {
  const on = (text: string) => spansOn(day(text), calendar.schoolYearOf(day("2026-09-14")), calendar);
  const year = calendar.schoolYearOf(day("2026-09-14"));
  const last = calendar.schoolYearOf(day("2025-09-14"));

  it("are those of the year so far, and of the year before up to the same date", () => {
    expect(on("2026-10-31")).toEqual({
      year: "2026-27",
      now: { from: year.from, to: "2026-10-31" },
      before: { from: last.from, to: "2025-10-31" },
    });
  });

  it("are both years whole once this one is over", () => {
    for (const later of [year.to, "2027-12-01"]) {
      expect(on(later)).toMatchObject({ now: { to: year.to }, before: { to: last.to } });
    }
  });

  it("end on February 28 for February 29", () => {
    const leap = spansOn(day("2028-02-29"), calendar.schoolYearOf(day("2028-02-29")), calendar);
    expect(leap.before.to).toBe("2027-02-28");
  });
});

it("a goal's way is measured in its own year and compared with the same point of the year before", () => {
  const before = [tally("2025-09-20", "Art", { count: 5 }), tally("2025-11-20", "Art", { count: 90 })];
  const spans = spansOn(day("2026-10-31"), calendar.schoolYearOf(day("2026-10-31")), calendar);
  const goals = [
    { measure: { kind: "units" as const }, start: undefined, target: 8 },
    { measure: { kind: "level" as const }, start: 20, target: 29 },
  ];
  const later = tally("2026-11-02", "Art");
  expect(measureProgress(goals, spans, [...before, ...THIS_YEAR, later])).toEqual([
    { goal: goals[0], now: { value: 8, part: 8, whole: 8 }, before: { value: 5, part: 5, whole: 5 }, isReached: true },
    {
      goal: goals[1],
      now: { value: 28, part: 8, whole: 8 },
      before: { value: 20, part: 5, whole: 5 },
      isReached: false,
    },
  ]);
  expect(measureProgress(goals, spans, THIS_YEAR)[0]).toMatchObject({ before: undefined });
});

describe("shares", () => {
  const subjects = ["Art", "English", "Math", "Science"];
  const tallies = fc.array(
    fc.record({
      date: fc.constant(day("2026-10-02")),
      subject: fc.option(fc.constantFrom(...subjects, "ENGLISH"), { nil: undefined }),
      grades: fc.subarray([...GRADES], { minLength: 1 }),
      level: fc.integer({ min: 10, max: 40 }),
      count: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 30 },
  );

  it("of all subjects add up to the whole before they are rounded, and so do those of all levels", () => {
    fc.assert(
      fc.property(tallies, (units) => {
        for (const [by, names] of [
          ["subject", subjects],
          ["level", ["1", "2", "3", "4"]],
        ] as const) {
          const each = names.map((name) => measureUnits(share(by, [name]), units));
          expect(each.reduce((sum, { part }) => sum + part, 0)).toBe(each[0]?.whole);
        }
      }),
    );
  });

  it("inside and outside add up to the whole", () => {
    fc.assert(
      fc.property(
        tallies,
        fc.constantFrom<[ShareOf["by"], string[]]>(["subject", ["Art"]], ["grade", ["6", "7"]]),
        (units, [by, names]) => {
          const [inside, outside] = [false, true].map((isOutside) => measureUnits(share(by, names, isOutside), units));
          expect((inside?.part ?? 0) + (outside?.part ?? 0)).toBe(inside?.whole);
        },
      ),
    );
  });
});
