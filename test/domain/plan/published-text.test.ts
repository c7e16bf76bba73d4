// What is taken out of a copy for people outside the school, and what is pointed out.
import { describe, expect, it } from "vitest";
import { mayQuoteStandards, namePartsIn, withoutNames } from "../../../src/domain/plan/published-text.js";

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

  it("of people who were erased point to nobody", () => {
    expect(namePartsIn("A former mayor and a colleague", [{ name: "Former colleague", role: "teacher" }])).toEqual([]);
  });

  it("that begin with another name are replaced as a whole, whoever is listed first", () => {
    const people = [
      { name: "Ann Lee", role: "teacher" },
      { name: "Ann Lee Brown", role: "librarian" },
    ] as const;
    for (const all of [people, people.toReversed()]) {
      expect(withoutNames("Ann Lee Brown and Ann Lee", all)).toBe("the librarian and a teacher");
    }
  });

  it.each([
    ["Jose Nunez reads.", "a teacher reads."],
    ["José Núñez reads.", "a teacher reads."],
    ["Jose\u0301 Nu\u0301n\u0303ez reads.", "a teacher reads."],
    ["José\nNúñez reads.", "a teacher reads."],
    ["José\u00A0 Núñez reads.", "a teacher reads."],
    ["José Núñezo reads.", "José Núñezo reads."],
  ])("are found however they are written: %j", (text, expected) => {
    expect(withoutNames(text, [{ name: "José Núñez", role: "teacher" }])).toBe(expected);
    expect(withoutNames(text, [{ name: "Jose Nunez", role: "teacher" }])).toBe(expected);
  });

  it("are found with any kind of apostrophe, and pointed out by parts with and without accents", () => {
    const oneil = [{ name: "Tess O'Neil", role: "teacher" }] as const;
    expect(withoutNames("Tess O’Neil’s group", oneil)).toBe("a teacher’s group");
    const nunez = [{ name: "José Núñez", role: "teacher" }] as const;
    expect(namePartsIn("Núñez leads, jose helps", nunez)).toEqual(["jose", "Núñez"]);
    expect(namePartsIn("Nu\u0301n\u0303ez leads", nunez)).toEqual(["Núñez"]);
  });

  it("change nothing else in the text, not even how its letters are written", () => {
    const text = "Cafe\u0301  4-ESS2-1.\n   a. Observe";
    expect(withoutNames(text, [TESS, LEE])).toBe(text);
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
