// Which texts may name a person: whole words only, in any case, with accents or without.
import { describe, expect, it } from "vitest";
import { mayName } from "../../src/domain/name-mentions.js";

describe("a text may name Tess Whitlock", () => {
  it.each([
    ["with the whole name", "Thanks to Tess Whitlock for the maps", true],
    ["with the first name", "tess helped", true],
    ["with the last name and a title", "Ms. WHITLOCK was out", true],
    ["in a possessive", "Whitlock's class", true],
    ["in a possessive with a curly apostrophe", "Tess’s class", true],
    ["at the end of a sentence", "Ask Tess.", true],
    ["not inside another word", "The tessellation unit", false],
    ["not at all", "Rivers and deltas", false],
    ["not when empty", "", false],
  ])("%s", (_how, text, expected) => {
    expect(mayName(text, "Tess Whitlock")).toBe(expected);
  });

  it("goes by the whole name when its parts are short", () => {
    expect(mayName("Bo Li helped", "Bo Li")).toBe(true);
    expect(mayName("Li helped", "Bo Li")).toBe(false);
  });

  it("finds names with accents and in other scripts", () => {
    expect(mayName("Señora Nuñez came", "María Núñez")).toBe(true);
    expect(mayName("佐藤 さんと", "佐藤 花子")).toBe(false);
    expect(mayName("佐藤 花子 さんと", "佐藤 花子")).toBe(true);
  });
});
