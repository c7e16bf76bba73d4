// Reads the first sheet of an Excel workbook (.xlsx) that has something in it.
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

/** A formula is the value it had when the file was saved, and merged cells are the first of them. Throws Unreadable. */
export async function readXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<(string | number)[][]> {
  const names = checkZip(bytes);
  if (!names.some((name) => /^xl\/workbook\w*\.xml$/i.test(name))) throw new Unreadable(NOT_A_WORKBOOK);
  const sheets = await readSheets(bytes);
  const filled = sheets.find(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
  return (filled?.data ?? []).map((row) => row.map((cell) => toCell(cell as unknown as Value)));
}
