// The level of a unit when partners see it alike, and when they do not.
import { describe, expect, it } from "vitest";
import { agree, formatAgreed, nearestLevel } from "../../src/domain/agreement.js";
import type { Level } from "../../src/domain/level.js";

describe("the agreed level", () => {
  it.each<[Level, Level[], number, boolean, string]>([
    [2, [], 2, false, "2 Coordination"],
    [2, [2], 2, false, "2 Coordination"],
    [4, [4, 4, 4], 4, false, "4 Data-Driven Collaboration"],
    [2, [3], 2.5, true, "2.5, views differ"],
    [1, [4], 2.5, true, "2.5, views differ"],
    [1, [3], 2, true, "2.0, views differ"],
    [2, [3, 3], 2.7, true, "2.7, views differ"],
    [1, [1, 2], 1.3, true, "1.3, views differ"],
    [3, [3, 4], 3.3, true, "3.3, views differ"],
    [2, [2, 2, 3], 2.3, true, "2.3, views differ"],
    [1, [1, 1, 2], 1.3, true, "1.3, views differ"],
  ])("of one logged as %s and partners who say %j", (logged, views, level, differs, words) => {
    expect(agree(logged, views)).toEqual({ level, differs });
    expect(formatAgreed(agree(logged, views))).toBe(words);
  });

  it.each([
    [1, 1],
    [1.4, 1],
    [1.5, 2],
    [2.5, 3],
    [3.4, 3],
    [3.5, 4],
    [4, 4],
  ])("%s is nearest to the rubric's %s", (level, nearest) => {
    expect(nearestLevel(level)).toBe(nearest);
  });
});
