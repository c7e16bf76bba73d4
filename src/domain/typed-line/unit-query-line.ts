// Reads what people type to look for units: "@lee grade 4 science level 3 October rivers". What is no phrase is searched
// for as words.

import { tidyLine } from "../../text/clean.js";
import { foldText } from "../../text/fold.js";
import type { Grade } from "../grade.js";
import { type Month, readMonth } from "../time/month.js";
import type { SchoolCalendar } from "../time/school-calendar.js";
import { addDays, type SchoolDay } from "../time/school-day.js";
import { SchoolYearName, type UnitQuery } from "../unit-query.js";
import { type DateOptions, readTypedDate } from "./date.js";
import { readTypedGrades } from "./grades.js";
import { readTypedLevel } from "./level.js";
import { takePeople } from "./people.js";
import { BREAK } from "./phrase.js";
import { toPlainText } from "./slack-text.js";

export interface QueryOptions extends DateOptions {
  calendar: SchoolCalendar;
  /** The school's subjects, on its list or in its log. */
  subjects: readonly string[];
}

/** Words that can't be searched for, and why. */
export interface WrongPart {
  text: string;
  why: string;
}

export interface UnitQueryLine {
  query: Omit<UnitQuery, "whose"> & { whose?: UnitQuery["whose"] };
  wrong: WrongPart[];
}

type QueryPhrase = { text: string } & (
  | { field: "grades"; value: Grade[] }
  | { field: "level"; value: NonNullable<UnitQuery["level"]> }
  | { field: "month"; value: Month }
  | { field: "year"; value: SchoolYearName }
  | { field: "day"; value: SchoolDay }
  | { field: "planned"; value: true }
  | { field: "subject"; value: string }
  | { field: "wrong"; why: string }
);

/** The number of words in the longest phrase, a list of grades. */
const MAX_PHRASE = 18;

