// Which words people may have meant by one they mistyped.
import { distance } from "fastest-levenshtein";
import { typosIn } from "./search-words.js";

/** Letters that change places are one mistake, not two. */
function mistakes(typed: string, word: string): number {
  const all = distance(typed, word);
  if (all !== 2 || typed.length !== word.length) return all;
  const first = [...typed].findIndex((letter, at) => letter !== word[at]);
  const swapped = typed.slice(0, first) + (typed[first + 1] ?? "") + (typed[first] ?? "") + typed.slice(first + 2);
  return swapped === word ? 1 : all;
}

/** At most so many: the more words are searched for, the less they mean. */
const MAX_NEAR = 6;

/** The words that may be meant, nearest first. The word itself isn't among them. */
export function nearWords(typed: string, words: readonly string[]): string[] {
  const most = typosIn(typed);
  return words
    .filter((word) => word !== typed && Math.abs(word.length - typed.length) <= most && /^\p{L}+$/u.test(word))
    .map((word) => ({ word, wrong: mistakes(typed, word) }))
    .filter(({ wrong }) => wrong <= most)
    .sort((a, b) => a.wrong - b.wrong || a.word.localeCompare(b.word))
    .slice(0, MAX_NEAR)
    .map(({ word }) => word);
}
