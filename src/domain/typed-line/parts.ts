// Cuts a typed line into parts at commas and people, and takes the phrases (level, grades, date) off the end of each:
// what is left of the parts is the title.
import type { Grade } from "../grade.js";
import type { Level } from "../level.js";
import type { SchoolDay } from "../time/school-day.js";
import { type DateOptions, holdDates, readTypedDate } from "./date.js";
import { holdGradeLists, readTypedGrades } from "./grades.js";
import { readTypedLevel } from "./level.js";
import { BREAK, type Parsed, type Position, releaseCommas } from "./phrase.js";

export type Phrase = { text: string } & (
  | ({ field: "level" } & Parsed<Level>)
  | ({ field: "grades" } & Parsed<Grade[]>)
  | ({ field: "date" } & Parsed<SchoolDay>)
);

/** `title`: the words before the phrases. `separator`: what stood between this part and the one before. */
export type LinePart = { separator: string; title: string; phrases: Phrase[] };

type Segment = { separator: string; text: string; isLast: boolean };
type PhraseFilter = (phrase: Phrase) => boolean;

/** The longest phrase: grades, each named. */
const MAX_WORDS = 18;

const SEPARATOR = new RegExp(`([,;${BREAK}])`);

/** The full stop after the last name is no part of a title. */
const SAYS_SOMETHING = /[^\s\p{P}]/u;

/** After these a phrase belongs to the words before it: "Welcome to 6th grade", "News of today". */
const LEADS_ON = /(?:^|[ (])(?:to|of|the|a|an|from|about|into|by|my|our|your|between|since|until|all)$/i;

export function readParts(text: string, reading: DateOptions): LinePart[] {
  const pieces = toSegments(holdDates(holdGradeLists(text)));
  const parts = pieces.map((piece) => readPart(piece, reading, () => true));
  // "Welcome, 6th grade, grade 6": where grades stand alone, those that end a title belong to it.
  const gradesAlone = parts.some((part) => part.title === "" && part.phrases.some(({ field }) => field === "grades"));
  const read = gradesAlone ? pieces.map((piece) => readPart(piece, reading, ({ field }) => field !== "grades")) : parts;
  return read.every((part) => part.title === "") ? withNameAsTitle(read) : read;
}

function toSegments(text: string): Segment[] {
  const cut = text.split(SEPARATOR);
  const pieces = cut.flatMap((words, index) =>
    index % 2 === 0 && SAYS_SOMETHING.test(words) ? [{ separator: cut[index - 1] ?? "", text: words }] : [],
  );
  return pieces.map((piece, index) => ({ ...piece, isLast: index === pieces.length - 1 }));
}

/** Unless a part holds nothing but phrases, only those that `counts` lets through are taken off its title. */
function readPart(piece: Segment, reading: DateOptions, counts: PhraseFilter): LinePart {
  const whole = takePhrases(piece.text, reading, () => true);
  const places: Position[] = piece.isLast ? ["end of part", "end of line", "after a phrase"] : ["end of part"];
  const taken =
    whole.title === ""
      ? whole
      : takePhrases(piece.text, reading, (phrase) => places.includes(phrase.place) && counts(phrase));
  return { separator: piece.separator, ...taken };
}

function takePhrases(text: string, reading: DateOptions, counts: PhraseFilter): Pick<LinePart, "title" | "phrases"> {
  const phrases: Phrase[] = [];
  let words = text.split(" ").filter((word) => word !== "");
  let found = takeLast(words, reading, counts);
  while (found) {
    phrases.unshift(found.phrase);
    words = found.before;
    found = takeLast(words, reading, counts);
  }
  if (phrases.length === 0) return { title: text, phrases };
  const title = trimEnd(words.join(" "));
  // The blank after the comma before it is the title's.
  return { title: title !== "" && text.startsWith(" ") ? ` ${title}` : title, phrases };
}

function takeLast(
  words: string[],
  reading: DateOptions,
  counts: PhraseFilter,
): { phrase: Phrase; before: string[] } | undefined {
  for (let start = Math.max(0, words.length - MAX_WORDS); start < words.length; start++) {
    const before = words.slice(0, start);
    const phrase = readPhrase(trimBrackets(releaseCommas(words.slice(start).join(" "))), reading);
    if (!phrase || !counts(phrase) || LEADS_ON.test(before.slice(-1).join(" "))) continue;
    if (phrase.place !== "after a phrase" || before.length === 0 || endsInPhrase(before, reading))
      return { phrase, before };
  }
  return undefined;
}

/** In a level or in grades. */
const endsInPhrase = (words: string[], reading: DateOptions): boolean =>
  takeLast(words, reading, ({ field, place }) => field !== "date" && place !== "own part") !== undefined;

function readPhrase(text: string, reading: DateOptions): Phrase | undefined {
  const level = readTypedLevel(text);
  if (level) return { field: "level", text, ...level };
  const grades = readTypedGrades(text);
  if (grades) return { field: "grades", text, ...grades };
  const date = readTypedDate(text, reading);
  return date ? { field: "date", text, ...date } : undefined;
}

function trimBrackets(text: string): string {
  return text.replace(/^[ ([–—:|-]+/, "").replace(/[ )\].!?:|–—-]+$/, "");
}

function trimEnd(text: string): string {
  return text.replace(/[ ([–—:|-]+$/, "");
}

/** A line with no title but a level's name in front: the unit is called so ("Cooperation, grade 6, level 2"). */
function withNameAsTitle(parts: LinePart[]): LinePart[] {
  const [first, ...others] = parts;
  const [phrase, ...more] = first?.phrases ?? [];
  const isName = phrase?.field === "level" && phrase.place === "own part" && more.length === 0;
  return first && isName ? [{ ...first, title: phrase.text, phrases: [] }, ...others] : parts;
}
