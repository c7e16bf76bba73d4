// Reads a level of partnership as people type it: "level 3", "L3", "lvl three", "collaboration".
import { LEVELS, type Level } from "../level.js";
import type { Parsed } from "./phrase.js";

const LEVEL_NAME = "cooperation|coordination|data[- ]driven(?: collaboration)?|collaboration";
const WORDS = ["zero", "one", "two", "three", "four", "five", "six"];
const NUMBER = `\\d{1,3}(?:\\.\\d{1,3})?|${WORDS.join("|")}`;
const OF = "(?: of (?:instructional )?(?:partnership|collaboration))?";
const SECOND = `(?: ?(?:-|–|/|to|or|and) ?(${NUMBER}))?`;

const NUMBERED = new RegExp(
  `^(?:(?:at|and|on) )?(?:partnership )?(?:(?:level|lvl|lev)${OF}\\.?[ :=#]{0,3}|l(?= ?\\d) ?)(${NUMBER})${SECOND}(?:[ :(–—-]{1,3}(${LEVEL_NAME}))?$`,
);
const NAMED_LEVEL = new RegExp(`^(?:(?:at|and) )?level (${LEVEL_NAME})$`);
const NAMED = new RegExp(`^(?:([1-4])[ :–-]{1,3})?(${LEVEL_NAME})$`);

export function readTypedLevel(text: string): Parsed<Level> | undefined {
  const words = text.toLowerCase();
  const numbered = NUMBERED.exec(words);
  if (numbered) {
    const [, number, second, name] = numbered;
    return { place: "end of part", ...toLevel([number, second].map(toNumber), name) };
  }
  const namedLevel = NAMED_LEVEL.exec(words);
  if (namedLevel) return { place: "end of part", ...toLevel([], namedLevel[1]) };
  const named = NAMED.exec(words);
  return named ? { place: "own part", ...toLevel([toNumber(named[1])], named[2]) } : undefined;
}

function toLevel(numbers: (number | undefined)[], name: string | undefined): { value: Level } | { why: string } {
  const said = new Set([...numbers, toLevelNumber(name)].filter((number) => number !== undefined));
  if (said.size > 1) return { why: "These are two levels: choose one." };
  const value = LEVELS.find((level) => said.has(level));
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
