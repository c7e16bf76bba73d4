// Spreadsheets are written whole or not at all, and say what was put in, whatever reads them.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import readWorkbook from "read-excel-file/universal";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { unguardText } from "../../src/documents/write/formula-guard.js";
import { writeBytes, writeFiles } from "../../src/documents/write-files.js";
import { type Cell, type Column, type SheetFormat, type Table, writeSheets } from "../../src/documents/write-sheets.js";
import { turnsDuring } from "../support/turns-taken.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bookend-sheets-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* pages(...all: (readonly (readonly Cell[])[])[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  yield* all;
}

const COLUMNS: readonly Column[] = [
  { name: "Date", kind: "day", total: { value: "TOTAL" } },
  { name: "Name or Topic", kind: "text" },
  { name: "Circulation", kind: "whole", total: "sum" },
  { name: "Level", kind: "decimal", decimals: 1, total: { value: 2.65, formula: "AVERAGE([Level])" } },
];

const toTable = (rows: readonly (readonly Cell[])[], columns = COLUMNS): Table => ({
  name: "Units",
  columns,
  rows: pages(rows),
});

async function write(tables: readonly Table[], format: SheetFormat): Promise<string> {
  const path = join(folder, `out.${format}`);
  await writeSheets(tables, { format, path });
  expect(readdirSync(folder)).toEqual([`out.${format}`]);
  return path;
}

async function sheetsIn(path: string) {
  const bytes = readFileSync(path);
  return readWorkbook(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

it("writes CSV with a mark for Excel, both characters at line ends, and quotes where they are needed", async () => {
  const path = await write([toTable([["2026-10-02", 'Rivers, "Deltas"\nand more', 2117, 2.65]])], "csv");
  expect(readFileSync(path, "utf8")).toBe(
    '\u{FEFF}Date,Name or Topic,Circulation,Level\r\n2026-10-02,"Rivers, ""Deltas""\nand more",2117,2.7\r\nTOTAL,,2117,2.7\r\n',
  );
});

it("writes a workbook with days as days and numbers as numbers", async () => {
  const path = await write(
    [
      toTable([
        ["2026-10-02", "Rivers", 2117, 2.65],
        ["2026-10-05", "Deltas", "not reported", null],
      ]),
    ],
    "xlsx",
  );
  const [sheet] = await sheetsIn(path);
  expect(sheet?.sheet).toBe("Units");
  expect(sheet?.data).toEqual([
    ["Date", "Name or Topic", "Circulation", "Level"],
    [new Date("2026-10-02"), "Rivers", 2117, 2.65],
    [new Date("2026-10-05"), "Deltas", "not reported", null],
    ["TOTAL", null, 2117, 2.65],
  ]);
});

const SIGNS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'=", "''@", "'plain", "' ="];

it("keeps text from becoming a formula in CSV, and it comes back unchanged", async () => {
  const rows = SIGNS.map((sign) => [`${sign}1+1`]);
  const path = await write([toTable(rows, [{ name: "Text", kind: "text" }])], "csv");
  const read: string[][] = parse(readFileSync(path), { bom: true });
  expect(read.slice(1).filter(([text]) => /^[=+\-@\t\r\n＝＋－＠]/.test(text ?? ""))).toEqual([]);
  expect(read.slice(1).map(([text]) => [unguardText(text ?? "")])).toEqual(rows);
});

it("replaces a file only when the new one is whole", async () => {
  const path = join(folder, "out.csv");
  writeFileSync(path, "before");
  const broken: Table = {
    name: "Units",
    columns: COLUMNS,
    rows: (async function* () {
      yield [["2026-10-02", "Rivers", 1, 2]];
      throw new Error("the database is gone");
    })(),
  };
  await expect(writeSheets([broken], { format: "csv", path })).rejects.toThrow("the database is gone");
  expect(readdirSync(folder)).toEqual(["out.csv"]);
  expect(readFileSync(path, "utf8")).toBe("before");
  expect(existsSync(path)).toBe(true);
});

it("writes what only its owner may read: a spreadsheet, several in one ZIP, and other bytes", async () => {
  const units = () => toTable([["2026-10-02", "Rivers", 1, 2]]);
  await writeSheets([units()], { format: "csv", path: join(folder, "out.csv") });
  await writeSheets([units()], { format: "xlsx", path: join(folder, "out.xlsx") });
  await writeSheets([units(), { ...units(), name: "More" }], { format: "csv", path: join(folder, "out.zip") });
  await writeBytes(new Uint8Array([1]), join(folder, "out.pdf"));
  expect(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777])).toEqual(
    ["out.csv", "out.pdf", "out.xlsx", "out.zip"].map((name) => [name, 0o600]),
  );
});

describe("several files in one ZIP", () => {
  const parts = [
    { name: "one.pdf", make: async () => new Uint8Array([1]) },
    { name: "two.csv", make: async () => [toTable([["2026-10-02", "Rivers", 1, 2]])] },
  ];

  it("leave nothing next to it", async () => {
    await writeFiles(parts, { as: "zip", path: join(folder, "all.zip") });
    expect(readdirSync(folder)).toEqual(["all.zip"]);
  });

  it("leave nothing at all when one of them can't be made", async () => {
    const broken = {
      name: "three.pdf",
      make: async () => {
        throw new Error("the database is gone");
      },
    };
    const writing = writeFiles([...parts, broken], { as: "zip", path: join(folder, "all.zip") });
    await expect(writing).rejects.toThrow("the database is gone");
    expect(readdirSync(folder)).toEqual([]);
  });
});

it.each(["csv", "xlsx"] as const)("leaves the main thread its turns while a page is written as %s", async (format) => {
  const rows = Array.from({ length: 60_000 }, (_, n) => ["2026-10-02", `Rivers and Deltas ${n}`, n, 2.5]);
  const path = join(folder, `out.${format}`);
  expect(await turnsDuring(() => writeSheets([toTable(rows)], { format, path }))).toBeGreaterThan(100);
});
