// Reads a list of grades item by item: "grades 3, 4 and 5", "K-2", "3rd grade and kindergarten".
import { GRADES } from "../grade.js";
import { NUMBER_WORDS, ORDINAL_WORDS } from "./number-words.js";
import { DASH, matchAt, sticky, WORD_END } from "./phrase.js";
import { isMisspelled } from "./spelling.js";

const NUMERALS = NUMBER_WORDS.slice(1);

const NOUN = `(?:(?:grade[ -]levels?|grades?|grds?|gr|yr)(?!\\p{L})|g(?=\\d))\\.?[ :#]{0,3}(?:${DASH} ?)?`;
const BEFORE = sticky(`(?:(?:for|in|and|with) )?(${NOUN})?`);
const MISSPELLED_NOUN = sticky("(?:(?:for|in) )?(\\p{L}{4,6}) ");
const EARLY_GRADE = "pre-?kindergarten|pre-?k|pk|kinderg[ae]r?[dt](?:e?ner|[ae]n)s?|kinders?|kg|k";
const VALUE = sticky(
  `(?:(${EARLY_GRADE})|(\\d{1,3})(st|nd|rd|th)?|(${ORDINAL_WORDS.join("|")})|(${NUMERALS.join("|")})|other)${WORD_END}`,
);
const AFTER = sticky(
  `[ -]?(grades?|graders?|(?:grd|gr)(?!\\p{L})\\.?)(?!\\p{L})(?: (?:class(?:es)?|students?|kids|teachers?)${WORD_END})?`,
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
  ` ?(?:$|[,;:|&/()\\n\\u0001]|${DASH}(?!\\p{L})|\\.(?: |$)|(?:and|or|to|through|thru|with|on|at|for)\\b|w/|l ?\\d` +
    `|(?:level|lvl|lv|today|yesterday|last|this|coop|coord|collab|data)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*\\.? \\d)`,
);

const MAX_ITEMS = 16;

/** With spaces around a dash, it may be no range. */
type Range = "spaced" | "close";

const toRange = (joined: string): Range => (/^ \P{L}+ $/u.test(joined) ? "spaced" : "close");

export interface GradeItem {
  /** Where it is in GRADES; -1 if there is no such grade. */
  index: number;
  kind: "early" | "ordinal" | "ordinal word" | "number" | "other";
  noun: "before" | "misspelled" | "after" | "plural after" | undefined;
  /** How the grade before it and this one make a range, if they do. */
  range: Range | undefined;
  isSpelled: boolean;
  start: number;
  end: number;
}

/** The grades at this index, as many as belong together. */
export function readGradeItems(text: string, at: number): GradeItem[] {
  const items: GradeItem[] = [];
  let next = readItem(text, at);
  while (next && items.length < MAX_ITEMS) {
    items.push(next);
    const join = matchAt(JOIN, text, next.end);
    const [joined = "", range, comma] = join ?? [];
    const item = join ? readItem(text, next.end + joined.length) : undefined;
    const how = { text, isComma: comma !== undefined, range: range === undefined ? undefined : toRange(range) };
    next = item && goesOn(items, item, how) ? item : undefined;
    if (next) next.range = how.range;
  }
  return items;
}

function readItem(text: string, at: number): GradeItem | undefined {
  const [before = "", noun] = matchAt(BEFORE, text, at) ?? [];
  const misspelled = noun ? undefined : readMisspelledNoun(text, at);
  const start = at + (misspelled ?? before).length;
  const value = matchAt(VALUE, text, start);
  if (!value) return undefined;
  const [written, early, digits, suffix, ordinalWord, numeral] = value;
  const end = start + written.length;
  if ((suffix || ordinalWord) && matchAt(OF_SOMETHING_ELSE, text, end)) return undefined;
  const [after = "", nounAfter] = readNounAfter(text, end, { isOrdinal: (suffix ?? ordinalWord) !== undefined });
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
    range: undefined,
    isSpelled: numeral !== undefined,
    start: at,
    end: end + after.length,
  };
}

