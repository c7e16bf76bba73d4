// Tests of days as people type them.
import { describe, expect, it } from "vitest";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { readTypedDate } from "../../../src/domain/typed-line/date.js";

// A Wednesday.
const today = SchoolDay.parse("2026-11-18");
const read = (text: string, on = today, monthFirst?: boolean) =>
  readTypedDate(text, { today: on, ...(monthFirst === undefined ? {} : { monthFirst }) });

describe("a day typed on Wednesday 18 November 2026 as", () => {
  it.each([
    ["today", "2026-11-18"],
    ["yesterday", "2026-11-17"],
    ["tomorrow", "2026-11-19"],
    ["Nov 12", "2026-11-12"],
    ["nov. 12th", "2026-11-12"],
    ["12 November", "2026-11-12"],
    ["the 12th of Nov", "2026-11-12"],
    ["Sept 5", "2026-09-05"],
    ["November 12, 2025", "2025-11-12"],
    ["Thu, Nov 12", "2026-11-12"],
    ["Jan 5", "2027-01-05"],
    ["Jun 1", "2026-06-01"],
    ["May 1", "2026-05-01"],
    ["Tues", "2026-11-17"],
    ["last wednes", "2026-11-11"],
    ["this Monday", "2026-11-16"],
    ["this Friday", "2026-11-20"],
    ["11/25", "2026-11-25"],
    ["25/11", "2026-11-25"],
    ["11/11", "2026-11-11"],
    ["25/11/25", "2025-11-25"],
    ["11-25-2025", "2025-11-25"],
    ["2026-11-12", "2026-11-12"],
    ["2026/11/12", "2026-11-12"],
    ["Tuesday", "2026-11-17"],
    ["Wednesday", "2026-11-18"],
    ["Friday", "2026-11-13"],
    ["last Wednesday", "2026-11-11"],
    ["this Friday", "2026-11-20"],
    ["this Tuesday", "2026-11-17"],
    ["next Tuesday", "2026-11-24"],
    ["3 days ago", "2026-11-15"],
    ["a week ago", "2026-11-11"],
    ["on Nov 12", "2026-11-12"],
    ["for last Tuesday", "2026-11-17"],
  ])("%s is %s", (text, expected) => {
    expect(read(text)?.value).toBe(expected);
  });

  it.each([
    ["31 Feb", "That date doesn't exist."],
    ["Feb 29", "That date doesn't exist."],
    ["Nov 0", "That date doesn't exist."],
    ["31/31", "That date doesn't exist."],
    ["2026-13-01", "That date doesn't exist."],
    ["Nov 12-14", "Choose one date."],
    ["11/12", "This could be Thu, Nov 12 or Fri, Dec 11. Choose the date."],
    ["11/12/2025", "This could be Nov 12, 2025 or Dec 11, 2025. Choose the date."],
  ])("%s is not clear", (text, why) => {
    expect(read(text)?.why).toBe(why);
  });

  it.each(["", "May Day", "March", "May 2026", "now", "noon", "last week", "12", "3-5", "5pm", "Monday morning", "on"])(
    "%j is not a day",
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});

describe("a missing year", () => {
  it.each([
    ["2027-01-04", "Dec 18", "2026-12-18"],
    ["2026-12-20", "Jan 4", "2027-01-04"],
    ["2026-03-01", "Oct 30", "2025-10-30"],
    ["2027-03-23", "Sep 15", "2026-09-15"],
    ["2027-05-10", "Oct 5", "2026-10-05"],
    ["2027-06-01", "11/12", "2026-11-12"],
    ["2026-09-10", "May 20", "2026-05-20"],
    ["2026-11-20", "Jan 15", "2027-01-15"],
    ["2028-03-05", "Feb 29", "2028-02-29"],
    ["2027-03-05", "Feb 29", undefined],
  ])("on %s makes %s mean %s", (on, text, expected) => {
    expect(read(text, SchoolDay.parse(on), true)?.value).toBe(expected);
  });
});
