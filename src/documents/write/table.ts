// A table as people take it along in a spreadsheet: its columns, its rows and its totals.

export type Cell = string | number | null;

/**
 * text: never a formula, whatever it begins with. day: `YYYY-MM-DD`. month: `YYYY-MM`. whole, decimal: a number. Text in a
 * cell that isn't for text says why there is no value: "not reported".
 */
export type Kind = "text" | "day" | "month" | "whole" | "decimal";

/** A cell of the last row. */
export interface Total {
  value: Cell;
  /** What XLSX computes it by, so that people can check it: `SUM([Days Open])`. A column's name stands for its cells. */
  formula?: string;
  /** If it has others than its column. */
  decimals?: 1 | 2;
}

export interface Column {
  name: string;
  kind: Kind;
  /** How many decimals people read of a decimal, rounded half up. All of them if it isn't said. */
  decimals?: 1 | 2;
  /** In letters. */
  width?: number;
  /** "sum" adds the column up. If any column has a total, there is a last row. */
  total?: "sum" | Total;
}

/** The name and the columns of a table, without its rows. */
export interface TableHead {
  /** The sheet's name in XLSX, the file's name in a ZIP of CSV files. */
  name: string;
  columns: readonly Column[];
}

export interface Table extends TableHead {
  /** Pages of rows: each is written before the next one is asked for. */
  rows: AsyncIterable<readonly (readonly Cell[])[]>;
}

export type SheetFormat = "csv" | "xlsx";
