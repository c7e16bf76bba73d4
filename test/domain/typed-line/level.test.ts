// Tests of levels of partnership as people type them.
import { describe, expect, it } from "vitest";
import { readTypedLevel } from "../../../src/domain/typed-line/level.js";

describe("a level typed as", () => {
  it.each([
    ["level 3", 3],
    ["Level: 3", 3],
    ["at level 3", 3],
    ["lvl3", 3],
    ["L3", 3],
    ["l 3", 3],
    ["level three", 3],
    ["level of partnership 3", 3],
    ["level 3 (Collaboration", 3],
    ["level 4 data-driven collaboration", 4],
    ["level collaboration", 3],
    ["3 Collaboration", 3],
    ["cooperation", 1],
    ["Coordination", 2],
    ["Data-Driven Collaboration", 4],
    ["data driven", 4],
  ])("%s is %i", (text, expected) => {
    expect(readTypedLevel(text)?.value).toBe(expected);
  });

  it.each([
    ["level 0", "Levels run from 1 to 4."],
    ["level five", "Levels run from 1 to 4."],
    ["level 2.5", "Levels run from 1 to 4."],
    ["level 2-3", "Choose one level."],
    ["level 2 or 3", "Choose one level."],
    ["level 1 collaboration", "Choose one level."],
  ])("%s is not clear", (text, why) => {
    expect(readTypedLevel(text)?.why).toBe(why);
  });

  it.each(["", "level", "3", "levels", "L", "lone", "level playing field", "collaborate", "sea level 3 m"])(
    "%j is not a level",
    (text) => {
      expect(readTypedLevel(text)).toBeUndefined();
    },
  );
});
