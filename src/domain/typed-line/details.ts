// Finds what people add to a line that has a field of its own, such as "3 classes" or "science", or belongs in the notes, such as "period 3".
import { NUMBER_WORDS } from "./number-words.js";
import { DASH, matchAt, sticky, WORD_END } from "./phrase.js";

const MAX_CLASSES = 200;
const COUNT = `(\\d{1,3}|${NUMBER_WORDS.join("|")})`;
const CLASSES = sticky(
  `(?:for |in |with |to )?(?:all )?${COUNT} (?:\\p{L}+ )?(?:classes|sections|class periods)${WORD_END}|1 class${WORD_END}`,
);
const LABELED_CLASSES = sticky(`(?:number of )?(?:classes|sections)(?: ?[:=] ?| )(\\d{1,3})${WORD_END}`);
const LABELED_SUBJECT = sticky("subject ?[:=] ?([^,;|\\n\\u0001]{1,75})");

const NUMBERS = `\\d{1,3}(?: ?(?:${DASH}|&|and|to|/) ?\\d{1,3})?`;
const ORDINAL = "\\d{1,2}(?:st|nd|rd|th)";
const NOTE = sticky(
  `(?:${[
    `(?:in |during |for )?(?:periods?|hours?|blocks?|room|rm\\.?) ?#?(?:${NUMBERS}|[A-H])`,
    `(?:in |during )?${ORDINAL}(?: (?:and|&) ${ORDINAL})? (?:periods?|hours?|blocks?)`,
    `(?:for |over |about |took |lasted )?${COUNT} ?(?:weeks?|days?|lessons?|sessions?|periods?|hours?|hrs?|minutes?|mins?)`,
    `(?:with |for |about )?${COUNT} (?:students|kids|learners|children)`,
    `(?:at |from )?\\d{1,2}(?::\\d{2})? ?(?:am|pm|a\\.m\\.|p\\.m\\.)(?: ?(?:${DASH}|to) ?\\d{1,2}(?::\\d{2})? ?(?:am|pm)?)?`,
    `(?:at )?\\d{1,2}:\\d{2}`,
    "(?:in|at) (?:(?:the|our|my) )?(?:school )?(?:library|media center|learning commons|computer lab|lab|makerspace|classroom|gym|auditorium)",
    `#\\p{L}[\\p{L}\\p{N}_-]*`,
  ].join("|")})${WORD_END}`,
);

export type Detail =
  | { field: "classes"; value: number }
  | { field: "subject"; value: string }
  | { field: "notes"; value: string };

/** The detail at this index. `subjects` is the school's list. */
export function findDetail(
  text: string,
  at: number,
  subjects: readonly string[],
): (Detail & { end: number }) | undefined {
  return findClasses(text, at) ?? findSubject(text, at, subjects) ?? findNote(text, at);
}

function findClasses(text: string, at: number): (Detail & { end: number }) | undefined {
  const found = matchAt(CLASSES, text, at) ?? matchAt(LABELED_CLASSES, text, at);
  if (!found) return undefined;
  const [phrase, count = "1"] = found;
  const word = NUMBER_WORDS.indexOf(count.toLowerCase());
  const value = word === -1 ? Number(count) : word;
  return value < 1 || value > MAX_CLASSES ? undefined : { field: "classes", value, end: at + phrase.length };
}

function findSubject(text: string, at: number, subjects: readonly string[]): (Detail & { end: number }) | undefined {
  const labeled = matchAt(LABELED_SUBJECT, text, at);
  if (labeled) return { field: "subject", value: labeled[1]?.trim() ?? "", end: at + labeled[0].length };
  const value = subjects.find((subject) => text.slice(at, at + subject.length).toLowerCase() === subject.toLowerCase());
  if (value === undefined || /^[\p{L}\p{N}]/u.test(text.slice(at + value.length, at + value.length + 2)))
    return undefined;
  return { field: "subject", value, end: at + value.length };
}

function findNote(text: string, at: number): (Detail & { end: number }) | undefined {
  const note = matchAt(NOTE, text, at);
  return note ? { field: "notes", value: note[0], end: at + note[0].length } : undefined;
}
