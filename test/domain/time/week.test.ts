// Weeks by name, across years, and the tip of each.
import { describe, expect, it } from "vitest";
import { tips } from "../../../src/content/tips.js";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { tipInTurn, weekAfter, weekAt, weekNamed } from "../../../src/domain/time/week.js";

const day = (text: string) => SchoolDay.parse(text);

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
