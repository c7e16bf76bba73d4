// When a month's reminder to log is due: two open days before the month's last one, and never when the month is over.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Month, monthOf } from "../../../src/domain/time/month.js";
import { reminderIn, reminderNow, remindersAhead } from "../../../src/domain/time/reminder-schedule.js";
import { createSchoolCalendar, type SchoolCalendar } from "../../../src/domain/time/school-calendar.js";
import { instantAt, schoolDayAt } from "../../../src/domain/time/school-day.js";
import { YEAR_ROUND } from "../../support/calendars.js";

const CALENDAR = createSchoolCalendar();
const NEW_YORK = { time: "10:00", timeZone: "America/New_York" };
const instant = (text: string) => new Date(text);

/** The same calendar, but school is closed on these days. */
const closedOn = (...days: string[]): SchoolCalendar => ({
  ...CALENDAR,
  openDaysOf: (month) => CALENDAR.openDaysOf(month).filter((day) => !days.includes(day)),
});

describe("the reminder of a month", () => {
  it.each([
    ["2026-11", "2026-11-26", "2026-11-30"],
    ["2026-10", "2026-10-28", "2026-10-30"],
    ["2027-02", "2027-02-24", "2027-02-26"],
    ["2028-02", "2028-02-25", "2028-02-29"],
    ["2026-05", "2026-05-27", "2026-05-29"],
  ])("%s is due on %s, and the month closes on %s", (month, day, closes) => {
    const dueAt = instantAt(day as never, "10:00", NEW_YORK.timeZone);
    expect(reminderIn(Month.parse(month), NEW_YORK, CALENDAR)).toEqual({ month, dueAt, closes });
  });

  it("counts the days on which school is open", () => {
    const december = closedOn(...["21", "22", "23", "24", "25", "28", "29", "30", "31"].map((day) => `2026-12-${day}`));
    expect(reminderIn(Month.parse("2026-12"), NEW_YORK, december)).toMatchObject({
      dueAt: instant("2026-12-16T15:00:00Z"),
      closes: "2026-12-18",
    });
  });

  it("isn't sent in a month in which school is closed, or open on two days", () => {
    const june = CALENDAR.openDaysOf(Month.parse("2027-06"));
    for (const closed of [june, june.slice(2)]) {
      expect(reminderIn(Month.parse("2027-06"), NEW_YORK, closedOn(...closed))).toBeUndefined();
      expect(reminderNow(NEW_YORK, instant("2027-06-30T20:00:00Z"), closedOn(...closed))).toBeUndefined();
    }
    expect(reminderIn(Month.parse("2027-07"), NEW_YORK, CALENDAR)).toBeUndefined();
  });
});

describe("the present reminder", () => {
  it("is due at its hour in the school's time zone, until the month is over", () => {
    const at = (text: string) => reminderNow(NEW_YORK, instant(text), CALENDAR)?.month;
    expect(at("2026-11-26T14:59:59.999Z")).toBeUndefined();
    expect(at("2026-11-26T15:00:00Z")).toBe("2026-11");
    expect(at("2026-12-01T04:59:59Z")).toBe("2026-11");
    expect(at("2026-12-01T05:00:00Z")).toBeUndefined();
  });

  it("and those ahead are all of the year's, in order, at any instant", () => {
    const anyInstant = fc.date({
      noInvalidDate: true,
      min: instant("2024-01-01T00:00:00Z"),
      max: instant("2032-01-01T00:00:00Z"),
    });
    fc.assert(
      fc.property(
        anyInstant,
        fc.constantFrom("America/New_York", "Pacific/Chatham", "Asia/Kolkata"),
        (now, timeZone) => {
          const at = { time: "10:00", timeZone };
          const present = reminderNow(at, now, YEAR_ROUND);
          const ahead = remindersAhead(at, now, YEAR_ROUND);
          const thisMonth = monthOf(schoolDayAt(now, timeZone));
          expect(ahead.every(({ dueAt }) => dueAt > now)).toBe(true);
          expect([...(present ? [present] : []), ...ahead].map(({ month }) => month)[0]).toBe(thisMonth);
          expect(ahead).toHaveLength(present ? 11 : 12);
          expect(ahead.map(({ month }) => month)).toEqual([...new Set(ahead.map(({ month }) => month))].sort());
        },
      ),
    );
  });
});
