// Reads one row of a sheet of months, in the shape of the Annual Summary: its figures, or why they can't be read.
import { monthOfName } from "../export/read-dates.js";
import { readCount, readDaysOpen } from "../export/read-number.js";
import { findImpossible } from "../figure-checks.js";
import { type FigureKey, type FigureValues, figureName, type MonthFigures, NOT_REPORTED } from "../figures.js";
import type { Grade } from "../grade.js";
import { singleLineText } from "../text.js";
import type { Month } from "../time/month.js";
import { type Cells, type FigureColumns, textOf } from "./find-columns.js";

export interface ReadFigure {
  month: Month;
  key: FigureKey;
  /** Empty, or the grade of this part of the circulation. */
  grade: string;
  /** Days in hundredths. Undefined if it only has a cause. */
  value: number | undefined;
  cause: string;
}

const TOTAL = /\b(?:totals?|average|sum|year)\b/i;
const Cause = singleLineText(200, {});

const isBlank = (text: string) => text === "" || text.toLowerCase() === NOT_REPORTED.toLowerCase();

function readValue(cell: string | number, key: FigureKey): { value?: number } | { why: string } {
  if (isBlank(textOf(cell))) return {};
  const read = key === "daysOpen" ? readDaysOpen(cell) : readCount(cell);
  if (read === "blank") return {};
  return read ? { value: read.value } : { why: `I can't read the number under ${figureName(key)}` };
}

function checkMonth(month: Month, figures: readonly ReadFigure[]): string | undefined {
  const values: FigureValues = {};
  const byGrade: MonthFigures["byGrade"] = {};
  for (const { key, grade, value } of figures) {
    if (value === undefined) continue;
    if (grade === "") values[key] = value;
    else byGrade[grade as Grade] = value;
  }
  return Object.values(findImpossible({ values, byGrade }, { month }))[0];
}

/** Nothing for a row of totals. */
export function readMonthRow(
  cells: Cells,
  { month: monthAt, figures: columns }: FigureColumns,
  thisMonth: Month,
): ReadFigure[] | { why: string } {
  const cell = cells[monthAt] ?? "";
  if (textOf(cell) === "" || TOTAL.test(textOf(cell))) return [];
  const month = monthOfName(cell, thisMonth);
  if (!month) return { why: "I can't read the month." };
  if (month > thisMonth) return { why: "This month hasn't begun." };
  if (month < "2000-01") return { why: "The month is before 2000." };
  const figures: ReadFigure[] = [];
  for (const { key, grade, at, cause: causeAt } of columns) {
    const read = readValue(cells[at] ?? "", key);
    if ("why" in read) return { why: `${read.why}.` };
    const cause = Cause.safeParse(causeAt === undefined ? "" : textOf(cells[causeAt]));
    if (!cause.success) return { why: `The cause under ${figureName(key)} is longer than 200 characters.` };
    if (read.value !== undefined || cause.data !== "")
      figures.push({ month, key, grade, value: read.value, cause: cause.data });
  }
  const why = checkMonth(month, figures);
  return why ? { why } : figures;
}
