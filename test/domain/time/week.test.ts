// Weeks by name, across years, and each week's tip.
import { describe, expect, it } from "vitest";
import { tips } from "../../../src/content/tips.js";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { tipInTurn, weekAfter, weekAt, weekNamed, weekToPlan } from "../../../src/domain/time/week.js";

const day = (text: string) => SchoolDay.parse(text);

describe("weeks", () => {
  it.each([
    ["2026-11-10", "2026-W46", "2026-11-09"],
    ["2026-11-15", "2026-W46", "2026-11-09"],
    ["2026-12-31", "2026-W53", "2026-12-28"],
    ["2027-01-03", "2026-W53", "2026-12-28"],
    ["2027-01-04", "2027-W01", "2027-01-04"],
    ["2024-12-30", "2025-W01", "2024-12-30"],
  ])("%s is in %s, which begins on %s", (date, name, monday) => {
    expect(weekAt(day(date))).toMatchObject({ name, monday });
    expect(weekNamed(name)).toEqual(weekAt(day(date)));
  });

  it.each([
    ["2026-11-09", "2026-11-09"],
    ["2026-11-13", "2026-11-09"],
    ["2026-11-14", "2026-11-16"],
    ["2027-01-03", "2027-01-04"],
  ])("planned on %s begin on %s", (date, monday) => {
    expect(weekToPlan(day(date)).monday).toBe(monday);
  });

  it("are numbered across years, and found by name", () => {
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
  it("cover the longest year", () => {
    expect(new Set(tips).size).toBe(tips.length);
    expect(tips.length).toBeGreaterThanOrEqual(53);
  });

  it("never repeat within 53 weeks", () => {
    const first = weekAt(day("2025-01-01")).number;
    const shown = Array.from({ length: 53 * 6 }, (_, index) => tipInTurn(first + index, tips));
    for (let from = 0; from + 53 <= shown.length; from++) {
      expect(new Set(shown.slice(from, from + 53)).size).toBe(53);
    }
  });

  it("from one list never follow each other, and each gets its turn", () => {
    const first = weekAt(day("2026-11-09")).number;
    const shown = Array.from({ length: tips.length }, (_, index) => tipInTurn(first + index, tips) ?? "");
    expect(new Set(shown)).toEqual(new Set(tips));
    const neighbors = shown.filter((tip, index) => {
      const [a, b] = [tips.indexOf(tip), tips.indexOf(shown[index + 1] ?? "")];
      return Math.abs(a - b) === 1;
    });
    expect(neighbors).toEqual([]);
  });

  it("need at least one", () => {
    expect(tipInTurn(7, [])).toBeUndefined();
  });
});
