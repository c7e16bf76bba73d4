// Tests of the written forms of days and months: only real ones pass, as they stand.
import { expect, it } from "vitest";
import { Month, SchoolDay } from "../../../src/domain/time/day-and-month.js";

it.each([
  [SchoolDay, "2024-02-29", "2026-02-29", "Choose a date."],
  [Month, "2026-12", "2026-13", "Choose a month."],
] as const)(
  "a real one passes unchanged, an impossible one is asked for again (%#)",
  (schema, real, impossible, message) => {
    expect(schema.parse(real)).toBe(real);
    expect(schema.safeParse(impossible).error?.issues.map((issue) => issue.message)).toEqual([message]);
  },
);
