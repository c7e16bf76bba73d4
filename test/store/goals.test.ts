// Rows of goals and the sums behind them: never more than five a year, and the same figures that the report has.
import { describe, expect, it } from "vitest";
import { GRADES } from "../../src/domain/grade.js";
import { summarize } from "../../src/domain/report.js";
import { firstDay, lastDay, type Month, monthOf } from "../../src/domain/time/month.js";
import type { SchoolDay } from "../../src/domain/time/school-day.js";
import { addTallies } from "../../src/domain/unit-sum.js";
import { addGoal, goalsOf } from "../../src/store/goals.js";
import { sumOfPeople, sumsByDepartment, sumsByPerson } from "../../src/store/unit-coverage.js";
import { unitsBetween } from "../../src/store/unit-spans.js";
import { monthSums, talliesBetween } from "../../src/store/unit-tallies.js";
import { addSchool, NOW, newKey, openFile } from "../support/database.js";
import { MONTHS, openRandomSchool, PEOPLE } from "../support/random-rows.js";

const aimFor = (grade: string) => ({
  measure: { kind: "share", of: { by: "grade", names: [grade], isOutside: false } } as const,
  start: undefined,
  target: 25,
});

describe("a school year", () => {
  it("has at most five goals, however many people add one at once, and one for each thing", async () => {
    const { db } = await openFile();
    const school = await addSchool(db);
    const add = (grade: string, key = newKey()) =>
      addGoal(db, school, { year: "2026-27", aim: aimFor(grade), key, now: NOW });
    const results = await Promise.all(GRADES.slice(0, 9).map((grade) => add(grade)));
    expect(results.filter((result) => result === "added")).toHaveLength(5);
    expect(results.filter((result) => result === "full")).toHaveLength(4);
    expect(new Set((await goalsOf(db, school)).map(({ measure }) => JSON.stringify(measure))).size).toBe(5);
    expect(await addGoal(db, school, { year: "2027-28", aim: aimFor("K"), key: "once", now: NOW })).toBe("added");
    expect(await addGoal(db, school, { year: "2027-28", aim: aimFor("K"), key: "once", now: NOW })).toBe("repeated");
    expect(await addGoal(db, school, { year: "2027-28", aim: aimFor("K"), key: newKey(), now: NOW })).toBe("taken");
  });
});

describe("the database's sums", () => {
  it.each([1, 2, 3])("are those of the units one by one (seed %i)", async (seed) => {
    const { db, school } = await openRandomSchool(seed);
    const now = new Date("2026-11-20T12:00:00Z");
    const days = { from: "2026-09-08" as SchoolDay, to: "2026-11-28" as SchoolDay, now };
    const units = await unitsBetween(db, school, days);
    expect(units.length).toBeGreaterThan(5);
    const tenthsOf = (of: typeof units) => of.reduce((sum, { agreed }) => sum + Math.round(agreed.level * 10), 0);
    const sumOf = (of: typeof units) => ({ count: of.length, tenths: tenthsOf(of) });
    const total = addTallies(await talliesBetween(db, school, days));
    expect(total).toEqual(sumOf(units));
    expect(total.tenths / total.count / 10).toBeCloseTo(summarize(units).average ?? 0, 9);

    const all = await unitsBetween(db, school, {
      ...days,
      from: firstDay(MONTHS[0] as Month),
      to: lastDay(MONTHS[2] as Month),
    });
    const asked = [MONTHS[0] as Month, MONTHS[2] as Month];
    const byMonth = asked.map((month) => [month, sumOf(all.filter(({ date }) => monthOf(date) === month))] as const);
    expect(await monthSums(db, school, { months: asked, now })).toEqual(new Map(byMonth));

    const byPerson = PEOPLE.map((id) => [id, sumOf(units.filter(({ people }) => people.includes(id)))] as const);
    const sorted = (sums: ReadonlyMap<string, unknown>) => [...sums].sort(([a], [b]) => a.localeCompare(b));
    expect(sorted(await sumsByPerson(db, school, days))).toEqual(byPerson.filter(([, { count }]) => count > 0));

    const members = PEOPLE.slice(0, 3);
    const place = { workspaceId: school.workspaceId, schoolId: school.id };
    await db.department.create({ data: { id: "science", ...place, name: "Science", key: "science" } });
    await db.departmentTeacher.createMany({
      data: members.map((personId) => ({ workspaceId: school.workspaceId, departmentId: "science", personId })),
    });
    // A unit of two of them counts once.
    const theirs = sumOf(
      units.filter(({ people }) => people.some((id) => members.includes(id as (typeof members)[0]))),
    );
    expect(await sumsByDepartment(db, school, days)).toEqual(new Map([["science", theirs]]));
    expect(await sumOfPeople(db, school, { ...days, people: members })).toEqual(theirs);
    expect(await sumOfPeople(db, school, { ...days, people: [] })).toEqual({ count: 0, tenths: 0 });
  });
});
