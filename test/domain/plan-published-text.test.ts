// What is taken out of a copy for people outside the school, and what is pointed out.
import { describe, expect, it } from "vitest";
import { mayQuoteStandards, namePartsIn, withoutNames } from "../../src/domain/plan/published-text.js";

const TESS = { name: "Tess Whitlock", role: "teacher" } as const;
const LEE = { name: "Lee (Library) O'Neil", role: "librarian" } as const;

describe("names", () => {
  it.each([
    ["Tess Whitlock models it.", "a teacher models it."],
    ["With TESS WHITLOCK, daily", "With a teacher, daily"],
    ["Tess Whitlocks", "Tess Whitlocks"],
    ["Ask Lee (Library) O'Neil.", "Ask the librarian."],
    ["Tess models it.", "Tess models it."],
  ])("are replaced as a whole: %s", (text, expected) => {
    expect(withoutNames(text, [TESS, LEE])).toBe(expected);
  });

  it.each([
    ["Tess models it with Whitlock", ["Tess", "Whitlock"]],
    ["Whitlocks", []],
    ["Leeds", []],
    ["lee reads", ["lee"]],
  ])("are pointed out by their parts: %s", (text, expected) => {
    expect(namePartsIn(text, [TESS, LEE])).toEqual(expected);
  });

  it("of nobody change nothing", () => {
    expect(withoutNames("Tess Whitlock", [{ name: "", role: "teacher" }])).toBe("Tess Whitlock");
    expect(namePartsIn("Al and Bo", [{ name: "Al Bo", role: "teacher" }])).toEqual([]);
  });
});

it.each([
  ["1.1.7 Make up words in the place of theirs", true],
  ["I.A.1: Make up words in the place of theirs", true],
  ["2.4.1 – make-up words, in their place", true],
  ["1.1.7, 2.4.1, IV.B.2", false],
  ["1.1.7 (notes)", false],
  ["Standard 1.1.7 and 2.4.1 are assessed", false],
  ["Grade 4.1.12 students read many books today", false],
  ["Version 5.1.1 was read by all students", false],
])("a number with a sentence after it may quote the standards: %s", (text, expected) => {
  expect(mayQuoteStandards(text)).toBe(expected);
});
