// What people look for in the log: whose units, and which grades, subject, level, days and words they have in common.
import { z } from "zod";
import { foldText } from "../text/fold.js";
import { Grades } from "./grade.js";
import { Level } from "./level.js";
import { nameKey } from "./partner-names.js";
import { firstDay, lastDay, Month } from "./time/month.js";
import { yearPeriod } from "./time/period.js";
import type { SchoolCalendar } from "./time/school-calendar.js";
import { addDays, SchoolDay } from "./time/school-day.js";
import { MAX_ANSWER, QUESTION_KEYS, type QuestionKey } from "./unit-questions.js";

/** A school year such as "2026-27". "2026" is one that doesn't go past New Year's, or January to December. */
export const SchoolYearName = z
  .string()
  .regex(/^\d{4}(-\d{2})?$/)
  .refine((name) => name.length === 4 || (Number(name.slice(0, 4)) + 1) % 100 === Number(name.slice(5)))
  .brand<"SchoolYearName">();
export type SchoolYearName = z.infer<typeof SchoolYearName>;

/** A button carries a whole query, and Slack limits what it carries to 2,000 characters. */
export const MAX_QUERY_WORDS = 150;
export const MAX_QUERY_PEOPLE = 5;
export const MAX_QUERY_SUBJECT = 75;

export const UnitQuery = z.object({
  whose: z.enum(["mine", "all"]),
  month: Month.optional(),
  year: SchoolYearName.optional(),
  /** The first day of a week. */
  week: SchoolDay.optional(),
  day: SchoolDay.optional(),
  /** Only units whose day hasn't come yet. */
  planned: z.literal(true).optional(),
  /** All of them worked on it. */
  people: z
    .array(z.string().regex(/^[UW][A-Z0-9]{2,20}$/))
    .max(MAX_QUERY_PEOPLE)
    .optional(),
  /** At least one of them. */
  grades: Grades.optional(),
  /** At which it counts in the report. */
  level: Level.optional(),
  subject: z.string().min(1).max(MAX_QUERY_SUBJECT).optional(),
  /** The answer to each of these optional questions. */
  answers: z.partialRecord(z.enum(QUESTION_KEYS as [QuestionKey]), z.string().min(1).max(MAX_ANSWER)).optional(),
  /** Each of them is in its title or in the name of someone who worked on it. Words in double quotes are one. */
  words: z.string().min(1).max(MAX_QUERY_WORDS).optional(),
});
export type UnitQuery = z.output<typeof UnitQuery>;

const FILTERS = [
  "month",
  "year",
  "week",
  "day",
  "planned",
  "people",
  "grades",
  "level",
  "subject",
  "answers",
  "words",
] as const;

/** Whether it asks for anything but everyone's or the person's own units. */
export const isFiltered = (query: UnitQuery): boolean => FILTERS.some((name) => query[name] !== undefined);

/** Before and after every unit. */
const EVER = { from: "0000-01-01" as SchoolDay, to: "9999-12-31" as SchoolDay };

/** The days a query asks for, first and last included. They may be none. */
export function daysOf(
  { month, year, week, day, planned }: UnitQuery,
  { today, calendar }: { today: SchoolDay; calendar: SchoolCalendar },
): { from: SchoolDay; to: SchoolDay } {
  const spans = [
    EVER,
    ...(month ? [{ from: firstDay(month), to: lastDay(month) }] : []),
    ...(year ? [yearPeriod(year, calendar)] : []),
    ...(week ? [{ from: week, to: addDays(week, 6) }] : []),
    ...(day ? [{ from: day, to: day }] : []),
    ...(planned ? [{ ...EVER, from: addDays(today, 1) }] : []),
  ];
  const [from = EVER.from] = spans
    .map((span) => span.from)
    .sort()
    .reverse();
  const [to = EVER.to] = spans.map((span) => span.to).sort();
  return { from, to };
}

/** Returns whether each of the words is in the title of a unit or in one of its people's names. */
export function createWordTest(words: string): (unit: { title: string; names: readonly string[] }) => boolean {
  const terms = toTerms(words).map((term) => ({ folded: foldText(term), key: nameKey(term) }));
  // The same few people are in all units of a school.
  const keys = new Map<string, string>();
  const keyOf = (name: string) => {
    const key = keys.get(name) ?? nameKey(name);
    keys.set(name, key);
    return key;
  };
  return ({ title, names }) => {
    const [inTitle, inNames] = [foldText(title), names.map(keyOf)];
    return terms.every(({ folded, key }) => inTitle.includes(folded) || inNames.some((name) => name.includes(key)));
  };
}

/** Words that rarely matter. In quotes they do. */
const SMALL = /^(?:an?|and|&|at|by|for|from|in|of|on|or|the|to|with|w\/)$/i;

/** `ancient "Lower Nile"` has two terms. Small words are none, unless there are no others. */
export function toTerms(words: string): string[] {
  const terms = [...words.matchAll(/["“„]([^"“”„]+)["”]?|[^\s"“”„]+/g)].map(([term, quoted]) => quoted ?? term);
  const telling = terms.filter((term) => !SMALL.test(term));
  return telling.length > 0 ? telling : terms;
}
