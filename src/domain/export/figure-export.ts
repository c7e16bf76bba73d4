// Sums a library system's export by month. Rows may name students, so nothing of a row leaves this file: only sums do.
import { foldText } from "../../text/fold.js";
import { FIGURE_KEYS, type FigureKey, type FigureValues, type MonthFigures } from "../figures.js";
import type { Grade } from "../grade.js";
import type { Month } from "../time/month.js";
import { type Cells, type Columns, findColumns, hasFigures } from "./find-columns.js";
import { monthOfDate, monthOfName, monthsNamed, monthsOfDates, showsDayFirst } from "./read-dates.js";
import { readGrade } from "./read-grade.js";
import { readCount, readDaysOpen, showsPointInThousands } from "./read-number.js";

export interface ExportedMonth {
  /** Undefined if nothing in the file says which month it is. */
  month: Month | undefined;
  values: FigureValues;
  byGrade: MonthFigures["byGrade"];
}

export interface FigureExport {
  /** In order. Several only if the rows say which month they are of. */
  months: ExportedMonth[];
  /** A number whose point may stand between thousands or before decimals. */
  unclear: string | undefined;
  /** The total the file states, if its rows add up to something else. */
  statedTotal: number | undefined;
  /** It has a row for each person or checkout, and they were added up. */
  isSummed: boolean;
}

/** What the file holds, or why that can't be told, in words for the person. */
export type ReadExport = { ok: true; value: FigureExport } | { ok: false; why: string };

const NO_TABLE =
  "I couldn't find a table with figures in this file. It needs a row of titles, such as Grade and Circulation, and the figures below it.";
const NO_ROWS = "There are titles in this file, but no figures below them.";

const TOTAL = /^(?:(?:grand |sub-?|over ?all )?totals?|totales|suma|sum|overall|all grades|todos|report total)\b/;

class Sums {
  readonly months = new Map<Month | undefined, ExportedMonth>();

  add(month: Month | undefined, key: FigureKey, value: number, grade?: Grade): void {
    const of = this.months.get(month) ?? { month, values: {}, byGrade: {} };
    of.values[key] = (of.values[key] ?? 0) + value;
    if (key === "circulation" && grade) of.byGrade[grade] = (of.byGrade[grade] ?? 0) + value;
    this.months.set(month, of);
  }
}

interface Table {
  columns: Columns;
  dayFirst: boolean;
  thisMonth: Month;
  sums: Sums;
  /** The grade of the group that a row is in, where grades have rows of their own. */
  group: Grade | undefined;
  total: number | undefined;
  unclear: string | undefined;
}

const at = (cells: Cells, index: number | undefined) => (index === undefined ? "" : (cells[index] ?? ""));
const isFilled = (cell: string | number) => String(cell).trim() !== "";

const isTotal = (cells: Cells) =>
  cells.slice(0, 3).some((cell) => typeof cell === "string" && TOTAL.test(foldText(cell)));

const isFootnote = (cells: Cells, columns: Columns) =>
  cells.filter(isFilled).length === 1 &&
  ![columns.date, ...FIGURE_KEYS.map((key) => columns[key])].some((one) => isFilled(at(cells, one)));

function readGroup(cells: Cells): Grade | undefined {
  const [only, ...others] = cells.filter(isFilled);
  if (only === undefined || others.length > 0) return undefined;
  const grade = /grad|level|nivel|kinder|pre-?k/i.test(String(only)) ? readGrade(only) : undefined;
  return grade === "Other" ? undefined : grade;
}

function monthOfRow(cells: Cells, { columns, dayFirst, thisMonth }: Table): Month | "unreadable" | undefined {
  if (columns.date !== undefined) return monthOfDate(at(cells, columns.date), dayFirst) ?? "unreadable";
  if (columns.month !== undefined) return monthOfName(at(cells, columns.month), thisMonth) ?? "unreadable";
  return undefined;
}

/** True if a figure of the row can't be read. Its words stay unsaid: they may be someone's name. */
function addRow(cells: Cells, table: Table, month: Month | undefined): boolean {
  const { columns, sums } = table;
  const given = readGrade(at(cells, columns.grade));
  const grade = given ?? table.group ?? (columns.grade === undefined ? undefined : "Other");
  if (!hasFigures(columns)) sums.add(month, "circulation", 1, grade);
  return FIGURE_KEYS.some((key) => {
    if (columns[key] === undefined) return false;
    const cell = at(cells, columns[key]);
    const read = key === "daysOpen" ? readDaysOpen(cell) : readCount(cell);
    if (read === undefined) return true;
    if (read === "blank") return false;
    if (read.asks) table.unclear ??= String(cell).trim();
    sums.add(month, key, read.value, grade);
    return false;
  });
}

