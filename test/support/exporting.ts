// Exports a school to files and reads them back as other programs do.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import readWorkbook from "read-excel-file/universal";
import { type SheetFormat, type Table, writeSheets } from "../../src/documents/write-sheets.js";
import type { Period } from "../../src/domain/time/period.js";
import { readPeriod } from "../../src/domain/time/read-period.js";
import { schoolDayAt } from "../../src/domain/time/school-day.js";
import { type ExportName, type Reader, tablesOf } from "../../src/features/export/tables.js";
import { makeFolder } from "./folders.js";
import { rowOf } from "./reporting.js";
import type { School } from "./school.js";

/** Whoever runs the machine. */
export const OPERATOR: Reader = { person: undefined, channels: [] };

export async function periodOf(school: School, words: string): Promise<Period> {
  const { timeZone, calendar } = await rowOf(school);
  const period = readPeriod(words, { today: schoolDayAt(school.clock.now, timeZone), calendar });
  if (!period) throw new Error(`${words} is no period.`);
  return period;
}

interface Asked {
  what: ExportName;
  period: string;
  by?: Reader;
}

export async function exportedTables(school: School, { what, period, by = OPERATOR }: Asked): Promise<Table[]> {
  const ctx = { db: school.db, school: await rowOf(school), now: school.clock.now };
  return tablesOf(ctx, { what, period: await periodOf(school, period), for: by });
}

/** Writes the tables into a new folder, and returns the file's path. */
export async function toFile(tables: readonly Table[], format: SheetFormat): Promise<string> {
  const path = join(await makeFolder(), `export.${format}`);
  await writeSheets(tables, { format, path });
  return path;
}

export const readCsvFile = (path: string): string[][] => parse(readFileSync(path), { bom: true });

export type XlsxCell = string | number | boolean | Date | null;

export async function readXlsxFile(path: string): Promise<{ name: string; rows: XlsxCell[][] }[]> {
  const bytes = readFileSync(path);
  const sheets = await readWorkbook(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as XlsxCell[][] }));
}
