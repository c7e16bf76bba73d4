// Reads a file's sheets as a log: the units and the monthly figures in it, and each row that is neither, with the reason.
import type { Level } from "../level.js";
import { type Month, monthOf } from "../time/month.js";
import type { SchoolDay } from "../time/school-day.js";
import {
  type Cells,
  findFigureColumns,
  findUnitColumns,
  NEEDED,
  type Role,
  readUnitTitles,
  textOf,
  type UnitColumns,
} from "./find-columns.js";
import { createMatcher, type KnownPerson } from "./match-people.js";
import { orderOf, readDay } from "./read-day.js";
import { readGradesCell, readLevelCell } from "./read-grades.js";
import { type ReadFigure, readMonthRow } from "./read-month.js";
import { type ReadUnit, readUnitRow } from "./read-unit.js";

/** What a person said about the file. */
export interface LogChoices {
  /** The row of the titles, from 0, and the columns by index. */
  columns?: { row: number; roles: Partial<Record<Role, number[]>> } | undefined;
  dayFirst?: boolean | undefined;
  /** For rows without a level. */
  level?: Level | undefined;
}

/** What was found in a file besides its rows, and what was chosen. */
export interface FoundColumns extends Pick<ReadLog, "examples" | "asks" | "tables"> {
  titles: string[];
  /** The row of the titles, from 0. */
  row: number;
  roles: Partial<Record<Role, number[]>>;
  choices: LogChoices;
}

export interface LogOptions {
  choices: LogChoices;
  today: SchoolDay;
  staff: readonly KnownPerson[];
  importer: { id: string; name: string };
  librarian: { id: string; name: string } | undefined;
}

export interface Sheet {
  /** Empty for a CSV file. */
  name: string;
  rows: readonly Cells[];
}

/** Where a row is in the file. `row` is the number that people see. */
export interface RowPlace {
  sheet: string;
  row: number;
}

export interface ReadLog {
  /** Of the sheet of units; undefined if the file has none. */
  columns: UnitColumns | undefined;
  /** An example for each column: its first text. */
  examples: string[];
  /** What only a person can say: which column is the one for this, or how dates are written. */
  asks: { roles: Role[]; dates: string | undefined };
  /** The sheets that were read, each with the titles of its columns. */
  tables: { sheet: string; titles: string[] }[];
  units: (RowPlace & { unit: ReadUnit; written: string })[];
  figures: (RowPlace & { figures: ReadFigure[]; cells: Cells })[];
  refused: (RowPlace & { why: string; cells: Cells })[];
}

const isEmpty = (cells: Cells) => cells.every((cell) => textOf(cell) === "");

/** The first date that can be read in two ways, unless other rows say which is right. */
function findOrder(rows: readonly Cells[], at: readonly number[]): { dayFirst?: boolean; open?: string } {
  let [days, months] = [0, 0];
  let open: string | undefined;
  for (const cells of rows) {
    const cell = cells[at[0] ?? -1] ?? "";
    const order = orderOf(cell);
    if (order === "day first") days += 1;
    else if (order === "month first") months += 1;
    else if (order === "open") open ??= textOf(cell);
  }
  if (days > 0 !== months > 0) return { dayFirst: days > 0 };
  return open === undefined ? {} : { open };
}

/** Reads the same cell once. */
function remembering<Value>(read: (cell: string | number) => Value): (cell: string | number) => Value {
  const known = new Map<string | number, Value>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const value = read(cell);
    known.set(cell, value);
    return value;
  };
}

/** A heading, a sum or a note: at most one of what a unit needs. */
const isHalfEmpty = (cells: Cells, { roles }: UnitColumns) =>
  NEEDED.filter((role) => textOf(cells[roles[role]?.[0] ?? -1]) !== "").length <= 1;

