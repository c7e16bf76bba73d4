// What is read from CSV and XLSX files: each encoding and separator, dates and formulas, and what can't be read.
import { describe, expect, it } from "vitest";
import { readSheet } from "../../src/documents/sheet.js";
import { sheetXml, toWorkbook, toZip, workbookParts } from "../support/workbook.js";

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, { mark = true, big = false } = {}) => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, "utf16le");
  return new Uint8Array(big ? bytes.swap16() : bytes);
};
const latin = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

const TABLE = "Grado,Préstamos\n4,120\n5,98\n";
const ROWS = [
  ["Grado", "Préstamos"],
  ["4", "120"],
  ["5", "98"],
];

describe("a CSV", () => {
  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ["in UTF-8", utf8(TABLE)],
    ["in UTF-8 with a mark", utf8(`\uFEFF${TABLE}`)],
    ["in UTF-16", utf16(TABLE)],
    ["in UTF-16 with its bytes the other way around", utf16(TABLE, { big: true })],
    ["in UTF-16 without a mark", utf16(TABLE, { mark: false })],
    ["in UTF-16 without a mark, the other way around", utf16(TABLE, { mark: false, big: true })],
    ["in Windows-1252", latin(TABLE)],
    ["with Windows line ends", utf8(TABLE.replaceAll("\n", "\r\n"))],
    ["with old Mac line ends", utf8(TABLE.replaceAll("\n", "\r"))],
    ["with semicolons", utf8(TABLE.replaceAll(",", ";"))],
    ["with tabs", utf16(TABLE.replaceAll(",", "\t"))],
    ["with Excel's line about its separator", utf8(`sep=;\r\n${TABLE.replaceAll(",", ";")}`)],
    ["with quotes", utf8('"Grado","Préstamos"\n"4","120"\n"5","98"\n')],
    ["with empty lines at the end", utf8(`${TABLE}\n,\n\n`)],
  ])("%s", async (_how, bytes) => {
    expect(await readSheet(bytes)).toEqual(ROWS);
  });

  it("may have quotes over lines, commas in quotes, stray quotes and rows of any length", async () => {
    const text = 'Title;Count\n"Two\nlines; and ""quotes""";3\n5" ruler;1;more\nshort\n';
    expect(await readSheet(utf8(text))).toEqual([
      ["Title", "Count"],
      ['Two\nlines; and "quotes"', "3"],
      ['5" ruler', "1", "more"],
      ["short"],
    ]);
  });

  it("has commas in its titles and semicolons in its table", async () => {
    const text = "Lincoln School, Springfield, IL\nCirculation, October 2026\nGrade;Count\n4;120\n5;98\n6;7\n";
    expect((await readSheet(utf8(text))).at(-1)).toEqual(["6", "7"]);
  });

  it("is in Mac Roman if its lines end as on an old Mac", async () => {
    const bytes = new Uint8Array(Buffer.from("Grado\rPr\x8estamos de ni\x96os\r", "latin1"));
    expect(await readSheet(bytes)).toEqual([["Grado"], ["Préstamos de niños"]]);
  });

  it("keeps the Windows signs that Latin-1 lacks", async () => {
    expect(await readSheet(new Uint8Array([0x93, 0x41, 0x94, 0x2c, 0x80]))).toEqual([["“A”", "€"]]);
  });
});

describe("a workbook", () => {
  it("has texts, numbers, dates and the values of formulas", async () => {
    const bytes = toWorkbook([
      ["Date", "Grade", "Checkouts"],
      [{ serial: 46296 }, "4", 120],
      [{ serial: 46296.75 }, 5, { formula: "SUM(C2:C2)", value: 98 }],
    ]);
    expect(await readSheet(bytes)).toEqual([
      ["Date", "Grade", "Checkouts"],
      ["2026-10-01", "4", 120],
      ["2026-10-01", 5, 98],
    ]);
  });

  it("is read from its first sheet with something in it, with empty and merged cells", async () => {
    const merged = sheetXml([["Circulation", null], [], ["Grade", "Count"], ["4", 3]], ["A1:B1"]);
    const bytes = toZip(workbookParts([sheetXml([]), merged]));
    expect(await readSheet(bytes)).toEqual([
      ["Circulation", ""],
      ["", ""],
      ["Grade", "Count"],
      ["4", 3],
    ]);
  });

  it("is one whatever its name says, and with a hundred thousand rows", async () => {
    const rows = Array.from({ length: 100_000 }, (_, n) => [`row ${n}`, n]);
    expect(await readSheet(toWorkbook(rows))).toHaveLength(100_000);
  });
});

describe("a file that can't be read says why", () => {
  const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  const bomb = workbookParts([sheetXml([["x".repeat(50_000_000)]])]);
  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ["empty", new Uint8Array(), "This file is empty."],
    ["only spaces", utf8("  \n , ,\n"), "There's nothing in this file."],
    ["an empty workbook", toWorkbook([]), "There's nothing in this file."],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), "This is a picture"],
    ["a photo", new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "This is a picture"],
    ["a PDF", utf8("%PDF-1.7"), "This is a PDF"],
    ["bytes", new Uint8Array([1, 2, 0, 0, 0, 3, 4]), "This isn't a text file"],
    ["a web page named .xls", utf8("<html><table><tr><td>4</td></tr></table></html>"), "This is a web page"],
    ["an older Excel file", new Uint8Array([...compound, 0, 0]), "This is an older Excel file (.xls)."],
    [
      "an encrypted workbook",
      new Uint8Array([...compound, ...Buffer.from("EncryptedPackage", "utf16le")]),
      "has a password",
    ],
    ["a Word document", toZip([{ name: "word/document.xml", text: "<w/>" }]), "This isn't a spreadsheet."],
    ["a cut-off workbook", toWorkbook([["a"]]).slice(0, 300), "This file is broken"],
    [
      "a workbook without its sheet",
      toZip(workbookParts([sheetXml([["a"]])]).slice(0, 4)),
      "This spreadsheet is broken",
    ],
    ["an open quote", utf8('a,b\n1,2\n"open,3\n4,5\n'), "a quotation mark that isn't closed"],
    ["100,001 rows", utf8("a\n".repeat(100_001)), "more than 100,000 rows"],
    ["more than 10 MB", new Uint8Array(10 * 1024 * 1024 + 1).fill(97), "bigger than 10 MB"],
    [
      "a zip bomb that says so",
      toZip([...bomb, ...[1, 2, 3].map((n) => ({ name: `xl/${n}.xml`, text: "x".repeat(50_000_000) }))]),
      "too big for me",
    ],
    [
      "a zip bomb that lies",
      toZip(bomb.map((part) => (part.name.includes("sheet1") ? { ...part, saysSize: 1000 } : part))),
      "too big for me",
    ],
  ])("%s", async (_what, bytes, words) => {
    await expect(readSheet(bytes)).rejects.toThrow(words);
  });
});
