// Reads the sheets of an Excel workbook (.xlsx).
import readWorkbook from "read-excel-file/universal";
import { Unreadable } from "./unreadable.js";
import { checkZip } from "./zip.js";

type Value = string | number | boolean | Date | null | undefined;

const NOT_A_WORKBOOK = "This isn't a spreadsheet. Choose a CSV or XLSX file.";
const BROKEN = "This spreadsheet is broken, so I can't read it. Open it in Excel, save it again, and choose that.";

/** A date without its time. Excel has no zones: the day is the one in the cell. */
function toCell(value: Value): string | number {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  return typeof value === "number" ? value : String(value ?? "");
}

async function readSheets(bytes: Uint8Array<ArrayBuffer>) {
  try {
    return await readWorkbook(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  } catch {
    throw new Unreadable(BROKEN);
  }
}

export interface WorkbookSheet {
  name: string;
  rows: (string | number)[][];
}

/**
 * The sheets with something in them. A formula is the value it had when the file was saved, and merged cells are the first
 * of them. Throws Unreadable.
 */
export async function readWorkbookSheets(bytes: Uint8Array<ArrayBuffer>): Promise<WorkbookSheet[]> {
  const names = checkZip(bytes);
  if (!names.some((name) => /^xl\/workbook\w*\.xml$/i.test(name))) throw new Unreadable(NOT_A_WORKBOOK);
  const sheets = await readSheets(bytes);
  return sheets
    .filter(({ data }) => data.some((row) => row.some((cell) => cell !== null)))
    .map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map((cell) => toCell(cell as unknown as Value))),
    }));
}

/** The first sheet with something in it. Throws Unreadable. */
export const readXlsx = async (bytes: Uint8Array<ArrayBuffer>): Promise<(string | number)[][]> =>
  (await readWorkbookSheets(bytes))[0]?.rows ?? [];
