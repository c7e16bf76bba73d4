// Tests of how searches compare text: accents, ligatures, scripts without spaces, plurals, and what may be mistyped.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearWords } from "../../src/domain/near-words.js";
import { toSubjectMark } from "../../src/domain/search-marks.js";
import { formsOf, waysToWrite } from "../../src/domain/search-spellings.js";
import { toSearchTerms, toSearchWords, typosIn } from "../../src/domain/search-words.js";

describe("words of a text", () => {
  it.each([
    ["Rivers & Deltas", ["rivers", "deltas"]],
    ["Día de los Muertos", ["dia", "de", "los", "muertos"]],
    ["L’été à la forêt", ["l", "ete", "a", "la", "foret"]],
    ["Märchen: Große Füße", ["marchen", "grosse", "fusse"]],
    ["Œuvre, ﬁction, Æsop", ["oeuvre", "fiction", "aesop"]],
    ["Søren Łukasz", ["soren", "lukasz"]],
    ["1.1.7 and RI.5-7", ["1", "1", "7", "and", "ri", "5", "7"]],
    ["日本の歴史", ["日", "本", "の", "歴", "史"]],
    ["가나다 한글", ["가나다", "한글"]],
    ["أنهار العالَم", ["انهار", "العالم"]],
    ["🎉🎉 — !!", []],
    ["", []],
  ])("%s", (text, words) => {
    expect(toSearchWords(text)).toEqual(words);
  });

  it("are the same however a text is composed and capitalized", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        expect(toSearchWords(text.normalize("NFD"))).toEqual(toSearchWords(text.normalize("NFC")));
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  it("hold nothing but letters and digits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        expect(toSearchWords(text).filter((word) => !/^[\p{L}\p{N}]+$/u.test(word))).toEqual([]);
      }),
      { seed: 13, numRuns: 500 },
    );
  });
});

describe("terms of a search", () => {
  it.each([
    ["rivers deltas", [["rivers"], ["deltas"]]],
    ['the "Lower Nile" of Egypt', [["lower", "nile"], ["egypt"]]],
    ["the of and", [["the"], ["of"], ["and"]]],
    ["1.1.7", [["1", "1", "7"]]],
    [
      "日本 地図",
      [
        ["日", "本"],
        ["地", "図"],
      ],
    ],
    ['"" “” — ?', []],
  ])("%s", (typed, words) => {
    expect(toSearchTerms(typed).map((term) => term.words)).toEqual(words);
  });

  it("are all of them, however many: what was typed is never left out", () => {
    const typed = Array.from({ length: 40 }, (_, at) => `word${at}`).join(" ");
    expect(toSearchTerms(typed)).toHaveLength(40);
  });
});

describe("a word in singular and plural", () => {
  it.each([
    ["river", "rivers"],
    ["rivers", "river"],
    ["volcano", "volcanoes"],
    ["volcanoes", "volcano"],
    ["story", "stories"],
    ["stories", "story"],
    ["map", "maps"],
  ])("%s finds %s", (typed, found) => {
    expect(formsOf(typed)).toContain(found);
  });

  it.each(["日", "ph", "été", "1984"])("%s is left as it is", (word) => {
    expect(formsOf(word)).toEqual([word]);
  });
});

describe("one word, written in several ways", () => {
  const waysOf = (typed: string) =>
    toSearchTerms(typed)
      .flatMap(waysToWrite)
      .map((way) => way.join(" "));

  it.each([
    ["2", "ii"],
    ["ii", "2"],
    ["three", "3"],
    ["3", "three"],
    ["Charlotte's", "charlottes"],
    ["Charlotte's", "charlotte"],
    ["don't", "dont"],
    ["dont", "don t"],
    ["U.S.", "us"],
    ["us", "u s"],
    ["sci-fi", "scifi"],
  ])("%s is also %s", (typed, other) => {
    expect(waysOf(typed)).toContain(other);
  });

  it.each(["1.1.7", "RI.6.2", "IV.B.2", "1984", "13", '"ancient egypt"', "日本"])("%s is only itself", (typed) => {
    expect(toSearchTerms(typed).flatMap(waysToWrite)).toEqual([toSearchWords(typed)]);
  });
});

describe("words that may be meant", () => {
  const KNOWN = ["amphibian", "amphibians", "river", "rivers", "volcano", "volcanoes", "mat", "map", "poetry", "1984"];

  it.each([
    ["amphibans", ["amphibians", "amphibian"]],
    ["anphibions", ["amphibians"]],
    ["rievr", ["river"]],
    ["rivres", ["rivers"]],
    ["vulcano", ["volcano"]],
    ["peotry", ["poetry"]],
    ["mop", []],
    ["1985", []],
    ["entirely", []],
  ])("%s may be %s", (typed, words) => {
    expect(nearWords(typed, KNOWN)).toEqual(words);
  });

  it("are near in proportion to a word's length", () => {
    expect(["maps", "river", "volcano", "amphibia", "12345"].map(typosIn)).toEqual([0, 1, 1, 2, 0]);
  });
});

it("a subject is the same however it is written, and another one isn't", () => {
  expect(toSubjectMark("Español")).toBe(toSubjectMark("ESPANOL"));
  expect(toSubjectMark("Art")).not.toBe(toSubjectMark("Arts"));
  expect(toSubjectMark("ELA")).toBe(toSubjectMark("english language arts"));
  expect(toSubjectMark("PE")).not.toBe(toSubjectMark("Math"));
});
