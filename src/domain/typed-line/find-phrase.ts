// Finds the phrase at one place of a typed line, whatever it says: the longest that any reader recognizes.
import type { Grade } from "../grade.js";
import type { Level } from "../level.js";
import type { SchoolDay } from "../time/school-day.js";
import { type DateOptions, findDate } from "./date.js";
import { type Detail, findDetail } from "./details.js";
import { findGrades } from "./grades.js";
import { findLevel } from "./level.js";
import { findNames } from "./people.js";
import { DASH, type Found, matchAt, type Position, sticky } from "./phrase.js";
import { findVagueDay } from "./vague-day.js";

export type ScanOptions = DateOptions & {
  /** The school's list. */
  subjects?: readonly string[];
};

type Reading = { end: number; position: Position } & (
  | ({ field: "level" } & Found<Level>)
  | ({ field: "grades" } & Found<Grade[]>)
  | ({ field: "date"; isPartOfYear?: boolean } & Found<SchoolDay>)
  | { field: "names"; names: string }
  /** "3-5": grades, or a day. */
  | { field: "range" }
  | Detail
);

/** `text`: as typed. */
export type Phrase = Reading & { text: string };

/** What is to the left of a phrase. */
export type Before = "nothing" | "word" | "phrase" | "mark";

const RANGE = sticky(`\\d{1,2}${DASH}\\d{1,2}(?![\\p{L}\\p{N}]|[/.-]\\d)`);

export function findPhrase(
  text: string,
  at: number,
  { options, before }: { options: ScanOptions; before: Before },
): Phrase | undefined {
  const [level, grades, date] = [findLevel(text, at), findGrades(text, at), findDate(text, at, options)];
  const vague = findVagueDay(text, at);
  const detail = findDetail(text, at, options.subjects ?? []);
  // Within a title, "with" is a word like any other.
  const names = before === "word" ? undefined : findNames(text, at, before);
  const [range] = matchAt(RANGE, text, at) ?? [];
  const readings: (Reading | undefined)[] = [
    level && { field: "level", ...level },
    grades && { field: "grades", ...grades },
    date && { field: "date", ...date },
    vague && { field: "date", ...vague },
    detail && { position: "after a phrase", ...detail },
    names && { field: "names", position: "own part", ...names },
    range === undefined ? undefined : { field: "range", position: "before a phrase", end: at + range.length },
  ];
  const longest = readings.reduce((best, one) => (one && one.end > (best?.end ?? at) ? one : best), undefined);
  return longest && { ...longest, text: text.slice(at, longest.end) };
}
