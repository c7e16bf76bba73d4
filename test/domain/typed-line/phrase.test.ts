// Tests of what all readers share.
import { expect, it } from "vitest";
import { asWhole, DASH, matchAt, sticky, WORD_END } from "../../../src/domain/typed-line/phrase.js";

it("a pattern matches only at its index, in any case", () => {
  const pattern = sticky(`grade${WORD_END}`);
  expect(matchAt(pattern, "a Grade", 2)?.[0]).toBe("Grade");
  expect(matchAt(pattern, "a Grade", 0)).toBeNull();
  expect(matchAt(pattern, "grader", 0)).toBeNull();
  expect(matchAt(pattern, "grade’s", 0)).toBeNull();
});

it.each(["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\uFF0D"])(
  "%j is a dash",
  (dash) => {
    expect(new RegExp(`^${DASH}$`, "u").test(dash)).toBe(true);
  },
);

it("a phrase is the whole text only if nothing follows it", () => {
  expect(asWhole("abc", { end: 3, position: "own part", value: 1 })).toEqual({ position: "own part", value: 1 });
  expect(asWhole("abcd", { end: 3, position: "own part", value: 1 })).toBeUndefined();
  expect(asWhole("abc", undefined)).toBeUndefined();
});
