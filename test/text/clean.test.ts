// Tests of cleaned text: nothing hidden is left in it, and what emoji and other scripts need stays.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText, tidyLine, tidyParagraph } from "../../src/text/clean.js";

const FAMILY = "👩\u200d👩\u200d👧\u200d👦";
const SCOTLAND = "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}";

describe("cleanText", () => {
  it.each([
    ["Ancient Egypt", "has nothing to clean"],
    ["Grüße, naïve café – “déjà vu”… · ½", "is Latin text with accents and typographic signs"],
    [FAMILY, "is a family"],
    ["🏳\ufe0f\u200d🌈 🏴\u200d☠\ufe0f", "are flags joined of two emoji"],
    [`${SCOTLAND} and 🇺🇸`, "are flags spelled with tags or letters"],
    ["👍🏽 1\ufe0f\u20e3 ❤\ufe0f\u200d🔥", "have a skin tone, a keycap and a fire"],
    ["می\u200cخواهم", "is Persian with a non-joiner"],
    ["क\u094d\u200dष and ന\u0d4d\u200d", "are Hindi and Malayalam with joiners"],
    ["葛\u{E0100}", "has a variant of a character"],
    ["שלום\u200e (x)", "has a direction mark in text from right to left"],
    ["บท\u0e35\u0e48 1", "has vowels and tones above"],
    ["one\n\ttwo", "has a line break and a tab"],
  ])("keeps %j, which %s", (text) => {
    expect(cleanText(text)).toBe(text);
  });

  it.each([
    ["photo\u202egnp.exe\u202c", "photognp.exe", "an override"],
    ["a\u2066b\u2067c\u2068d\u2069", "abcd", "isolates"],
    ["a\u202ab\u202bc", "abc", "embeddings"],
    ["left\u200e right\u200f", "left right", "direction marks in text from left to right"],
    ["שלום\u200e\u200e\u200f!", "שלום\u200e!", "more than one direction mark in a row"],
    ["bell\u0007 nul\u0000 c1\u0090 del\u007f", "bell nul c1 del", "control characters"],
    ["Ma\u200bps \ufeffand\u2060 hy\u00adphen", "Maps and hyphen", "zero-width characters"],
    ["Ma\u200cps\u200d", "Maps", "joiners between Latin letters"],
    [`👩\u200d, \u200d${FAMILY}\u200d`, `👩, ${FAMILY}`, "joiners that join nothing"],
    ["می\u200c\u200c\u200cخ", "می\u200cخ", "more than one joiner in a row"],
    ["hi\u{E0068}\u{E0069}!", "hi!", "tags outside of a flag"],
    ["a\ufe0f\ufe01\ufe02\u{E0101}b", "a\ufe0fb", "a row of variation selectors"],
    ["\u3164\u115fx", "x", "fillers"],
    [`e${"\u0323".repeat(40)}!`, `e${"\u0323".repeat(10)}!`, "marks that pile up"],
    ["half \ud83d pair \udc38", "half \ufffd pair \ufffd", "halves of surrogate pairs"],
    ["a\r\nb\rc\u2028d\u2029e\u0085f", "a\nb\nc\nd\ne\nf", "other kinds of line breaks"],
  ])("turns %j into %j: %s", (text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
  });

  it("leaves nothing hidden in any text, and changes nothing the second time", () => {
    const unit = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      fc.constantFrom(
        ..."aé👩🏽\u200d\u200c\ufe0f\u202e\u2066\u200e\u0301\u0000\ud83d\u094dकש\n\t🏴",
        FAMILY,
        SCOTLAND,
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        const cleaned = cleanText(text);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029\u200b\u2060\ufeff]/u);
        expect(cleanText(cleaned)).toBe(cleaned);
      }),
      { seed: 9, numRuns: 2000 },
    );
  });

  it("takes a time that grows no faster than the text", () => {
    const worst = (length: number) => `🏴${"\u{E0061}".repeat(length)}${"\u0301\u200b".repeat(length)}`;
    expect(cleanText(worst(100_000)).length).toBeLessThan(20);
  });
});

describe("a tidy text", () => {
  it("has no spaces at its ends, and one between words", () => {
    expect(tidyLine("  a \u00a0 b\n\tc ")).toBe("a b c");
    expect(tidyParagraph("  a \u00a0 b\n\n\n\n\tc ")).toBe("a b\n\nc");
  });

  it.each([["\u200b\u200d"], ["\u3164"], ["\u2800 \u2800"], ["\u202e\u202c"], [" \n"]])(
    "is empty when nothing in %j is visible",
    (text) => {
      expect(tidyLine(text)).toBe("");
      expect(tidyParagraph(text)).toBe("");
    },
  );
});
