// Cuts a typed line into parts at commas and people, and takes the phrases (level, grades, date) off the end of each.
// What is left is the title.
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

/** `title`: the words before the phrases. `separator`: the mark between this part and the one before. */
export type LinePart = { separator: string; title: string; phrases: Phrase[] };

type Segment = { separator: string; text: string; isLast: boolean };
type PhraseFilter = (phrase: Phrase) => boolean;

/** The number of words in the longest phrase, a list of all grades. */
const MAX_WORDS = 18;

const SEPARATOR = new RegExp(`([,;${BREAK}])`);

/** Anything but punctuation. A period after the last name is no part of a title. */
const HAS_WORDS = /[^\s\p{P}]/u;

/** After these words a phrase belongs to the title: "Welcome to 6th grade", "News of today". */
const BINDS_NEXT_WORDS = /(?:^|[ (])(?:to|of|the|a|an|from|about|into|by|my|our|your|between|since|until|all)$/i;

export function readParts(text: string, options: DateOptions): LinePart[] {
  const segments = toSegments(holdDates(holdGradeLists(text)));
  const parts = segments.map((segment) => readPart(segment, options, () => true));
  // "Welcome, 6th grade, grade 6": if a part is nothing but grades, grades at the end of a title belong to the title.
  const hasGradesAlone = parts.some(
    (part) => part.title === "" && part.phrases.some(({ field }) => field === "grades"),
  );
  const read = hasGradesAlone
    ? segments.map((segment) => readPart(segment, options, ({ field }) => field !== "grades"))
    : parts;
  return read.every((part) => part.title === "") ? withNameAsTitle(read) : read;
}

function toSegments(text: string): Segment[] {
  const cuts = text.split(SEPARATOR);
  const segments = cuts.flatMap((words, index) =>
    index % 2 === 0 && HAS_WORDS.test(words) ? [{ separator: cuts[index - 1] ?? "", text: words }] : [],
  );
  return segments.map((segment, index) => ({ ...segment, isLast: index === segments.length - 1 }));
}

/**
 * Takes phrases off the end of a part. All of them if the part is nothing but phrases, otherwise those that `counts`
 * accepts and whose position fits.
 */
function readPart(segment: Segment, options: DateOptions, counts: PhraseFilter): LinePart {
  const whole = takePhrases(segment.text, options, () => true);
  const positions: Position[] = segment.isLast ? ["end of part", "end of line", "after a phrase"] : ["end of part"];
  const parsed =
    whole.title === ""
      ? whole
      : takePhrases(segment.text, options, (phrase) => positions.includes(phrase.position) && counts(phrase));
  return { separator: segment.separator, ...parsed };
}

function takePhrases(text: string, options: DateOptions, counts: PhraseFilter): Pick<LinePart, "title" | "phrases"> {
  const phrases: Phrase[] = [];
  let words = text.split(" ").filter((word) => word !== "");
  let found = takeLast(words, options, counts);
  while (found) {
    phrases.unshift(found.phrase);
    words = found.before;
    found = takeLast(words, options, counts);
  }
  if (phrases.length === 0) return { title: text, phrases };
  const title = trimEnd(words.join(" "));
  // The space after the comma belongs to the title.
  return { title: title !== "" && text.startsWith(" ") ? ` ${title}` : title, phrases };
}

function takeLast(
  words: string[],
  options: DateOptions,
  counts: PhraseFilter,
): { phrase: Phrase; before: string[] } | undefined {
  for (let start = Math.max(0, words.length - MAX_WORDS); start < words.length; start++) {
    const before = words.slice(0, start);
    const phrase = readPhrase(trimBrackets(releaseCommas(words.slice(start).join(" "))), options);
    if (!phrase || !counts(phrase) || BINDS_NEXT_WORDS.test(before.slice(-1).join(" "))) continue;
    if (phrase.position !== "after a phrase" || before.length === 0 || endsInPhrase(before, options))
      return { phrase, before };
  }
  return undefined;
}

/** Whether the words end in a level or grades. */
const endsInPhrase = (words: string[], options: DateOptions): boolean =>
  takeLast(words, options, ({ field, position }) => field !== "date" && position !== "own part") !== undefined;

function readPhrase(text: string, options: DateOptions): Phrase | undefined {
  const level = readTypedLevel(text);
  if (level) return { field: "level", text, ...level };
  const grades = readTypedGrades(text);
  if (grades) return { field: "grades", text, ...grades };
  const date = readTypedDate(text, options);
  return date ? { field: "date", text, ...date } : undefined;
}

function trimBrackets(text: string): string {
  return text.replace(/^[ ([–—:|-]+/, "").replace(/[ )\].!?:|–—-]+$/, "");
}

function trimEnd(text: string): string {
  return text.replace(/[ ([–—:|-]+$/, "");
}

/** A line without a title that begins with a level's name has that as its title: "Cooperation, grade 6, level 2". */
function withNameAsTitle(parts: LinePart[]): LinePart[] {
  const [first, ...others] = parts;
  const [phrase, ...more] = first?.phrases ?? [];
  const isName = phrase?.field === "level" && phrase.position === "own part" && more.length === 0;
  return first && isName ? [{ ...first, title: phrase.text, phrases: [] }, ...others] : parts;
}
