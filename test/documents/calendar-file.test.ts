// What is read from calendar files, as districts and calendar apps export them.
import { describe, expect, it } from "vitest";
import { readCalendar } from "../../src/documents/calendar-file.js";
import { SchoolDay } from "../../src/domain/time/school-day.js";

const SPAN = { from: SchoolDay.parse("2026-09-01"), to: SchoolDay.parse("2027-06-30"), timeZone: "America/New_York" };

const NEW_YORK = `BEGIN:VTIMEZONE
TZID:Eastern Standard Time
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE`;

let count = 0;
function event(...lines: string[]): string {
  count += 1;
  const uid = lines.some((line) => line.startsWith("UID:")) ? [] : [`UID:${count}@school.example`];
  return ["BEGIN:VEVENT", ...uid, ...lines, "END:VEVENT"].join("\n");
}

const toFile = (...parts: string[]) =>
  new TextEncoder().encode(
    ["BEGIN:VCALENDAR", "VERSION:2.0", ...parts, "END:VCALENDAR", ""].join("\n").replaceAll("\n", "\r\n"),
  );

/** "2026-11-26..2026-11-27 Thanksgiving", with the time of day left out. */
const read = (...parts: string[]) =>
  readCalendar(toFile(...parts), SPAN).map(({ from, to, title }) => `${from}${to === from ? "" : `..${to}`} ${title}`);

describe("one event", () => {
  it.each<[string, string[], string[]]>([
    ["a day", ["DTSTART;VALUE=DATE:20261111", "SUMMARY:Veterans Day"], ["2026-11-11 Veterans Day"]],
    [
      "an end that isn't part of it",
      ["DTSTART;VALUE=DATE:20261126", "DTEND;VALUE=DATE:20261128", "SUMMARY:Thanksgiving"],
      ["2026-11-26..2026-11-27 Thanksgiving"],
    ],
    [
      "an end on its own day",
      ["DTSTART;VALUE=DATE:20261126", "DTEND;VALUE=DATE:20261126", "SUMMARY:Odd"],
      ["2026-11-26 Odd"],
    ],
    [
      "a length in days",
      ["DTSTART;VALUE=DATE:20261126", "DURATION:P2D", "SUMMARY:Break"],
      ["2026-11-26..2026-11-27 Break"],
    ],
    [
      "a text over several lines",
      ["DTSTART;VALUE=DATE:20261111", "SUMMARY:Veterans\n  Day\\, no school"],
      ["2026-11-11 Veterans Day, no school"],
    ],
    ["no title", ["DTSTART;VALUE=DATE:20261111"], ["2026-11-11 "]],
    [
      "a time in UTC",
      ["DTSTART:20261112T010000Z", "DTEND:20261112T020000Z", "SUMMARY:Concert"],
      ["2026-11-11 Concert"],
    ],
    [
      "a time without a zone",
      ["DTSTART:20261111T230000", "DTEND:20261112T000000", "SUMMARY:Dance"],
      ["2026-11-11 Dance"],
    ],
    [
      "an end after midnight",
      ["DTSTART:20261111T230000", "DTEND:20261112T003000", "SUMMARY:Dance"],
      ["2026-11-11..2026-11-12 Dance"],
    ],
    [
      "a zone that the file doesn't describe",
      ["DTSTART;TZID=America/Los_Angeles:20261111T220000", "SUMMARY:Call"],
      ["2026-11-12 Call"],
    ],
    ["a zone that nobody knows", ["DTSTART;TZID=Somewhere:20261111T220000", "SUMMARY:Call"], ["2026-11-11 Call"]],
    ["canceled", ["DTSTART;VALUE=DATE:20261111", "STATUS:CANCELLED", "SUMMARY:Veterans Day"], []],
    ["before the span", ["DTSTART;VALUE=DATE:20260831", "SUMMARY:Before"], []],
    [
      "into the span",
      ["DTSTART;VALUE=DATE:20260829", "DTEND;VALUE=DATE:20260902", "SUMMARY:Into"],
      ["2026-08-29..2026-09-01 Into"],
    ],
    ["after the span", ["DTSTART;VALUE=DATE:20270701", "SUMMARY:After"], []],
    [
      "hidden characters",
      ["DTSTART;VALUE=DATE:20261111", "SUMMARY:Vet\u202Eerans\u0007 Day"],
      ["2026-11-11 Veterans Day"],
    ],
  ])("%s", (_what, lines, days) => {
    expect(read(event(...lines))).toEqual(days);
  });

  it("at a time in a zone that the file describes, on both sides of the change to winter", () => {
    const at = (day: string) =>
      event(
        `DTSTART;TZID=Eastern Standard Time:${day}T233000`,
        `DTEND;TZID=Eastern Standard Time:${day}T235900`,
        "SUMMARY:Late",
      );
    expect(read(NEW_YORK, at("20261030"), at("20261103"))).toEqual(["2026-10-30 Late", "2026-11-03 Late"]);
    const utc = readCalendar(toFile(NEW_YORK, at("20261030")), { ...SPAN, timeZone: "UTC" });
    expect(utc.map(({ from, allDay }) => [from, allDay])).toEqual([["2026-10-31", false]]);
  });
});