const QUOTED = /["“„]([^"“”„]+)["”]/g;

/** What may lead to the words to search for, or to the phrase after them: "units about rivers in". */
const CONNECTOR = "(?:units?|with|in|for|and|&|from|about|on|by|called|titled|find|show|search)";
const LEADING = new RegExp(`^(?:${CONNECTOR}(?: |$))+`, "i");
const TRAILING = new RegExp(`(?: (?:${CONNECTOR}|the|an?|of))+$`, "i");
/** "Mr. Lee" may be "Lee Brown" in Slack. */
const HONORIFIC = /(?<!\S)(?:mr|mrs|ms|miss|mx|dr|coach)\.? (?=\S)/gi;

/** Reads a line as Slack sends it, without the subcommand. */
export function readUnitQuery(typed: string, options: QueryOptions): UnitQueryLine {
  const line = tidyLine(typed);
  const [, whose, rest = ""] = /^(?:(mine|my|all)(?: |$))?(.*)$/i.exec(line) ?? [];
  const quoted = [...rest.matchAll(QUOTED)].map(([, words = ""]) => words.trim());
  // A name that Slack didn't turn into a mention is searched for, like other words.
  const { people, unknown, rest: others } = takePeople(rest.replace(QUOTED, BREAK));
  const runs = [...others.split(BREAK), ...unknown].map((run) => readRun(toPlainText(run), options));
  const phrases = runs.flatMap((run) => run.phrases);
  const words = [
    ...quoted.map((text) => (/\s/.test(text) ? `"${text}"` : text)),
    ...runs.flatMap((run) => run.words),
  ].filter((text) => text !== "");
  const { query, wrong } = combine(phrases);
  return {
    wrong,
    query: {
      ...(whose ? { whose: whose.toLowerCase() === "all" ? "all" : "mine" } : {}),
      ...query,
      ...(people.length > 0 ? { people } : {}),
      ...(words.length > 0 ? { words: words.join(" ") } : {}),
    },
  };
}

/** Takes the phrases out of some words. What is left between them is searched for. */
function readRun(text: string, options: QueryOptions): { phrases: QueryPhrase[]; words: string[] } {
  const all = text.split(" ").filter((word) => word !== "");
  const phrases: QueryPhrase[] = [];
  const left: string[][] = [[]];
  for (let at = 0; at < all.length; ) {
    const found = findPhrase(all, at, options);
    if (found) {
      phrases.push(found.phrase);
      left.push([]);
    } else {
      left.at(-1)?.push(all[at] ?? "");
    }
    at += found?.length ?? 1;
  }
  return { phrases, words: left.map((words) => tidyWords(words.join(" "))) };
}

const tidyWords = (text: string): string =>
  text
    .replace(/(?<!\S)[^\p{L}\p{N}]+(?!\S)/gu, " ")
    .replace(/(?<!\S)[(@,;:]+|[),;:.!?]+(?!\S)/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(LEADING, "")
    .replace(TRAILING, "")
    .replace(HONORIFIC, "");

/** The longest phrase that begins with this word. */
function findPhrase(words: readonly string[], at: number, options: QueryOptions) {
  for (let length = Math.min(MAX_PHRASE, words.length - at); length > 0; length--) {
    const text = words
      .slice(at, at + length)
      .join(" ")
      .replace(/^[(,;]+|[),;.]+$/g, "");
    const phrase = text === "" ? undefined : readPhrase(text, { ...options, isAlone: length === words.length });
    if (phrase) return { phrase, length };
  }
  return undefined;
}

function readPhrase(text: string, options: QueryOptions & { isAlone: boolean }): QueryPhrase | undefined {
  const grades = readTypedGrades(text);
  if (grades) return grades.value ? { field: "grades", text, value: grades.value } : toWrong(text, grades.why);
  const level = readTypedLevel(text);
  if (level) return level.value ? { field: "level", text, value: level.value } : toWrong(text, level.why);
  const subject = options.subjects.find((name) => foldText(name) === foldText(text));
  if (subject) return { field: "subject", text, value: subject };
  return readTime(text, options);
}

const toWrong = (text: string, why: string): QueryPhrase => ({ field: "wrong", text, why });

function readTime(text: string, options: QueryOptions & { isAlone: boolean }): QueryPhrase | undefined {
  const { today, isAlone } = options;
  if (/^planned$/i.test(text)) return { field: "planned", text, value: true };
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  const bare = text.replace(/^(?:in|from|for) /i, "");
  const month = readMonth(bare, today);
  if (month) return { field: "month", text, value: month };
  const year = readSchoolYear(bare, options);
  if (year) return { field: "year", text, value: year };
  const date = readTypedDate(text, options);
  // "Taco Tuesday" and "Remembering 9/11" are titles.
  if (!date || !(isAlone || date.position === "end of part" || date.position === "end of line")) return undefined;
  return date.value === undefined ? toWrong(text, date.why) : { field: "day", text, value: date.value };
}

/** "this year", "last school year", "2026-27". */
function readSchoolYear(text: string, { today, calendar }: QueryOptions): SchoolYearName | undefined {
  const [, which] = /^(this|last) (?:school )?year$/i.exec(text) ?? [];
  const thisYear = calendar.schoolYearOf(today);
  if (which) {
    const year = which.toLowerCase() === "this" ? thisYear : calendar.schoolYearOf(addDays(thisYear.from, -1));
    return SchoolYearName.parse(year.name);
  }
  const [, first, second] = /^(\d{4})[-–/](?:20)?(\d{2})$/.exec(text) ?? [];
  return SchoolYearName.safeParse(`${first}-${second}`).data;
}

const ONE_OF_EACH = { level: "level", month: "month", year: "school year", day: "day", subject: "subject" } as const;

/** One query of all phrases. Grades add up; of the rest there can be one each. */
function combine(phrases: readonly QueryPhrase[]): { query: Omit<UnitQuery, "whose">; wrong: WrongPart[] } {
  const wrong = phrases.flatMap((phrase) => (phrase.field === "wrong" ? [{ text: phrase.text, why: phrase.why }] : []));
  const query: Omit<UnitQuery, "whose"> = {};
  const grades = phrases.flatMap((phrase) => (phrase.field === "grades" ? phrase.value : []));
  if (grades.length > 0) query.grades = grades;
  for (const phrase of phrases) {
    const { field, text } = phrase;
    if (field === "wrong" || field === "grades") continue;
    if (query[field] !== undefined && query[field] !== phrase.value && field !== "planned")
      wrong.push({ text, why: `Search for one ${ONE_OF_EACH[field]} at a time.` });
    Object.assign(query, { [field]: phrase.value });
  }
  return { query, wrong };
}
