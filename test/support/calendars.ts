// School calendars that tests share: a usual one, and ones that a rule may forget.
import { type CalendarRows, createSchoolCalendar, type SchoolCalendar } from "../../src/domain/time/school-calendar.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";

const day = (text: string) => text as SchoolDay;

/** School is open Monday to Friday in every month. */
export const YEAR_ROUND: SchoolCalendar = createSchoolCalendar({
  years: [{ from: day("2026-01-01"), to: day("2026-12-31"), weekdays: [1, 2, 3, 4, 5], terms: [] }],
  closings: [],
});

/** A US school with quarters, from August to May, with whole days, half days and days without its library. */
export const AUGUST_TO_MAY: CalendarRows = {
  years: [
    {
      from: day("2026-08-12"),
      to: day("2027-05-28"),
      weekdays: [1, 2, 3, 4, 5],
      terms: [
        { name: "Quarter 1", from: day("2026-08-12"), to: day("2026-10-09") },
        { name: "Quarter 2", from: day("2026-10-12"), to: day("2026-12-18") },
        { name: "Quarter 3", from: day("2027-01-05"), to: day("2027-03-12") },
        { name: "Quarter 4", from: day("2027-03-22"), to: day("2027-05-28") },
      ],
    },
  ],
  closings: [
    { from: day("2026-11-25"), to: day("2026-11-27"), closes: "school", reason: "Thanksgiving", share: 100 },
    { from: day("2026-12-21"), to: day("2027-01-04"), closes: "school", reason: "Winter break", share: 100 },
    { from: day("2027-03-15"), to: day("2027-03-19"), closes: "school", reason: "Spring break", share: 100 },
    { from: day("2027-03-04"), to: day("2027-03-04"), closes: "school", reason: "Conferences", share: 50 },
    { from: day("2027-05-10"), to: day("2027-05-14"), closes: "library", reason: "testing", share: 100 },
    { from: day("2026-10-09"), to: day("2026-10-09"), closes: "library", reason: "no substitute", share: 50 },
  ],
};

/** South of the equator: February to December, Monday to Thursday. */
export const FEBRUARY_TO_DECEMBER: CalendarRows = {
  years: [
    {
      from: day("2027-02-01"),
      to: day("2027-12-10"),
      weekdays: [1, 2, 3, 4],
      terms: [
        { name: "Term 1", from: day("2027-02-01"), to: day("2027-04-09") },
        { name: "Term 2", from: day("2027-04-27"), to: day("2027-07-02") },
        { name: "Term 3", from: day("2027-07-20"), to: day("2027-12-10") },
      ],
    },
  ],
  closings: [{ from: day("2027-04-12"), to: day("2027-04-26"), closes: "school", reason: "Break", share: 100 }],
};
