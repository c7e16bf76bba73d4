// Reads a CSV or XLSX file to rows of text and numbers, whatever its name says it is.

import { readCsv } from "./csv.js";
import { decodeText } from "./decode-text.js";
import { kindOf } from "./file-kind.js";
import { Unreadable } from "./unreadable.js";
import { readXlsx } from "./xlsx.js";

/** A date is text, as it was typed, or `YYYY-MM-DD` from a cell that Excel shows as a date. An empty cell is "". */
export type Cell = string | number;

/** The first row of the file is the first one here, even if it is empty, so that a row has the number people see. */
export type Rows = Cell[][];

export const MAX_ROWS = 100_000;

const isEmpty = (row: readonly Cell[]) => row.every((cell) => typeof cell === "string" && cell.trim() === "");

/** Throws Unreadable. */
export async function readSheet(bytes: Uint8Array<ArrayBuffer>): Promise<Rows> {
  const rows = kindOf(bytes) === "zip" ? await readXlsx(bytes) : readCsv(decodeText(bytes));
  while (rows.length > 0 && isEmpty(rows.at(-1) ?? [])) rows.pop();
  if (rows.length === 0) throw new Unreadable("There's nothing in this file.");
  if (rows.length > MAX_ROWS) {
    throw new Unreadable(
      "This file has more than 100,000 rows, and that's more than I can read. Export a shorter time.",
    );
  }
  return rows;
}
