// Reads a CSV or XLSX file to rows of text and numbers, whatever its name says it is.
import { readCsv } from "./csv.js";
import { decodeText } from "./decode-text.js";
import { kindOf } from "./file-kind.js";
import { Unreadable } from "./unreadable.js";
import { readWorkbookSheets, readXlsx } from "./xlsx.js";

/** A date is text, as it was typed, or `YYYY-MM-DD` from a cell that Excel shows as a date. An empty cell is "". */
export type Cell = string | number;

/** The first row of the file is the first one here, even if it is empty, so that a row has the number people see. */
export type Rows = Cell[][];

export const MAX_ROWS = 100_000;

const isEmpty = (row: readonly Cell[]) => row.every((cell) => typeof cell === "string" && cell.trim() === "");

function checkRows(rows: Rows, most: number): Rows {
  while (rows.length > 0 && isEmpty(rows.at(-1) ?? [])) rows.pop();
  if (rows.length > most) {
    throw new Unreadable(
      "This file has more than 100,000 rows, and that's more than I can read. Export a shorter time.",
    );
  }
  return rows;
}

const EMPTY = "There's nothing in this file.";

/** Throws Unreadable. */
export async function readSheet(bytes: Uint8Array<ArrayBuffer>): Promise<Rows> {
  const rows = checkRows(
    kindOf(bytes) === "zip" ? await readXlsx(bytes) : readCsv(decodeText(bytes), MAX_ROWS + 1),
    MAX_ROWS,
  );
  if (rows.length === 0) throw new Unreadable(EMPTY);
  return rows;
}

/** Above 100,000 rows of a table, its titles. */
const MAX_ROWS_WITH_TITLES = MAX_ROWS + 40;

/** Every sheet with something in it; a CSV file has one, without a name. Throws Unreadable. */
export async function readAllSheets(bytes: Uint8Array<ArrayBuffer>): Promise<{ name: string; rows: Rows }[]> {
  const sheets =
    kindOf(bytes) === "zip"
      ? await readWorkbookSheets(bytes)
      : [{ name: "", rows: readCsv(decodeText(bytes), MAX_ROWS_WITH_TITLES + 1) as Rows }];
  const filled = sheets
    .map(({ name, rows }) => ({ name, rows: checkRows(rows, MAX_ROWS_WITH_TITLES) }))
    .filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) throw new Unreadable(EMPTY);
  return filled;
}
