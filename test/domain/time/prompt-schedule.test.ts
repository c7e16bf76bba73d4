// When prompts, tips and messages to one person go out, in any zone and over the change of its clocks.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tips } from "../../../src/content/tips.js";
import { Month, monthAfter } from "../../../src/domain/time/month.js";
import {
  isDaytime,
  isPromptHour,
  latestPrompt,
  nextPrompt,
  nextPromptHour,
  sheetInTurn,
  tipInTurn,
  weekAfter,
  weekAt,
  weekNamed,
} from "../../../src/domain/time/prompt-schedule.js";
import { isOpenDay, SchoolDay, schoolDayAt } from "../../../src/domain/time/school-day.js";

const ZONES = ["America/New_York", "Asia/Kolkata", "Pacific/Chatham", "Europe/Berlin", "Pacific/Honolulu"] as const;
const at = (timeZone: string, change: { openDay?: number; time?: string } = {}) => ({
  ...{ openDay: 11, time: "10:00", timeZone },
  ...change,
});
const instant = (text: string) => new Date(text);
const day = (text: string) => SchoolDay.parse(text);
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
    expect(latestPrompt(at(timeZone), instant(due))).toEqual({ month: "2026-11", dueAt: instant(due) });
    expect(latestPrompt(at(timeZone), earlier).month).toBe("2026-10");
    expect(nextPrompt(at(timeZone), earlier)).toEqual({ month: "2026-11", dueAt: instant(due) });
    expect(nextPrompt(at(timeZone), instant(due)).month).toBe("2026-12");
  });

  it("is at the same hour before and after the clocks change", () => {
    const [march, april] = [nextPrompt(at(ZONES[0]), instant("2026-03-01T12:00:00Z")), instant("2026-04-30T12:00:00Z")];
    expect(march.dueAt.toISOString()).toBe("2026-03-16T14:00:00.000Z");
    expect(latestPrompt(at(ZONES[0], { openDay: 4 }), april).dueAt.toISOString()).toBe("2026-04-06T14:00:00.000Z");
    expect(latestPrompt(at(ZONES[0], { openDay: 4 }), instant("2026-03-07T00:00:00Z")).dueAt.toISOString()).toBe(
      "2026-03-05T15:00:00.000Z",
    );
  });

  it.each(ZONES)("in %s is always on an open day at its hour, and one follows the other", (timeZone) => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 20 }), (now, openDay) => {
        const asked = at(timeZone, { openDay });
        const [latest, next] = [latestPrompt(asked, now), nextPrompt(asked, now)];
        expect(latest.dueAt.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(next.dueAt.getTime()).toBeGreaterThan(now.getTime());
        expect(next.month).toBe(monthAfter(latest.month));
        expect(clockIn(timeZone, latest.dueAt)).toBe("10:00");
        expect(isOpenDay(schoolDayAt(latest.dueAt, timeZone))).toBe(true);
      }),
    );
  });
});

describe("the hour of prompts", () => {
  it.each([
    ["on Monday a minute before its time", "2026-11-16T14:59:00Z", false],
    ["on Monday at its time", "2026-11-16T15:00:00Z", true],
    ["on Friday a minute before six", "2026-11-20T22:59:00Z", true],
    ["on Friday evening", "2026-11-20T23:00:00Z", false],
    ["on Saturday", "2026-11-21T15:00:00Z", false],
    ["on Sunday", "2026-11-22T15:00:00Z", false],
  ])("%s: %s is %s", (_when, now, isHour) => {
    expect(isPromptHour(at("America/New_York"), instant(now))).toBe(isHour);
  });

  it.each([
    ["at such an hour: now", "2026-11-16T16:00:00Z", "2026-11-16T16:00:00Z"],
    ["in the evening: the next day", "2026-11-17T01:00:00Z", "2026-11-17T15:00:00Z"],
    ["before it: the same day", "2026-11-16T12:00:00Z", "2026-11-16T15:00:00Z"],
    ["on Saturday: on Monday", "2026-11-21T16:00:00Z", "2026-11-23T15:00:00Z"],
    ["over the end of summer time", "2026-10-31T16:00:00Z", "2026-11-02T15:00:00Z"],
  ])("comes next, asked %s", (_when, now, next) => {
    expect(nextPromptHour(at("America/New_York"), instant(now))).toEqual(instant(next));
  });

  it.each(ZONES)("in %s is never further off than a weekend", (timeZone) => {
    fc.assert(
      fc.property(anyInstant, (now) => {
        const next = nextPromptHour(at(timeZone), now);
        expect(isPromptHour(at(timeZone), next)).toBe(true);
        expect(next.getTime() - now.getTime()).toBeGreaterThanOrEqual(0);
        expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(65 * 3_600_000);
      }),
    );
  });
});

