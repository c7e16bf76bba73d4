// What must not be in the text of a copy for people outside: names of those who didn't agree, and copied-out standards.
import { FORMER_COLLEAGUE } from "../former-colleague.js";
import { nameKey } from "../partner-names.js";
import type { PlanPerson } from "./plan-fields.js";
import { UNNAMED } from "./plan-people.js";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const toPattern = (letter: string): string => {
  if (letter === " ") return "\\s+";
  return /['‘’ʼ]/u.test(letter) ? "['‘’ʼ]" : `${escaped(letter)}\\p{M}*`;
};

/** A whole word or name, in whatever case, and with other accents, apostrophes and spaces. It finds them in text in NFD. */
function wordOf(name: string): RegExp {
  const letters = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/gu, " ").trim();
  return new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])${[...letters].map(toPattern).join("")}(?![\\p{L}\\p{N}])`, "giu");
}

function withoutName(text: string, { name, role }: PlanPerson): string {
  const apart = text.normalize("NFD");
  const said = apart.replace(wordOf(name), UNNAMED[role]);
  return said === apart ? text : said.normalize("NFC");
}

const longerFirst = (a: PlanPerson, b: PlanPerson) => b.name.length - a.name.length;

/** The text with words in place of the full names of these people. A name may be the beginning of another, so longer ones go first. */
export const withoutNames = (text: string, people: readonly PlanPerson[]): string =>
  people
    .filter(({ name }) => name.trim() !== "")
    .toSorted(longerFirst)
    .reduce(withoutName, text);

/** Our own words for people. */
const NO_PARTS = ["teacher", "librarian", ...nameKey(FORMER_COLLEAGUE).split(" ")];
/** A shorter part is more often a word than a name. */
const MIN_PART = 3;

const isNamePart = (part: string): boolean => part.length >= MIN_PART && !NO_PARTS.includes(part);

/** The parts of these people's names that the text has, such as a last name alone: it may mean them, or not. */
export function namePartsIn(text: string, people: readonly PlanPerson[]): string[] {
  const parts = people.flatMap(({ name }) => nameKey(name).split(/[\s-]+/u)).filter(isNamePart);
  const apart = text.normalize("NFD");
  return [...new Set(parts.flatMap((part) => wordOf(part).exec(apart)?.[0].normalize("NFC") ?? []))];
}

/** A number of AASL's with at least four words right after it. The numbers alone, or one with a word or two, quote nothing. */
const QUOTED =
  /(?<![\p{L}\p{N}.])(?:[1-4]\.[1-4]\.[1-9]|(?:I|II|III|IV|V|VI)\.[A-D]\.[1-9])[\s:.)–—-]+(?:[\p{L}'’-]+[\s,;/]+){3}[\p{L}'’-]+/u;

/** Whether the text may quote AASL's standards, whose text is under copyright. */
export const mayQuoteStandards = (text: string): boolean => QUOTED.test(text);
