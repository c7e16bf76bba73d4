// Reads the sheets of an Excel workbook (.xlsx).
import readWorkbook from "read-excel-file/universal";
import { Unreadable } from "./unreadable.js";
import { checkZip } from "./zip.js";

type Value = string | number | boolean | Date | null | undefined;

const NOT_A_WORKBOOK = "This isn't a spreadsheet. Choose a CSV or XLSX file.";
const BROKEN = "This spreadsheet is broken, so I can't read it. Open it in Excel, save it again, and choose that.";

const WORKBOOK = /^xl\/workbook\w*\.xml$/i;
/** LibreOffice's words for a workbook that counts days from 1904. The library knows only Excel's: `date1904="1"`. */
const FROM_1904 = /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="true"/;
const DAYS_TO_1904 = 1462;

/** A date without its time. Excel has no zones: the day is the one in the cell. */
function toCell(value: Value, daysLater: number): string | number {
  if (value instanceof Date) {
    const at = new Date(value.getTime() + daysLater * 86_400_000);
    return Number.isNaN(at.getTime()) ? "" : at.toISOString().slice(0, 10);
  }
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
  const { names, texts } = checkZip(bytes, WORKBOOK);
  if (!names.some((name) => WORKBOOK.test(name))) throw new Unreadable(NOT_A_WORKBOOK);
  const daysLater = texts.some((text) => FROM_1904.test(text)) ? DAYS_TO_1904 : 0;
  const sheets = await readSheets(bytes);
  return sheets
    .filter(({ data }) => data.some((row) => row.some((cell) => cell !== null)))
    .map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map((cell) => toCell(cell as unknown as Value, daysLater))),
    }));
}

/** The first sheet with something in it. Throws Unreadable. */
export const readXlsx = async (bytes: Uint8Array<ArrayBuffer>): Promise<(string | number)[][]> =>
  (await readWorkbookSheets(bytes))[0]?.rows ?? [];
