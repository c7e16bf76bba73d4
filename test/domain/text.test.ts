// Tests of typed text: tidied, limited in length, with a message when something is wrong.
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
    ["half \ud83d pair", "half \ufffd pair"],
    ["Family 👩‍👩‍👧 and 🇺🇸", "Family 👩‍👩‍👧 and 🇺🇸"],
    ["مصر القديمة \u200fA", "مصر القديمة \u200fA"],
    ["no-break\u00a0space\u2028line", "no-break space line"],
  ])("reads %j as %j", (typed, text) => {
    expect(title.parse(typed)).toBe(text);
  });

  it.each([[""], ["  \n"], ["\u200b\u200d"], ["\u3164"], [undefined], [null]])(
    "asks for words when %j shows none",
    (typed) => {
      expect(messageOf(title.safeParse(typed))).toBe("Give the unit a name or topic.");
    },
  );

  it("accepts the maximum, and says how long a longer text is", () => {
    expect(title.parse("x".repeat(150))).toHaveLength(150);
    expect(messageOf(title.safeParse("x".repeat(212)))).toBe("Keep it to 150 characters or fewer. This has 212.");
  });

  it("counts in UTF-16 units, after tidying", () => {
    expect(title.parse(`${"x".repeat(148)}🏺`)).toHaveLength(150);
    expect(messageOf(title.safeParse("🏺".repeat(76)))).toBe("Keep it to 150 characters or fewer. This has 152.");
    expect(title.parse(`${" ".repeat(500)}x`)).toBe("x");
  });

  it("is unchanged when its result is typed again, and never has a line break", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const text = singleLineText(1000, {}).parse(typed);
        expect(singleLineText(1000, {}).parse(text)).toBe(text);
        expect(text).not.toMatch(/[\n\r\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe("a paragraph", () => {
  it.each([
    ["one\r\ntwo\rthree", "one\ntwo\nthree"],
    ["  a  b \n\n\n\n c  ", "a b\n\nc"],
    ["\n\nfirst", "first"],
  ])("reads %j as %j", (typed, text) => {
    expect(notes.parse(typed)).toBe(text);
  });

  it("is unchanged when its result is typed again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const text = notes.parse(typed);
        expect(notes.parse(text)).toBe(text);
      }),
    );
  });
});

describe("an optional text", () => {
  it.each([[""], ["   "], [undefined], [null]])("is undefined when %j was typed", (typed) => {
    expect(optionalText(notes).parse(typed)).toBeUndefined();
  });

  it("still has a maximum length", () => {
    expect(messageOf(optionalText(notes).safeParse("x".repeat(2001)))).toContain("2000 characters or fewer");
  });
});
