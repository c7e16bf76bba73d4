// Writes tables to a spreadsheet in a thread of its own: the file is whole, or it isn't there.
import { rename, rm } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { toCannotWrite } from "./write/cannot-write.js";
import type { SheetFormat, Table } from "./write/table.js";
import { WriterThread } from "./write/thread.js";

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
async function writeRows(thread: WriterThread, tables: readonly Table[], options: WriteOptions): Promise<void> {
  let rows = 0;
  for (const { rows: pages } of tables) {
    await thread.step("next");
    let last = Promise.resolve();
    for await (const page of pages) {
      options.signal?.throwIfAborted();
      await last;
      last = thread.step(page);
      // Awaited later. Until then a failure isn't unhandled.
      last.catch(() => undefined);
      rows += page.length;
      // Answers of the thread may come without end, and Node handles them before it looks at anything else.
      await setImmediate();
      options.onProgress?.(rows);
    }
    await last;
  }
  options.signal?.throwIfAborted();
  await thread.step("end");
}

let made = 0;

/**
 * Several tables are sheets of one workbook, or CSV files in a ZIP. Throws CannotWrite with words for people, the signal's
 * reason after a stop, and what reading the rows throws. In each case no file is left, and one that was there stays.
 */
export async function writeSheets(tables: readonly Table[], options: WriteOptions): Promise<void> {
  const { path, format, signal } = options;
  signal?.throwIfAborted();
  const part = `${path}.${process.pid}-${++made}.part`;
  const heads = tables.map(({ name, columns }) => ({ name, columns }));
  const thread = new WriterThread({ path: part, format, heads });
  try {
    await writeRows(thread, tables, options);
    signal?.throwIfAborted();
    await rename(part, path).catch((error) => {
      throw toCannotWrite(error);
    });
  } finally {
    await thread.end();
    await rm(part, { force: true });
  }
}
