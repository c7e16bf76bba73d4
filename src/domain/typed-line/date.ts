// Reads the date of a unit as people type it: a day with the words around it ("done on Nov 12"), or several days.
import type { SchoolDay } from "../time/school-day.js";
import { DAY, type DateOptions, findDay } from "./day.js";
import { MONTH, WEEKDAY } from "./day-names.js";
import { asWhole, DASH, type Found, matchAt, type Parsed, sticky, WORD_END } from "./phrase.js";

export type { DateOptions } from "./day.js";

export const ONE_DATE = "Choose one date.";

/** "was on ", "done ", "date: ". The group says where the unit was. */
const MARKER = sticky(
  "(?:(?:(?:it )?(?:was|is|were)|back|done|taught|held|finished|completed|and|dated?:?|day:|when:) ){0,2}((?:on|for) )?(?:(?:from|started|starting|starts|beginning) )?(?:on )?",
);
const JOIN = sticky(` ?(?:${DASH}|,|&|/|\\b(?:and|or|to|until|till|thru|through)\\b) ?(?:and )?(?:on )?`);
const SECOND_DAY = sticky(
  `${DAY}(?![/.-]\\d)(?!(?:(?: ?(?:&|and|or|/) ?|${DASH})\\d{1,2}(?:st|nd|rd|th)){0,3} ?(?:${MONTH}|grade|class|period|section))${WORD_END}`,
);
const FIRST_DAY = sticky(`${DAY} ?(?:${DASH}|&|\\b(?:to|and|or)\\b) ?`);
const MONTH_NEXT = sticky(`${DAY} ?(?:of )?${MONTH}`);

export function readTypedDate(text: string, options: DateOptions): Parsed<SchoolDay> | undefined {
  return asWhole(text, findDate(text, 0, options));
}

/** The day at this index, or several, with the words before that say when: "was on Nov 12". */
export function findDate(text: string, at: number, options: DateOptions): Found<SchoolDay> | undefined {
  const [marker = "", preposition] = matchAt(MARKER, text, at) ?? [];
  const start = at + marker.length;
  const date = findDay(text, start, options) ?? findDaysOfMonth(text, start);
  if (!date) return undefined;
  const end = findLastDay(text, { start, end: date.end }, options);
  const several = end > date.end ? ({ position: date.position, end, why: ONE_DATE } as const) : date;
  if (marker === "") return several;
  // "Letters from yesterday" is a title.
  return { ...several, position: preposition ? "end of part" : "own part" };
}

/** "15-20 Sept". */
function findDaysOfMonth(text: string, at: number): Found<SchoolDay> | undefined {
  const first = matchAt(FIRST_DAY, text, at);
  const last = first && matchAt(MONTH_NEXT, text, at + first[0].length);
  return last ? { position: "end of line", end: at + first[0].length + last[0].length, why: ONE_DATE } : undefined;
}

const MAX_DAYS = 10;

/** The end of the last day that goes on from the one that ends here: "Nov 12-14", "Mon and Tues", "11/28 until 12/2". */
function findLastDay(text: string, { start, end }: { start: number; end: number }, options: DateOptions): number {
  // "Yesterday and 3" isn't two days.
  const hasNumber = /\d/.test(text.slice(start, end));
  let last = end;
  for (let count = 1; count < MAX_DAYS; count++) {
    const join = matchAt(JOIN, text, last);
    if (!join) return last;
    const next = last + join[0].length;
    const day = join[0].includes(",") ? undefined : findDay(text, next, options);
    const second = day || !hasNumber || join[0].includes(",") ? null : matchAt(SECOND_DAY, text, next);
    if (!day && !second) return last;
    last = day ? day.end : next + (second?.[0].length ?? 0);
  }
  return last;
}

/** Words in a title that may be a day, and at its end some more. */
const DAY_IN_TITLE = new RegExp(
  `(?<![\\w/])\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?(?![\\w/])|\\b${WEEKDAY}$|^(?:${WEEKDAY}|yesterday|tomorrow)(?![\\w'’])(?! (?:school|morning|night))|\\b(?<!\\b(?:of|from|to|and) )yesterday$|\\b(?:this|last|next|past) (?:week|month|weekend)$|\\b${MONTH} ?\\d{1,2}\\b(?! ?[\\d-])|\\b${DAY} ?${MONTH}(?!\\w)`,
  "iu",
);

/** Words that may say when, in places where no title is. */
const SOME_DAY = new RegExp(
  `\\d[./:-]\\d|\\d(?:st|nd|rd|th)\\b|\\b${MONTH}|\\b${WEEKDAY}\\b|\\b(?:weeks?|months?|days?|weekend|today|yesterday|tomorrow|morning|afternoon|night|ago|before|after|since|until)\\b`,
  "iu",
);

export const mayBeDay = (words: string): boolean => SOME_DAY.test(words);

/** Words that may be the day, in the title of a line without a date. */
export function findPossibleDay(title: string): string | undefined {
  return DAY_IN_TITLE.exec(title)?.[0];
}
