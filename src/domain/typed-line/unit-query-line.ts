// Reads what people type to look for units: "@lee grade 4 science level 3 October rivers". What is no phrase is searched
// for as words.
import { tidyLine } from "../../text/clean.js";
import { foldText } from "../../text/fold.js";
import { Month } from "../time/month.js";
import type { UnitQuery } from "../unit-query.js";
import { takePeople } from "./people.js";
import { BREAK, matchAt, sticky } from "./phrase.js";
import { type FoundPhrase, findQueryPhrase, type PhraseOptions, type QueryPhrase } from "./query-phrase.js";
import { toPlainText } from "./slack-text.js";

export interface QueryOptions extends Omit<PhraseOptions, "subjects"> {
  /** The school's subjects, on its list or in its log. */
  subjects: readonly string[];
}

/** Words that can't be searched for, and why. */
export interface WrongPart {
  text: string;
  why: string;
}

export interface UnitQueryLine {
  query: Omit<UnitQuery, "whose"> & { whose?: UnitQuery["whose"] };
  wrong: WrongPart[];
}

export const QUOTED = /["“„]([^"“”„]+)["”]/g;

/** What may lead to the words to search for, or to the phrase after them: "units about rivers in". */
const CONNECTOR = "(?:units?|with|in|for|and|&|from|about|on|by|called|titled|find|show|search)";
const LEADING = new RegExp(`^(?:${CONNECTOR}(?: |$))+`, "i");
const TRAILING = new RegExp(`(?: (?:${CONNECTOR}|the|an?|of))+$`, "i");
/** "Mr. Lee" may be "Lee Brown" in Slack. */
const HONORIFIC = /(?<!\S)(?:mr|mrs|ms|miss|mx|dr|coach)\.? (?=\S)/gi;

/** Reads a line as Slack sends it, without the subcommand. */
export function readUnitQuery(typed: string, options: QueryOptions): UnitQueryLine {
  const line = tidyLine(typed);
  const [, whose, rest = ""] = /^(?:(mine|my|all)(?: |$))?(.*)$/i.exec(line) ?? [];
  const quoted = [...rest.matchAll(QUOTED)].map(([, words = ""]) => words.trim());
  // A name that Slack didn't turn into a mention is searched for, like other words.
  const { people, unknown, rest: others } = takePeople(rest.replace(QUOTED, BREAK));
  const subjects = options.subjects.map((name) => ({ name, folded: foldText(name) }));
  const find: FindQueryPhrase = (text, at) => findQueryPhrase(text, at, { ...options, subjects });
  const runs = [...others.split(BREAK), ...unknown].map((run) => readRun(toPlainText(run), find));
  const phrases = runs.flatMap((run) => run.phrases);
  const words = [
    ...quoted.map((text) => (/\s/.test(text) ? `"${text}"` : text)),
    ...runs.flatMap((run) => run.words),
  ].filter((text) => text !== "");
  const { query, wrong } = combine(phrases);
  return {
    wrong,
    query: {
      ...(whose ? { whose: whose.toLowerCase() === "all" ? "all" : "mine" } : {}),
      ...query,
      ...(people.length > 0 ? { people } : {}),
      ...(words.length > 0 ? { words: words.join(" ") } : {}),
    },
  };
}

const BETWEEN_WORDS = sticky("[\\s,;()]+");
const WORD = sticky("[^\\s,;()]+");

/** Finds the phrase that begins at an index, if one does. */
export type FindQueryPhrase = (text: string, at: number) => FoundPhrase | undefined;

/** Takes the phrases out of some words. What is left between them is searched for. */
export function readRun(text: string, find: FindQueryPhrase): { phrases: QueryPhrase[]; words: string[] } {
  const phrases: QueryPhrase[] = [];
  const left: string[][] = [[]];
  for (let at = 0; at < text.length; ) {
    const space = matchAt(BETWEEN_WORDS, text, at);
    const found = space ? undefined : find(text, at);
    const [word = ""] = space || found ? [] : (matchAt(WORD, text, at) ?? []);
    if (found) {
      phrases.push(found.phrase);
      left.push([]);
    } else if (word !== "") {
      left.at(-1)?.push(word);
    }
    at = found?.end ?? at + (space?.[0] ?? word).length;
  }
  return { phrases, words: left.map((words) => tidyWords(words.join(" "))) };
}

const tidyWords = (text: string): string =>
  text
    .replace(/(?<!\S)[^\p{L}\p{N}]+(?!\S)/gu, " ")
    .replace(/(?<!\S)[@:]+|[:.!?]+(?!\S)/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(LEADING, "")
    .replace(TRAILING, "")
    .replace(HONORIFIC, "");

const ONE_OF_EACH = {
  level: "level",
  month: "month",
  year: "year",
  week: "week",
  day: "day",
  subject: "subject",
} as const;

/** One query of all phrases. Grades add up; of the rest there can be one each. */
export function combine(phrases: readonly QueryPhrase[]): { query: Omit<UnitQuery, "whose">; wrong: WrongPart[] } {
  const wrong = phrases.flatMap((phrase) => (phrase.field === "wrong" ? [{ text: phrase.text, why: phrase.why }] : []));
  const query: Omit<UnitQuery, "whose"> = {};
  const grades = phrases.flatMap((phrase) => (phrase.field === "grades" ? phrase.value : []));
  if (grades.length > 0) query.grades = grades;
  for (const phrase of phrases) {
    const { field, text } = phrase;
    if (field === "wrong" || field === "grades") continue;
    if (query[field] !== undefined && query[field] !== phrase.value && field !== "planned")
      wrong.push({ text, why: `Search for one ${ONE_OF_EACH[field]} at a time.` });
    Object.assign(query, { [field]: phrase.value });
  }
  return { query: inItsYear(query, phrases), wrong };
}

/** "October, 2025" and "2025 October" are one month. */
function inItsYear(query: Omit<UnitQuery, "whose">, phrases: readonly QueryPhrase[]): Omit<UnitQuery, "whose"> {
  const { month, year, ...rest } = query;
  const isNamed = phrases.some(({ field, text }) => field === "month" && /^(?:\p{L}+ )?\p{L}{3,9}$/u.test(text));
  if (!month || !isNamed || year?.length !== 4) return query;
  return { ...rest, month: Month.parse(`${year}${month.slice(4)}`) };
}
