// How a search of the log looks in words, and the buttons that lead from one search to another.
import { z } from "zod";
import { formatGradesInWords } from "../../domain/grade.js";
import { formatLevel } from "../../domain/level.js";
import { listNames } from "../../domain/list-in-words.js";
import { formatMonth } from "../../domain/time/month.js";
import { isSchoolYear, yearPeriod } from "../../domain/time/period.js";
import { formatDay, schoolDayAt } from "../../domain/time/school-day.js";
import { isFiltered, UnitQuery } from "../../domain/unit-query.js";
import { QUESTION_KEYS, questionOf, toAnswerWords, type UnitQuestion } from "../../domain/unit-questions.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { toRunButton } from "../../slack/define/typed-line.js";
import { clip } from "../../text/clip.js";
import type { Ctx } from "../context.js";

export const ListQuery = UnitQuery.extend({
  /** From 0, the newest. The maximum is far beyond any real log. */
  page: z.int().min(0).max(100_000),
});
export type ListQuery = z.output<typeof ListQuery>;

export const listPageLink = defineLink("list-page", ListQuery);
/** Opens the form with a search in it. */
export const filterUnitsLink = defineLink("filter-units", UnitQuery);

/** The names of the people in a search, by id. */
export type QueryNames = ReadonlyMap<string, string>;

/** How much of a name, a subject or the words a title shows: a heading has 150 characters. */
const MAX_SHOWN = 40;

const short = (text: string) => clip(text, MAX_SHOWN);

/** "taught together". */
const toAnsweredWords = (question: UnitQuestion, answer: string | undefined): string | undefined =>
  answer && `${question.lead.replace(/^./, (first) => first.toLowerCase())} ${short(toAnswerWords(question, answer))}`;

/** "Your units with Lee Librarian · grade 4 · level 3 Collaboration · October 2026 · “rivers”". */
export function toQueryWords(ctx: Ctx, query: UnitQuery, names: QueryNames): string {
  const { people = [], grades, subject, answers = {}, level, month, year, week, day, planned, words } = query;
  const format = { today: schoolDayAt(ctx.now, ctx.school.timeZone), locale: ctx.user.locale };
  const whose = query.whose === "mine" ? "Your units" : people.length > 0 ? "Units" : "All units";
  const shownPeople = people.map((id) => short(names.get(id) ?? "someone unknown"));
  return [
    people.length > 0 ? `${whose} with ${listNames(shownPeople)}` : whose,
    grades && formatGradesInWords(grades),
    subject && short(subject),
    level && `level ${formatLevel(level)}`,
    ...QUESTION_KEYS.map((key) => toAnsweredWords(questionOf(key), answers[key])),
    month && formatMonth(month),
    year && (isSchoolYear(yearPeriod(year, ctx.school.calendar), ctx.school.calendar) ? `school year ${year}` : year),
    week && `week of ${formatDay(week)}`,
    day && formatDay(day, format),
    planned && "planned",
    words && `“${short(words.replace(/["“”„]/g, ""))}”`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The list's title where it is shown as a modal. */
export const toListTitle = ({ whose }: UnitQuery): string => (whose === "mine" ? "Your units" : "Units");

type Button = ReturnType<typeof toButton>;

const toSearchButton = (query: UnitQuery, text: string, suffix: string): Button =>
  toButton(listPageLink, { ...query, page: 0 }, { text, suffix });

const toAllButton = (): Button => toSearchButton({ whose: "all" }, "See all units", "all");

/** [Filter] and, when a search is narrowed, what widens it again. */
export function toFilterButtons({ page: _, ...query }: ListQuery): Button[] {
  return [
    toButton(filterUnitsLink, query, { text: "Filter" }),
    ...(query.whose === "mine" ? [toSearchButton({ ...query, whose: "all" }, "See everyone's", "everyone")] : []),
    ...(isFiltered(query) ? [toAllButton()] : []),
  ];
}

/** What a person may have meant by a search that finds nothing. */
export interface Meant {
  searches: { query: UnitQuery; button: string }[];
  /** A unit to log. `typed` is the line that logs it, without the command. */
  unit?: { typed: string; button: string } | undefined;
}

/** With the two that follow, a row of five. */
const MOST_NEAREST = 3;

/** After a search that found nothing: what they may have meant, and wider searches, the nearest first. */
export function toWiderButtons({ page: _, ...query }: ListQuery, { searches, unit }: Meant): Button[] {
  const { month, year, week, day, planned, ...always } = query;
  const isTimed = (month ?? year ?? week ?? day ?? planned) !== undefined;
  const nearest = [
    ...searches.map(({ query: other, button }, index) => toSearchButton(other, button, `other-${index}`)),
    ...(query.whose === "mine" ? [toSearchButton({ ...query, whose: "all" }, "Search everyone's", "everyone")] : []),
    ...(isTimed && isFiltered(always) ? [toSearchButton(always, "Search all dates", "dates")] : []),
    ...(unit ? [toRunButton(unit.typed, { text: unit.button, suffix: "log" })] : []),
  ];
  return [
    ...nearest.slice(0, MOST_NEAREST),
    ...(isFiltered(query) ? [toButton(filterUnitsLink, query, { text: "Filter" }), toAllButton()] : []),
  ];
}
