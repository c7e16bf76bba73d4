// Tests of cut text: never longer than allowed, and no character in it is cut in half.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clip, clipAtWord, cut, splitText, toPieces } from "../../src/text/clip.js";

const FAMILY = "👩\u200d👩\u200d👧\u200d👦";

describe("clip", () => {
  it.each([
    ["short", 10, "short"],
    ["exactly 10", 10, "exactly 10"],
    ["longer than 10", 10, "longer th…"],
    ["abc🐸def", 5, "abc…"],
    [`ab${FAMILY}cd`, 13, "ab…"],
    [`ab${FAMILY}cd`, 14, `ab${FAMILY}…`],
    ["🇺🇸🇩🇪🇫🇷", 8, "🇺🇸…"],
    ["Cafe\u0301s all over town", 5, "Caf…"],
    ["👍🏽👍🏽👍🏽", 8, "👍🏽…"],
    ["한국어 수업", 4, "한국어…"],
    ["กำลังใจ", 3, "กำ…"],
    ["", 5, ""],
  ])("of %j at %i is %j", (text, max, expected) => {
    expect(clip(text, max)).toBe(expected);
  });

  it("cuts a character that is longer than any real one between its code points", () => {
    const stacked = `e${"\u{1D165}".repeat(500)}`;
    for (const max of [100, 101]) {
      expect(clip(stacked, max).isWellFormed()).toBe(true);
      expect(clip(stacked, max).length).toBeGreaterThan(max - 2);
    }
    expect(clip(`${FAMILY}!`, 5)).toBe("👩\u200d…");
  });
});

describe("clipAtWord", () => {
  it.each([
    ["Level ratings: Ancient Egypt", 24, "Level ratings: Ancient…"],
    ["Level ratings", 24, "Level ratings"],
    [`Levels ${FAMILY}${FAMILY}`, 20, "Levels…"],
  ])("of %j at %i is %j", (text, max, expected) => {
    expect(clipAtWord(text, max)).toBe(expected);
  });
});

describe("any text", () => {
  const unit = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
    fc.constantFrom(FAMILY, "🇺🇸", "👍🏽", "e\u0301", "x"),
  );
  const text = fc.string({ unit, maxLength: 80 });
  const graphemesOf = (whole: string) =>
    [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(whole)].map(({ segment }) => segment);

  it("is cut between the characters people see", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 200 }), (whole, max) => {
        const [beginning, rest] = splitText(whole, max);
        expect(beginning + rest).toBe(whole);
        expect(beginning.length).toBeLessThanOrEqual(max);
        const all = graphemesOf(whole);
        expect(graphemesOf(beginning)).toEqual(all.slice(0, graphemesOf(beginning).length));
        expect(cut(whole, max)).toBe(beginning);
        expect(clip(whole, max).length).toBeLessThanOrEqual(max);
        expect(clip(whole, max).isWellFormed()).toBe(true);
      }),
      { seed: 9, numRuns: 500 },
    );
  });

  it("is whole again when its pieces are joined", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (whole, max) => {
        const pieces = toPieces(whole, max);
        expect(pieces.join("")).toBe(whole);
        for (const piece of pieces) {
          expect(piece.length).toBeGreaterThan(0);
          expect(piece.length).toBeLessThanOrEqual(max);
          expect(piece.isWellFormed()).toBe(true);
        }
      }),
      { seed: 9, numRuns: 500 },
    );
  });
});
