// Tests of how a typed line is cut into its title and phrases, and where a phrase counts.
import { describe, expect, it } from "vitest";
import { SchoolDay } from "../../../src/domain/time/school-day.js";
import { toOutline } from "../../../src/domain/typed-line/outline.js";
import { BREAK } from "../../../src/domain/typed-line/phrase.js";
import { scanLine } from "../../../src/domain/typed-line/scan.js";

const read = (text: string) =>
  toOutline(text, scanLine(text, { today: SchoolDay.parse("2026-11-18") })).map(({ kind, from, to }) => [
    kind,
    text.slice(from, to),
  ]);

describe("a line is cut into its title and phrases", () => {
  const [title, phrase] = ["title", "phrase"];
  it.each<[string, string[][]]>([
    [
      "Frogs, grade 6, level 3",
      [
        [title, "Frogs"],
        [phrase, "grade 6"],
        [phrase, "level 3"],
      ],
    ],
    [
      "Frogs grade 6 level 3",
      [
        [title, "Frogs"],
        [phrase, "grade 6"],
        [phrase, "level 3"],
      ],
    ],
    [
      `Frogs level 3${BREAK}on Nov 12`,
      [
        [title, "Frogs"],
        [phrase, "level 3"],
        ["people", BREAK],
        [phrase, "on Nov 12"],
      ],
    ],
    [
      "Frogs Nov 12, level 3",
      [
        [title, "Frogs Nov 12"],
        [phrase, "level 3"],
      ],
    ],
    [
      "Frogs on Nov 12, level 3",
      [
        [title, "Frogs"],
        [phrase, "on Nov 12"],
        [phrase, "level 3"],
      ],
    ],
    [
      "level 3, Frogs Nov 12",
      [
        [phrase, "level 3"],
        [title, "Frogs"],
        [phrase, "Nov 12"],
      ],
    ],
    [
      "Frogs collaboration, collaboration",
      [
        [title, "Frogs collaboration"],
        [phrase, "collaboration"],
      ],
    ],
    [
      "Frogs, grade 3, 4, level 2",
      [
        [title, "Frogs"],
        [phrase, "grade 3, 4"],
        [phrase, "level 2"],
      ],
    ],
    [
      "nov 12: Frogs - grade 3",
      [
        [phrase, "nov 12"],
        [title, "Frogs"],
        [phrase, "grade 3"],
      ],
    ],
    [" , ;,", []],
  ])("%j", (text, blocks) => {
    expect(read(text)).toEqual(blocks);
  });
});
