// Recognizes misspelled words of a typed line: one letter wrong, missing or too many, or two neighbors swapped.
import { distance } from "fastest-levenshtein";

/** Real words that are one letter away from ours. */
const REAL_WORDS = new Set(
  "grace graces grape grapes trade trades graded grader grave graves graze glade grand lever levers bevel revel novel match sundry corporation".split(
    " ",
  ),
);

const MIN_LENGTH = 4;

/** Whether `word` (in lower case) is probably `meant`. False for `meant` itself. */
export function isMisspelled(word: string, meant: string): boolean {
  if (word === meant || word === `${meant}s` || word.length < MIN_LENGTH || Math.abs(word.length - meant.length) > 1)
    return false;
  if (word.charAt(0) !== meant.charAt(0) || REAL_WORDS.has(word)) return false;
  return isSwapped(word, meant) || distance(word, meant) === 1;
}

function isSwapped(word: string, meant: string): boolean {
  if (word.length !== meant.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== meant.charAt(index));
  const swapped = word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  return swapped === meant;
}

/** The one of these words that was probably meant; undefined if none or several. */
export function findMeant<Word extends string>(word: string, words: readonly Word[]): Word | undefined {
  const [meant, ...others] = words.filter((one) => isMisspelled(word, one));
  return others.length === 0 ? meant : undefined;
}
