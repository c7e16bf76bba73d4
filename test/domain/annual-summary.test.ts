// The arithmetic of the Annual Summary: ten years in three calendars add up, month by month, to their years.
import { describe, expect, it } from "vitest";
import { addSums, type KnownMonth, summarizeMonths, toSummaryCells } from "../../src/domain/annual-summary.js";
import type { MonthFigures } from "../../src/domain/figures.js";
import { firstDay, lastDay, type Month, monthOf } from "../../src/domain/time/month.js";
import { createSchoolCalendar } from "../../src/domain/time/school-calendar.js";
import { addDays, type SchoolDay } from "../../src/domain/time/school-day.js";
import { calendarMonths } from "../../src/domain/time/span.js";
import { averageTenths } from "../../src/domain/unit-sum.js";

const day = (text: string) => text as SchoolDay;
const WEEKDAYS = [1, 2, 3, 4, 5];
const term = (name: string, from: string, to: string) => ({ name, from: day(from), to: day(to) });

const CALENDARS = {
  "September to June": createSchoolCalendar(),
  "August to May, with trimesters": createSchoolCalendar({
    years: [
      {
        ...{ from: day("2020-08-17"), to: day("2021-05-28"), weekdays: WEEKDAYS },
        terms: [
          term("Trimester 1", "2020-08-17", "2020-11-24"),
          term("Trimester 2", "2020-12-01", "2021-02-26"),
          term("Trimester 3", "2021-03-01", "2021-05-28"),
        ],
      },
    ],
    closings: [],
  }),
  "February to December, in the south": createSchoolCalendar({
    years: [{ from: day("2020-02-03"), to: day("2020-12-11"), weekdays: WEEKDAYS, terms: [] }],
    closings: [],
  }),
};

/** The same numbers for the same seed, from 0 to below `below`. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** A month with up to nine units, and with figures that are sometimes missing and sometimes 0. */
function randomMonth(month: Month, random: (below: number) => number): KnownMonth {
  const levels = Array.from({ length: random(10) }, () => 10 + random(31));
  const maybe = (below: number) => (random(4) === 0 ? undefined : random(3) === 0 ? 0 : random(below));
  const values = { daysOpen: maybe(2300), circulation: maybe(3000), classes: maybe(90) };
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  const figures: MonthFigures = { values: known, byGrade: {}, causes: [] };
  const units = { count: levels.length, tenths: levels.reduce((sum, level) => sum + level, 0) };
  return { month, units, figures, isRunning: false, isPart: false };
}

const total = (numbers: readonly (number | undefined)[]) =>
  numbers.some((one) => one !== undefined) ? numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0) : undefined;

/** Half up, by long division in BigInt: another way than the product's. */
function divideHalfUp(part: number, whole: number): number {
  const [quotient, rest] = [BigInt(part) / BigInt(whole), BigInt(part) % BigInt(whole)];
  return Number(2n * rest >= BigInt(whole) ? quotient + 1n : quotient);
}

describe.each(Object.entries(CALENDARS))("ten years, %s", (_name, calendar) => {
  const random = randomFrom(2026);
  const years = [calendar.schoolYearOf(day("2020-10-01"))];
  while (years.length < 10) years.push(calendar.schoolYearOf(addDays(years.at(-1)?.to ?? day("2020-01-01"), 1)));
  const months = new Map(
    calendarMonths({ from: years[0]?.from ?? day("2020-01-01"), to: years[9]?.to ?? day("2020-01-01") }).map(
      (month) => [month, randomMonth(month, random)],
    ),
  );
  const monthsIn = (span: { from: SchoolDay; to: SchoolDay }) =>
    calendarMonths(span).map((month) => months.get(month) as KnownMonth);

  it("has each month in exactly one year", () => {
    const inYears = years.flatMap((year) => calendarMonths(year));
    expect(inYears).toEqual([...months.keys()]);
    for (const { from, to } of years) {
      expect([firstDay(monthOf(from)), lastDay(monthOf(to))]).toEqual([from, to]);
    }
  });

  it.each(years.map((year) => [year.name, year] as const))("adds the months of %s up to its total", (_year, year) => {
    const all = monthsIn(year);
    const { rows, total: sums } = summarizeMonths(all, { totalName: "Annual TOTAL" });
    expect(rows).toHaveLength(12);
    for (const key of ["daysOpen", "circulation", "classes"] as const) {
      expect(sums.values[key]).toBe(total(rows.map(({ values }) => values[key])));
    }
    expect(sums.units).toEqual(addSums(rows.map(({ units }) => units)));
    expect(averageTenths(sums.units)).toBe(
      sums.units.count === 0 ? undefined : divideHalfUp(sums.units.tenths, sums.units.count),
    );
    const both = rows.filter(
      ({ values: { daysOpen, circulation } }) => daysOpen !== undefined && circulation !== undefined,
    );
    const days = total(both.map(({ values }) => values.daysOpen)) ?? 0;
    const lent = total(both.map(({ values }) => values.circulation)) ?? 0;
    expect(sums.averageDaily).toBe(
      both.length === 0 ? undefined : days === 0 ? "no days" : divideHalfUp(lent * 1000, days),
    );
  });

  it("adds its terms up to the year, unit by unit", () => {
    for (const year of years) {
      const parts = calendar
        .termsOf(year)
        .map((one) => summarizeMonths(monthsIn(one), { totalName: "TOTAL" }).total.units);
      const whole = summarizeMonths(monthsIn(year), { totalName: "TOTAL" }).total.units;
      // A term that begins within a month shares that month with the one before it: these calendars have none.
      expect(addSums(parts)).toEqual(whole);
    }
  });
});

describe("the cells", () => {
  const cellsOf = (values: MonthFigures["values"], change: Partial<KnownMonth> = {}) => {
    const month: KnownMonth = {
      ...{ month: "2026-02" as Month, units: { count: 0, tenths: 0 }, isRunning: false, isPart: false },
      ...{ figures: { values, byGrade: {}, causes: [] }, ...change },
    };
    return summarizeMonths([month], { totalName: "Annual TOTAL" }).rows.map(toSummaryCells)[0];
  };
  const NONE = "not reported";

  it.each([
    [{}, [NONE, NONE, NONE, NONE, "0", "–"]],
    [{ daysOpen: 0, circulation: 0, classes: 0 }, ["0", "0", "–", "0", "0", "–"]],
    [{ daysOpen: 50, circulation: 1 }, ["0.5", "1", "2.0", NONE, "0", "–"]],
    [{ daysOpen: 800, circulation: 101 }, ["8", "101", "12.6", NONE, "0", "–"]],
    // 12.65 exactly is 12.7.
    [{ daysOpen: 2000, circulation: 253 }, ["20", "253", "12.7", NONE, "0", "–"]],
    [{ circulation: 5 }, [NONE, "5", NONE, NONE, "0", "–"]],
  ])("for %j are %j", (values, expected) => {
    expect(cellsOf(values)).toEqual(["February", ...expected]);
  });

  it("say that a month is still running, and keep figures out of a month that is only partly there", () => {
    expect(cellsOf({}, { isRunning: true })?.[0]).toBe("February so far");
    const part = cellsOf(
      { daysOpen: 800, circulation: 101, classes: 3 },
      { isPart: true, units: { count: 1, tenths: 25 } },
    );
    expect(part).toEqual(["February", "–", "–", "–", "–", "1", "2.5"]);
  });
});
