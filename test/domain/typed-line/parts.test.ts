// Tests of how a typed line is cut into parts, and where a phrase counts.
import { describe, expect, it } from "vitest";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { readParts } from "../../../src/domain/typed-line/parts.js";
import { BREAK } from "../../../src/domain/typed-line/phrase.js";

const read = (text: string) =>
  readParts(text, { today: SchoolDay.parse("2026-11-18") }).map(({ title, phrases }) => [
    title.trim(),
    ...phrases.map((phrase) => phrase.text),
  ]);

describe("a line is cut into its title and phrases", () => {
  it.each<[string, string[][]]>([
    ["Frogs, grade 6, level 3", [["Frogs"], ["", "grade 6"], ["", "level 3"]]],
    ["Frogs grade 6 level 3", [["Frogs", "grade 6", "level 3"]]],
    [
      `Frogs level 3${BREAK}on Nov 12`,
      [
        ["Frogs", "level 3"],
        ["", "on Nov 12"],
      ],
    ],
    ["Frogs Nov 12, level 3", [["Frogs Nov 12"], ["", "level 3"]]],
    [
      "Frogs on Nov 12, level 3",
      [
        ["Frogs", "on Nov 12"],
        ["", "level 3"],
      ],
    ],
    [
      "level 3, Frogs Nov 12",
      [
        ["", "level 3"],
        ["Frogs", "Nov 12"],
      ],
    ],
    ["Frogs collaboration, collaboration", [["Frogs collaboration"], ["", "collaboration"]]],
    ["Frogs, grade 3, 4, level 2", [["Frogs"], ["", "grade 3, 4"], ["", "level 2"]]],
    [" , ;,", []],
  ])("%j", (text, parts) => {
    expect(read(text)).toEqual(parts);
  });
});
