// Tests of the figures of a month: how they look, their sums, and average daily circulation.
import { describe, expect, it } from "vitest";
import {
  averageDaily,
  type FigureValues,
  formatAverageDaily,
  formatDays,
  formatFigure,
  sumByGrade,
  sumFigures,
} from "../../src/domain/figures.js";

it.each([
  [0, "0"],
  [50, "0.5"],
  [25, "0.25"],
  [5, "0.05"],
  [2100, "21"],
  [4250, "42.5"],
  [2160, "21.6"],
])("formats %i hundredths of a day as %s", (hundredths, words) => expect(formatDays(hundredths)).toBe(words));

it.each([
  ["circulation", 0, "0"],
  ["circulation", 999, "999"],
  ["circulation", 2117, "2,117"],
  ["circulation", 1234567, "1,234,567"],
  ["daysOpen", 2150, "21.5"],
] as const)("formats %s of %i as %s", (key, value, words) => expect(formatFigure(key, value)).toBe(words));

describe("average daily circulation", () => {
  const of = (circulation?: number, daysOpen?: number): FigureValues => ({
    ...(circulation === undefined ? {} : { circulation }),
    ...(daysOpen === undefined ? {} : { daysOpen }),
  });

  it.each<[string, FigureValues[], string]>([
    ["no month", [], "not reported"],
    ["a month without figures", [of()], "not reported"],
    ["circulation alone", [of(2117)], "not reported"],
    ["days alone", [of(undefined, 2200)], "not reported"],
    ["both", [of(2117, 2200)], "96.2"],
    ["half a day", [of(1000, 2150)], "46.5"],
    ["a reported 0", [of(0, 2200)], "0.0"],
    ["0 days", [of(12, 0)], "–"],
    ["thousands a day", [of(1_234_567, 100)], "1,234,567.0"],
    ["exactly half a tenth, which rounds up", [of(1, 2000)], "0.1"],
    ["a hair less than half a tenth", [of(9, 18_100)], "0.0"],
    ["the total by the total, not the mean of means", [of(100, 100), of(100, 1900)], "10.0"],
    ["only the months with both", [of(2117, 2200), of(900), of(undefined, 1000)], "96.2"],
    ["a month of 0 days beside another", [of(10, 0), of(90, 1000)], "10.0"],
  ])("of %s", (_name, months, words) => expect(formatAverageDaily(averageDaily(months))).toBe(words));
});

it("sums each figure over the months that reported it", () => {
  const months = [{ values: { daysOpen: 2150, circulation: 10 } }, { values: { daysOpen: 50, classes: 0 } }];
  expect(sumFigures(months)).toEqual({ daysOpen: 2200, circulation: 10, classes: 0 });
  expect(sumByGrade([{ byGrade: { K: 1, "3": 2 } }, { byGrade: { K: 5 } }])).toEqual({ K: 6, "3": 2 });
});
