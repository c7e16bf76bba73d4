// Tests of which misspelled words are recognized.
import { expect, it } from "vitest";
import { findMeant, isMisspelled } from "../../../src/domain/typed-line/spelling.js";

it.each([
  ["garde", "grade", true],
  ["grad", "grade", true],
  ["gradde", "grade", true],
  ["levle", "level", true],
  ["grade", "grade", false],
  ["grades", "grade", false],
  ["grape", "grade", false],
  ["lever", "level", false],
  ["brade", "grade", false],
  ["gra", "grade", false],
  ["garden", "grade", false],
])("%j for %j: %s", (word, meant, expected) => {
  expect(isMisspelled(word, meant)).toBe(expected);
});

it("a word that may be two of them is neither", () => {
  expect(findMeant("mondey", ["monday", "sunday"])).toBe("monday");
  expect(findMeant("bat1", ["bats", "batt"])).toBeUndefined();
  expect(findMeant("frogs", ["monday"])).toBeUndefined();
});
