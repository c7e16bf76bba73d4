// Which period people mean by what they type.
import { expect, test } from "vitest";
import { readPeriod, suggestPeriod } from "../../../src/domain/time/read-period.js";
import { createSchoolCalendar } from "../../../src/domain/time/school-calendar.js";
import type { SchoolDay } from "../../../src/domain/time/school-day.js";

const calendar = createSchoolCalendar();
const IN_FALL = "2026-11-26" as SchoolDay;
const IN_SPRING = "2027-03-10" as SchoolDay;

/** "2025-26: 2025-08-01 to 2026-07-31". */
function read(typed: string, today: SchoolDay): string | undefined {
  const period = readPeriod(typed, { today, calendar });
  return period && `${period.name}: ${period.from} to ${period.to}`;
}

const YEAR_2025 = "2025-26: 2025-08-01 to 2026-07-31";
const YEAR_2026 = "2026-27: 2026-08-01 to 2027-07-31";
const FALL_2025 = "Fall 2025-26: 2025-08-01 to 2025-12-31";
const FALL_2026 = "Fall 2026-27: 2026-08-01 to 2026-12-31";
const SPRING_2026 = "Spring 2025-26: 2026-01-01 to 2026-07-31";
const SPRING_2027 = "Spring 2026-27: 2027-01-01 to 2027-07-31";

test.each([
  ["", YEAR_2026],
  ["this year", YEAR_2026],
  ["the school year", YEAR_2026],
  ["last year", YEAR_2025],
  ["Last School Year", YEAR_2025],
  ["2025-26", YEAR_2025],
  ["2025–26", YEAR_2025],
  ["2025 to 2026", YEAR_2025],
  ["2025/2026", YEAR_2025],
  ["25-26", YEAR_2025],
  ["SY 2025-26", YEAR_2025],
  ["2025", "2025: 2025-01-01 to 2025-12-31"],
  ["fall", FALL_2026],
  ["Autumn", FALL_2026],
  ["Fall term", FALL_2026],
  ["this fall", FALL_2026],
  ["last fall", FALL_2025],
  ["fall 2025", FALL_2025],
  ["2025 fall", FALL_2025],
  ["fall 2025-26", FALL_2025],
  // The last spring that has begun, not the one to come.
  ["spring", SPRING_2026],
  ["last spring", SPRING_2026],
  ["this spring", SPRING_2027],
  ["spring 2026", SPRING_2026],
  ["spring 2025-26", SPRING_2026],
  ["S1", FALL_2026],
  ["first semester", FALL_2026],
  ["1st semester", FALL_2026],
  ["semester 2", SPRING_2026],
  ["second semester 2025-26", SPRING_2026],
  ["term 1", FALL_2026],
  ["this term", FALL_2026],
  ["last term", SPRING_2026],
  ["Sep-Dec", "September to December 2026: 2026-09-01 to 2026-12-31"],
  ["Sept to Dec 2025", "September to December 2025: 2025-09-01 to 2025-12-31"],
  ["Sep 2025 – Dec", "September to December 2025: 2025-09-01 to 2025-12-31"],
  ["nov through feb", "November 2026 to February 2027: 2026-11-01 to 2027-02-28"],
  ["Dec-Feb", "December 2025 to February 2026: 2025-12-01 to 2026-02-28"],
  ["dec-feb 2024", "December 2023 to February 2024: 2023-12-01 to 2024-02-29"],
  ["Sep 2024 to Jun 2026", "September 2024 to June 2026: 2024-09-01 to 2026-06-30"],
  ["October", "October 2026: 2026-10-01 to 2026-10-31"],
  ["dec", "December 2025: 2025-12-01 to 2025-12-31"],
  ["last month", "October 2026: 2026-10-01 to 2026-10-31"],
  ["2025-10", "October 2025: 2025-10-01 to 2025-10-31"],
  ["10/2025", "October 2025: 2025-10-01 to 2025-10-31"],
])("in fall, %j is %s", (typed, expected) => {
  expect(read(typed, IN_FALL)).toBe(expected);
});

test.each([
  ["spring", SPRING_2027],
  ["fall", FALL_2026],
  // It is over, so it is the last one.
  ["last fall", FALL_2026],
  ["this fall", FALL_2026],
  ["last spring", SPRING_2026],
  ["last term", FALL_2026],
  ["Sep-Dec", "September to December 2026: 2026-09-01 to 2026-12-31"],
])("in spring, %j is %s", (typed, expected) => {
  expect(read(typed, IN_SPRING)).toBe(expected);
});

test.each([
  "Q1",
  "trimester 2",
  "third semester",
  "banana",
  "2025-27",
  "2025-2027",
  "10-2025-26",
  "0000",
  "99999",
  "Dec 2026 to Sep 2026",
  "Sep 2000 to Dec 2026",
  "Sep-Dec-Jan",
  "next fall",
  "-",
])("%j is no period of a school with two terms", (typed) => {
  expect(read(typed, IN_FALL)).toBeUndefined();
});

test.each([
  ["falll", "Fall"],
  ["spirng 2026", "Spring 2026"],
  ["Setp-Dec", "Sept-Dec"],
  ["lsat year", "last year"],
  ["Octobr", "October"],
  ["banana", undefined],
  ["Q7", undefined],
])("for %j it offers %s", (typed, offered) => {
  expect(suggestPeriod(typed, { today: IN_FALL, calendar })).toBe(offered);
});
