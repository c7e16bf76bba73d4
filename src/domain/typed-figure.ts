// Reads the figures of a month as people type them: "2,117", "1 940", "21.5", "21½", and a grade with its circulation per line.
import { formatNumber } from "./figures.js";
import { GRADES, type Grade } from "./grade.js";

export type ReadFigure = { value: number } | { why: string };

/** No school counts more in a month. */
const MAX_COUNT = 100_000_000;

const WHOLE = "Enter a whole number, such as 2,117.";
const NEGATIVE = "This can't be less than 0. Leave it blank if you don't know.";

/** Spaces of every kind and apostrophes separate thousands in some countries. */
const SPACES = /[\s\u00A0\u2007\u2009\u202F]+/gu;
const MINUS = /^[-\u2012-\u2015\u2212]/u;

const tidy = (text: string): string => text.normalize("NFKC").replace(SPACES, " ").trim();

/**
 * Reads a whole number. A comma, a space or an apostrophe may separate its thousands. One point before three digits may
 * separate thousands or decimals: 1,000 times the number, so people are asked.
 */
export function readCount(typed: string): ReadFigure {
  const text = tidy(typed).replace(/(?<=\d)['\u2019](?=\d)/gu, ",");
  if (MINUS.test(text)) return { why: NEGATIVE };
  const [, whole, part] = /^(\d{1,3})\.(\d{3})$/.exec(text) ?? [];
  if (whole && part) {
    const thousands = Number(whole + part);
    return { why: `Is this ${formatNumber(thousands)}? Then enter ${thousands}, without the point.` };
  }
  const isNumber = /^\d+(?:\.0{1,2})?$/.test(text) || /^\d{1,3}([, .])\d{3}(?:\1\d{3})*$/.test(text);
  // "1,234.00" is how spreadsheets copy it.
  const isCopied = /^\d{1,3}(?:,\d{3})+\.00?$/.test(text);
  if (!isNumber && !isCopied) return { why: WHOLE };
  const isGrouped = /^\d{1,3}(?:[, .]\d{3})+$/.test(text);
  const value = Number(isGrouped ? text.replace(/[, .]/g, "") : text.replaceAll(",", ""));
  if (value > MAX_COUNT) return { why: `Enter a number up to ${formatNumber(MAX_COUNT)}.` };
  return { value };
}

const DAYS = "Enter a number of days, such as 21 or 21.5.";

/** "½" and "1/2" in hundredths. */
const FRACTIONS = new Map([
  ["1/2", 50],
  ["1/4", 25],
  ["3/4", 75],
]);

/** Reads days, as hundredths: "21", "21.5", "21,5", "21½", "21 1/2". */
export function readDays(typed: string): ReadFigure {
  const text = tidy(typed.replace(/[¼½¾]/gu, (sign) => ` ${sign.normalize("NFKC").replace("\u2044", "/")}`))
    .replaceAll("\u2044", "/")
    .replace(/ ?days?$/i, "");
  if (MINUS.test(text)) return { why: NEGATIVE };
  const [, before = "0", fraction] = /^(?:(\d{1,3}) )?(\d\/\d)$/.exec(text) ?? [];
  if (fraction) {
    const hundredths = FRACTIONS.get(fraction);
    return hundredths === undefined ? { why: DAYS } : { value: Number(before) * 100 + hundredths };
  }
  const [, whole, decimals = ""] = /^(\d{1,3})?(?:[.,](\d+))?$/.exec(text) ?? [];
  if (whole === undefined && decimals === "") return { why: DAYS };
  if (decimals.replace(/0+$/, "").length > 2) return { why: "Use at most two decimals, such as 21.25." };
  return { value: Number(whole ?? 0) * 100 + Number(decimals.padEnd(2, "0").slice(0, 2)) };
}

type ReadByGrade = { byGrade: Partial<Record<Grade, number>> } | { why: string };

const GRADE =
  /^(?:grades? |gr\.? ?)?(pre-?k|pk|k|kindergarten|other|\d{1,2})(?:st|nd|rd|th)?(?: grade)?(?![\p{L}\d])/iu;
const SEPARATOR = /^(?: ?[:=] ?| [-–] | )/u;

function toGrade(word: string): Grade | undefined {
  const lower = word.toLowerCase();
  if (/^p/.test(lower)) return "PK";
  if (/^k/.test(lower)) return "K";
  return GRADES.find((grade) => grade.toLowerCase() === lower);
}

/** "3 1,204" and "Grade 3: 1,204". A line with no number says that it wasn't reported. */
function readGradeLine(line: string): { grade: Grade; value: number | undefined } | { why: string } {
  const [start, word = ""] = GRADE.exec(line) ?? [];
  const grade = toGrade(word);
  if (!start || !grade)
    return { why: `Begin each line with a grade from PK, K, 1 to 12, or Other. I can't read "${line.slice(0, 40)}".` };
  const rest = line.slice(start.length).replace(SEPARATOR, "").trim();
  if (rest === "" || rest === ":") return { grade, value: undefined };
  const read = readCount(rest);
  return "why" in read ? { why: `Grade ${grade}: ${read.why}` } : { grade, value: read.value };
}

/** Reads circulation by grade: a line for each grade. */
export function readByGrade(typed: string): ReadByGrade {
  const byGrade: Partial<Record<Grade, number>> = {};
  const seen = new Set<Grade>();
  for (const line of typed.split(/[\n;]/).map(tidy)) {
    if (line === "") continue;
    const read = readGradeLine(line);
    if ("why" in read) return read;
    if (seen.has(read.grade)) return { why: `Grade ${read.grade} is on two lines. Keep one.` };
    seen.add(read.grade);
    if (read.value !== undefined) byGrade[read.grade] = read.value;
  }
  return { byGrade };
}

/** A line for each of these grades, as readByGrade reads them, to fill in. */
export const toGradeLines = (grades: readonly Grade[], byGrade: Partial<Record<Grade, number>>): string =>
  grades
    .map((grade) => `${grade}: ${byGrade[grade] === undefined ? "" : formatNumber(byGrade[grade])}`.trim())
    .join("\n");
