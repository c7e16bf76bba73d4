// The taxonomy and the rubric: the range of an average, and how it compares with what was marked.
import { describe, expect, it } from "vitest";
import { compareRanges, rangeName, rangeOf, type TaxonomyRange } from "../../src/domain/taxonomy.js";

describe("the range of an average level", () => {
  it.each<[number, TaxonomyRange]>([
    [1, "cooperation"],
    [1.49, "cooperation"],
    [1.5, "coordination"],
    [2.49, "coordination"],
    [2.5, "collaboration"],
    [3.6, "collaboration"],
    [4, "collaboration"],
  ])("%s is %s", (average, range) => {
    expect(rangeOf(average)).toBe(range);
  });
});

describe("what was marked, compared with what was logged", () => {
  it.each<[TaxonomyRange, TaxonomyRange, "above" | "below" | "same"]>([
    ["cooperation", "coordination", "above"],
    ["cooperation", "collaboration", "above"],
    ["collaboration", "coordination", "below"],
    ["coordination", "cooperation", "below"],
    ["coordination", "coordination", "same"],
  ])("%s and %s: the log is %s", (marked, logged, result) => {
    expect(compareRanges(marked, logged)).toBe(result);
  });

  it.each<[TaxonomyRange, string]>([
    ["cooperation", "Cooperation"],
    ["coordination", "Coordination"],
    ["collaboration", "Collaboration"],
  ])("%s is written as the rubric writes it: %s", (range, name) => {
    expect(rangeName(range)).toBe(name);
  });
});
