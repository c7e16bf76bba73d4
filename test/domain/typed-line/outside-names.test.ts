// Names in a typed line that may be of people outside Slack, and those that are asked about.
import { describe, expect, it } from "vitest";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { outsideNamesIn } from "../../../src/domain/typed-line/outside-names.js";
import { readUnitLine } from "../../../src/domain/typed-line/unit-line.js";

const options = { today: SchoolDay.parse("2026-11-18"), monthFirst: true, subjects: [] };
const KNOWN = ["Lee Librarian", "Tess Teacher"];

describe("names outside Slack", () => {
  it.each([
    ["Maps, grade 4, level 2 with Mr. Rivera", ["Mr. Rivera"]],
    ["Maps, grade 4, level 2 with Ana Lima and Mr. Ito", ["Ana Lima", "Mr. Ito"]],
    ["Maps, grade 4, level 2 with <@U1> and Mr. Rivera", ["Mr. Rivera"]],
    ["Maps, grade 4, level 2 with <@U1>", []],
    ["Maps, grade 4, level 2", []],
    // Someone in Slack has this name, or part of it.
    ["Maps, grade 4, level 2 with Lee", []],
    ["Maps, grade 4, level 2 with Mr. Rivera and Lee", []],
    ["Maps, grade 4, level 2 with Ms. Teacher", []],
    // These are no names.
    ["Maps, grade 4, level 2 with @rivera", []],
    ["Maps, grade 4, level 2 with the art teacher", []],
    ["Dances with Wolves, grade 6, level 3", []],
  ])("in %j are %j", (typed, names) => {
    expect(outsideNamesIn(readUnitLine(typed, options), KNOWN)).toEqual(names);
  });
});
