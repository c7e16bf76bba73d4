// Reads grades as people type them: "grade 6", "gr 3 and 4", "grades 3-5", "K-2", "6th grade", "kindergarten".
import { GRADES, type Grade } from "../grade.js";
import { NUMBER_WORDS, ORDINAL_WORDS } from "./number-words.js";
import { asWhole, DASH, type Found, matchAt, type Parsed, type Position, sticky, WORD_END } from "./phrase.js";
import { isMisspelled } from "./spelling.js";

const GRADES_RUN = "Grades run from PK to 12.";
const NUMERALS = NUMBER_WORDS.slice(1);

const NOUN = `(?:(?:grade[ -]levels?|grades?|grds?|gr|yr)(?!\\p{L})|g(?=\\d))\\.?[ :#]{0,3}(?:${DASH} ?)?`;
const BEFORE = sticky(`(?:(?:for|in|and|with) )?(${NOUN})?`);
const MISSPELLED_NOUN = sticky("(?:(?:for|in) )?(\\p{L}{4,6}) ");
const EARLY_GRADE = "pre-?kindergarten|pre-?k|pk|kinderg[ae]r?[dt](?:e?ner|[ae]n)s?|kinders?|kg|k";
const VALUE = sticky(
  `(?:(${EARLY_GRADE})|(\\d{1,3})(st|nd|rd|th)?|(${ORDINAL_WORDS.join("|")})|(${NUMERALS.join("|")})|other)${WORD_END}`,
);
const AFTER = sticky(
  `[ -]?(grades?|graders?|grd|gr)(?!\\p{L})\\.?(?: (?:class(?:es)?|students?|kids|teachers?)${WORD_END})?`,
);
const JOIN = sticky(
  `( ?(?:${DASH}|\\b(?:to|through|thru)\\b) ?)|( ?,(?: ?(?:and\\b|or\\b|&))? ?)| ?(?:/|&|\\+|\\b(?:and|or)\\b) ?`,
);
const FRACTION = sticky("/\\d");
const NAME_OF_LEVEL = sticky(" ?(coop|coord|collab|data)");
const LEVELS_BY_NAME = ["coop", "coord", "collab", "data"];
/** "4th level", "3rd period". */
const OF_SOMETHING_ELSE = sticky(
  " (?:level(?! ?(?:[\\d#:=(]|one|two|three|four))|period|hour|block|quarter|semester|trimester|term|marking|grading|week|day|unit)",
);

/** After the last number of a list. Other words make the number theirs: "grade 3, 12 Angry Men" is one grade. */
const END_OF_LIST = sticky(
  ` ?(?:$|[,;:|&/()\\n\\u0001]|${DASH}|\\.(?: |$)|(?:and|or|to|through|thru|with|on|at|for)\\b|w/|l ?\\d` +
    `|(?:level|lvl|lv|today|yesterday|last|this|coop|coord|collab|data)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*\\.? \\d)`,
);

const UNKNOWN_GRADE = sticky("(?:grades?|gr\\.?) ?\\p{L}?\\d[^\\s,;]*");
const SOME_GRADES = sticky(
  `(?:for )?(?:(?:all|every|multiple|several|mixed) grades?(?: levels?)?|(?:the )?whole school|school-?wide)${WORD_END}`,
);

const MAX_ITEMS = 16;

interface Item {
  /** Where it is in GRADES; -1 if there is no such grade. */
  index: number;
  kind: "early" | "ordinal" | "ordinal word" | "number" | "other";
  noun: "before" | "misspelled" | "after" | "plural after" | undefined;
  /** From the grade before it to this one. */
  isRange: boolean;
  start: number;
  end: number;
}

export function readTypedGrades(text: string): Parsed<Grade[]> | undefined {
  return asWhole(text, findGrades(text, 0));
}

/** The grades at this index, as many as belong together. */
export function findGrades(text: string, at: number): Found<Grade[]> | undefined {
  const items = readItems(text, at);
  const position = toPosition(items);
  if (position) return { end: items.at(-1)?.end ?? at, position, ...toGrades(items) };
  const some = matchAt(SOME_GRADES, text, at);
  if (some) return { end: at + some[0].length, position: "own part", why: "Choose the grades." };
  const unknown = items.length > 0 ? null : matchAt(UNKNOWN_GRADE, text, at);
  return unknown ? { end: at + unknown[0].length, position: "own part", why: GRADES_RUN } : undefined;
}

function readItems(text: string, at: number): Item[] {
  const items: Item[] = [];
  let next = readItem(text, at);
  while (next && items.length < MAX_ITEMS) {
    items.push(next);
    const join = matchAt(JOIN, text, next.end);
    const [joined = "", range, comma] = join ?? [];
    const item = join ? readItem(text, next.end + joined.length) : undefined;
    next =
      item && goesOn(items, item, { text, isComma: comma !== undefined, isRange: range !== undefined })
        ? item
        : undefined;
    if (next) next.isRange = range !== undefined;
  }
  return items;
}

