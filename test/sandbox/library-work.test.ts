// What the demo's librarians kept: a calendar with closings of both kinds, figures with gaps and causes, and goals.
import { describe, expect, it } from "vitest";
import { CALENDAR, calendarRows } from "../../sandbox/demo/calendar.js";
import { libraryWork } from "../../sandbox/demo/library-work.js";
import { createPast } from "../../sandbox/demo/past.js";
import { createPastFigures } from "../../sandbox/demo/past-figures.js";
import { TIME_ZONE } from "../../sandbox/demo/school.js";
import { FIGURE_KEYS, formatDays } from "../../src/domain/figures.js";
import { firstDay, lastDay } from "../../src/domain/time/month.js";
import { createSchoolCalendar } from "../../src/domain/time/school-calendar.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";

const day = (text: string) => text as SchoolDay;
const YEAR = { from: day("2025-08-24"), to: day("2026-06-19") };

describe("the demo's calendar", () => {
  it("has closings of both kinds, whole days and halves", () => {
    expect(formatDays(CALENDAR.schoolDays(YEAR))).toBe("189");
    expect(CALENDAR.libraryClosings(YEAR).map(({ reason, days }) => `${reason} ${formatDays(days)}`)).toEqual([
      "State testing 6",
      "Book fair 3",
      "Inventory 2.5",
      "No substitute 2",
      "Librarians' meeting 0.5",
    ]);
    expect(CALENDAR.isOpen(day("2025-11-26"))).toBe(false);
    expect(formatDays(CALENDAR.daysOpen({ from: day("2025-12-18"), to: day("2025-12-18") }))).toBe("0.5");
    expect(CALENDAR.termsOf(CALENDAR.schoolYearOf(day("2026-02-01"))).map(({ name }) => name)).toEqual([
      "Fall",
      "Spring",
    ]);
  });

  it.each(["2026-11-10", "2027-07-31", "2027-08-01"])("as the school has entered it by %s is the same", (today) => {
    const entered = createSchoolCalendar(calendarRows(day(today)));
    const year = CALENDAR.schoolYearOf(day(today));
    expect(entered.schoolYearOf(day(today))).toEqual(year);
    expect(entered.schoolDays(year)).toBe(CALENDAR.schoolDays(year));
    expect(entered.libraryClosings(year)).toEqual(CALENDAR.libraryClosings(year));
  });
});

describe.each(["2026-11-10T15:52:00Z", "2027-07-15T12:00:00Z", "2028-02-29T20:00:00Z"])("the figures by %s", (at) => {
  const now = new Date(at);
  const months = createPastFigures({ now, timeZone: TIME_ZONE });

  it("are the same each time, and none is from the future", () => {
    expect(createPastFigures({ now, timeZone: TIME_ZONE })).toEqual(months);
    expect(months.filter(({ reportedAt }) => reportedAt >= now)).toEqual([]);
  });

  it("are of the past and of the year before it, month by month, as far as there was school", () => {
    expect(months.length).toBeGreaterThan(20);
    expect(months.some(({ month }) => month.endsWith("-07"))).toBe(false);
    for (const { month, figures } of months) {
      const open = CALENDAR.daysOpen({ from: firstDay(month), to: lastDay(month) });
      expect(figures.find(({ key }) => key === "daysOpen")?.value).toBe(open);
      expect(figures.every(({ key }) => FIGURE_KEYS.includes(key))).toBe(true);
      expect(figures.every(({ value }) => value === undefined || (Number.isInteger(value) && value >= 0))).toBe(true);
    }
  });

  it("have gaps, and causes behind figures and behind a gap", () => {
    const all = months.flatMap(({ figures }) => figures);
    expect(all.filter(({ value, cause }) => value === undefined && cause !== "")).not.toEqual([]);
    expect(all.filter(({ value, cause }) => value !== undefined && cause !== "").length).toBeGreaterThan(2);
    expect(months.filter(({ figures }) => !figures.some(({ key }) => key === "classes"))).not.toEqual([]);
  });
});

it("nothing was kept before the school began or after now", () => {
  const [begun, now] = [new Date("2025-10-02T14:00:00Z"), new Date("2026-11-10T15:52:00Z")];
  const kept = libraryWork({ begun, now, units: [] });
  expect(kept.filter((work) => work.at < begun || work.at > now)).toEqual([]);
  // Goals of two school years, three talks, two plans, an evidence folder, and figures of each month.
  expect(kept.length).toBe(createPastFigures({ now, timeZone: TIME_ZONE }).length + 5 + 3 + 2 + 1);
});

it.each(["2026-11-10T15:52:00Z", "2026-09-28T15:52:00Z"])(
  "one more talk, by %s, is of a unit that came of it",
  (at) => {
    const now = new Date(at);
    const units = createPast({ now, timeZone: TIME_ZONE });
    const begun = units[0]?.loggedAt ?? now;
    const of = { begun, now };
    expect(libraryWork({ ...of, units }).length).toBe(libraryWork({ ...of, units: [] }).length + 1);
  },
);
