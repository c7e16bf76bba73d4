// Tests of the school calendar: open days, terms and school years.
import { describe, expect, it } from "vitest";
import { firstDay, lastDay, Month, monthOf } from "../../../src/domain/time/month.js";
import { createSchoolCalendar } from "../../../src/domain/time/school-calendar.js";
import { addDays, SchoolDay } from "../../../src/domain/time/school-day.js";
import { calendarMonths, type Span } from "../../../src/domain/time/span.js";
import { AUGUST_TO_MAY, FEBRUARY_TO_DECEMBER, YEAR_ROUND } from "../../support/calendars.js";

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

const CALENDARS = {
  "nothing entered": createSchoolCalendar(),
  "August to May, with quarters and closings": createSchoolCalendar(AUGUST_TO_MAY),
  "February to December, Monday to Thursday": createSchoolCalendar(FEBRUARY_TO_DECEMBER),
};
/** Ten years, with three leap days. */
const [FIRST, LAST] = [day("2023-01-01"), day("2033-01-01")];

describe.each(Object.entries(CALENDARS))("with %s", (_what, own) => {
  it("every day of ten years is in exactly one school year and in exactly one of its terms", () => {
    let year = own.schoolYearOf(FIRST);
    for (let one = FIRST; one < LAST; one = addDays(one, 1)) {
      if (one > year.to) {
        const next = own.schoolYearOf(one);
        expect([next.from, own.schoolYearBefore(next)]).toEqual([addDays(year.to, 1), year]);
        year = next;
      }
      expect(own.schoolYearOf(one)).toEqual(year);
      expect(own.termsOf(year).filter(({ from, to }) => from <= one && one <= to)).toEqual([own.termOf(one)]);
    }
  });

  it("the months of ten years sum to their years, in days open, school days and the library's closings", () => {
    for (let year = own.schoolYearOf(FIRST); year.to < LAST; year = own.schoolYearOf(addDays(year.to, 1))) {
      const months = calendarMonths(year).map((month) => ({ from: firstDay(month), to: lastDay(month) }));
      const sum = (count: (span: Span) => number) => months.reduce((total, month) => total + count(month), 0);
      const closed = (span: Span) => own.libraryClosings(span).reduce((total, { days }) => total + days, 0);
      expect(sum(own.daysOpen)).toBe(own.daysOpen(year));
      expect(sum(own.schoolDays)).toBe(own.schoolDays(year));
      expect(sum(closed)).toBe(closed(year));
      expect(own.daysOpen(year) + closed(year)).toBe(own.schoolDays(year));
      expect(own.monthsOf(year).every((month) => month >= monthOf(year.session.from))).toBe(true);
      expect(own.schoolYearNamed(year.name)).toEqual(year);
    }
  });
});

describe("closings", () => {
  const span = { from: day("2026-10-05"), to: day("2026-10-09") };
  const closing = (closes: "school" | "library", share: number, days: Partial<Span> = {}) => ({
    ...{ ...span, ...days, closes, share, reason: closes === "school" ? "Storm" : "testing" },
  });
  it.each([
    ["none", [], 500, 500],
    ["school for a whole week", [closing("school", 100)], 0, 0],
    ["library for a whole week", [closing("library", 100)], 0, 500],
    ["library for a third of one day", [closing("library", 33, { to: span.from })], 467, 500],
    ["both, half a day: once", [closing("library", 50), closing("school", 50)], 250, 250],
    ["library all day, school half a day", [closing("school", 50), closing("library", 100)], 0, 250],
    [
      "two that overlap: the larger share",
      [closing("library", 25), closing("library", 50, { to: span.from })],
      350,
      500,
    ],
    ["school closed beats library closed", [closing("library", 100), closing("school", 100)], 0, 0],
  ])("%s leave the library and the school so many hundredths of days", (_what, closings, library, school) => {
    const own = createSchoolCalendar({ years: AUGUST_TO_MAY.years, closings });
    expect([own.daysOpen(span), own.schoolDays(span)]).toEqual([library, school]);
    const closed = school - library;
    expect(own.libraryClosings(span)).toEqual(closed > 0 ? [{ reason: "testing", days: closed }] : []);
  });
});
