// Lines as people paste them into the school calendar: which closing each says, or why it can't be read.
import { describe, expect, it } from "vitest";
import { sortEvents } from "../../../src/domain/calendar-entry/calendar-events.js";
import { readClosingLines, toClosingLine } from "../../../src/domain/calendar-entry/closing-lines.js";
import { SchoolDay } from "../../../src/domain/time/school-day.js";

const day = (text: string) => SchoolDay.parse(text);
const options = { within: { from: day("2026-08-01"), to: day("2027-07-31") }, monthFirst: true };
const read = (text: string) =>
  readClosingLines(text, options).map((line) => (line.closing ? toClosingLine(line.closing) : line.why));

describe("a line", () => {
  it.each([
    ["Nov 26-27 Thanksgiving", "2026-11-26 - 2026-11-27: Thanksgiving"],
    ["Dec 21 - Jan 1 Winter break", "2026-12-21 - 2027-01-01: Winter break"],
    ["3/4 half day: conferences", "2027-03-04 half day: Conferences"],
    ["May 12 library closed: testing", "2027-05-12 library closed: Testing"],
    ["Oct 9 library closed half day: no substitute", "2026-10-09 library closed half day: No substitute"],
    ["2026-11-26 – 2026-11-27 Thanksgiving", "2026-11-26 - 2026-11-27: Thanksgiving"],
    ["Thanksgiving Break: Wed, Nov 25 — Fri, Nov 27", "2026-11-25 - 2026-11-27: Thanksgiving Break"],
    ["Oct 9 1/2 day: conferences", "2026-10-09 half day: Conferences"],
    ["1/2 day Oct 9", "2026-10-09 half day: School closed"],
    ["12/21/26 - 1/1/27 Winter Break (no school)", "2026-12-21 - 2027-01-01: Winter Break"],
    ["Apr 3 early release", "2027-04-03 half day: Early release"],
    ["May 5 40% weather", "2027-05-05 40%: Weather"],
    ["May 10-14 library closed for testing", "2027-05-10 - 2027-05-14 library closed: Testing"],
    ["- Labor Day (Sept. 7)", "2026-09-07: Labor Day"],
    ["Nov 26 and 27 Thanksgiving", "2026-11-26 - 2026-11-27: Thanksgiving"],
    ["January 18th, 2027: MLK Day - no school", "2027-01-18: MLK Day"],
    ["Sep 4 - 2 hour delay", "2026-09-04 half day: 2 hour delay"],
  ])("%s says %s, and is read back as the same", (line, said) => {
    expect([read(line), read(said)]).toEqual([[said], [said]]);
  });

  it.each([
    ["hello", "I couldn't find a date."],
    ["Feb 30 nope", "That date doesn't exist."],
    ["Nov 27 - 26 backwards", "It ends before it begins."],
    ["Thu Nov 27 Thanksgiving", "Nov 27, 2026 is a Friday. Check the date or the year."],
    ["Nov 26, Nov 27 Thanksgiving", "I found more than one date. Use a dash for a range, or two lines."],
    ["Dec 21 2026 - Jan 1 2028 Break", "That's 377 days. Check the dates and their years."],
    ["May 5 400% weather", "A share of a day is from 1% to 100%."],
    [`May 5 ${"x".repeat(101)}`, "Keep the reason to 100 characters."],
  ])("%s can't be read: %s", (line, why) => {
    expect(read(line)).toEqual([why]);
  });

  it("keeps its number, and empty lines are none", () => {
    const lines = readClosingLines("\nNov 26 Thanksgiving\r\n\r\nhello", options);
    expect(lines.map(({ number, text }) => [number, text])).toEqual([
      [2, "Nov 26 Thanksgiving"],
      [4, "hello"],
    ]);
  });
});

it("picks the days off out of a district's calendar", () => {
  const [from, to] = [day("2026-11-25"), day("2026-11-27")];
  const event = (title: string, allDay = true) => ({ from, to, title, allDay });
  const closings = ["Thanksgiving Break", "No School - Teacher Workday", "Early Release", "Veterans Day (Holiday)"];
  const others = ["Picture Day", "Board Meeting", "Thanksgiving Lunch", "Holiday Concert", "Winter Break begins"];
  const sorted = sortEvents([...closings, ...others].map((title) => event(title)));
  expect(sorted.lines).toEqual(closings.map((title) => `2026-11-25 - 2026-11-27 ${title}`));
  expect(sorted.others.map(({ title }) => title)).toEqual(others);
  expect(sortEvents([event("Memorial Day picnic rehearsal", false)]).lines).toEqual([]);
});
