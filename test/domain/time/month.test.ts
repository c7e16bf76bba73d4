// Tests of months: arithmetic, names, and reading what people type.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  firstDay,
  formatMonth,
  lastDay,
  Month,
  monthAfter,
  monthBefore,
  monthName,
  monthNumber,
  monthOf,
  readMonth,
  suggestMonth,
  yearBefore,
} from "../../../src/domain/time/month.js";
import { SchoolDay } from "../../../src/domain/time/school-day.js";

const month = (text: string) => Month.parse(text);
const today = SchoolDay.parse("2026-10-15");

describe("a month", () => {
  it.each(["2026-1", "2026-13", "2026-00", "October", "", undefined])("cannot be %s", (text) => {
    expect(Month.safeParse(text).success).toBe(false);
  });

  it.each([
    ["2026-01", "2025-12", "2026-02", "2025-01", "2026-01-31"],
    ["2026-12", "2026-11", "2027-01", "2025-12", "2026-12-31"],
    ["2024-02", "2024-01", "2024-03", "2023-02", "2024-02-29"],
  ])("%s comes after %s, before %s, a year after %s, and ends on %s", (text, before, after, lastYear, last) => {
    expect(monthBefore(month(text))).toBe(before);
    expect(monthAfter(month(text))).toBe(after);
    expect(yearBefore(month(text))).toBe(lastYear);
    expect(lastDay(month(text))).toBe(last);
    expect(firstDay(month(text))).toBe(`${text}-01`);
    expect(monthOf(lastDay(month(text)))).toBe(text);
  });

  it("is the same after one month forward and one back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2999 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
        const text = month(`${year}-${String(number).padStart(2, "0")}`);
        expect(monthBefore(monthAfter(text))).toBe(text);
        expect(Month.safeParse(monthAfter(text)).success).toBe(true);
      }),
    );
  });

  it("has a name", () => {
    expect(formatMonth(month("2026-10"))).toBe("October 2026");
    expect(monthName(month("2026-01"))).toBe("January");
  });
});

describe("in mid-October 2026, a month typed as", () => {
  it.each([
    ["", "2026-10"],
    ["this month", "2026-10"],
    [" Last  Month ", "2026-09"],
    ["2026-10", "2026-10"],
    ["2026-3", "2026-03"],
    ["2027/01", "2027-01"],
    ["10/2026", "2026-10"],
    ["9/2025", "2025-09"],
    ["October", "2026-10"],
    ["OCT", "2026-10"],
    ["Sept.", "2026-09"],
    ["november", "2025-11"],
    ["december", "2025-12"],
    ["october 2025", "2025-10"],
    ["December, 2026", "2026-12"],
  ])("%j is %s", (text, expected) => {
    expect(readMonth(text, today)).toBe(expected);
  });

  it.each(["Smarch", "2026-13", "13/2026", "0/2026", "ma", "oc", "next week", "10", "octoberfest", "october 26"])(
    "%j is not a month",
    (text) => {
      expect(readMonth(text, today)).toBeUndefined();
    },
  );

  it("a bare name is never in the future, and last month of January is December", () => {
    for (const name of ["January", "May", "October", "December"]) {
      expect((readMonth(name, today) ?? "") <= "2026-10").toBe(true);
    }
    expect(readMonth("last month", SchoolDay.parse("2026-01-31"))).toBe("2025-12");
  });
});

describe("a misspelled month", () => {
  it.each([
    ["Smarch", "March"],
    ["Octobr", "October"],
    ["febuary 2026", "February"],
    ["Setpember", "September"],
    ["agust", "August"],
    ["Jly", "July"],
    ["juni", "June"],
  ])("%s was probably %s", (text, expected) => {
    expect(suggestMonth(text)).toBe(expected);
  });

  it.each(["xyz", "banana", "", "2026-13", "o".repeat(5000)])("%.10s was probably no month", (text) => {
    expect(suggestMonth(text)).toBeUndefined();
  });
});

it("a month's number is known from its first three letters", () => {
  expect(["mar", "Mayonnaise", "ju", "jul", "December"].map(monthNumber)).toEqual([3, undefined, undefined, 7, 12]);
});
