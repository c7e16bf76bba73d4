// What is normal here, worked out by hand.
import { expect, it } from "vitest";
import { formatNormal, pastMonths, toNormalRange } from "../../src/domain/normal-range.js";
import { Month } from "../../src/domain/time/month.js";

const month = (text: string) => Month.parse(text);
const past = (count: number, tenths: number, circulation?: number) => ({
  ...{ hasSchool: true, sum: { count, tenths }, circulation },
});
const closed = { ...past(0, 0), hasSchool: false };

it.each([
  ["2024-10", ["2025-10", "2024-10"]],
  ["2024-11", ["2025-10"]],
  ["2026-10", []],
  [undefined, []],
])("the past Octobers since %s are %j", (first, months) => {
  expect(pastMonths(month("2026-10"), first === undefined ? undefined : month(first))).toEqual(months);
});

it("there are at most ten of them, the latest", () => {
  const months = pastMonths(month("2026-10"), month("2001-10"));
  expect([months.length, months[0], months.at(-1)]).toEqual([10, "2025-10", "2016-10"]);
});

it.each([
  ["one year is no range", [past(9, 200)], undefined],
  ["two years are", [past(9, 191), past(14, 360)], "Octobers here: 9 to 14 units, average level 2.1 to 2.6."],
  ["the same twice is one number", [past(9, 180), past(9, 180)], "Octobers here: 9 units, average level 2.0."],
  ["a year without units counts", [past(0, 0), past(1, 20)], "Octobers here: 0 to 1 unit."],
  [
    "it has no average",
    [past(0, 0), past(4, 90), past(5, 110)],
    "Octobers here: 0 to 5 units, average level 2.2 to 2.3.",
  ],
  [
    "circulation counts where it was reported twice",
    [past(9, 180, 2117), past(9, 180), past(9, 180, 1800)],
    "Octobers here: 9 units, average level 2.0, circulation 1,800 to 2,117.",
  ],
  ["a year in which school was closed doesn't count", [closed, past(1, 20)], undefined],
  ["reported once, it doesn't", [past(9, 180, 2117), past(9, 180)], "Octobers here: 9 units, average level 2.0."],
])("%s", (_name, years, words) => {
  const range = toNormalRange(years);
  expect(range && formatNormal(month("2026-10"), range)).toBe(words);
});
