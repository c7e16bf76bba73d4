// Makes Excel workbooks (.xlsx) for tests, byte by byte, so a test can also make broken and hostile ones.
import { crc32, deflateRawSync } from "node:zlib";

interface Part {
  name: string;
  text: string;
  /** What the file says it unpacks to, if not the truth. */
  saysSize?: number;
}

/** A zip of these texts. */
export function toZip(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, text, saysSize } of parts) {
    const raw = Buffer.from(text);
    const packed = deflateRawSync(raw);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(raw), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(saysSize ?? raw.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), about, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), about, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, directory, Buffer.from("PK\u0005\u0006"), end]));
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A text, a number, a date as `{ serial }`, a formula with its value, or nothing. */
export type TestCell = string | number | null | { serial: number } | { formula: string; value: number };

const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function toCellXml(cell: TestCell, at: string): string {
  if (cell === null) return "";
  if (typeof cell === "string") return `<c r="${at}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  if ("serial" in cell) return `<c r="${at}" s="1"><v>${cell.serial}</v></c>`;
  return `<c r="${at}"><f>${cell.formula}</f><v>${cell.value}</v></c>`;
}

const toRowXml = (row: readonly TestCell[], n: number) =>
  `<row r="${n}">${row.map((cell, index) => toCellXml(cell, `${String.fromCharCode(65 + index)}${n}`)).join("")}</row>`;

export function sheetXml(rows: readonly (readonly TestCell[])[], merged: readonly string[] = []): string {
  const merges =
    merged.length > 0 ? `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>` : "";
  const data = rows.map((row, index) => toRowXml(row, index + 1)).join("");
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${merges}</worksheet>`;
}

/** The parts of a workbook with these sheets, each as its XML. */
export function workbookParts(sheets: readonly string[]): Part[] {
  const ids = sheets.map((_, index) => index + 1);
  const names = ids.map((id) => `<sheet name="Sheet${id}" sheetId="${id}" r:id="rId${id}"/>`).join("");
  const links = ids.map(
    (id) => `<Relationship Id="rId${id}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${id}.xml"/>`,
  );
  const styles = `<Relationship Id="rId99" Type="${DOCUMENT}/styles" Target="styles.xml"/>`;
  return [
    { name: "[Content_Types].xml", text: `${XML}<Types/>` },
    {
      name: "xl/workbook.xml",
      text: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${names}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      text: `${XML}<Relationships xmlns="${PACKAGE}">${links.join("")}${styles}</Relationships>`,
    },
    {
      name: "xl/styles.xml",
      text: `${XML}<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    ...sheets.map((text, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, text })),
  ];
}

export const toWorkbook = (...sheets: (readonly (readonly TestCell[])[])[]): Uint8Array<ArrayBuffer> =>
  toZip(workbookParts(sheets.map((rows) => sheetXml(rows))));
