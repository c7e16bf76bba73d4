// Writes tables as CSV by RFC 4180: commas, line ends of two characters, quotes only where they are needed.
import { Counted, hasTotals, toDecimals } from "./format.js";
import { guardText } from "./formula-guard.js";
import type { Cell, Column, TableHead } from "./table.js";
import type { TextSink } from "./text-sink.js";

/** Without it, Excel takes UTF-8 for the letters of an old Windows. */
const BYTE_ORDER_MARK = "\u{FEFF}";
const LINE_END = "\r\n";

/** Some readers cut spaces at the ends unless they are in quotes. */
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

function toText(text: string): string {
  const guarded = guardText(text);
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

function toCell(cell: Cell | undefined, decimals: number | undefined): string {
  if (typeof cell === "string") return toText(cell);
  if (cell === null || cell === undefined) return "";
  return decimals === undefined ? String(cell) : toDecimals(cell, decimals);
}

export class CsvTable {
  readonly #columns: readonly Column[];
  readonly #decimals: readonly (number | undefined)[];
  readonly #sink: TextSink;
  readonly #counted: Counted;

  constructor({ columns }: TableHead, sink: TextSink) {
    this.#columns = columns;
    this.#decimals = columns.map(({ decimals }) => decimals);
    this.#sink = sink;
    this.#counted = new Counted(columns);
    sink.write(`${BYTE_ORDER_MARK}${columns.map(({ name }) => toText(name)).join(",")}${LINE_END}`);
  }

  #writeRow(row: readonly Cell[], decimals = this.#decimals): void {
    let line = "";
    for (let n = 0; n < this.#columns.length; n++) {
      line += `${n === 0 ? "" : ","}${toCell(row[n], decimals[n])}`;
    }
    // An empty line is no row to most readers.
    this.#sink.write(`${line === "" ? '""' : line}${LINE_END}`);
  }

  write(rows: readonly (readonly Cell[])[]): void {
    for (const row of rows) {
      this.#counted.add(row);
      this.#writeRow(row);
    }
  }

  end(): void {
    if (hasTotals(this.#columns)) {
      const sum = (n: number) => this.#counted.sums[n] ?? 0;
      this.#writeRow(
        this.#columns.map(({ total }, n) => (total === "sum" ? sum(n) : (total?.value ?? null))),
        this.#columns.map(
          ({ total, decimals }) => (typeof total === "object" ? total.decimals : undefined) ?? decimals,
        ),
      );
    }
    this.#sink.flush();
  }
}
