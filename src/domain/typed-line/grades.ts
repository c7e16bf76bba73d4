// Reads grades as people type them: "grade 6", "gr 3 and 4", "grades 3-5", "K-2", "6th grade", "kindergarten".
import { GRADES, type Grade } from "../grade.js";
import { NUMBER_WORDS, ORDINAL_WORDS } from "./number-words.js";
import { BREAK, holdCommas, type Parsed, type Position } from "./phrase.js";

const GRADES_RUN = "Grades run from PK to 12.";
const NUMERALS = NUMBER_WORDS.slice(1);
const EARLY_GRADE = "pre-?k|pk|pre-?kindergarten|kindergarten|kinder|k";
const GRADE = `(?:${EARLY_GRADE}|\\d{1,3}(?:st|nd|rd|th)?|other|${[...ORDINAL_WORDS, ...NUMERALS].join("|")})(?![a-z\\d])`;
const RANGE_SIGN = "(?:-|–|—|to\\b|through\\b|thru\\b)";
// Doesn't match the space after the comma, because the list does: two ways to match it would take exponential time on a
// long list. A comma before "11/12" ends the list, because that is a date.
const GRADE_AND = "(?:,(?! ?\\d{1,2}/\\d{1,2}(?!\\d))(?: ?(?:and\\b|or\\b|&))?|/|&|\\+|and\\b|or\\b)";
const GRADE_LIST = `${GRADE}(?: ?(?:${RANGE_SIGN}|${GRADE_AND}) ?${GRADE})*`;
const BEFORE_GRADES = "(?:(?:for|in|and|with) )?";

const GRADE_FIRST = new RegExp(`^${BEFORE_GRADES}(?:grades?|gr\\.?)[ :]{0,2}(${GRADE_LIST})$`);
const GRADE_LAST = new RegExp(`^${BEFORE_GRADES}(${GRADE_LIST}) ?(?:grades?|graders?|gr\\.?)$`);
const EARLY_RANGE = new RegExp(`^${BEFORE_GRADES}((?:pre-?k|pk|k) ?${RANGE_SIGN} ?(?:k|\\d{1,2}))$`);
const EARLY_LIST = new RegExp(
  `^(?:for )?((?:${EARLY_GRADE})(?![a-z\\d])(?: ?(?:${RANGE_SIGN}|${GRADE_AND}) ?${GRADE})*)$`,
);
/** "3 grades" says how many, not which. */
const GRADE_COUNT = new RegExp(`^${BEFORE_GRADES}(?:\\d{1,3}|${NUMERALS.join("|")}) ?grades$`);
const UNKNOWN_GRADE = /^(?:grades?|gr\.?) ?[a-z]?\d\S*$/;

const AFTER_GRADES = `(?= ?(?:$|[,;&/()]|[-–—] ?\\d|\\.(?: |$)|(?:and|or|to|through|thru|with|on|at|level|lvl)\\b|l ?\\d|${BREAK}))`;
const LISTS_WITH_COMMAS = [
  new RegExp(
    `\\b(?:grades?|gr\\.?)[ :]{0,2}${GRADE}(?: ?(?:${RANGE_SIGN}|${GRADE_AND}) ?${GRADE}${AFTER_GRADES})*`,
    "gi",
  ),
  new RegExp(
    `\\b\\d{1,2}(?:st|nd|rd|th)(?: ?(?:${RANGE_SIGN}|${GRADE_AND}) ?\\d{1,2}(?:st|nd|rd|th)){1,12} grade`,
    "gi",
  ),
];

/** Holds the commas of "grades 3, 4 and 5", which is one phrase, but not of "grade 3, 12 Angry Men". */
export function holdGradeLists(text: string): string {
  return LISTS_WITH_COMMAS.reduce(holdCommas, text);
}

export function readTypedGrades(text: string): Parsed<Grade[]> | undefined {
  const words = text.toLowerCase();
  if (GRADE_COUNT.test(words)) return undefined;
  const [, list] = GRADE_FIRST.exec(words) ?? GRADE_LAST.exec(words) ?? EARLY_RANGE.exec(words) ?? [];
  if (list) return toGrades(list, "end of part");
  const [, early] = EARLY_LIST.exec(words) ?? [];
  if (early) return toGrades(early, "own part");
  return UNKNOWN_GRADE.test(words) ? { position: "own part", why: GRADES_RUN } : undefined;
}

function toGrades(list: string, position: Position): Parsed<Grade[]> {
  const grades = new Set<Grade>();
  let before: { index: number; end: number } | undefined;
  for (const match of list.matchAll(new RegExp(GRADE, "g"))) {
    const index = GRADES.findIndex((grade) => grade.toLowerCase() === toName(match[0]));
    if (index === -1) return { position, why: GRADES_RUN };
    const isRange = before !== undefined && new RegExp(`^ ?${RANGE_SIGN} ?$`).test(list.slice(before.end, match.index));
    const from = isRange && before ? before.index : index;
    for (const grade of GRADES.slice(Math.min(from, index), Math.max(from, index) + 1)) grades.add(grade);
    before = { index, end: match.index + match[0].length };
  }
  return { position, value: GRADES.filter((grade) => grades.has(grade)) };
}

/** The name in GRADES, in lower case. */
function toName(item: string): string {
  if (/^(?:pre|pk)/.test(item)) return "pk";
  if (/^k/.test(item)) return "k";
  const word = Math.max(ORDINAL_WORDS.indexOf(item), NUMERALS.indexOf(item));
  if (word !== -1) return String(word + 1);
  return /^\d/.test(item) ? String(Number.parseInt(item, 10)) : item;
}
