// Months in a library system's export: in its dates, its titles and its name, in English and Spanish.
import { foldText } from "../../text/fold.js";
import { Month } from "../time/month.js";

const NAMES = [
  "jan(?:uary)?|ene(?:ro)?",
  "feb(?:ruary|rero)?",
  "mar(?:ch|zo)?",
  "apr(?:il)?|abr(?:il)?",
  "may(?:o)?",
  "jun(?:e|io)?",
  "jul(?:y|io)?",
  "aug(?:ust)?|ago(?:sto)?",
  "sept?(?:ember)?|sep?t?iembre|set",
  "oct(?:ober|ubre)?",
  "nov(?:ember|iembre)?",
  "dec(?:ember)?|dic(?:iembre)?",
];
const NAME = `(${NAMES.join("|")})\\.?`;

const toMonth = (year: number, month: number) =>
  Month.safeParse(`${year < 100 ? 2000 + year : year}-${String(month).padStart(2, "0")}`).data;

const numberOf = (name: string) => NAMES.findIndex((names) => new RegExp(`^(?:${names})$`).test(name)) + 1;

const ISO = /\b(20\d\d)-(\d{1,2})-\d{1,2}(?!\d)/g;
const SLASHED = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d|\d\d)(?![\d/-])/g;
const NAME_DAY_YEAR = new RegExp(`\\b${NAME} (\\d{1,2})(?:st|nd|rd|th)?,? (20\\d\\d)\\b`, "g");
const DAY_NAME_YEAR = new RegExp(`\\b\\d{1,2}(?: de)?[ -]${NAME}(?: de)?,?[ -](20\\d\\d)\\b`, "g");
const NAME_YEAR = new RegExp(`\\b${NAME}(?: de| del)?,? (20\\d\\d)\\b`, "g");
const YEAR_MONTH = /\b(20\d\d)[- ](0[1-9]|1[0-2])\b(?![-\d])/g;

/** Does a date such as 13/10/2026 show that the day comes first? */
export const showsDayFirst = (cell: string | number): boolean =>
  typeof cell === "string" && [...cell.matchAll(SLASHED)].some(([, first]) => Number(first) > 12);

/** The months of the dates in a text, in their order. */
export function monthsOfDates(text: string, dayFirst: boolean): Month[] {
  const folded = foldText(text);
  const found = [
    ...[...folded.matchAll(ISO)].map(([, year, month]) => toMonth(Number(year), Number(month))),
    ...[...folded.matchAll(SLASHED)].map(([, a, b, year]) => toMonth(Number(year), Number(dayFirst ? b : a))),
    ...[...folded.matchAll(NAME_DAY_YEAR)].map(([, name = "", , year]) => toMonth(Number(year), numberOf(name))),
    ...[...folded.matchAll(DAY_NAME_YEAR)].map(([, name = "", year]) => toMonth(Number(year), numberOf(name))),
  ];
  return found.filter((month) => month !== undefined);
}

/** The months that a text names with their year: "October 2026", "octubre de 2026", "2026-10". */
export function monthsNamed(text: string): Month[] {
  const folded = foldText(text)
    .replace(/[_-]+(?=\D)|(?<=\D)[_-]+/g, " ")
    .replaceAll("_", " ");
  const found = [
    ...[...folded.matchAll(NAME_YEAR)].map(([, name = "", year]) => toMonth(Number(year), numberOf(name))),
    ...[...folded.matchAll(YEAR_MONTH)].map(([, year, month]) => toMonth(Number(year), Number(month))),
  ];
  return found.filter((month) => month !== undefined);
}

/** Excel counts days from the end of 1899. A CSV may have such a number in a column of dates. */
function monthOfSerial(days: number): Month | undefined {
  if (days < 36_526 || days > 73_050) return undefined;
  return new Date(Date.UTC(1899, 11, 30 + Math.floor(days))).toISOString().slice(0, 7) as Month;
}

/** The month of a cell in a column of dates. */
export function monthOfDate(cell: string | number, dayFirst: boolean): Month | undefined {
  if (typeof cell === "number") return monthOfSerial(cell);
  return monthsOfDates(cell, dayFirst)[0] ?? (/^\d{5}$/.test(cell) ? monthOfSerial(Number(cell)) : undefined);
}

/** The month of a cell in a column of months. Without a year, it is the last one that has begun by `thisMonth`. */
export function monthOfName(cell: string | number, thisMonth: Month): Month | undefined {
  const text = foldText(String(cell));
  const named = monthsNamed(text)[0] ?? monthOfDate(cell, false);
  if (named) return named;
  const number = numberOf(text.replace(/\.$/, ""));
  if (number === 0) return undefined;
  const year = Number(thisMonth.slice(0, 4));
  const inThisYear = toMonth(year, number);
  return inThisYear && inThisYear > thisMonth ? toMonth(year - 1, number) : inThisYear;
}