describe("a recurring event", () => {
  const weekly = (...more: string[]) =>
    event("UID:w", "DTSTART;VALUE=DATE:20261202", "RRULE:FREQ=WEEKLY;COUNT=4", "SUMMARY:Early release", ...more);

  it("has each repetition within the span", () => {
    expect(read(weekly())).toEqual(["02", "09", "16", "23"].map((day) => `2026-12-${day} Early release`));
    const yearly = event("DTSTART;VALUE=DATE:19980101", "RRULE:FREQ=YEARLY", "SUMMARY:New Year's Day");
    expect(read(yearly)).toEqual(["2027-01-01 New Year's Day"]);
    const daily = event("DTSTART;VALUE=DATE:20261221", "RRULE:FREQ=DAILY;UNTIL=20261223", "SUMMARY:Break");
    expect(read(daily)).toHaveLength(3);
  });

  it("has no excluded days, and has added ones", () => {
    expect(read(weekly("EXDATE;VALUE=DATE:20261209", "RDATE;VALUE=DATE:20261230"))).toEqual(
      ["02", "16", "23", "30"].map((day) => `2026-12-${day} Early release`),
    );
  });

  it("has a repetition that was moved, renamed or canceled as it is now, and only once", () => {
    const moved = event(
      "UID:w",
      "RECURRENCE-ID;VALUE=DATE:20261209",
      "DTSTART;VALUE=DATE:20261210",
      "SUMMARY:Early release (moved)",
    );
    const canceled = event(
      "UID:w",
      "RECURRENCE-ID;VALUE=DATE:20261216",
      "DTSTART;VALUE=DATE:20261216",
      "STATUS:CANCELLED",
      "SUMMARY:Early release",
    );
    expect(read(weekly(), moved, canceled)).toEqual([
      "2026-12-02 Early release",
      "2026-12-10 Early release (moved)",
      "2026-12-23 Early release",
    ]);
  });

  it("keeps its time of day when the clocks change", () => {
    const late = event(
      "DTSTART;TZID=Eastern Standard Time:20261029T233000",
      "DURATION:PT15M",
      "RRULE:FREQ=DAILY;COUNT=6",
      "SUMMARY:Late",
    );
    expect(read(NEW_YORK, late)).toHaveLength(6);
    expect(read(NEW_YORK, late).at(-1)).toBe("2026-11-03 Late");
  });

  it("is refused when it repeats without a bound that can be reached", () => {
    const bell = event("DTSTART:19700101T000000Z", "RRULE:FREQ=SECONDLY", "SUMMARY:Bell");
    expect(() => read(bell)).toThrow("repeats too often");
    const eternal = event("DTSTART;VALUE=DATE:17000101", "RRULE:FREQ=DAILY", "SUMMARY:Day");
    expect(() => read(eternal)).toThrow("repeats too often");
  });
});

describe("a file that can't be read says why", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  it.each<[string, Uint8Array, string]>([
    ["empty", bytes(""), "This file is empty."],
    ["a web page", bytes("<html>Sign in</html>"), "This isn't a calendar file (.ics)."],
    ["a spreadsheet", bytes("PK\u0003\u0004..."), "This isn't a calendar file (.ics)."],
    ["cut off", bytes("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026"), "broken"],
    ["a broken line", toFile("BEGIN:VEVENT", "what is this", "END:VEVENT"), "broken, so I can't read it (invalid line"],
    ["a broken date", toFile(event("DTSTART:soon", "SUMMARY:x")), "a date I can't read"],
    [
      "too many events",
      toFile(event("DTSTART:20260901T080000Z", "RRULE:FREQ=HOURLY", "SUMMARY:x")),
      "more than 2,000 events",
    ],
  ])("%s", (_what, file, words) => {
    expect(() => readCalendar(file, SPAN)).toThrow(words);
  });
});

it("reads a file of almost 10 MB", () => {
  const notes = `DESCRIPTION:${"All of the staff is welcome to join. ".repeat(40)}`;
  const file = toFile(
    ...Array.from({ length: 6000 }, (_, n) =>
      event(`DTSTART;VALUE=DATE:20${String(10 + (n % 25)).padStart(2, "0")}1111`, notes, `SUMMARY:Day ${n}`),
    ),
  );
  expect(file.length).toBeGreaterThan(9_000_000);
  expect(readCalendar(file, SPAN)).toHaveLength(240);
});
