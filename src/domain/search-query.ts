// What people look for in units and plans: words, and which grades, subject and level.
import { z } from "zod";
import { Grades } from "./grade.js";
import { Level } from "./level.js";
import { toSearchTerms } from "./search-words.js";
import { MAX_QUERY_SUBJECT, MAX_QUERY_WORDS } from "./unit-query.js";

export const SearchQuery = z.object({
  /** Each of them is found. Words in double quotes are one. */
  words: z.string().min(1).max(MAX_QUERY_WORDS).optional(),
  /** At least one of them. */
  grades: Grades.optional(),
  subject: z.string().min(1).max(MAX_QUERY_SUBJECT).optional(),
  /** At which a unit counts in the report. */
  level: Level.optional(),
});
export type SearchQuery = z.output<typeof SearchQuery>;

const NARROWING = ["grades", "subject", "level"] as const;

/** Whether it asks for anything besides words. */
export const isNarrowed = (query: SearchQuery): boolean => NARROWING.some((name) => query[name] !== undefined);

/** Whether it asks for nothing. */
export const isEmptySearch = (query: SearchQuery): boolean => query.words === undefined && !isNarrowed(query);

/** Whether its words hold no letter and no digit, so that they would be found everywhere: "!!!", an emoji. */
export const isWordless = ({ words }: SearchQuery): boolean => words !== undefined && toSearchTerms(words).length === 0;
