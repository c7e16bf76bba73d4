// Writes tables to a spreadsheet in a thread of its own: the file is whole, or it isn't there.
import { setImmediate } from "node:timers/promises";
import type { SheetFormat, Table } from "./write/table.js";
import { startWriter } from "./write/thread.js";
import { writeWhole } from "./write/whole.js";

export { CannotWrite } from "./write/cannot-write.js";
export type { Cell, Column, Kind, SheetFormat, Table, Total } from "./write/table.js";

export interface WriteOptions {
  format: SheetFormat;
  /** Where the file will be. One that is there is replaced at the end. */
  path: string;
  /** How many rows are written by now. */
  onProgress?: (rows: number) => void;
  signal?: AbortSignal;
}

/** "csv", or "zip" where CSV takes several files. */
export const extensionOf = (tables: readonly Table[], format: SheetFormat): "csv" | "zip" | "xlsx" =>
  format === "csv" && tables.length > 1 ? "zip" : format;

/** While the thread writes a page, the next one is read: more would only wait. */
async function writeRows(
  thread: ReturnType<typeof startWriter>,
  tables: readonly Table[],
  options: WriteOptions,
): Promise<void> {
  let rows = 0;
  for (const { rows: pages } of tables) {
    await thread.ask("next");
    let last = Promise.resolve();
    for await (const page of pages) {
      options.signal?.throwIfAborted();
      await last;
      last = thread.ask(page);
      rows += page.length;
      // Answers of the thread may come without end, and Node handles them before it looks at anything else.
      await setImmediate();
      options.onProgress?.(rows);
    }
    await last;
  }
  options.signal?.throwIfAborted();
  await thread.ask("end");
}

/**
 * Several tables are sheets of one workbook, or CSV files in a ZIP. Throws CannotWrite with words for people, the signal's
 * reason after a stop, and what reading the rows throws. In each case no file is left, and one that was there stays.
 */
export async function writeSheets(tables: readonly Table[], options: WriteOptions): Promise<void> {
  const { path, format, signal } = options;
  signal?.throwIfAborted();
  const heads = tables.map(({ name, columns }) => ({ name, columns }));
  await writeWhole(path, async (part) => {
    const thread = startWriter({ path: part, format, heads });
    try {
      await writeRows(thread, tables, options);
      signal?.throwIfAborted();
    } finally {
      await thread.end();
    }
  });
}
