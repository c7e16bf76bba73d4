// Tests of the made-up past: plausible, within the app's own rules, and the same each time.
import { describe, expect, it } from "vitest";
import { createPast, type PastUnit, QUESTIONS } from "../../sandbox/demo/past.js";
import { LIBRARIANS, TEACHERS, TIME_ZONE } from "../../sandbox/demo/school.js";
import { isTeachingDay } from "../../sandbox/demo/school-year.js";
import { monthOf } from "../../src/domain/time/month.js";
import { schoolDayAt } from "../../src/domain/time/school-day.js";
import { checkUnit, UnitFields } from "../../src/domain/unit.js";

const pastOf = (now: string) => createPast({ now: new Date(now), timeZone: TIME_ZONE });
const countIn = (past: readonly PastUnit[], month: string) => past.filter(({ date }) => monthOf(date) === month).length;
const meanOf = (units: readonly PastUnit[]) => units.reduce((sum, { level }) => sum + level, 0) / units.length;

describe.each(["2026-11-24T15:00:00Z", "2026-07-15T12:00:00Z", "2027-02-01T04:59:00Z", "2028-02-29T20:00:00Z"])(
  "the past of %s",
  (now) => {
    const past = pastOf(now);
    const today = schoolDayAt(new Date(now), TIME_ZONE);

    it("is the same each time", () => {
      expect(pastOf(now)).toEqual(past);
    });

    it("has at least a hundred units in at most fourteen months, none of them in July", () => {
      const months = new Set(past.map(({ date }) => monthOf(date)));
      expect(past.length).toBeGreaterThan(95);
      expect(months.size).toBeLessThanOrEqual(14);
      expect(months.size).toBeGreaterThanOrEqual(11);
      expect([...months].filter((month) => month.endsWith("-07"))).toEqual([]);
    });

    it("was logged after it was taught, on school days, and never in the future", () => {
      const odd = past.filter(({ date, loggedAt }) => {
        const logged = schoolDayAt(loggedAt, TIME_ZONE);
        return date > logged || logged > today || loggedAt.toISOString() >= now || !isTeachingDay(date);
      });
      expect(odd).toEqual([]);
    });

    it("is in the order it was logged", () => {
      const instants = past.map(({ loggedAt }) => loggedAt.getTime());
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
    });

    it("follows every rule of the form", () => {
      for (const { loggedBy, loggedAt, ...unit } of past) {
        expect(UnitFields.parse(unit)).toEqual(unit);
        expect(checkUnit(unit, { today: schoolDayAt(loggedAt, TIME_ZONE), loggedBy })).toEqual({});
      }
    });

    it("pairs one teacher with one librarian in each unit", () => {
      const teachers = new Set(TEACHERS.map(({ id }) => id));
      for (const { loggedBy, partners } of past) {
        const people = [loggedBy, ...partners];
        expect(people.filter((id) => teachers.has(id))).toHaveLength(1);
        expect(people.filter((id) => LIBRARIANS.includes(id))).toHaveLength(1);
      }
    });

    it("names someone who has Slack only now in a few units that aren't his own", () => {
      const dwayne = TEACHERS.find(({ name }) => name === "Dwayne Ashcombe");
      const units = past.filter(({ others }) => others.includes(dwayne?.name ?? ""));
      expect(units.length).toBeGreaterThan(1);
      expect(units.filter(({ loggedBy, partners }) => [loggedBy, ...partners].some((id) => id === dwayne?.id))).toEqual(
        [],
      );
    });

    it("answers the school's optional questions, mostly, and the more together the higher the level", () => {
      for (const key of QUESTIONS) {
        const blank = past.filter(({ answers }) => answers?.[key]?.length === 0).length;
        expect(blank).toBeGreaterThan(0);
        expect(blank).toBeLessThan(past.length / 4);
      }
      const togetherAt = (level: number) => {
        const units = past.filter((unit) => unit.level === level);
        return units.filter(({ answers }) => answers?.taughtBy?.[0] === "together").length / units.length;
      };
      expect(togetherAt(3)).toBeGreaterThan(togetherAt(1));
    });

    it("has no topic twice in a month", () => {
      const keys = past.map(({ date, title }) => `${monthOf(date)} ${title}`);
      expect(new Set(keys).size).toBe(keys.length);
    });

    it("rises in level", () => {
      const third = Math.floor(past.length / 3);
      expect(meanOf(past.slice(-third))).toBeGreaterThan(meanOf(past.slice(0, third)) + 0.2);
    });
  },
);

it("is busiest in spring and quiet in August and December", () => {
  const past = pastOf("2026-11-24T15:00:00Z");
  const spring = countIn(past, "2026-03") + countIn(past, "2026-04");
  expect(spring).toBeGreaterThan(countIn(past, "2026-01") + countIn(past, "2026-02"));
  expect(countIn(past, "2026-08")).toBeLessThan(countIn(past, "2026-09"));
  expect(countIn(past, "2025-12")).toBeLessThan(countIn(past, "2026-01"));
});
