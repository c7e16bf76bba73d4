// Text as a search compares it, the same with every database: words without case, accents and ligatures.
import { toTerms } from "./unit-query.js";

/** Letters that no accent makes of others. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ...{ œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" },
};
const LETTERS = new RegExp(`[${Object.keys(SPELLED_OUT).join("")}]`, "g");

/** Scripts without spaces between words: each sign is a word. */
const SIGN =
  /(?=\p{L})[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/gu;

/** The words of a text, in its order. Signs of punctuation and everything that isn't a letter or a digit separate them. */
export function toSearchWords(text: string): string[] {
  const folded = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(LETTERS, (letter) => SPELLED_OUT[letter] ?? letter);
  return folded.replace(SIGN, " $& ").match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** One thing to look for: a word, or words that follow each other. */
export interface SearchTerm {
  /** As it was typed. */
  typed: string;
  words: string[];
}

/** What typed words ask for. "Lower Nile" in quotes is one term, and so are 1.1.7 and 日本. None: no letter or digit in it. */
export const toSearchTerms = (typed: string): SearchTerm[] =>
  toTerms(typed)
    .map((term) => ({ typed: term, words: toSearchWords(term) }))
    .filter(({ words }) => words.length > 0);

const SHORTEST_WITH_TYPOS = 5;
const SHORTEST_WITH_TWO_TYPOS = 8;

/** How many letters of a word may be wrong: none in short words and in numbers, where each one matters. */
export function typosIn(word: string): number {
  if (!/^\p{L}+$/u.test(word) || word.length < SHORTEST_WITH_TYPOS) return 0;
  return word.length < SHORTEST_WITH_TWO_TYPOS ? 1 : 2;
}
