// Reads grades as people type them: "grade 6", "gr 3 and 4", "grades 3-5", "K-2", "6th grade", "kindergarten".
import { GRADES, type Grade } from "../grade.js";
import { BREAK, holdCommas, type Parsed, type Position } from "./phrase.js";

const ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth".split("|");
const NUMERALS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve".split("|");
const YOUNG = "pre-?k|pk|pre-?kindergarten|kindergarten|kinder|k";
const ITEM = `(?:${YOUNG}|\\d{1,3}(?:st|nd|rd|th)?|other|${[...ORDINALS, ...NUMERALS].join("|")})(?![a-z\\d])`;
const TO = "(?:-|–|—|to\\b|through\\b|thru\\b)";
// No blank after the comma: the list takes it, and two ways to take it would make a long list exponentially slow.
// A comma before "11/12" ends the list: that is a day.
const AND = "(?:,(?! ?\\d{1,2}/\\d{1,2}(?!\\d))(?: ?(?:and\\b|or\\b|&))?|/|&|\\+|and\\b|or\\b)";
const LIST = `${ITEM}(?: ?(?:${TO}|${AND}) ?${ITEM})*`;
const PREFIX = "(?:(?:for|in|and|with) )?";

const GRADE_FIRST = new RegExp(`^${PREFIX}(?:grades?|gr\\.?)[ :]{0,2}(${LIST})$`);
const GRADE_LAST = new RegExp(`^${PREFIX}(${LIST}) ?(?:grades?|graders?|gr\\.?)$`);
const YOUNG_RANGE = new RegExp(`^${PREFIX}((?:pre-?k|pk|k) ?${TO} ?(?:k|\\d{1,2}))$`);
const YOUNG_LIST = new RegExp(`^(?:for )?((?:${YOUNG})(?![a-z\\d])(?: ?(?:${TO}|${AND}) ?${ITEM})*)$`);
/** How many grades, not which. */
const COUNT = new RegExp(`^${PREFIX}(?:\\d{1,3}|${NUMERALS.join("|")}) ?grades$`);
const NO_GRADE = /^(?:grades?|gr\.?) ?[a-z]?\d\S*$/;

const NEXT = `(?= ?(?:$|[,;&/()]|[-–—] ?\\d|\\.(?: |$)|(?:and|or|to|through|thru|with|on|at|level|lvl)\\b|l ?\\d|${BREAK}))`;
const SPANNING = [
  new RegExp(`\\b(?:grades?|gr\\.?)[ :]{0,2}${ITEM}(?: ?(?:${TO}|${AND}) ?${ITEM}${NEXT})*`, "gi"),
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)(?: ?(?:${TO}|${AND}) ?\\d{1,2}(?:st|nd|rd|th)){1,12} grade`, "gi"),
];

/** "grades 3, 4 and 5" is one phrase, "grade 3, 12 Angry Men" is two. */
export function holdGradeLists(text: string): string {
  return SPANNING.reduce(holdCommas, text);
}

export function readTypedGrades(text: string): Parsed<Grade[]> | undefined {
  const words = text.toLowerCase();
  if (COUNT.test(words)) return undefined;
  const [, list] = GRADE_FIRST.exec(words) ?? GRADE_LAST.exec(words) ?? YOUNG_RANGE.exec(words) ?? [];
  if (list) return toGrades(list, "end of part");
  const [, young] = YOUNG_LIST.exec(words) ?? [];
  if (young) return toGrades(young, "own part");
  return NO_GRADE.test(words) ? { place: "own part", why: "Grades run from PK and K to 12." } : undefined;
}

function toGrades(list: string, place: Position): Parsed<Grade[]> {
  const grades = new Set<Grade>();
  let before: { index: number; end: number } | undefined;
  for (const match of list.matchAll(new RegExp(ITEM, "g"))) {
    const index = GRADES.findIndex((grade) => grade.toLowerCase() === toName(match[0]));
    if (index === -1) return { place, why: "Grades run from PK and K to 12." };
    const isRange = before !== undefined && new RegExp(`^ ?${TO} ?$`).test(list.slice(before.end, match.index));
    const from = isRange && before ? before.index : index;
    for (const grade of GRADES.slice(Math.min(from, index), Math.max(from, index) + 1)) grades.add(grade);
    before = { index, end: match.index + match[0].length };
  }
  return { place, value: GRADES.filter((grade) => grades.has(grade)) };
}

/** As GRADES names it, in lower case. */
function toName(item: string): string {
  if (/^(?:pre|pk)/.test(item)) return "pk";
  if (/^k/.test(item)) return "k";
  const word = Math.max(ORDINALS.indexOf(item), NUMERALS.indexOf(item));
  if (word !== -1) return String(word + 1);
  return /^\d/.test(item) ? String(Number.parseInt(item, 10)) : item;
}
