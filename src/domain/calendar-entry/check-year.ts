// Reads and checks what people enter about a school year: its days, its terms, and how it fits between the other years.
import { tidyLine } from "../../text/clean.js";
import { foldText } from "../../text/fold.js";
import { formatMonth } from "../time/month.js";
import { formatDay } from "../time/school-day.js";
import { type Term, type YearRow, yearName } from "../time/school-years.js";
import { calendarMonths, daysIn, overlap, type Span } from "../time/span.js";
import { findDateRange } from "./date-range.js";

/** Shorter ones are a slip. */
export const MIN_YEAR_DAYS = 90;
const MAX_YEAR_MONTHS = 12;
export const MAX_TERM_NAME = 40;
export const MAX_TERMS = 12;

/** What is wrong, at the field where it can be fixed. */
export type YearErrors = Partial<Record<"from" | "to" | "terms", string>>;

/** What is wrong with the first and last day; undefined if nothing is. */
export function checkYear(year: Span, others: readonly YearRow[]): YearErrors | undefined {
  const { from, to } = year;
  if (to <= from) return { to: "The last day of school comes after the first." };
  const days = daysIn(year).length;
  if (days < MIN_YEAR_DAYS) {
    return { to: `That's a school year of ${days} days. It has to be ${MIN_YEAR_DAYS} or more: check both dates.` };
  }
  if (calendarMonths(year).length > MAX_YEAR_MONTHS) {
    return { to: `That's more than ${MAX_YEAR_MONTHS} months. A school year ends before its first month comes again.` };
  }
  const months = calendarMonths(year);
  for (const other of others) {
    const shared = calendarMonths(other).find((month) => months.includes(month));
    if (!shared) continue;
    const name = `${yearName(other)}, which is from ${formatDay(other.from)} to ${formatDay(other.to)}`;
    return { [other.from < from ? "from" : "to"]: `${formatMonth(shared)} is already in ${name}.` };
  }
  return undefined;
}

/** One line of the terms: "Fall: Aug 12 - Dec 18". */
export const toTermLine = ({ name, from, to }: Term): string => `${name}: ${from} - ${to}`;

type ReadTerms = { terms: Term[]; why?: undefined } | { terms?: undefined; why: string };

/** The terms of a year, one per line, in the order of their days. The first thing that is wrong, if anything is. */
export function readTerms(text: string, year: Span, monthFirst: boolean): ReadTerms {
  const lines = text
    .split(/[\r\n]+/)
    .map(tidyLine)
    .filter(Boolean);
  if (lines.length > MAX_TERMS) return { why: `Enter ${MAX_TERMS} terms or fewer.` };
  const terms: Term[] = [];
  for (const line of lines) {
    const term = readTerm(line, year, monthFirst);
    if (term.why !== undefined) return { why: `"${line}": ${term.why}` };
    terms.push(term.term);
  }
  terms.sort((a, b) => (a.from < b.from ? -1 : 1));
  const why = findClash(terms);
  return why === undefined ? { terms } : { why };
}

type ReadTerm = { term: Term; why?: undefined } | { term?: undefined; why: string };

function readTerm(line: string, year: Span, monthFirst: boolean): ReadTerm {
  const found = findDateRange(line, { within: year, monthFirst });
  if (!found) return { why: "I couldn't find its dates." };
  if (!found.span) return { why: found.why };
  const { from, to } = found.span;
  if (from === to) return { why: "A term needs its first and its last day." };
  const name = tidyLine(
    `${line.slice(0, found.start)} ${line.slice(found.end)}`.replace(/^[\s\p{P}]+|[\s:;,()–—-]+$/gu, ""),
  );
  if (name === "") return { why: "Give the term a name." };
  if (name.length > MAX_TERM_NAME) return { why: `Keep its name to ${MAX_TERM_NAME} characters.` };
  if (from < year.from) return { why: `It begins before the first day of school, ${formatDay(year.from)}.` };
  if (to > year.to) return { why: `It ends after the last day of school, ${formatDay(year.to)}.` };
  return { term: { name, from, to } };
}

function findClash(terms: readonly Term[]): string | undefined {
  for (const [index, term] of terms.entries()) {
    const before = terms[index - 1];
    if (before && overlap(before, term)) {
      return `${before.name} and ${term.name} overlap: ${formatDay(term.from)} is in both.`;
    }
    if (terms.slice(0, index).some(({ name }) => foldText(name) === foldText(term.name))) {
      return `Two terms are named ${term.name}.`;
    }
  }
  return undefined;
}
