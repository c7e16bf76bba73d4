// Tests of school days: which day it is in a time zone, and when its wall clock shows a time.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  formatDay,
  instantAt,
  isTimeZone,
  SchoolDay,
  schoolDayAt,
  yearAfter,
} from "../../../src/domain/time/school-day.js";

const day = (text: string) => SchoolDay.parse(text);

describe("a school day", () => {
  it.each(["2026-02-29", "2026-02-31", "2026-13-01", "2026-00-10", "2026-1-1", "1900-02-29", "today", "", undefined])(
    "cannot be %s",
    (text) => {
      expect(SchoolDay.safeParse(text).error?.issues[0]?.message).toBe("Choose a date.");
    },
  );
});

describe("the day it is", () => {
  it.each([
    ["2026-11-12T04:59:59Z", "America/New_York", "2026-11-11"],
    ["2026-11-12T05:00:00Z", "America/New_York", "2026-11-12"],
    ["2026-11-11T18:30:00Z", "Asia/Kolkata", "2026-11-12"],
    ["2026-11-11T10:15:00Z", "Pacific/Chatham", "2026-11-12"],
    ["2026-12-31T23:59:59Z", "UTC", "2026-12-31"],
  ])("at %s in %s is %s", (instant, timeZone, expected) => {
    expect(schoolDayAt(new Date(instant), timeZone)).toBe(expected);
  });
});

describe("the instant of a wall-clock time", () => {
  it.each([
    ["in winter", "2026-11-03", "08:00", "America/New_York", "2026-11-03T13:00:00Z"],
    ["in summer", "2026-07-01", "08:00", "America/New_York", "2026-07-01T12:00:00Z"],
    ["in a zone with a half hour", "2026-11-03", "08:00", "Asia/Kolkata", "2026-11-03T02:30:00Z"],
    ["inside a gap: the moment after", "2026-03-08", "02:30", "America/New_York", "2026-03-08T07:00:00Z"],
    ["at the start of a gap", "2026-03-08", "02:00", "America/New_York", "2026-03-08T07:00:00Z"],
    ["just after a gap", "2026-03-08", "03:00", "America/New_York", "2026-03-08T07:00:00Z"],
    ["in a gap of half an hour", "2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:30:00Z"],
    ["in a gap at midnight", "2026-04-24", "00:00", "Africa/Cairo", "2026-04-23T22:00:00Z"],
    ["on a day that was skipped", "2011-12-30", "08:00", "Pacific/Apia", "2011-12-30T10:00:00Z"],
    ["shown twice: the earlier", "2026-11-01", "01:30", "America/New_York", "2026-11-01T05:30:00Z"],
    ["shown twice in a zone with a quarter hour", "2026-04-05", "03:00", "Pacific/Chatham", "2026-04-04T13:15:00Z"],
  ])("%s (%s %s in %s)", (_case, date, time, timeZone, expected) => {
    expect(instantAt(day(date), time, timeZone).toISOString()).toBe(new Date(expected).toISOString());
  });

  it("is on the requested day, outside gaps", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.constantFrom("America/New_York", "Asia/Kolkata", "Pacific/Chatham"),
        (n, timeZone) => {
          const date = addDays(day("2024-01-01"), n);
          expect(schoolDayAt(instantAt(date, "08:00", timeZone), timeZone)).toBe(date);
        },
      ),
    );
  });
});

describe("adding days", () => {
  it.each([
    ["2026-12-31", 1, "2027-01-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-03-08", 0, "2026-03-08"],
  ])("%s plus %i is %s", (date, n, expected) => {
    expect(addDays(day(date), n)).toBe(expected);
  });

  it("a year after a leap day is the last day of February", () => {
    expect(yearAfter(day("2024-02-29"))).toBe("2025-02-28");
    expect(yearAfter(day("2026-11-18"))).toBe("2027-11-18");
  });
});

describe("a day is shown", () => {
  const today = day("2026-01-01");
  it.each([
    ["2026-01-01", { today }, "today"],
    ["2025-12-31", { today }, "yesterday"],
    ["2026-11-12", { today }, "Thu, Nov 12"],
    ["2025-11-12", { today }, "Nov 12, 2025"],
    ["2026-01-02", { today }, "Fri, Jan 2"],
    ["2026-11-12", {}, "Nov 12, 2026"],
    ["2026-11-12", { today, locale: "en-GB" }, "Thu 12 Nov"],
    ["2025-11-12", { today, locale: "de-DE" }, "12. Nov. 2025"],
  ])("%s with %o as %s", (date, format, expected) => {
    expect(formatDay(day(date), format)).toBe(expected);
  });
});

describe("a time zone", () => {
  it.each(["America/New_York", "Pacific/Chatham", "UTC"])("is %s", (text) => {
    expect(isTimeZone(text)).toBe(true);
  });

  it.each(["", "Mars/Base", "+05:30", "New York", "2026-01-01[UTC]"])("is not %j", (text) => {
    expect(isTimeZone(text)).toBe(false);
  });
});
