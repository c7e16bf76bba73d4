// Tests of whether a typed line is saved at once or opens the form.
import { describe, expect, it } from "vitest";
import { asPersonId } from "../../../src/domain/ids.js";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { toUnitEntry } from "../../../src/domain/typed-line/unit-entry.js";
import { readUnitLine } from "../../../src/domain/typed-line/unit-line.js";

const today = SchoolDay.parse("2026-11-18");
const tomorrow = SchoolDay.parse("2026-11-19");
const LINE = "Kites, grade 6, level 2 with <@U1>";

function enter(text: string, schoolToday = today) {
  return toUnitEntry(readUnitLine(text, { today, monthFirst: true }), {
    ...{ today, schoolToday, loggedBy: asPersonId("U0ME") },
  });
}

describe("a line", () => {
  it("that says everything is saved at once, for today if it says no day", () => {
    expect(enter(LINE)).toMatchObject({ isComplete: true, unit: { title: "Kites", date: today } });
    expect(enter(`${LINE} yesterday`)).toMatchObject({ isComplete: true, unit: { date: "2026-11-17" } });
  });

  it.each([
    ["misses a level", "Kites, grade 6 with <@U1>"],
    ["has an unclear day", `${LINE} last week`],
    ["has words left over", `${LINE} at the park`],
    ["needs evidence", "Kites, grade 6, level 4 with <@U1>"],
    ["names nobody else", "Kites, grade 6, level 2 with <@U0ME>"],
    ["is out of range", `${LINE} on 2031-01-01`],
    ["has a day in the future", `${LINE} on Nov 20`],
    ["is too long", `${LINE}${" ".repeat(4000)}.`],
  ])("that %s opens the form", (_what, text) => {
    expect(enter(text).isComplete).toBe(false);
  });

  it("whose day is unclear leaves it empty", () => {
    expect(enter(`${LINE} last week`).values).not.toHaveProperty("date");
  });

  it("is planned only if its day is to come for the person and for the school", () => {
    expect(enter(`${LINE} tomorrow`)).toMatchObject({ isPlanned: true, isComplete: false });
    expect(enter(`${LINE} tomorrow`, tomorrow)).toMatchObject({ isPlanned: false, isComplete: true });
    expect(enter(`${LINE} today`, SchoolDay.parse("2026-11-17"))).toMatchObject({ isPlanned: false, isComplete: true });
  });
});