function addTotal(cells: Cells, table: Table): void {
  const read = readCount(at(cells, table.columns.circulation));
  // The last total is that of the whole file.
  if (read !== undefined && read !== "blank") table.total = read.value;
}

/** Why the rows can't be summed; undefined when they were. */
function sumRows(rows: readonly Cells[], table: Table): string | undefined {
  const titles = JSON.stringify(rows[table.columns.row]);
  for (const [index, cells] of rows.entries()) {
    if (index <= table.columns.row || !cells.some(isFilled) || JSON.stringify(cells) === titles) continue;
    if (isTotal(cells)) {
      addTotal(cells, table);
      continue;
    }
    const group = readGroup(cells);
    if (group) {
      table.group = group;
      continue;
    }
    const month = monthOfRow(cells, table);
    // A line below the table, such as when it was printed.
    if (isFootnote(cells, table.columns)) continue;
    if (month === "unreadable")
      return `I can't read the date in row ${index + 1}. Please correct it and choose the file again.`;
    if (addRow(cells, table, month))
      return `I can't read a number in row ${index + 1}. Please correct it and choose the file again.`;
  }
  return undefined;
}

const unique = (months: readonly Month[]) => [...new Set(months)].sort();

/** The months in the titles above the table or, if those have none, in the file's name. */
function monthsInTitles(rows: readonly Cells[], { columns, dayFirst }: Table, name: string): Month[] {
  const above = rows.slice(0, columns.row).flatMap((cells) => cells.map(String));
  const dated = above.flatMap((text) => {
    const months = monthsOfDates(text, dayFirst);
    // A date alone may be the day on which it was printed.
    return months.length > 1 || /\b(from|to|through|desde|hasta|start|end)\b/i.test(text) ? months : [];
  });
  const found = unique([...above.flatMap(monthsNamed), ...dated]);
  return found.length > 0 ? found : unique(monthsNamed(name));
}

/** Without a month in its rows, the whole file is of the one month that its titles name. */
function nameMonth(months: ExportedMonth[], named: readonly Month[]): string | undefined {
  const [undated] = months.filter(({ month }) => month === undefined);
  if (!undated) return undefined;
  if (named.length > 1)
    return "This file covers more than one month, and its rows don't say which month they are of. Export one month and choose that.";
  undated.month = named[0];
  return undefined;
}

/** A total that differs from the sum. A file of several months has no total for each. */
function findStatedTotal({ total, sums }: Table): number | undefined {
  const all = [...sums.months.values()].reduce((sum, { values }) => sum + (values.circulation ?? 0), 0);
  return total === undefined || total === all ? undefined : total;
}

/** `name` is the file's; `thisMonth` is the month it is now. */
export function readExport(
  rows: readonly Cells[],
  { name, thisMonth }: { name: string; thisMonth: Month },
): ReadExport {
  const columns = findColumns(rows);
  if (!columns) return { ok: false, why: NO_TABLE };
  const dayFirst = rows.some((cells) => cells.some(showsDayFirst));
  const table: Table = {
    columns,
    dayFirst,
    thisMonth,
    sums: new Sums(),
    group: undefined,
    total: undefined,
    unclear: undefined,
  };
  const why = sumRows(rows, table);
  if (why) return { ok: false, why };
  if (table.sums.months.size === 0 && table.total !== undefined) table.sums.add(undefined, "circulation", table.total);
  const months = [...table.sums.months.values()].sort((a, b) => ((a.month ?? "") < (b.month ?? "") ? -1 : 1));
  if (months.length === 0) return { ok: false, why: NO_ROWS };
  const problem = nameMonth(months, monthsInTitles(rows, table, name));
  if (problem) return { ok: false, why: problem };
  const isSure = rows.some((cells) => cells.some(showsPointInThousands));
  const isSummed = columns.person !== undefined || !hasFigures(columns);
  return {
    ok: true,
    value: { months, unclear: isSure ? undefined : table.unclear, statedTotal: findStatedTotal(table), isSummed },
  };
}
