// Finds the phrases in what people type to look for units: grades, a level, a subject, a day, a month, a school year.
import { foldText } from "../../text/fold.js";
import type { Grade } from "../grade.js";
import { type Month, readMonth } from "../time/month.js";
import type { SchoolCalendar } from "../time/school-calendar.js";
import { addDays, type SchoolDay } from "../time/school-day.js";
import { weekAt } from "../time/week.js";
import { SchoolYearName, type UnitQuery } from "../unit-query.js";
import { type DateOptions, findDate } from "./date.js";
import { findGrades } from "./grades.js";
import { findLevel } from "./level.js";
import { type Found, matchAt, sticky } from "./phrase.js";

export interface PhraseOptions extends DateOptions {
  calendar: SchoolCalendar;
  /** The school's subjects, also as foldText makes them. */
  subjects: readonly { name: string; folded: string }[];
}

export type QueryPhrase = { text: string } & (
  | { field: "grades"; value: Grade[] }
  | { field: "level"; value: NonNullable<UnitQuery["level"]> }
  | { field: "month"; value: Month }
  | { field: "year"; value: SchoolYearName }
  | { field: "day" | "week"; value: SchoolDay }
  | { field: "planned"; value: true }
  | { field: "subject"; value: string }
  | { field: "wrong"; why: string }
);

export type FoundPhrase = { phrase: QueryPhrase; end: number };

/** The grades or the level that begin with the word at this index. */
export function findGradesOrLevel(text: string, at: number): FoundPhrase | undefined {
  const grades = findGrades(text, at);
  if (grades) return toFound(text, at, { ...grades, field: "grades" });
  const level = findLevel(text, at);
  return level && toFound(text, at, { ...level, field: "level" });
}

/** The phrase that begins with the word at this index. */
export function findQueryPhrase(text: string, at: number, options: PhraseOptions): FoundPhrase | undefined {
  return (
    findGradesOrLevel(text, at) ??
    findSubject(text, at, options) ??
    findDayOf(text, at, options) ??
    findTime(text, at, options) ??
    findYear(text, at, options)
  );
}

type FoundValue =
  | (Found<Grade[]> & { field: "grades" })
  | (Found<NonNullable<UnitQuery["level"]>> & { field: "level" })
  | (Found<SchoolDay> & { field: "day" });

function toFound(whole: string, at: number, { end, value, why, field }: FoundValue): FoundPhrase {
  const text = whole.slice(at, end);
  const phrase = value === undefined ? { field: "wrong", text, why } : { field, text, value };
  return { end, phrase: phrase as QueryPhrase };
}

const END = sticky("(?![\\p{L}\\p{N}])");

const LONGEST_SUBJECT = 80;

/** One of the school's subjects. */
export function findSubject(
  text: string,
  at: number,
  { subjects }: Pick<PhraseOptions, "subjects">,
): FoundPhrase | undefined {
  const typed = foldText(text.slice(at, at + LONGEST_SUBJECT));
  const found = subjects.find(({ name, folded }) => {
    if (!typed.startsWith(folded) || !matchAt(END, text, at + name.length)) return false;
    return foldText(text.slice(at, at + name.length)) === folded;
  });
  if (!found) return undefined;
  const end = at + found.name.length;
  return { end, phrase: { field: "subject", text: text.slice(at, end), value: found.name } };
}

function findDayOf(text: string, at: number, options: PhraseOptions): FoundPhrase | undefined {
  const day = findDate(text, at, options);
  // "Taco Tuesday" and "Remembering 9/11" are titles.
  const isAlone = at === 0 && day?.end === text.length;
  if (!day || !(isAlone || day.position === "end of part" || day.position === "end of line")) return undefined;
  return toFound(text, at, { ...day, field: "day" });
}

const TIMES = [
  "(?:in |from |for |during )?((?:this|last) (?:week|month|(?:school )?year)|\\p{L}{3,9}\\.? \\d{4}|\\d{4}[-–/]\\d{1,4}|\\d{1,2}[-/]\\d{4})",
  "(?:in |from |for |during )?(\\p{L}{3,9})",
].map((source) => sticky(`${source}(?![\\p{L}\\p{N}])`));

function findTime(text: string, at: number, options: PhraseOptions): FoundPhrase | undefined {
  for (const pattern of TIMES) {
    const [typed = "", words = ""] = matchAt(pattern, text, at) ?? [];
    const phrase = words === "" ? undefined : readTime(words, options);
    if (phrase) return { phrase, end: at + typed.length };
  }
  return undefined;
}

/** Nobody logged units in 1984, which is a book. */
const YEAR = sticky("(in |from |for |during )?(20\\d{2})(?![\\p{L}\\p{N}])");
const AFTER_YEAR = sticky("[\\s,;.)]+");

/** "2026" by itself, after "in", or between phrases. "2026 World Cup" is a title. */
function findYear(text: string, at: number, options: PhraseOptions): FoundPhrase | undefined {
  const [typed = "", before, name] = matchAt(YEAR, text, at) ?? [];
  if (typed === "") return undefined;
  const end = at + typed.length;
  const next = end + (matchAt(AFTER_YEAR, text, end)?.[0].length ?? 0);
  const stands = before !== undefined || next === text.length || /[,;]/.test(text.slice(end, next));
  if (!stands && !findQueryPhrase(text, next, options)) return undefined;
  return { end, phrase: { field: "year", text: typed, value: SchoolYearName.parse(name) } };
}

function readTime(text: string, options: PhraseOptions): QueryPhrase | undefined {
  if (/^planned$/i.test(text)) return { field: "planned", text, value: true };
  const [, week] = /^(this|last) week$/i.exec(text) ?? [];
  if (week) {
    const day = week.toLowerCase() === "this" ? options.today : addDays(options.today, -7);
    return { field: "week", text, value: weekAt(day).monday };
  }
  const month = readMonth(text, options.today);
  if (month) return { field: "month", text, value: month };
  const year = readSchoolYear(text, options);
  return year ? { field: "year", text, value: year } : undefined;
}

/** "this year", "last school year", "2026-27". */
function readSchoolYear(text: string, { today, calendar }: PhraseOptions): SchoolYearName | undefined {
  const [, which] = /^(this|last) (?:school )?year$/i.exec(text) ?? [];
  const thisYear = calendar.schoolYearOf(today);
  if (which) {
    const year = which.toLowerCase() === "this" ? thisYear : calendar.schoolYearOf(addDays(thisYear.from, -1));
    return SchoolYearName.parse(year.name);
  }
  const [, first, second] = /^(\d{4})[-–/](?:20)?(\d{2})$/.exec(text) ?? [];
  return SchoolYearName.safeParse(`${first}-${second}`).data;
}
