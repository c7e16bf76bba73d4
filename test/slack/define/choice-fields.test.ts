// Tests of the list that people search by typing: what it suggests, and when it takes something new.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { suggestion } from "../../../src/slack/define/choice-fields.js";

const search = (names: readonly string[], query: string, { acceptsNew = true } = {}) =>
  suggestion({
    label: "Subject",
    schema: z.string(),
    placeholder: "Choose a subject",
    acceptsNew,
    suggestions: async () => names,
  }).suggest?.({}, query, {});

describe("a list to search", () => {
  it.each([
    ["", ["Art", "Language Arts", "Music"]],
    ["art", ["Art", "Language Arts"]],
    [" ART ", ["Art", "Language Arts"]],
    ["mus", ["mus", "Music"]],
    ["Maps", ["Maps"]],
  ])("suggests for %j: %j. What was typed comes first, unless it is there already", async (query, expected) => {
    expect(await search(["Art", "Language Arts", "Music"], query)).toEqual(expected);
  });

  it("takes nothing new unless it may", async () => {
    expect(await search(["Art"], "Maps", { acceptsNew: false })).toEqual([]);
  });

  it("finds names with underscores by their words", async () => {
    expect(await search(["America/New_York"], "new york", { acceptsNew: false })).toEqual(["America/New_York"]);
  });

  it("leaves out what is too long for an option, and gives at most the hundred that Slack takes", async () => {
    expect(await search(["a".repeat(151), "a".repeat(150)], "")).toEqual(["a".repeat(150)]);
    const many = Array.from({ length: 120 }, (_, index) => `Subject ${index}`);
    expect(await search(many, "")).toHaveLength(100);
  });

  it("cuts something new between characters, and hides nothing in it", async () => {
    expect(await search([], "👩\u200d👧".repeat(20))).toEqual(["👩\u200d👧".repeat(15)]);
    expect(await search([], "\u202eMaps\u0007")).toEqual(["Maps"]);
    expect(await search([], "\u202e \u200b")).toEqual([]);
  });
});
