// What must not be in the text of a copy for people outside: names of those who didn't agree, and copied-out standards.
import { nameKey } from "../partner-names.js";
import type { PlanPerson, PlanRole } from "./plan-fields.js";

/** By what a copy calls someone who isn't named. */
const WORDS: Record<PlanRole, string> = { librarian: "the librarian", teacher: "a teacher" };

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A whole word or name, in whatever case. */
const wordOf = (name: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, "giu");

/** The text with words in place of the full names of these people. */
export const withoutNames = (text: string, people: readonly PlanPerson[]): string =>
  people.reduce((said, { name, role }) => (name === "" ? said : said.replace(wordOf(name), WORDS[role])), text);

/** Our own words for people. */
const NO_PARTS = ["teacher", "librarian"];
/** A shorter part is more often a word than a name. */
const MIN_PART = 3;

const isNamePart = (part: string): boolean => part.length >= MIN_PART && !NO_PARTS.includes(part);

/** The parts of these people's names that the text has, such as a last name alone: it may mean them, or not. */
export function namePartsIn(text: string, people: readonly PlanPerson[]): string[] {
  const parts = people.flatMap(({ name }) => nameKey(name).split(/[\s-]+/u)).filter(isNamePart);
  return [...new Set(parts.flatMap((part) => wordOf(part).exec(text)?.[0] ?? []))];
}

/** A number of AASL's with at least four words right after it. The numbers alone, or one with a word or two, quote nothing. */
const QUOTED =
  /(?<![\p{L}\p{N}.])(?:[1-4]\.[1-4]\.[1-9]|(?:I|II|III|IV|V|VI)\.[A-D]\.[1-9])[\s:.)–—-]+(?:[\p{L}'’-]+[\s,;/]+){3}[\p{L}'’-]+/u;

/** Whether the text may quote AASL's standards, whose text is under copyright. */
export const mayQuoteStandards = (text: string): boolean => QUOTED.test(text);