function readItem(text: string, at: number): Item | undefined {
  const [before = "", noun] = matchAt(BEFORE, text, at) ?? [];
  const misspelled = noun ? undefined : readMisspelledNoun(text, at);
  const start = at + (misspelled ?? before).length;
  const value = matchAt(VALUE, text, start);
  if (!value) return undefined;
  const [written, early, digits, suffix, ordinalWord, numeral] = value;
  const end = start + written.length;
  if ((suffix || ordinalWord) && matchAt(OF_SOMETHING_ELSE, text, end)) return undefined;
  const [after = "", nounAfter] = readNounAfter(text, end, { isNumber: !suffix && (digits ?? numeral) !== undefined });
  const kind = early
    ? "early"
    : suffix
      ? "ordinal"
      : ordinalWord
        ? "ordinal word"
        : digits || numeral
          ? "number"
          : "other";
  return {
    index: GRADES.findIndex((grade) => grade.toLowerCase() === toName(written.toLowerCase())),
    kind,
    noun: noun
      ? "before"
      : misspelled
        ? "misspelled"
        : nounAfter
          ? /grades/i.test(nounAfter)
            ? "plural after"
            : "after"
          : undefined,
    isRange: false,
    start: at,
    end: end + after.length,
  };
}

/** The noun after a grade. In "chapter 3 grade 6" it belongs to the number after it. */
function readNounAfter(text: string, at: number, { isNumber }: { isNumber: boolean }): string[] {
  const found = matchAt(AFTER, text, at);
  return !found || (isNumber && matchAt(VALUE, text, at + found[0].length + 1)) ? [] : found;
}

/** "garde ", before a number. */
function readMisspelledNoun(text: string, at: number): string | undefined {
  const [typed, word = ""] = matchAt(MISSPELLED_NOUN, text, at) ?? [];
  return ["grade", "grades"].some((noun) => isMisspelled(word.toLowerCase(), noun)) ? typed : undefined;
}

type Join = { text: string; isComma: boolean; isRange: boolean };

/** Whether this item belongs to the list before it. */
function goesOn(items: readonly Item[], next: Item, { text, isComma, isRange }: Join): boolean {
  const isPlural = items[0]?.noun === "before" && /^\p{L}+s/u.test(text.slice(items[0].start));
  const isNamed = items.some(({ noun }) => noun !== undefined);
  // "Act 1, ninth grade" and "Counting to 5, grade PK" begin with a title.
  const isNumber = items[0]?.kind === "number" && !isNamed;
  if (isNumber && (isComma || next.noun === "before" || next.kind === "ordinal word")) return false;
  if (isComma && (next.noun === "before" || next.kind === "early" || matchAt(FRACTION, text, next.end))) return false;
  if (isComma && /after$/.test(items.at(-1)?.noun ?? "")) return false;
  if (next.noun !== undefined || next.kind !== "number" || isRange) return true;
  // In "grade 4, 3 collaboration" the number is the level's.
  const [, level] = matchAt(NAME_OF_LEVEL, text, next.end) ?? [];
  if (level && LEVELS_BY_NAME.indexOf(level.toLowerCase()) === next.index - GRADES.indexOf("1")) return false;
  return (!isComma && isPlural) || matchAt(END_OF_LIST, text, next.end) !== null;
}

/** Where these items count as grades; undefined if they are none. */
function toPosition(items: readonly Item[]): Position | undefined {
  const [first, second] = items;
  if (!first) return undefined;
  // "3 grades" says how many, not which.
  if (!second && first.kind === "number" && first.noun === "plural after") return undefined;
  const nouns = items.map(({ noun }) => noun).filter((noun) => noun !== undefined);
  if (nouns.length > 0) return nouns.every((noun) => noun === "misspelled") ? "before a phrase" : "end of part";
  const isShort = first.kind === "early" || items.every(({ kind }) => kind === "ordinal");
  return isShort ? (second?.isRange ? "end of part" : "before a phrase") : undefined;
}

function toGrades(items: readonly Item[]): { value: Grade[] } | { why: string } {
  const grades = new Set<Grade>();
  for (const [at, { index, isRange }] of items.entries()) {
    if (index === -1) return { why: GRADES_RUN };
    const from = isRange ? (items[at - 1]?.index ?? index) : index;
    for (const grade of GRADES.slice(Math.min(from, index), Math.max(from, index) + 1)) grades.add(grade);
  }
  return { value: GRADES.filter((grade) => grades.has(grade)) };
}

/** The name in GRADES, in lower case. */
function toName(item: string): string {
  if (/^(?:pre|pk)/.test(item)) return "pk";
  if (/^k/.test(item)) return "k";
  const word = Math.max(ORDINAL_WORDS.indexOf(item), NUMERALS.indexOf(item));
  if (word !== -1) return String(word + 1);
  return /^\d/.test(item) ? String(Number.parseInt(item, 10)) : item;
}
