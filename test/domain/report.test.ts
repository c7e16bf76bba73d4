// Tests of the report's numbers.
import { describe, expect, it } from "vitest";
import { agree } from "../../src/domain/agreement.js";
import type { Grade } from "../../src/domain/grade.js";
import type { Level } from "../../src/domain/level.js";
import { formatAverage, movement, summarize } from "../../src/domain/report.js";
import { SchoolDay } from "../../src/domain/time/school-day.js";

const unit = (level: Level, grades: Grade[] = ["6"], opinions: Level[] = []) => ({
  date: SchoolDay.parse("2026-10-02"),
  title: "Rivers and Deltas",
  grades,
  agreed: agree(level, opinions),
});

describe("a summary", () => {
  it("of no units has no average", () => {
    expect(summarize([])).toEqual({
      count: 0,
      average: undefined,
      distribution: { 1: 0, 2: 0, 3: 0, 4: 0 },
      differing: 0,
      gradesReached: [],
    });
  });

  it("counts units by level and grades once each, in order", () => {
    expect(summarize([unit(3, ["4", "K"]), unit(2, ["Other", "K"]), unit(3, ["10"])])).toEqual({
      count: 3,
      average: 8 / 3,
      distribution: { 1: 0, 2: 1, 3: 2, 4: 0 },
      differing: 0,
      gradesReached: ["K", "4", "10", "Other"],
    });
  });

  it("averages the ratings of partners, and counts the units where they differ", () => {
    const { average, distribution, differing } = summarize([unit(2, ["6"], [3]), unit(4, ["6"], [4, 4])]);
    expect(average).toBe((2.5 + 4) / 2);
    expect(distribution).toEqual({ 1: 0, 2: 0, 3: 1, 4: 1 });
    expect(differing).toBe(1);
  });
});

describe("an average", () => {
  it.each([
    [1, "1.0"],
    [2.25, "2.3"],
    [2.45, "2.5"],
    [2.449, "2.4"],
    [1.05, "1.1"],
    [1.15, "1.2"],
    [3.95, "4.0"],
    [4, "4.0"],
    [8 / 3, "2.7"],
  ])("of %d is shown as %s", (average, expected) => {
    expect(formatAverage(average)).toBe(expected);
  });

  it("is rounded as whole numbers are, half up, for every mean of up to 250 units", () => {
    const wrong: string[] = [];
    for (let count = 1; count <= 250; count++) {
      for (let total = count; total <= 4 * count; total++) {
        const tenths = Math.floor((20 * total + count) / (2 * count));
        const expected = `${Math.floor(tenths / 10)}.${tenths % 10}`;
        if (formatAverage(total / count) !== expected) wrong.push(`${total}/${count}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("movement", () => {
  it.each([
    [2.6, 2.3, "up"],
    [2.3, 2.6, "down"],
    [2.64, 2.61, "same"],
    [2.45, 2.44, "up"],
    [49 / 20, 2.5, "same"],
    [undefined, 2, undefined],
    [2, undefined, undefined],
    [undefined, undefined, undefined],
  ] as const)("to %s from %s is %s", (now, before, expected) => {
    expect(movement(now, before)).toBe(expected);
  });
});
