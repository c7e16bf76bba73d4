// When a month's prompt is due, in any time zone and across clock changes, and which sheet it is about.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Month, monthAfter } from "../../../src/domain/time/month.js";
import { latestPrompt, nextPrompt, sheetInTurn } from "../../../src/domain/time/prompt-schedule.js";
import { createSchoolCalendar } from "../../../src/domain/time/school-calendar.js";
import { schoolDayAt } from "../../../src/domain/time/school-day.js";
import { AUGUST_TO_MAY, YEAR_ROUND } from "../../support/calendars.js";

const ZONES = ["America/New_York", "Asia/Kolkata", "Pacific/Chatham", "Europe/Berlin", "Pacific/Honolulu"] as const;
const CALENDAR = createSchoolCalendar();
const at = (timeZone: string, openDay = 11) => ({ openDay, time: "10:00", timeZone });
const instant = (text: string) => new Date(text);
/** What a wall clock shows. */
const clockIn = (timeZone: string, when: Date) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" }).format(when);

const anyInstant = fc.date({
  noInvalidDate: true,
  min: instant("2024-01-01T00:00:00Z"),
  max: instant("2032-01-01T00:00:00Z"),
});

describe("the prompt of a month", () => {
  it.each([
    ["America/New_York", "2026-11-16T15:00:00Z"],
    ["Asia/Kolkata", "2026-11-16T04:30:00Z"],
    ["Pacific/Chatham", "2026-11-15T20:15:00Z"],
  ])("is due in %s at %s, and not a moment earlier", (timeZone, due) => {
    const earlier = new Date(instant(due).getTime() - 1);
    expect(latestPrompt(at(timeZone), instant(due), CALENDAR)).toEqual({ month: "2026-11", dueAt: instant(due) });
    expect(latestPrompt(at(timeZone), earlier, CALENDAR)?.month).toBe("2026-10");
    expect(nextPrompt(at(timeZone), earlier, CALENDAR)).toEqual({ month: "2026-11", dueAt: instant(due) });
    expect(nextPrompt(at(timeZone), instant(due), CALENDAR)?.month).toBe("2026-12");
  });

  it("is at the same hour before and after the clocks change", () => {
    const [march, april] = [
      nextPrompt(at(ZONES[0]), instant("2026-03-01T12:00:00Z"), CALENDAR),
      instant("2026-04-30T12:00:00Z"),
    ];
    expect(march?.dueAt.toISOString()).toBe("2026-03-16T14:00:00.000Z");
    expect(latestPrompt(at(ZONES[0], 4), april, CALENDAR)?.dueAt.toISOString()).toBe("2026-04-06T14:00:00.000Z");
    expect(latestPrompt(at(ZONES[0], 4), instant("2026-03-07T00:00:00Z"), CALENDAR)?.dueAt.toISOString()).toBe(
      "2026-03-05T15:00:00.000Z",
    );
  });

  it.each(ZONES)("in %s is always on an open day at its hour, one each month", (timeZone) => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 20 }), (now, openDay) => {
        const schedule = at(timeZone, openDay);
        const [latest, next] = [latestPrompt(schedule, now, YEAR_ROUND), nextPrompt(schedule, now, YEAR_ROUND)];
        if (!latest || !next) throw new Error("There is a prompt every month.");
        expect(latest.dueAt.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(next.dueAt.getTime()).toBeGreaterThan(now.getTime());
        expect(next.month).toBe(monthAfter(latest.month));
        expect(clockIn(timeZone, latest.dueAt)).toBe("10:00");
        expect(YEAR_ROUND.isOpen(schoolDayAt(latest.dueAt, timeZone))).toBe(true);
      }),
    );
  });
});

describe("with a calendar", () => {
  const [calendar, june] = [createSchoolCalendar(AUGUST_TO_MAY), instant("2027-06-15T12:00:00Z")];
  const zone = at(ZONES[0], 4);

  it("a month without school has no prompt, and no prompt from before the summer goes out after it", () => {
    expect(latestPrompt(zone, june, calendar)?.month).toBe("2027-05");
    expect(latestPrompt(zone, instant("2027-07-15T12:00:00Z"), calendar)).toBeUndefined();
    expect(latestPrompt(zone, instant("2027-08-13T12:00:00Z"), calendar)).toBeUndefined();
    expect(nextPrompt(zone, june, calendar)).toEqual({ month: "2027-08", dueAt: instant("2027-08-17T14:00:00Z") });
    expect(latestPrompt(zone, instant("2027-08-17T14:00:00Z"), calendar)?.month).toBe("2027-08");
  });

  it("closed days aren't counted, and a month with too few days has its prompt on the last", () => {
    expect(nextPrompt(at(ZONES[0], 17), instant("2026-11-20T12:00:00Z"), calendar)?.dueAt).toEqual(
      instant("2026-11-24T15:00:00Z"),
    );
    expect(nextPrompt(at(ZONES[0], 20), instant("2026-12-02T12:00:00Z"), calendar)?.dueAt).toEqual(
      instant("2026-12-18T15:00:00Z"),
    );
  });
});

describe("the sheet of a month", () => {
  it.each([[["a"]], [["a", "b"]], [["a", "b", "c"]]])("is one of %j in turn, even across the new year", (sheets) => {
    let month = Month.parse("2026-11");
    const turns = Array.from({ length: sheets.length * 4 }, () => {
      const sheet = sheetInTurn(month, sheets);
      month = monthAfter(month);
      return sheet;
    });
    for (const [index, sheet] of turns.entries()) expect(sheet).toBe(turns[index % sheets.length]);
    expect(new Set(turns)).toEqual(new Set(sheets));
  });

  it("is none if there are no sheets", () => {
    expect(sheetInTurn(Month.parse("2026-11"), [])).toBeUndefined();
  });
});
