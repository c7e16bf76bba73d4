// The ways people write the same word: singular and plural, numbers, apostrophes and periods.
import type { SearchTerm } from "./search-words.js";
import { NUMBER_WORDS } from "./typed-line/number-words.js";

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

const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/** "World War II" and "World War 2", "Three Little Pigs" and "3 little pigs". */
function numbersLike(word: string): string[] {
  const named = Math.max(ROMAN.indexOf(word), NUMBER_WORDS.indexOf(word));
  const number = named > 0 ? named : Number(word);
  const [roman, spelled] = [ROMAN[number], NUMBER_WORDS[number]];
  return number > 0 && roman && spelled ? [String(number), spelled, roman].filter((other) => other !== word) : [];
}

/** "U.S." and "don't" are words too: "us" and "dont". */
function joined({ typed, words }: SearchTerm): string[][] {
  const isOneWord = !/\s/.test(typed) && words.every((word) => /^[a-z]+$/.test(word));
  return isOneWord ? formsOf(words.join("")).map((form) => [form]) : [];
}

/** And the other way around. */
function apart(word: string): string[][] {
  if (/^[a-z]{2,3}$/.test(word)) return [[...word]];
  return /^[a-z]+nt$/.test(word) ? [[word.slice(0, -1), "t"]] : [];
}

/** Each way is a list of words that follow each other. The first is as the term was typed. */
export function waysToWrite(term: SearchTerm): string[][] {
  const [word = "", ...more] = term.words;
  if (more.length > 0) return [term.words, ...joined(term)];
  return [...[...formsOf(word), ...numbersLike(word)].map((form) => [form]), ...apart(word)];
}
