// When posts and reminders that no one is waiting for can go out, in any time zone and across clock changes.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR_MS } from "../../../src/domain/time/duration.js";
import { isPostHour, isReminderHour, nextPostHour } from "../../../src/domain/time/quiet-hours.js";
import { createSchoolCalendar } from "../../../src/domain/time/school-calendar.js";
import { AUGUST_TO_MAY, YEAR_ROUND } from "../../support/calendars.js";

const ZONES = ["America/New_York", "Asia/Kolkata", "Pacific/Chatham", "Europe/Berlin", "Pacific/Honolulu"] as const;
const CALENDAR = createSchoolCalendar();
const at = (timeZone: string) => ({ time: "10:00", timeZone });
const instant = (text: string) => new Date(text);

const anyInstant = fc.date({
  noInvalidDate: true,
  min: instant("2024-01-01T00:00:00Z"),
  max: instant("2032-01-01T00:00:00Z"),
});

describe("prompts and tips", () => {
  it.each([
    ["on Monday a minute before its time", "2026-11-16T14:59:00Z", false],
    ["on Monday at its time", "2026-11-16T15:00:00Z", true],
    ["on Friday a minute before six", "2026-11-20T22:59:00Z", true],
    ["on Friday evening", "2026-11-20T23:00:00Z", false],
    ["on Saturday", "2026-11-21T15:00:00Z", false],
    ["on Sunday", "2026-11-22T15:00:00Z", false],
  ])("%s (%s) can go out: %s", (_when, now, isHour) => {
    expect(isPostHour(at("America/New_York"), instant(now), CALENDAR)).toBe(isHour);
  });

  it.each([
    ["at such an hour: now", "2026-11-16T16:00:00Z", "2026-11-16T16:00:00Z"],
    ["in the evening: the next day", "2026-11-17T01:00:00Z", "2026-11-17T15:00:00Z"],
    ["before it: the same day", "2026-11-16T12:00:00Z", "2026-11-16T15:00:00Z"],
    ["on Saturday: on Monday", "2026-11-21T16:00:00Z", "2026-11-23T15:00:00Z"],
    ["across the end of daylight saving time", "2026-10-31T16:00:00Z", "2026-11-02T15:00:00Z"],
  ])("next go out, asked %s", (_when, now, next) => {
    expect(nextPostHour(at("America/New_York"), instant(now), CALENDAR)).toEqual(instant(next));
  });

  it.each(ZONES)("in %s wait a weekend at most", (timeZone) => {
    fc.assert(
      fc.property(anyInstant, (now) => {
        const next = nextPostHour(at(timeZone), now, YEAR_ROUND);
        expect(isPostHour(at(timeZone), next, YEAR_ROUND)).toBe(true);
        expect(next.getTime() - now.getTime()).toBeGreaterThanOrEqual(0);
        expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(65 * HOUR_MS);
      }),
    );
  });
});

describe("reminders", () => {
  it.each([
    ["America/New_York", "2026-11-10T11:59:59Z", false],
    ["America/New_York", "2026-11-10T12:00:00Z", true],
    ["America/New_York", "2026-11-10T22:59:59Z", true],
    ["America/New_York", "2026-11-10T23:00:00Z", false],
    ["America/New_York", "2026-11-14T15:00:00Z", false],
    ["America/New_York", "2027-07-14T15:00:00Z", false],
    ["Asia/Kolkata", "2026-11-10T01:30:00Z", true],
    ["Asia/Kolkata", "2026-11-10T12:30:00Z", false],
    ["Pacific/Chatham", "2026-11-08T17:15:00Z", true],
    ["Pacific/Chatham", "2026-11-13T17:15:00Z", false],
  ])("in %s at %s can go out: %s", (timeZone, now, may) => {
    expect(isReminderHour(instant(now), timeZone, CALENDAR)).toBe(may);
  });
});

describe("with a calendar", () => {
  const calendar = createSchoolCalendar(AUGUST_TO_MAY);
  it.each([
    ["on the day before Thanksgiving break", "2026-11-24T15:00:00Z", "2026-11-24T15:00:00Z"],
    ["in it: on Monday", "2026-11-25T15:00:00Z", "2026-11-30T15:00:00Z"],
    ["over New Year's: in January", "2026-12-20T15:00:00Z", "2027-01-05T15:00:00Z"],
    ["on a half day: at once", "2027-03-04T15:00:00Z", "2027-03-04T15:00:00Z"],
    ["on a day without the library: at once", "2027-05-11T15:00:00Z", "2027-05-11T15:00:00Z"],
    ["in the summer: on the first day of school", "2027-06-01T15:00:00Z", "2027-08-12T14:00:00Z"],
  ])("what nobody waits for goes out, asked %s", (_when, now, next) => {
    const zone = "America/New_York";
    expect(nextPostHour(at(zone), instant(now), calendar)).toEqual(instant(next));
    expect(isPostHour(at(zone), instant(now), calendar)).toBe(now === next);
    expect(isReminderHour(instant(now), zone, calendar)).toBe(now === next);
  });
});
