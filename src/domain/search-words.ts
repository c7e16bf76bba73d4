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

/** More would be somebody's whole lesson plan. */
export const MAX_SEARCH_TERMS = 12;

/** What typed words ask for. "Lower Nile" in quotes is one term, and so are 1.1.7 and 日本. */
export const toSearchTerms = (typed: string): SearchTerm[] =>
  toTerms(typed)
    .map((term) => ({ typed: term, words: toSearchWords(term) }))
    .filter(({ words }) => words.length > 0)
    .slice(0, MAX_SEARCH_TERMS);

/** A word and its singular or plural, as English forms them. */
export function formsOf(word: string): string[] {
  if (!/^[a-z]{3,}$/.test(word)) return [word];
  const forms = [word, `${word}s`, `${word}es`];
  if (word.endsWith("y")) forms.push(`${word.slice(0, -1)}ies`);
  if (word.endsWith("ys")) forms.push(`${word.slice(0, -2)}ies`);
  if (word.endsWith("ies")) forms.push(`${word.slice(0, -3)}y`);
  else if (word.endsWith("s") && !word.endsWith("ss") && word.length > 3) forms.push(word.slice(0, -1));
  if (word.endsWith("es") && word.length > 4) forms.push(word.slice(0, -2));
  return forms;
}

const SHORTEST_WITH_TYPOS = 5;
const SHORTEST_WITH_TWO_TYPOS = 8;

/** How many letters of a word may be wrong: none in short words and in numbers, where each one matters. */
export function typosIn(word: string): number {
  if (!/^\p{L}+$/u.test(word) || word.length < SHORTEST_WITH_TYPOS) return 0;
  return word.length < SHORTEST_WITH_TWO_TYPOS ? 1 : 2;
}
