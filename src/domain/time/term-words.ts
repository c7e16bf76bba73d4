// How people name a term: "fall", "Q1", "trimester 2", "first semester", "last spring", with or without its year.
import type { SchoolCalendar } from "./school-calendar.js";
import type { SchoolDay } from "./school-day.js";
import type { SchoolYear, Term } from "./school-years.js";

const KINDS: Record<string, string> = { q: "quarter", t: "trimester", s: "semester" };
const ORDINALS: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4 };
/** How many terms a school year of this kind has. A "term" may be of any kind. */
const TERMS_A_YEAR: Record<string, number> = { semester: 2, trimester: 3, quarter: 4 };

const NUMBERED = /^(?:(q|t|s|quarter|trimester|semester|term) ?([1-9])|([1-9])(?:st|nd|rd|th) (\w+)|(\w+) (\w+))$/;

/** "Q1", "1st quarter" and "first quarter" are all quarter 1. */
function readNumbered(words: string): { kind: string; number: number } | undefined {
  const [, short, digit, ordinal, afterOrdinal, word, afterWord] = NUMBERED.exec(words) ?? [];
  const number = Number(digit ?? ordinal ?? ORDINALS[word ?? ""]);
  const named = short ?? afterOrdinal ?? afterWord ?? "";
  const kind = KINDS[named] ?? named;
  return number && (kind === "term" || kind in TERMS_A_YEAR) ? { kind, number } : undefined;
}

/** A name as it is compared: "Fall Term", "fall" and "Autumn" are the same. */
function toKey(name: string): string {
  const words = name
    .toLowerCase()
    .replaceAll("autumn", "fall")
    .replace(/[\s.]+/g, " ")
    .trim();
  const numbered = readNumbered(words);
  return numbered ? `${numbered.kind} ${numbered.number}` : words.replace(/ (?:term|semester|trimester|quarter)$/, "");
}

/** The term of the year with this name or number. */
function termIn(year: SchoolYear, words: string, calendar: SchoolCalendar): Term | undefined {
  const terms = calendar.termsOf(year);
  const named = terms.find(({ name }) => toKey(name) === toKey(words));
  const numbered = readNumbered(words);
  if (named || !numbered) return named;
  const { kind, number } = numbered;
  return kind === "term" || TERMS_A_YEAR[kind] === terms.length ? terms[number - 1] : undefined;
}

/** "this", "last" or a year, and the name of a term. A year may come first or last. */
const TERM = /^(?:(this|last) )?(?:(\d{4}(?:-\d{2,4})?) )?(.+?)(?: (\d{4}(?:-\d{2,4})?))?$/;

/** This school year and those before it, newest first. */
function latestYears({ today, calendar }: TermQuestion, count: number): SchoolYear[] {
  const years = [calendar.schoolYearOf(today)];
  while (years.length < count) years.push(calendar.schoolYearBefore(years.at(-1) as SchoolYear));
  return years;
}

interface TermQuestion {
  today: SchoolDay;
  calendar: SchoolCalendar;
}

/**
 * The term that lower-case words mean, called "Fall 2025-26". Without a year it is the latest that has begun; "last" is
 * the latest that is over.
 */
export function readTerm(text: string, question: TermQuestion): Term | undefined {
  const { today, calendar } = question;
  const [, which, yearFirst, words = "", yearLast] = TERM.exec(text) ?? [];
  if (/^(?:term|semester|trimester|quarter)$/.test(words) && which) {
    const term = calendar.termOf(today);
    return withYear(which === "this" ? term : calendar.termBefore(term), calendar);
  }
  const year = (yearFirst ?? yearLast)?.slice(0, 4);
  const years = year ? yearsAround(year, calendar) : latestYears(question, which === "this" ? 1 : 3);
  const terms = years.flatMap((one) => {
    const term = termIn(one, words, calendar);
    return term ? [{ ...term, name: `${term.name} ${one.name}`, year: one }] : [];
  });
  if ((yearFirst ?? yearLast)?.includes("-"))
    return toTerm(terms.find((term) => term.year.from.startsWith(year ?? "")));
  if (year)
    return toTerm(terms.find(({ from }) => from.startsWith(year)) ?? terms.find(({ to }) => to.startsWith(year)));
  return toTerm(terms.find(({ from, to }) => which === "this" || (which ? to < today : from <= today)));
}

const toTerm = (term: Term | undefined): Term | undefined => term && { name: term.name, from: term.from, to: term.to };

/** The same term with its year's name, too. */
const withYear = (term: Term, calendar: SchoolCalendar): Term => ({
  ...{ from: term.from, to: term.to },
  name: `${term.name} ${calendar.schoolYearOf(term.from).name}`,
});

/** The school years that may have a day in this calendar year, latest first. */
export function yearsAround(year: string, calendar: SchoolCalendar): SchoolYear[] {
  const years = ["12-31", "07-01", "01-01"].map((day) => calendar.schoolYearOf(`${year}-${day}` as SchoolDay));
  return years.filter((one, index) => years.findIndex(({ from }) => from === one.from) === index);
}
