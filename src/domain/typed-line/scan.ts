// Cuts a typed line into words, marks, people and phrases, from left to right. A phrase may still turn out to be part of the title.
import type { Grade } from "../grade.js";
import type { Level } from "../level.js";
import type { SchoolDay } from "../time/school-day.js";
import { type DateOptions, findDate } from "./date.js";
import { type Detail, findDetail } from "./details.js";
import { findGrades } from "./grades.js";
import { findLevel } from "./level.js";
import { findNames } from "./people.js";
import { BREAK, DASH, type Found, matchAt, type Position, sticky } from "./phrase.js";
import { findVagueDay } from "./vague-day.js";

export type ScanOptions = DateOptions & {
  /** The school's list. */
  subjects?: readonly string[];
};

/** What a phrase says. `range` is "3-5", grades or a day. */
export type Reading =
  | { field: "level"; value?: Level; why?: string }
  | { field: "grades"; value?: Grade[]; why?: string }
  | { field: "date"; value?: SchoolDay; why?: string; isPartOfYear?: boolean }
  | { field: "names"; names: string }
  | { field: "range" }
  | Detail;

export type Phrase = Reading & { text: string; position: Position };

type Span = { from: number; to: number };
export type Item = Span &
  (
    | { kind: "word" }
    | { kind: "phrase"; phrase: Phrase }
    /** `ends`: what begins after it is no part of what ends before it. */
    | { kind: "mark"; ends: boolean }
    | { kind: "people" }
  );

const SPACES = sticky("[^\\S\\n]+");
const ENDS = sticky("[,;|\\n]");
const EMOJI_CODE = sticky(":[a-z0-9_+'-]+:(?::skin-tone-\\d:)?");
/** Quotes, brackets, dashes and the like, which are no part of a word. */
const MARK = sticky(
  `(?:${DASH}|[\u2013\u2014]|[/•·*_~])+(?=\\s|$|[,;|${BREAK}])|[\u2014\u2015]|[("'“”‘’\\[{)\\]}«»:.!?…]+`,
);
const QUOTED = sticky(`"[^"\\n${BREAK}]{1,200}"|“[^”\\n${BREAK}]{1,200}”|«[^»\\n${BREAK}]{1,200}»`);
const HAS_LETTERS = /[\p{L}\p{N}&+]/u;
/** "ch. 1-3" is neither grades nor a day. */
const REFERENCE = sticky(
  `(?:ch|chs|chaps?|chapters?|pp?|pgs?|pages?|lessons?|units?|modules?|acts?|parts?|vols?|volumes?|books?|topics?|nos?|figs?)\\.? ?\\d[\\d.]*(?: ?${DASH} ?\\d+)?(?![\\p{L}\\p{N}/])`,
);
const STARTS_WITH = /^w(?:ith|\/|\b)/i;
const SLASH = sticky("/");
const WORD = sticky(`[^\\s,;|${BREAK}\u2014\u2015]+`);
const PUNCTUATION_AFTER = /(?<=.)[("“”[{)\]}«»:.!?…]+$/u;
const RANGE = sticky(`\\d{1,2}${DASH}\\d{1,2}(?![\\p{L}\\p{N}]|[/.-]\\d)`);

export function scanLine(text: string, options: ScanOptions): Item[] {
  const items: Item[] = [];
  let at = matchAt(SPACES, text, 0)?.[0].length ?? 0;
  while (at < text.length) {
    const item = readItem(text, at, { options, before: items.at(-1) });
    items.push(item);
    at = item.to + (matchAt(SPACES, text, item.to)?.[0].length ?? 0);
  }
  return items;
}

type Context = { options: ScanOptions; before: Item | undefined };

function readItem(text: string, at: number, { options, before }: Context): Item {
  if (text[at] === BREAK) return { kind: "people", from: at, to: at + 1 };
  if (matchAt(ENDS, text, at)) return { kind: "mark", ends: true, from: at, to: at + 1 };
  const whole = matchAt(EMOJI_CODE, text, at) ?? matchAt(QUOTED, text, at) ?? matchAt(REFERENCE, text, at);
  if (whole) return toWord(whole[0], at, before);
  const phrase = findPhrase(text, at, { options, before });
  if (phrase) return { kind: "phrase", from: at, to: phrase.end, phrase: phrase.phrase };
  const mark = matchAt(MARK, text, at) ?? (before?.kind === "phrase" ? matchAt(SLASH, text, at) : null);
  if (mark) return { kind: "mark", ends: false, from: at, to: at + mark[0].length };
  const [word = " "] = matchAt(WORD, text, at) ?? [];
  const bare = word.replace(PUNCTUATION_AFTER, "");
  return toWord(bare, at, before);
}

/** Emoji and signs belong to a title only next to its words. */
function toWord(word: string, from: number, before: Item | undefined): Item {
  const to = from + word.length;
  const isSign = !HAS_LETTERS.test(word) || word.startsWith(":");
  return isSign && before && before.kind !== "word"
    ? { kind: "mark", ends: false, from, to }
    : { kind: "word", from, to };
}

type FoundPhrase = { phrase: Phrase; end: number };

/** The longest phrase at this index. */
function findPhrase(text: string, at: number, { options, before }: Context): FoundPhrase | undefined {
  const date = findDate(text, at, options);
  const vague = findVagueDay(text, at);
  const detail = findDetail(text, at, options.subjects ?? []);
  // Within a title, "with" is a word like any other.
  const names = before?.kind === "word" || (!before && !STARTS_WITH.test(text)) ? undefined : findNames(text, at);
  const range = matchAt(RANGE, text, at);
  const found = [
    toFound("level", findLevel(text, at)),
    toFound("grades", findGrades(text, at)),
    toFound("date", date),
    vague && { end: vague.end, reading: { field: "date" as const, ...vague }, position: vague.position },
    detail && { end: detail.end, reading: detail, position: "after a phrase" as const },
    names && {
      end: names.end,
      reading: { field: "names" as const, names: names.names },
      position: "own part" as const,
    },
    range && { end: at + range[0].length, reading: { field: "range" as const }, position: "before a phrase" as const },
  ].filter((one) => one !== undefined && one !== null);
  const [longest] = found.sort((a, b) => b.end - a.end);
  if (!longest) return undefined;
  const { reading, position, end } = longest;
  return { phrase: { ...reading, text: text.slice(at, end), position } as Phrase, end };
}

function toFound<Field extends "level" | "grades" | "date">(field: Field, found: Found<unknown> | undefined) {
  if (!found) return undefined;
  const { end, position, ...parsed } = found;
  return { end, position, reading: { field, ...parsed } as Reading };
}
