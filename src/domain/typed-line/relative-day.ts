// Reads a day that is typed by its distance from today: "yesterday", "last Tuesday", "two weeks ago", "this morning".
import { addDays, dayOfWeek, type SchoolDay } from "../time/school-day.js";
import { toWeekdayNumber, WEEKDAY, WEEKDAY_NAMES } from "./day-names.js";
import { NUMBER_WORDS } from "./number-words.js";
import { asWhole, type Found, matchAt, type Parsed, sticky, WORD_END } from "./phrase.js";
import { findMeant } from "./spelling.js";

const DAYS_AWAY = new Map([
  ["today", 0],
  ["tonight", 0],
  ["just now", 0],
  ["2day", 0],
  ["yesterday", -1],
  ["yday", -1],
  ["last night", -1],
  ["tomorrow", 1],
  ["day before yesterday", -2],
]);
const DAY_WORD = sticky(
  `(?:earlier |later )?(?:the )?(${[...DAYS_AWAY.keys()].reverse().join("|")}|this (?:morning|afternoon|aft|evening))${WORD_END}`,
);
const PART_OF_DAY = sticky(` (?:morning|afternoon|aft|evening|night)${WORD_END}`);
const AGO = sticky(`(a|one|two|three|\\d{1,2}) (day|week)s? ago${WORD_END}`);
const NAMED_WEEKDAY = sticky(`(?:(last|next|this) )?(${WEEKDAY})${WORD_END}(?:\\.(?= ?(?:$|[,;|)\\n\\u0001])))?`);
/** No title ends in one of these. */
const ABBREVIATED = /^(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri)\.?$/;
const MISSPELLED = sticky(`(?:(last|next|this) )?(\\p{L}{6,10})${WORD_END}`);

export function readRelativeDay(words: string, today: SchoolDay): Parsed<SchoolDay> | undefined {
  return asWhole(words, findRelativeDay(words, 0, today));
}

/** The relative day at this index. */
export function findRelativeDay(text: string, at: number, today: SchoolDay): Found<SchoolDay> | undefined {
  return findDayWord(text, at, today) ?? findAgo(text, at, today) ?? findWeekday(text, at, today);
}

function findDayWord(text: string, at: number, today: SchoolDay): Found<SchoolDay> | undefined {
  const found = matchAt(DAY_WORD, text, at);
  if (!found) return findMisspelledYesterday(text, at, today);
  const [phrase, word = ""] = found;
  const end = at + phrase.length;
  const part = /^yesterday$/i.test(word) ? (matchAt(PART_OF_DAY, text, end)?.[0] ?? "") : "";
  const value = addDays(today, DAYS_AWAY.get(word.toLowerCase()) ?? 0);
  return { value, position: toPosition(phrase, value, today), end: end + part.length };
}

/** "Europe Today" is a title; "Ancient Egypt yesterday" has a date. A title may well end in "today", and means today. */
function toPosition(phrase: string, day: SchoolDay, today: SchoolDay) {
  if (/^[A-Z]/.test(phrase)) return "own part";
  return day === today ? "end of line" : "end of part";
}

function findMisspelledYesterday(text: string, at: number, today: SchoolDay): Found<SchoolDay> | undefined {
  const [phrase = "", , word = ""] = matchAt(MISSPELLED, text, at) ?? [];
  if (!findMeant(word.toLowerCase(), ["yesterday"])) return undefined;
  return { value: addDays(today, -1), position: "own part", end: at + phrase.length };
}

function findAgo(text: string, at: number, today: SchoolDay): Found<SchoolDay> | undefined {
  const [phrase = "", amount = "", unit] = matchAt(AGO, text, at) ?? [];
  if (unit === undefined) return undefined;
  const word = amount.toLowerCase();
  const count = word === "a" ? 1 : /^\d/.test(word) ? Number(word) : NUMBER_WORDS.indexOf(word);
  const days = count * (unit.toLowerCase() === "week" ? 7 : 1);
  return { value: addDays(today, -days), position: "end of part", end: at + phrase.length };
}

function findWeekday(text: string, at: number, today: SchoolDay): Found<SchoolDay> | undefined {
  const exact = matchAt(NAMED_WEEKDAY, text, at);
  const found = exact ?? matchAt(MISSPELLED, text, at);
  const name = exact ? exact[2] : findMeant(found?.[2]?.toLowerCase() ?? "", WEEKDAY_NAMES);
  if (!found || name === undefined) return undefined;
  const relation = found[1]?.toLowerCase();
  // "Taco Tuesday" is a title.
  const isTitle = relation === undefined || /^[A-Z]/.test(found[0]);
  const position = ABBREVIATED.test(found[0]) ? "end of line" : isTitle ? "own part" : "end of part";
  return { value: toWeekday(name, relation, today), position, end: at + found[0].length };
}

function toWeekday(name: string, relation: string | undefined, today: SchoolDay): SchoolDay {
  // Weeks begin on Monday.
  const days = toWeekdayNumber(name) - dayOfWeek(today);
  if (relation === "this") return addDays(today, days);
  if (relation === "next") return addDays(today, days + 7);
  // Units are logged after the fact, so a bare "Tuesday" is the latest one. "Last Tuesday" is never today.
  const isOver = relation === "last" ? days < 0 : days <= 0;
  return addDays(today, isOver ? days : days - 7);
}
