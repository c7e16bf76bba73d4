// Tests of the commas held back while a typed line is cut.
import { expect, it } from "vitest";
import { HELD_COMMA, holdCommas, releaseCommas } from "../../../src/domain/typed-line/phrase.js";

it("holds only the commas within the phrase, and releases them", () => {
  const held = holdCommas("a, b, c, d", /b, c/g);
  expect(held).toBe(`a, b${HELD_COMMA} c, d`);
  expect(releaseCommas(held)).toBe("a, b, c, d");
});