function readUnits(
  { name: sheet, rows }: Sheet,
  columns: UnitColumns,
  { log, options }: { log: ReadLog; options: LogOptions },
) {
  const { choices, today, staff, importer, librarian } = options;
  const below = rows.slice(columns.row + 1);
  const found = findOrder(below, columns.roles.date ?? []);
  const dayFirst = choices.dayFirst ?? found.dayFirst;
  log.columns = columns;
  log.tables.push({ sheet, titles: columns.titles });
  log.examples = columns.titles.map((_, at) => textOf(below.find((cells) => textOf(cells[at]) !== "")?.[at]));
  // Without anybody's name every row would be refused. Once a person has chosen, they know.
  const hasPeople =
    columns.roles.with || columns.roles.by || choices.columns || (librarian && librarian.id !== importer.id);
  const needed = NEEDED.filter((role) => !columns.roles[role] && !(role === "level" && choices.level));
  log.asks = {
    roles: hasPeople ? needed : [...needed, "with"],
    dates: dayFirst === undefined ? found.open : undefined,
  };
  const titles = JSON.stringify(columns.titles);
  const match = createMatcher(staff);
  const readers = {
    day: remembering((cell) => readDay(cell, { today, dayFirst })),
    grades: remembering(readGradesCell),
    level: remembering(readLevelCell),
  };
  for (const [index, cells] of below.entries()) {
    const row = columns.row + 2 + index;
    if (isEmpty(cells) || JSON.stringify(cells.map(textOf)) === titles) continue;
    if (isHalfEmpty(cells, columns)) {
      log.refused.push({ sheet, row, why: "Most of this row is empty.", cells });
      continue;
    }
    const unit = readUnitRow(cells, columns, { today, readers, level: choices.level, match, importer, librarian });
    if ("why" in unit) log.refused.push({ sheet, row, why: unit.why, cells });
    else log.units.push({ sheet, row, unit, written: peopleAsWritten(cells, columns) });
  }
}

/** Who it says worked on it, whoever that is in Slack. */
const peopleAsWritten = (cells: Cells, { roles }: UnitColumns): string =>
  [...(roles.by ?? []), ...(roles.with ?? [])].map((at) => textOf(cells[at]).toLowerCase()).join("\n");

function readFigures({ name: sheet, rows }: Sheet, log: ReadLog, thisMonth: Month): boolean {
  const columns = findFigureColumns(rows);
  if (!columns) return false;
  log.tables.push({ sheet, titles: (rows[columns.row] ?? []).map(textOf) });
  for (const [index, cells] of rows.slice(columns.row + 1).entries()) {
    const row = columns.row + 2 + index;
    if (isEmpty(cells)) continue;
    const figures = readMonthRow(cells, columns, thisMonth);
    if ("why" in figures) log.refused.push({ sheet, row, why: figures.why, cells });
    else if (figures.length > 0) log.figures.push({ sheet, row, figures, cells });
  }
  return true;
}

/** What a person chose counts for the first sheet that isn't one of months. */
function columnsOf({ rows }: Sheet, chosen: LogChoices["columns"]): UnitColumns | undefined {
  if (!chosen) return findUnitColumns(rows);
  return { ...readUnitTitles(rows[chosen.row] ?? [], chosen.row), roles: chosen.roles };
}

export function readLog(sheets: readonly Sheet[], options: LogOptions): ReadLog {
  const log: ReadLog = {
    columns: undefined,
    examples: [],
    asks: { roles: [], dates: undefined },
    tables: [],
    units: [],
    figures: [],
    refused: [],
  };
  let hasMonths = false;
  for (const sheet of sheets) {
    const isOfMonths = readFigures(sheet, log, monthOf(options.today));
    hasMonths ||= isOfMonths;
    if (isOfMonths || log.columns) continue;
    const columns = columnsOf(sheet, options.choices.columns);
    if (columns) readUnits(sheet, columns, { log, options });
  }
  const [first] = sheets;
  // A sheet that says nothing about itself: the person says which column is which.
  if (!log.columns && !hasMonths && first) {
    const row = first.rows.findIndex((cells) => cells.filter((cell) => textOf(cell) !== "").length > 1);
    if (row !== -1) readUnits(first, readUnitTitles(first.rows[row] ?? [], row), { log, options });
  }
  return log;
}
