// Cuts a typed line into words, marks, people and phrases, from left to right. A phrase may still turn out to be part of the title.
import { type Before, findPhrase, type Phrase, type ScanOptions } from "./find-phrase.js";
import { BREAK, DASH, matchAt, sticky } from "./phrase.js";

type Span = { from: number; to: number };
export type Item = Span &
  /** A word, or several in quotes. */
  (
    | { kind: "word"; isQuoted?: boolean }
    | { kind: "phrase"; phrase: Phrase }
    /** `ends`: what begins after it is no part of what ends before it. */
    | { kind: "mark"; ends: boolean }
    | { kind: "people" }
  );

const SPACES = sticky("[^\\S\\n]+");
const ENDS = sticky("[,;|\\n]");
/** Slack sends emoji as their names. */
const EMOJI_CODE = sticky(":[a-z0-9_+'-]{1,100}:(?::skin-tone-\\d:)?");
/** A title in quotes may have anything in it. */
const QUOTED = sticky(`"[^"\\n${BREAK}]{1,200}"|“[^”\\n${BREAK}]{1,200}”|«[^»\\n${BREAK}]{1,200}»`);
/** "ch. 1-3" is neither grades nor a day. */
const REFERENCE = sticky(
  "(?:(?:chs?|chaps?|pp?|pgs?|vols?|nos?|figs?)\\.?|chapters?|pages?|lessons?|units?|modules?|acts?|parts?|volumes?|books?|topics?)" +
    ` ?\\d{1,9}(?:\\.\\d{1,9})?(?:${DASH}\\d{1,9})?(?![\\p{L}\\p{N}/])`,
);
/** Quotes, brackets, dashes and the like, which are no part of a word. */
const MARK = sticky(`(?:${DASH}|[/•·*_~])+(?=\\s|$|[,;|${BREAK}])|[\u2014\u2015]|[("'“”‘’\\[{)\\]}«»:.!?…]+`);
/** "grade 6/level 3", "grade 6-level 3". */
const MARK_AFTER_PHRASE = sticky(`/|${DASH}`);
const WORD = sticky(`[^\\s,;|${BREAK}\u2014\u2015]+`);
const HAS_LETTERS = /[\p{L}\p{N}&+]/u;
const PUNCTUATION = new Set(`("“”[{)]}«»:.!?…`);

/** What the line consists of, in order. */
export function scanLine(text: string, options: ScanOptions): Item[] {
  const items: Item[] = [];
  let at = skipSpaces(text, 0);
  while (at < text.length) {
    const item = readItem(text, at, { options, last: items.at(-1), isSecond: items.length === 1 });
    items.push(item);
    at = skipSpaces(text, item.to);
  }
  return items;
}

const skipSpaces = (text: string, at: number): number => at + (matchAt(SPACES, text, at)?.[0].length ?? 0);

type Context = {
  options: ScanOptions;
  last: Item | undefined;
  /** The line begins with `last`. */
  isSecond: boolean;
};

function readItem(text: string, from: number, { options, last, isSecond }: Context): Item {
  if (text[from] === BREAK) return { kind: "people", from, to: from + 1 };
  if (matchAt(ENDS, text, from)) return { kind: "mark", ends: true, from, to: from + 1 };
  const quoted = matchAt(QUOTED, text, from);
  if (quoted) return { kind: "word", from, to: from + quoted[0].length, isQuoted: true };
  const whole = matchAt(EMOJI_CODE, text, from) ?? matchAt(REFERENCE, text, from);
  if (whole) return toWord(whole[0], from, last);
  const phrase = findPhrase(text, from, {
    options,
    before: toBefore(last, isSecond),
  });
  if (phrase) return { kind: "phrase", from, to: phrase.end, phrase };
  const mark = matchAt(MARK, text, from) ?? (last?.kind === "phrase" ? matchAt(MARK_AFTER_PHRASE, text, from) : null);
  if (mark) return { kind: "mark", ends: false, from, to: from + mark[0].length };
  return toWord(trimPunctuation(matchAt(WORD, text, from)?.[0] ?? " "), from, last);
}

function toBefore(last: Item | undefined, isSecond: boolean): Before {
  if (!last) return "nothing";
  if (last.kind === "people") return "mark";
  if (last.kind !== "phrase") return last.kind;
  // "science and art" has no person, "level 2 and Lee" has. "Tuesdays with Morrie" is a title.
  if (last.phrase.position !== "end of part") return isSecond ? "word" : "mark";
  return isSecond ? "mark" : "phrase";
}

/** Emoji and signs belong to a title only next to its words. */
function toWord(word: string, from: number, last: Item | undefined): Item {
  const to = from + word.length;
  const isSign = !HAS_LETTERS.test(word) || word.startsWith(":");
  return isSign && last && last.kind !== "word" ? { kind: "mark", ends: false, from, to } : { kind: "word", from, to };
}

/** A word without the marks at its end. */
function trimPunctuation(word: string): string {
  let end = word.length;
  while (end > 1 && PUNCTUATION.has(word.charAt(end - 1))) end--;
  return word.slice(0, end);
}
