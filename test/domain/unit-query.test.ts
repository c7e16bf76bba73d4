// Tests of what a search of the log asks for: which words count as found, which days, and what a button may carry.
import { describe, expect, it } from "vitest";
import { createSchoolCalendar } from "../../src/domain/time/school-calendar.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { createWordTest, daysOf, isFiltered, UnitQuery } from "../../src/domain/unit-query.js";

const UNIT = { title: "Día de los Muertos: History & Art", names: ["Tess Teacher", "Mr. José Rivera (sub)"] };

describe("words", () => {
  it.each([
    ["dia muertos", true],
    ["MUERTOS día", true],
    ["hist", true],
    ["history of art", true],
    ["history and art", true],
    ["tess", true],
    ["rivera", true],
    ["jose", true],
    ['"Mr. Jose Rivera"', true],
    ['"de los muertos"', true],
    ['"los de muertos"', false],
    ["muertos omar", false],
    ["maps", false],
    ['"of"', false],
    ["of", false],
    ["*", false],
  ])("%s are found: %s", (words, found) => {
    expect(createWordTest(words)(UNIT)).toBe(found);
  });

  it("are found whichever quotation marks and apostrophes people type", () => {
    const unit = { title: "Charlotte’s Web", names: ["D'Angelo Brown"] };
    for (const words of ["charlotte's", "“charlotte's web”", "d’angelo", "dangelo"]) {
      expect({ words, found: createWordTest(words)(unit) }).toEqual({ words, found: true });
    }
  });
});

describe("days", () => {
  const at = { today: "2026-11-10" as SchoolDay, calendar: createSchoolCalendar() };
  it.each([
    [{}, "0000-01-01", "9999-12-31"],
    [{ month: "2028-02" }, "2028-02-01", "2028-02-29"],
    [{ year: "2026-27" }, "2026-08-01", "2027-07-31"],
    [{ year: "2026" }, "2026-01-01", "2026-12-31"],
    [{ week: "2026-11-02" }, "2026-11-02", "2026-11-08"],
    [{ day: "2026-11-03" }, "2026-11-03", "2026-11-03"],
    [{ planned: true }, "2026-11-11", "9999-12-31"],
    [{ planned: true, month: "2026-11" }, "2026-11-11", "2026-11-30"],
    [{ month: "2026-10", year: "2026-27" }, "2026-10-01", "2026-10-31"],
  ])("of %j are from %s to %s", (query, from, to) => {
    expect(daysOf(UnitQuery.parse({ whose: "all", ...query }), at)).toMatchObject({ from, to });
  });
});

describe("what a button carries", () => {
  it.each([
    [{ month: "2026-13" }],
    [{ year: "2026-28" }],
    [{ day: "yesterday" }],
    [{ planned: false }],
    [{ people: ["'; DROP TABLE"] }],
    [{ people: Array.from({ length: 6 }, () => "U0LIBRARY01") }],
    [{ grades: ["13"] }],
    [{ level: 5 }],
    [{ words: "w".repeat(151) }],
    [{ subject: "" }],
    [{ whose: "theirs" }],
  ])("can't be %j", (query) => {
    expect(UnitQuery.safeParse({ whose: "all", ...query }).success).toBe(false);
  });

  it("fits Slack's 2,000 characters with everything in it at its longest", () => {
    const grades = ["PK", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "Other"];
    const query = UnitQuery.parse({
      ...{
        whose: "mine",
        month: "2026-10",
        year: "2026-27",
        week: "2026-10-05",
        day: "2026-10-03",
        planned: true,
        level: 4,
        grades,
      },
      ...{ people: Array.from({ length: 5 }, () => `U${"A".repeat(20)}`) },
      ...{ words: '"'.repeat(150), subject: "\\".repeat(75) },
    });
    expect(JSON.stringify({ ...query, page: 100_000 }).length).toBeLessThan(2000);
    expect(isFiltered(query)).toBe(true);
    expect(isFiltered({ whose: "mine" })).toBe(false);
  });
});
