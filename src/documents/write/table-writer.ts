// Writes tables into one file, one after the other: a CSV file, a ZIP of CSV files, or a workbook.
import { CsvTable } from "./csv.js";
import { toNames } from "./format.js";
import type { Output } from "./output.js";
import type { Cell, SheetFormat, TableHead } from "./table.js";
import { TextSink } from "./text-sink.js";
import { sheetPath, toParts, XlsxSheet } from "./xlsx.js";
import { ZipWriter } from "./zip.js";

const MAX_FILE_NAME = 80;

export class TableWriter {
  readonly #heads: readonly TableHead[];
  readonly #format: SheetFormat;
  readonly #output: Output;
  readonly #zip: ZipWriter | undefined;
  readonly #sink: TextSink;
  #current: CsvTable | XlsxSheet | undefined;
  #next = 0;

  constructor(heads: readonly TableHead[], format: SheetFormat, output: Output) {
    this.#heads = heads;
    this.#format = format;
    this.#output = output;
    this.#zip = format === "xlsx" || heads.length > 1 ? new ZipWriter(output) : undefined;
    this.#sink = new TextSink((bytes) => (this.#zip ?? output).write(bytes));
  }

  /** Ends the table before, and begins the next one. */
  beginTable(): void {
    this.#current?.end();
    const n = this.#next++;
    const head = this.#heads[n];
    if (!head) throw new Error("There is no other table.");
    this.#zip?.begin(this.#format === "xlsx" ? sheetPath(n) : `${this.#names()[n]}.csv`);
    this.#current = this.#format === "xlsx" ? new XlsxSheet(head, this.#sink) : new CsvTable(head, this.#sink);
  }

  #names(): string[] {
    return toNames(
      this.#heads.map(({ name }) => name),
      MAX_FILE_NAME,
    );
  }

  write(rows: readonly (readonly Cell[])[]): void {
    this.#current?.write(rows);
  }

  /** Everything is on the disk afterward. */
  finish(): void {
    this.#current?.end();
    if (this.#format === "xlsx") {
      for (const [path, text] of toParts(this.#heads.map(({ name }) => name))) {
        this.#zip?.begin(path);
        this.#sink.write(text);
        this.#sink.flush();
      }
    }
    this.#zip?.finish();
    this.#output.close();
  }
}
