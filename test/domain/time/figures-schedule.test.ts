// Tests of when librarians are asked for the figures of a month.
import { describe, expect, it } from "vitest";
import { isClosing, monthToAsk } from "../../../src/domain/time/figures-schedule.js";
import { Month } from "../../../src/domain/time/month.js";
import { createSchoolCalendar } from "../../../src/domain/time/school-calendar.js";

const calendar = createSchoolCalendar();
const at = (now: string) => ({ now: new Date(now), timeZone: "America/New_York", calendar });

describe("the month to ask about", () => {
  it.each([
    ["the day before the last school day", "2026-10-29T19:00:00-04:00", undefined],
    ["in the morning of the last school day", "2026-10-30T09:00:00-04:00", undefined],
    ["a minute before 2:00 PM", "2026-10-30T13:59:00-04:00", undefined],
    ["at 2:00 PM", "2026-10-30T14:00:00-04:00", "2026-10"],
    ["in the evening", "2026-10-30T18:00:00-04:00", undefined],
    ["on the last day of the month, a Saturday", "2026-10-31T14:00:00-04:00", undefined],
    ["in the morning of the next school day", "2026-11-02T07:00:00-05:00", "2026-10"],
    ["on the fifth school day after it", "2026-11-06T12:00:00-05:00", "2026-10"],
    ["on the sixth", "2026-11-09T12:00:00-05:00", undefined],
    ["in a month without school", "2026-07-31T14:00:00-04:00", undefined],
    ["on the first days of a school year", "2026-09-02T14:00:00-04:00", undefined],
    ["on the last school day of December", "2026-12-31T14:00:00-05:00", "2026-12"],
    ["after New Year", "2027-01-04T08:00:00-05:00", "2026-12"],
  ])("%s", (_name, now, month) => expect(monthToAsk(at(now))?.month).toBe(month));
});

it.each([
  ["2026-10", "2026-10-29T20:00:00-04:00", false],
  ["2026-10", "2026-10-30T08:00:00-04:00", true],
  ["2026-09", "2026-10-30T08:00:00-04:00", true],
  ["2026-07", "2026-10-30T08:00:00-04:00", false],
])("%s at %s is closing: %s", (month, now, closing) => expect(isClosing(Month.parse(month), at(now))).toBe(closing));
