// When Bookend checks back on a roadblock: whole weeks later, at the same time of day.
import { expect, it } from "vitest";
import { checkBackAt } from "../../src/domain/roadblock.js";

it.each([
  [1, "2026-11-17T15:52:00.000Z"],
  [4, "2026-12-08T15:52:00.000Z"],
  [26, "2027-05-11T15:52:00.000Z"],
])("%s weeks after Tuesday, November 10, 2026 is %s", (weeks, expected) => {
  expect(checkBackAt(new Date("2026-11-10T15:52:00Z"), weeks).toISOString()).toBe(expected);
});
