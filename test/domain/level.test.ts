// Tests of the four levels of the rubric.
import { describe, expect, it } from "vitest";
import { formatLevel, LEVELS, Level, levelName } from "../../src/domain/level.js";

describe("a level", () => {
  it.each([
    [1, "Cooperation"],
    [2, "Coordination"],
    [3, "Collaboration"],
    [4, "Data-Driven Collaboration"],
  ] as const)("%i is named %s", (level, name) => {
    expect(levelName(level)).toBe(name);
    expect(formatLevel(level)).toBe(`${level} ${name}`);
    expect(Level.parse(level)).toBe(level);
    expect(Level.parse(String(level))).toBe(level);
    expect(LEVELS).toContain(level);
  });

  it.each([0, 5, 2.5, "5", "", "three", " 3", null, undefined, true])("cannot be %j", (typed) => {
    expect(Level.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual([
      "Choose a level of partnership from 1 to 4.",
    ]);
  });
});
