// Tests of typed text: tidied, up to a length, with a message if something is wrong.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiLineText, optionalText, singleLineText } from "../../src/domain/text.js";

const title = singleLineText(150, { missing: "Give the unit a name or topic." });
const notes = multiLineText(2000, {});

function messageOf(result: { success: boolean; error?: { issues: { message: string }[] } }): string | undefined {
  return result.error?.issues[0]?.message;
}

describe("one line", () => {
  it.each([
    ["  Ancient   Egypt \n", "Ancient Egypt"],
    ["Rivers\tand\r\nDeltas", "Rivers and Deltas"],
    ["Cafe\u0301", "Caf\u00e9"],
    ["safe\u202etxt\u202c \u2066x\u2069", "safetxt x"],
    ["bell\u0007\u0000\u009f", "bell"],
    ["half \ud83d pair", "half pair"],
    ["Family 👩‍👩‍👧 and 🇺🇸", "Family 👩‍👩‍👧 and 🇺🇸"],
    ["مصر القديمة \u200fA", "مصر القديمة \u200fA"],
    ["no-break\u00a0space\u2028line", "no-break space line"],
  ])("keeps %j as %j", (typed, kept) => {
    expect(title.parse(typed)).toBe(kept);
  });

  it.each([[""], ["  \n"], ["\u200b\u200d"], ["\u3164"], [undefined], [null]])(
    "asks for words if %j shows none",
    (typed) => {
      expect(messageOf(title.safeParse(typed))).toBe("Give the unit a name or topic.");
    },
  );

  it("accepts the maximum, and above it says how many there are", () => {
    expect(title.parse("x".repeat(150))).toHaveLength(150);
    expect(messageOf(title.safeParse("x".repeat(212)))).toBe("Keep it to 150 characters or fewer. This has 212.");
  });

  it("counts in UTF-16 units, after tidying", () => {
    expect(title.parse(`${"x".repeat(148)}🏺`)).toHaveLength(150);
    expect(messageOf(title.safeParse("🏺".repeat(76)))).toBe("Keep it to 150 characters or fewer. This has 152.");
    expect(title.parse(`${" ".repeat(500)}x`)).toBe("x");
  });

  it("gives the same again when what it kept is typed again, and never a line break", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const kept = singleLineText(1000, {}).parse(typed);
        expect(singleLineText(1000, {}).parse(kept)).toBe(kept);
        expect(kept).not.toMatch(/[\n\r\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe("a paragraph", () => {
  it.each([
    ["one\r\ntwo\rthree", "one\ntwo\nthree"],
    ["  a  b \n\n\n\n c  ", "a b\n\nc"],
    ["\n\nfirst", "first"],
  ])("keeps %j as %j", (typed, kept) => {
    expect(notes.parse(typed)).toBe(kept);
  });

  it("gives the same again when what it kept is typed again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const kept = notes.parse(typed);
        expect(notes.parse(kept)).toBe(kept);
      }),
    );
  });
});

describe("an optional text", () => {
  it.each([[""], ["   "], [undefined], [null]])("is undefined when %j was typed", (typed) => {
    expect(optionalText(notes).parse(typed)).toBeUndefined();
  });

  it("still keeps to its length", () => {
    expect(messageOf(optionalText(notes).safeParse("x".repeat(2001)))).toContain("2000 characters or fewer");
  });
});
