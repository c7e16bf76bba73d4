// Reads a level of partnership as people type it: "level 3", "L3", "lvl three", "collaboration".
import { LEVELS, type Level } from "../level.js";
import { NUMBER_WORDS } from "./number-words.js";
import type { Parsed } from "./phrase.js";

const LEVEL_NAME = "cooperation|coordination|data[- ]driven(?: collaboration)?|collaboration";
// "Level seven" and up are more likely a title.
const WORDS = NUMBER_WORDS.slice(0, 7);
const LEVEL_NUMBER = `\\d{1,3}(?:\\.\\d{1,3})?|${WORDS.join("|")}`;
const OF_PARTNERSHIP = "(?: of (?:instructional )?(?:partnership|collaboration))?";
const SECOND_NUMBER = `(?: ?(?:-|–|/|to|or|and) ?(${LEVEL_NUMBER}))?`;

const NUMBERED_LEVEL = new RegExp(
  `^(?:(?:at|and|on) )?(?:partnership )?(?:(?:level|lvl|lev)${OF_PARTNERSHIP}\\.?[ :=#]{0,3}|l(?= ?\\d) ?)(${LEVEL_NUMBER})${SECOND_NUMBER}(?:[ :(–—-]{1,3}(${LEVEL_NAME}))?$`,
);
const NAMED_LEVEL = new RegExp(`^(?:(?:at|and) )?level (${LEVEL_NAME})$`);
const BARE_LEVEL_NAME = new RegExp(`^(?:([1-4])[ :–-]{1,3})?(${LEVEL_NAME})$`);

export const ONE_LEVEL = "Choose one level.";

export function readTypedLevel(text: string): Parsed<Level> | undefined {
  const words = text.toLowerCase();
  const numbered = NUMBERED_LEVEL.exec(words);
  if (numbered) {
    const [, number, second, name] = numbered;
    return { position: "end of part", ...toLevel([number, second].map(toNumber), name) };
  }
  const namedLevel = NAMED_LEVEL.exec(words);
  if (namedLevel) return { position: "end of part", ...toLevel([], namedLevel[1]) };
  const named = BARE_LEVEL_NAME.exec(words);
  return named ? { position: "own part", ...toLevel([toNumber(named[1])], named[2]) } : undefined;
}

function toLevel(numbers: (number | undefined)[], name: string | undefined): { value: Level } | { why: string } {
  const levels = new Set([...numbers, toLevelNumber(name)].filter((number) => number !== undefined));
  if (levels.size > 1) return { why: ONE_LEVEL };
  const value = LEVELS.find((level) => levels.has(level));
  return value ? { value } : { why: "Levels run from 1 to 4." };
}

function toNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const word = WORDS.indexOf(text);
  return word === -1 ? Number(text) : word;
}

function toLevelNumber(name: string | undefined): Level | undefined {
  if (name === undefined) return undefined;
  if (name.startsWith("data")) return 4;
  return name === "cooperation" ? 1 : name === "coordination" ? 2 : 3;
}
