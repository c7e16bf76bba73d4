// The level of a unit, whether its partners agree on it or not.
import { describe, expect, it } from "vitest";
import { agree, formatAgreed, formatDifference, nearestLevel, partnersDiffer } from "../../src/domain/agreement.js";
import type { Level } from "../../src/domain/level.js";

describe("the agreed level", () => {
  it.each<[Level, Level[], number, Level[], string, string | undefined]>([
    [2, [], 2, [2], "2 Coordination", undefined],
    [2, [2], 2, [2], "2 Coordination", undefined],
    [4, [4, 4, 4], 4, [4], "4 Data-Driven Collaboration", undefined],
    [2, [3], 2.5, [2, 3], "Partners rated it 2 and 3", "partners rated it 2 and 3"],
    [1, [4], 2.5, [1, 4], "Partners rated it 1 and 4", "partners rated it 1 and 4"],
    [1, [3], 2, [1, 3], "Partners rated it 1 and 3", "partners rated it 1 and 3"],
    [2, [3, 3], 2.7, [2, 3], "Partners rated it 2 and 3", "partners rated it 2 and 3"],
    [1, [1, 2], 1.3, [1, 2], "Partners rated it 1 and 2", "partners rated it 1 and 2"],
    [2, [1, 1], 1.3, [1, 2], "Partners rated it 1 and 2", "partners rated it 1 and 2"],
    [3, [3, 4], 3.3, [3, 4], "Partners rated it 3 and 4", "partners rated it 3 and 4"],
    [2, [2, 2, 3], 2.3, [2, 3], "Partners rated it 2 and 3", "partners rated it 2 and 3"],
    [1, [1, 1, 2], 1.3, [1, 2], "Partners rated it 1 and 2", "partners rated it 1 and 2"],
    [4, [1, 2], 2.3, [1, 2, 4], "Partners rated it 1, 2, and 4", "partners rated it 1, 2, and 4"],
  ])("of a unit logged as %s, with partners rating it %j", (logged, opinions, level, ratings, cell, difference) => {
    const agreed = agree(logged, opinions);
    expect(agreed).toEqual({ level, ratings });
    expect(partnersDiffer(agreed)).toBe(difference !== undefined);
    expect(formatAgreed(agreed)).toBe(cell);
    expect(formatDifference(agreed)).toBe(difference);
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
