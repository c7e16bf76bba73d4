// Tests of the school calendar: open days, terms and school years.
import { describe, expect, it } from "vitest";
import { Month } from "../../../src/domain/time/month.js";
import { createSchoolCalendar } from "../../../src/domain/time/school-calendar.js";
import { addDays, SchoolDay } from "../../../src/domain/time/school-day.js";
import { YEAR_ROUND } from "../../support/calendars.js";

const calendar = createSchoolCalendar();
const day = (text: string) => SchoolDay.parse(text);

describe("open days", () => {
  it("are Monday to Friday", () => {
    const week = Array.from({ length: 7 }, (_, n) => addDays(day("2026-11-16"), n));
    expect(week.map(calendar.isOpen)).toEqual([true, true, true, true, true, false, false]);
  });

  it.each([
    ["2026-11", 1, "2026-11-02"],
    ["2026-11", 2, "2026-11-03"],
    ["2026-09", 1, "2026-09-01"],
    ["2026-11", 22, "2026-11-30"],
    ["2026-08", 1, "2026-09-01"],
    ["2026-08", 5, "2026-09-01"],
    ["2026-10", 2, "2026-10-02"],
    ["2026-02", 20, "2026-02-27"],
    ["2026-10", 22, "2026-10-30"],
  ])("in %s: number %i is %s", (month, n, expected) => {
    expect(calendar.nthOpenDay(Month.parse(month), n)).toBe(expected);
  });

  it.each([0, -1, 1.5])("have no number %d", (n) => {
    expect(() => calendar.nthOpenDay(Month.parse("2026-11"), n)).toThrow(RangeError);
  });

  it("number at least 20 in every month if school is never out, and all are open days of that month", () => {
    for (let year = 2024; year < 2052; year++) {
      for (let month = 1; month <= 12; month++) {
        const text = `${year}-${String(month).padStart(2, "0")}`;
        const twentieth = YEAR_ROUND.nthOpenDay(Month.parse(text), 20);
        expect(twentieth.startsWith(text)).toBe(true);
        expect(YEAR_ROUND.isOpen(twentieth)).toBe(true);
      }
    }
  });

  it.each([
    ["2026-11-20", "2026-11-20"],
    ["2026-11-21", "2026-11-23"],
    ["2026-11-22", "2026-11-23"],
    ["2027-01-02", "2027-01-04"],
  ])("starting at %s begin with %s", (from, expected) => {
    expect(calendar.openDayFrom(day(from))).toBe(expected);
  });
});

describe("a term", () => {
  it.each([
    ["2026-08-01", "Fall", "2026-08-01", "2026-12-31"],
    ["2026-11-10", "Fall", "2026-08-01", "2026-12-31"],
    ["2026-12-31", "Fall", "2026-08-01", "2026-12-31"],
    ["2027-01-01", "Spring", "2027-01-01", "2027-07-31"],
    ["2027-07-31", "Spring", "2027-01-01", "2027-07-31"],
  ])("with %s in it is %s, from %s to %s", (of, name, from, to) => {
    expect(calendar.termOf(day(of))).toEqual({ name, from, to });
  });

  it.each([
    ["2026-11-10", "Spring", "2026-01-01", "2026-07-31"],
    ["2027-03-01", "Fall", "2026-08-01", "2026-12-31"],
  ])("of %s comes after %s, from %s to %s", (of, name, from, to) => {
    expect(calendar.termBefore(calendar.termOf(day(of)))).toEqual({ name, from, to });
  });

  it("follows the one before without a gap", () => {
    for (const of of ["2026-11-10", "2027-03-01", "2028-02-29"]) {
      const term = calendar.termOf(day(of));
      expect(addDays(calendar.termBefore(term).to, 1)).toBe(term.from);
      expect(calendar.termOf(calendar.termBefore(term).to)).toEqual(calendar.termBefore(term));
    }
  });
});

describe("a school year", () => {
  it.each([
    ["2026-08-01", "2026-27", "2026-08-01", "2027-07-31"],
    ["2026-11-26", "2026-27", "2026-08-01", "2027-07-31"],
    ["2027-01-01", "2026-27", "2026-08-01", "2027-07-31"],
    ["2027-07-31", "2026-27", "2026-08-01", "2027-07-31"],
    ["2027-08-01", "2027-28", "2027-08-01", "2028-07-31"],
    ["2099-12-31", "2099-00", "2099-08-01", "2100-07-31"],
  ])("with %s in it is %s, from %s to %s", (of, name, from, to) => {
    const session = { from: `${from.slice(0, 4)}-09-01`, to: `${to.slice(0, 4)}-06-30` };
    expect(calendar.schoolYearOf(day(of))).toEqual({ name, from, to, session });
  });

  it("consists of whole terms", () => {
    for (const of of ["2026-09-30", "2027-02-28"]) {
      const { from, to } = calendar.schoolYearOf(day(of));
      const last = calendar.termOf(to);
      expect(last.to).toBe(to);
      expect(calendar.termBefore(last).from).toBe(from);
    }
  });
});
