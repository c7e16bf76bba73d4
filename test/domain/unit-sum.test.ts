// Sums of units are exact, and divided once.
import fc from "fast-check";
import { expect, it } from "vitest";
import { nearestLevel } from "../../src/domain/agreement.js";
import { averageTenths, formatPercent, formatTenths, levelOf, percentOf } from "../../src/domain/unit-sum.js";

it.each([
  [41, 60, 68],
  [1, 8, 13],
  [1, 200, 1],
  [1, 201, 0],
  [199, 200, 100],
  [0, 7, 0],
  [7, 7, 100],
  [0, 0, undefined],
])("%i of %i is %s percent, rounded half up", (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});

it.each([
  [{ count: 2, tenths: 49 }, "2.5"],
  [{ count: 4, tenths: 97 }, "2.4"],
  [{ count: 3, tenths: 70 }, "2.3"],
  [{ count: 1, tenths: 40 }, "4.0"],
  [{ count: 0, tenths: 0 }, "–"],
])("the average of %j is %s", (sum, average) => {
  expect(formatTenths(averageTenths(sum))).toBe(average);
});

it("a percentage without units is a dash", () => {
  expect([formatPercent(percentOf(0, 0)), formatPercent(0)]).toEqual(["–", "0%"]);
});

it("an agreed level in tenths counts at the same level as in the report", () => {
  fc.assert(fc.property(fc.integer({ min: 10, max: 40 }), (tenths) => levelOf(tenths) === nearestLevel(tenths / 10)));
});

it("percentages are never more than half a percent off", () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (part, more) => {
      const whole = part + more;
      const percent = percentOf(part, whole) ?? Number.NaN;
      expect(Math.abs(percent * whole - 100 * part) * 2).toBeLessThanOrEqual(whole);
    }),
  );
});
