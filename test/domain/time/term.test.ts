// Terms: which one a day lies in, and which came before.
import { describe, expect, it } from "vitest";
import { addDays, SchoolDay } from "../../../src/domain/time/school-day.js";
import { termBefore, termOf } from "../../../src/domain/time/term.js";

const day = (text: string) => SchoolDay.parse(text);

describe("a term", () => {
  it.each([
    ["2026-08-01", "2026-08-01", "2026-12-31"],
    ["2026-11-10", "2026-08-01", "2026-12-31"],
    ["2026-12-31", "2026-08-01", "2026-12-31"],
    ["2027-01-01", "2027-01-01", "2027-07-31"],
    ["2027-07-31", "2027-01-01", "2027-07-31"],
  ])("that holds %s runs from %s to %s", (of, from, to) => {
    expect(termOf(day(of))).toEqual({ from, to });
  });

  it.each([
    ["2026-11-10", "2026-01-01", "2026-07-31"],
    ["2027-03-01", "2026-08-01", "2026-12-31"],
  ])("of %s comes after the one from %s to %s", (of, from, to) => {
    expect(termBefore(termOf(day(of)))).toEqual({ from, to });
  });

  it("follows the one before without a gap", () => {
    for (const of of ["2026-11-10", "2027-03-01", "2028-02-29"]) {
      const term = termOf(day(of));
      expect(addDays(termBefore(term).to, 1)).toBe(term.from);
      expect(termOf(termBefore(term).to)).toEqual(termBefore(term));
    }
  });
});
