// Tables: one that stands as it is, and one that people sort and leaf through.
import type { DataTableBlock, TableBlock } from "@slack/types";
import { cleanText } from "../../text/clean.js";
import { type Block, escapeMrkdwn } from "./blocks.js";
import { MAX_TABLE_ROWS, MAX_TABLE_TEXT } from "./limits.js";

/** A cell: words, or a number to sort by and how it is written. */
export type Cell = string | { value: number; text: string };

// Slack shows raw_text exactly as it is, so nothing people typed becomes markup. Slack refuses an empty cell.
const textOf = (cell: Cell): string => cleanText(typeof cell === "string" ? cell : cell.text) || "–";

/** How many of these rows fit in one table. Slack limits a table's rows and the text of all its cells, header included. */
export function rowsThatFit(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  limits: { rows: number; text: number } = { rows: MAX_TABLE_ROWS, text: MAX_TABLE_TEXT },
): number {
  const lengthOf = (cells: readonly Cell[]) => cells.reduce((sum, cell) => sum + textOf(cell).length, 0);
  let text = lengthOf(head);
  for (const [index, row] of rows.entries()) {
    text += lengthOf(row);
    if (index + 1 >= limits.rows || text > limits.text) return index;
  }
  return rows.length;
}

interface Rows {
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
  oneLine: readonly string[];
}

const toTable = ({ head, rows, oneLine }: Rows): TableBlock => ({
  type: "table",
  rows: [head, ...rows].map((row) => row.map((cell) => ({ type: "raw_text" as const, text: textOf(cell) }))),
  column_settings: head.map((name) => ({ is_wrapped: !oneLine.includes(name) })),
});

const toText = ({ head, rows }: Rows): string =>
  [head, ...rows].map((row) => row.map((cell) => escapeMrkdwn(textOf(cell))).join(" · ")).join("\n");

/** `oneLine` names the columns whose cells are too short to be broken in two, such as a date. All others wrap. */
export function table(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  { oneLine = [] }: { oneLine?: readonly string[] } = {},
): Block {
  const all = { head, rows, oneLine };
  return { block: toTable(all), text: toText(all) };
}

/** How many rows of a data table people see at once: about a phone's screen. */
const ROWS_ON_A_SCREEN = 10;

function toDataTable(caption: string, { head, rows }: Rows): DataTableBlock {
  const toCell = (cell: Cell): DataTableBlock["rows"][number][number] =>
    typeof cell === "string"
      ? { type: "raw_text", text: textOf(cell) }
      : { type: "raw_number", value: cell.value, text: textOf(cell) };
  return {
    type: "data_table",
    caption: cleanText(caption),
    page_size: ROWS_ON_A_SCREEN,
    rows: [head, ...rows].map((row) => row.map(toCell)),
  };
}

interface DataTable {
  /** What is in it, for screen readers. */
  caption: string;
  columns: readonly string[];
  /** As many as `rowsThatFit`. Slack sorts a column by its numbers if each of its cells has one, otherwise by its words. */
  rows: readonly (readonly Cell[])[];
  /** The columns that don't wrap in the plain table that takes its place. */
  oneLine?: readonly string[];
}

/**
 * A table that people sort and leaf through, for more rows than a screen has. Where Slack refuses it, a plain table takes
 * its place. Undefined without rows, which Slack refuses.
 */
export function dataTable({ caption, columns: head, rows, oneLine = [] }: DataTable): Block | undefined {
  if (rows.length === 0) return undefined;
  const all = { head, rows, oneLine };
  return { block: toDataTable(caption, all), text: toText(all), instead: [toTable(all)] };
}
