// Reads a level of partnership as people type it: "level 3", "L3", "lvl three", "collaboration".
import { LEVELS, type Level } from "../level.js";
import { NUMBER_WORDS } from "./number-words.js";
import { asWhole, DASH, type Found, matchAt, type Parsed, sticky, WORD_END } from "./phrase.js";
import { findMeant, isMisspelled } from "./spelling.js";

const LEVELS_RUN = "Levels run from 1 to 4.";
export const ONE_LEVEL = "Choose one level.";

// "Level seven" and up are more likely a title.
const WORDS = NUMBER_WORDS.slice(0, 7);
const ROMAN = ["", "i", "ii", "iii", "iv", "v"];
const NUMBER = `\\d{1,3}(?:\\.\\d{1,3})?|${WORDS.join("|")}`;
/** Not the beginning of a day or of "5th". */
const NUMBER_END = `(?![\\p{L}\\p{N}]|[./:]\\d|${DASH}\\d)`;
const NAME =
  "co-?operation|cooperative|coop|co-?ordination|coordinated|coord|data[- ]driven(?: collaboration)?|collaboration|collaborative|collab";

const NOUN = "(?:levels?|lvl|lev|lv)(?!\\p{L})(?: of (?:instructional )?(?:partnership|collaboration))?";
const BEFORE = "(?:(?:at|and|on|is|was) )?(?:an? )?(?:partnership )?";
const NUMBERED = sticky(
  `${BEFORE}(?:${NOUN}\\.?[ :=#]{0,3}(?:${DASH} ?)?|l(?= ?\\d) ?)(${NUMBER}|i{1,3}|iv|v)(?!\\p{L}|\\p{N}|[./:]\\d)`,
);
const MISSPELLED = sticky(`${BEFORE}(\\p{L}{4,6}) (${NUMBER})${NUMBER_END}`);
/** After a dash with spaces, a title may begin with a number: "level two - Two Bad Ants". */
const SECOND_NUMBER = sticky(
  `(?: ?(?:/|\\b(?:to|or|and)\\b) ?|${DASH})(?:l ?(?=\\d)|level )?(${NUMBER})${NUMBER_END}` +
    `| ${DASH} (${NUMBER})${NUMBER_END}(?!${DASH}\\p{L})(?= ?(?:$|[^\\p{L}\\p{N}\\s]|w(?:ith)?\\b))`,
);
const NAME_AFTER = sticky(`(?:[ :(]|${DASH}){1,3}(${NAME})${WORD_END}`);

const NAMED_LEVEL = sticky(`(?:(?:at|and) )?level (${NAME})${WORD_END}`);
const BARE_NAME = sticky(
  `(?:([1-4])(?:[ :]|${DASH}){1,3})?(${NAME})${WORD_END}(?: ?\\(?(?:${NOUN} ?)?([1-4])\\)?${NUMBER_END})?`,
);
const MISSPELLED_NAME = sticky("\\p{L}{10,14}");
const RATED = sticky(`rated(?: an?| at| it)? (${NUMBER})${NUMBER_END}|([1-4])(?:st|nd|rd|th) level${WORD_END}`);

export function readTypedLevel(text: string): Parsed<Level> | undefined {
  return asWhole(text, findLevel(text, 0));
}

/** The level at this index. */
export function findLevel(text: string, at: number): Found<Level> | undefined {
  return findNumbered(text, at) ?? findNamed(text, at) ?? findRated(text, at);
}

function findNumbered(text: string, at: number): Found<Level> | undefined {
  const exact = matchAt(NUMBERED, text, at);
  const misspelled = exact ? null : matchAt(MISSPELLED, text, at);
  const number =
    exact?.[1] ?? (isMisspelled(misspelled?.[1]?.toLowerCase() ?? "", "level") ? misspelled?.[2] : undefined);
  if (number === undefined) return undefined;
  let end = at + (exact ?? misspelled ?? [""])[0].length;
  const second = matchAt(SECOND_NUMBER, text, end);
  end += second?.[0].length ?? 0;
  const name = matchAt(NAME_AFTER, text, end);
  end += name?.[0].length ?? 0;
  const levels = [toNumber(number), toNumber(second?.[1] ?? second?.[2]), toLevelNumber(name?.[1])];
  return { position: exact ? "end of part" : "before a phrase", end, ...toLevel(levels) };
}

function findNamed(text: string, at: number): Found<Level> | undefined {
  const named = matchAt(NAMED_LEVEL, text, at);
  if (named) return { position: "end of part", end: at + named[0].length, ...toLevel([toLevelNumber(named[1])]) };
  const bare = matchAt(BARE_NAME, text, at);
  if (bare) {
    const levels = [toNumber(bare[1]), toLevelNumber(bare[2]), toNumber(bare[3])];
    return { position: "own part", end: at + bare[0].length, ...toLevel(levels) };
  }
  const [word = ""] = matchAt(MISSPELLED_NAME, text, at) ?? [];
  const meant = findMeant(word.toLowerCase(), ["cooperation", "coordination", "collaboration"]);
  return meant && { position: "own part", end: at + word.length, ...toLevel([toLevelNumber(meant)]) };
}

/** "rated 4", "4th level". */
function findRated(text: string, at: number): Found<Level> | undefined {
  const [rated, number, ordinal] = matchAt(RATED, text, at) ?? [];
  return rated === undefined
    ? undefined
    : { position: "own part", end: at + rated.length, ...toLevel([toNumber(number ?? ordinal)]) };
}

function toLevel(numbers: (number | undefined)[]): { value: Level } | { why: string } {
  const levels = new Set(numbers.filter((number) => number !== undefined));
  if (levels.size > 1) return { why: ONE_LEVEL };
  const value = LEVELS.find((level) => levels.has(level));
  return value ? { value } : { why: LEVELS_RUN };
}

function toNumber(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  const word = typed.toLowerCase();
  const spelled = Math.max(WORDS.indexOf(word), ROMAN.indexOf(word));
  return spelled === -1 ? Number(word) : spelled;
}

function toLevelNumber(typed: string | undefined): Level | undefined {
  const name = typed?.toLowerCase().replace("co-", "co");
  if (name === undefined) return undefined;
  if (name.startsWith("data")) return 4;
  return name.startsWith("coop") ? 1 : name.startsWith("coord") ? 2 : 3;
}
