// Reads grades and levels in a cell, with the readers of the typed line: the column's title says what the number is.
import { tidyLine } from "../../text/clean.js";
import { GRADES, type Grade } from "../grade.js";
import type { Level } from "../level.js";
import { readTypedGrades } from "../typed-line/grades.js";
import { findLevel, readTypedLevel } from "../typed-line/level.js";
import type { ReadCell } from "./read-day.js";

/** Excel takes "3-5" for the fifth of March, and writes "5-Mar" into a CSV. No column of grades has dates. */
const AS_DATE = /^\d{4}-(\d{2})-(\d{2})$/;
const AS_SHORT_DATE = /^(\d{1,2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** "3-5" of what Excel made of it. */
function undoDate(text: string): string {
  const [, from, to] = AS_DATE.exec(text) ?? [];
  if (from && to) return `${Number(from)}-${Number(to)}`;
  const [, day, month = ""] = AS_SHORT_DATE.exec(text) ?? [];
  return day ? `${MONTHS.indexOf(month.toLowerCase()) + 1}-${day}` : text;
}

const NO_GRADE = "I can't read the grade level";
const NO_LEVEL = "I can't read the level";

/** Other words for a grade, one at a time: "Pre-K", "Kinder", "Grade 04". */
function readList(text: string): Grade[] | undefined {
  const items = text.split(/\s*(?:[,;/&+]|\band\b)\s*/i).filter((item) => item !== "");
  const read = items.map((item) => readOne(item));
  return read.every((grades) => grades !== undefined) && items.length > 0 ? read.flat() : undefined;
}

const readOne = (text: string): Grade[] | undefined =>
  /^other$/i.test(text) ? ["Other"] : (readTypedGrades(text)?.value ?? readTypedGrades(`grades ${text}`)?.value);

export function readGradesCell(cell: string | number): ReadCell<Grade[]> {
  const text = tidyLine(String(cell));
  if (text === "") return { why: "The grade level is missing" };
  const written = undoDate(text);
  const grades = readOne(written) ?? readList(written);
  return grades ? { value: GRADES.filter((grade) => grades.includes(grade)) } : { why: NO_GRADE };
}

/** "3", "Level 3", "Collaboration", and a choice of a form: "3 Collaboration: shared goals". */
export function readLevelCell(cell: string | number): ReadCell<Level> {
  const text = tidyLine(String(cell));
  if (text === "") return { why: "The level is missing" };
  const whole = readTypedLevel(text) ?? readTypedLevel(`level ${text}`);
  if (whole) return whole.value === undefined ? { why: `${NO_LEVEL}. ${whole.why}` } : { value: whole.value };
  // What a form says after the name explains it.
  for (const start of [text, `level ${text}`]) {
    const found = findLevel(start, 0);
    if (found?.value !== undefined && /^\s*[:;,(.–—-]/.test(start.slice(found.end))) return { value: found.value };
  }
  return { why: NO_LEVEL };
}
