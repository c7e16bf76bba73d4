// Finds the title of a typed line: one run of words, with the quotes and brackets around them.
import { tidyLine } from "../../text/clean.js";
import type { Block } from "./outline.js";

const HAS_WORDS = /[\p{L}\p{N}]/u;
const LABEL =
  /^(?:(?:title|topic|name|lesson|project|unit(?: title| name)?|name or topic(?: of unit)?) ?[:=] ?|(?:please|pls) (?:log|add) )/i;
/** Words between phrases that say nothing by themselves. */
const CONNECTING = /^(?:(?:and|also|plus|with|w|for|on|at|by|in|is|was|it|we|i|thanks?|thank you|please|pls)[ !.]*)+$/i;
const LOOKS_LIKE_NAME = /^\p{Lu}(?:\.|[\p{Ll}\p{M}])[\p{L}\p{M}.'’-]*(?:,? (?:and )?\p{Lu}[\p{L}\p{M}.'’-]*){0,3}$/u;
const OPENING = /[([{"“‘«#¿¡]+$/;
const CLOSING = /^[)\]}"”’»!?…]+/;
const ABBREVIATION = /(?:^|[ .])(?:Jr|Sr|Mr|Mrs|Ms|Dr|St|etc|vs|Inc|Co|\p{Lu})$/u;

export interface FoundTitle {
  title: string;
  /** Words in other places than the title. */
  leftover: string[];
  /** Those of them that are right after people and look like a name. */
  names: string[];
}

export function findTitle(text: string, blocks: readonly Block[]): FoundTitle {
  const runs = blocks
    .map((block, index) => ({ block, isAfterPeople: blocks[index - 1]?.kind === "people" }))
    .flatMap(({ block, isAfterPeople }) =>
      block.kind === "title" ? [{ words: cutOut(text, block), isAfterPeople }] : [],
    )
    .filter(({ words }) => HAS_WORDS.test(words));
  // "It" may be a title, but not if there are other words.
  const telling = runs.filter(({ words }) => !CONNECTING.test(words));
  const title = telling[0] ?? runs[0];
  const leftover = telling.slice(1);
  const names = leftover.filter(({ words, isAfterPeople }) => isAfterPeople && LOOKS_LIKE_NAME.test(words));
  return {
    title: (title?.words ?? "").replace(LABEL, "").replace(title?.isAfterPeople ? /^on / : "", ""),
    leftover: leftover.filter((one) => !names.includes(one)).map(({ words }) => words),
    names: names.map(({ words }) => words),
  };
}

/** How many signs around a title may belong to it. */
const MAX_SIGNS = 5;

function cutOut(text: string, { from, to }: { from: number; to: number }): string {
  const words = text.slice(from, to);
  const opening = OPENING.exec(text.slice(Math.max(0, from - MAX_SIGNS), from))?.[0] ?? "";
  const period = text[to] === "." && ABBREVIATION.test(words.slice(-5)) ? "." : "";
  const closing = CLOSING.exec(text.slice(to + period.length, to + MAX_SIGNS))?.[0] ?? "";
  return tidyLine(balance(opening + words + period + closing));
}

/** Without a bracket that belongs to what comes before or after. */
function balance(title: string): string {
  const surplus = title.split("(").length - title.split(")").length;
  if (surplus > 0 && title.startsWith("(")) return title.slice(1);
  return surplus < 0 && title.endsWith(")") ? title.slice(0, -1) : title;
}