/** The noun after a grade. In "chapter 3 grade 6" it belongs to the number after it. */
function readNounAfter(text: string, at: number, { isOrdinal }: { isOrdinal: boolean }): string[] {
  const found = matchAt(AFTER, text, at);
  return !found || (!isOrdinal && matchAt(VALUE, text, at + found[0].length + 1)) ? [] : found;
}

/** "garde ", before a number. */
function readMisspelledNoun(text: string, at: number): string | undefined {
  const [typed, word = ""] = matchAt(MISSPELLED_NOUN, text, at) ?? [];
  return ["grade", "grades"].some((noun) => isMisspelled(word.toLowerCase(), noun)) ? typed : undefined;
}

type Join = { text: string; isComma: boolean; range: Range | undefined };

/** Whether this item belongs to the list before it. */
function goesOn(items: readonly GradeItem[], next: GradeItem, { text, isComma, range }: Join): boolean {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return false;
  // "Act 1, ninth grade" and "Counting to 5, grade PK" begin with a title.
  const isNumber = first.kind === "number" && items.every(({ noun }) => noun === undefined);
  if (isNumber && (isComma || next.noun === "before" || next.kind === "ordinal word")) return false;
  // "grades 3-5 - Fifth grade museum": a list, and a title.
  if (range === "spaced" && last.range) return false;
  if ((isComma || range === "spaced") && matchAt(FRACTION, text, next.end)) return false;
  const isDescending = next.index < last.index;
  // "for 6th graders - kindergarten": a title, and a grade.
  if (isDescending && (range === "spaced" || (range && next.kind === "early"))) return false;
  if (isComma && (isDescending || !mayFollowComma(items, next))) return false;
  if (/after$/.test(last.noun ?? "") && next.noun === undefined && next.kind !== "early") return false;
  const isPlural = first.noun === "before" && PLURAL.test(text.slice(first.start, first.start + MAX_PREFIX));
  // In "grade 4 - 3 collaboration" the number is the level's.
  const isFirstRange = range !== undefined && isPlural && items.length === 1;
  if (range !== "close" && !isFirstRange && next.noun === undefined && isNumberOfLevel(next, text)) return false;
  if (next.noun !== undefined || next.kind !== "number" || (range === "close" && !next.isSpelled)) return true;
  return (!isComma && isPlural && !next.isSpelled) || matchAt(END_OF_LIST, text, next.end) !== null;
}

const PLURAL = /^(?:\p{L}+ )?(?:\p{L}+s|grade[ -]levels)(?!\p{L})/u;
const MAX_PREFIX = 20;

function mayFollowComma(items: readonly GradeItem[], next: GradeItem): boolean {
  if (next.kind === "early" || next.noun === "before") return false;
  const isEarly = items[0]?.kind === "early" && items.every(({ noun }) => noun === undefined);
  // "The letter K, 3rd grade" is no list.
  if (isEarly && (next.kind !== "number" || next.isSpelled || next.noun !== undefined)) return false;
  return next.noun === undefined || items.every(({ noun }) => noun === undefined);
}

function isNumberOfLevel({ index, end }: GradeItem, text: string): boolean {
  const [, level] = matchAt(NAME_OF_LEVEL, text, end) ?? [];
  return level !== undefined && LEVELS_BY_NAME.indexOf(level.toLowerCase()) === index - GRADES.indexOf("1");
}

/** The name in GRADES, in lower case. */
function toName(item: string): string {
  if (/^(?:pre|pk)/.test(item)) return "pk";
  if (/^k/.test(item)) return "k";
  const word = Math.max(ORDINAL_WORDS.indexOf(item), NUMERALS.indexOf(item));
  if (word !== -1) return String(word + 1);
  return /^\d/.test(item) ? String(Number.parseInt(item, 10)) : item;
}