describe("messages to one person", () => {
  it.each([
    ["America/New_York", "2026-11-10T11:59:59Z", false],
    ["America/New_York", "2026-11-10T12:00:00Z", true],
    ["America/New_York", "2026-11-10T22:59:59Z", true],
    ["America/New_York", "2026-11-10T23:00:00Z", false],
    ["America/New_York", "2026-11-14T15:00:00Z", false],
    ["Asia/Kolkata", "2026-11-10T01:30:00Z", true],
    ["Asia/Kolkata", "2026-11-10T12:30:00Z", false],
    ["Pacific/Chatham", "2026-11-08T17:15:00Z", true],
    ["Pacific/Chatham", "2026-11-13T17:15:00Z", false],
  ])("in %s at %s may go out: %s", (timeZone, now, may) => {
    expect(isDaytime(instant(now), timeZone)).toBe(may);
  });
});

describe("sheets", () => {
  it.each([[["a"]], [["a", "b"]], [["a", "b", "c"]]])(
    "of %j come in turn, also from one year to the next",
    (sheets) => {
      let month = Month.parse("2026-11");
      const asked = Array.from({ length: sheets.length * 4 }, () => {
        const sheet = sheetInTurn(month, sheets);
        month = monthAfter(month);
        return sheet;
      });
      for (const [index, sheet] of asked.entries()) expect(sheet).toBe(asked[index % sheets.length]);
      expect(new Set(asked)).toEqual(new Set(sheets));
    },
  );

  it("that are none are not asked about", () => {
    expect(sheetInTurn(Month.parse("2026-11"), [])).toBeUndefined();
  });
});

describe("weeks", () => {
  it.each([
    ["2026-11-10", "2026-W46", "2026-11-09"],
    ["2026-11-15", "2026-W46", "2026-11-09"],
    ["2026-12-31", "2026-W53", "2026-12-28"],
    ["2027-01-03", "2026-W53", "2026-12-28"],
    ["2027-01-04", "2027-W01", "2027-01-04"],
    ["2024-12-30", "2025-W01", "2024-12-30"],
  ])("%s lies in %s, from %s", (date, name, monday) => {
    expect(weekAt(day(date))).toMatchObject({ name, monday });
    expect(weekNamed(name)).toEqual(weekAt(day(date)));
  });

  it("count on over the end of every year, and are found by their name", () => {
    let week = weekAt(day("2024-12-20"));
    for (let count = 0; count < 500; count++) {
      const next = weekAfter(week);
      expect(next.number).toBe(week.number + 1);
      expect(weekNamed(next.name)).toEqual(next);
      week = next;
    }
  });
});

describe("tips", () => {
  it("are enough for the longest year", () => {
    expect(new Set(tips).size).toBe(tips.length);
    expect(tips.length).toBeGreaterThanOrEqual(53);
  });

  it("do not come twice within 53 weeks, whenever one begins to count", () => {
    const first = weekAt(day("2025-01-01")).number;
    const told = Array.from({ length: 53 * 6 }, (_, index) => tipInTurn(first + index, tips));
    for (let from = 0; from + 53 <= told.length; from++) {
      expect(new Set(told.slice(from, from + 53)).size).toBe(53);
    }
  });

  it("of one list do not follow each other, and every one has its turn", () => {
    const first = weekAt(day("2026-11-09")).number;
    const told = Array.from({ length: tips.length }, (_, index) => tipInTurn(first + index, tips) ?? "");
    expect(new Set(told)).toEqual(new Set(tips));
    const neighbours = told.filter((tip, index) => {
      const [a, b] = [tips.indexOf(tip), tips.indexOf(told[index + 1] ?? "")];
      return Math.abs(a - b) === 1;
    });
    expect(neighbours).toEqual([]);
  });

  it("that are none are not told", () => {
    expect(tipInTurn(7, [])).toBeUndefined();
  });
});
