// Writes tables as an Excel workbook, a sheet for each, row by row: the head stays in view, and totals are formulas.
import { Counted, hasTotals, toNames } from "./format.js";
import type { Cell, Column, TableHead, Total } from "./table.js";
import type { TextSink } from "./text-sink.js";
import { HEAD_STYLE, STYLES_XML, styleOfCell } from "./xlsx-styles.js";
import { toLetters, toSerial, toXmlText } from "./xlsx-xml.js";
import { TooBig } from "./zip.js";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Excel has no more rows. */
const MAX_ROWS = 1_048_576;
const WIDEST = 60;
const WIDTHS = { text: 24, day: 12, month: 12, whole: 12, decimal: 12 } as const;

/** Excel refuses longer names of sheets. */
export const toSheetNames = (names: readonly string[]): string[] => toNames(names, 31);

const widthOf = ({ name, kind, width }: Column) =>
  Math.min(WIDEST, width ?? Math.max(WIDTHS[kind], Math.ceil(name.length / 2) + 2));

function toValue(cell: string | number, { kind }: Column): string | number {
  if (kind === "day" && typeof cell === "string" && /^\d{4}-\d\d-\d\d$/.test(cell)) return toSerial(cell);
  if (kind === "month" && typeof cell === "string" && /^\d{4}-\d\d$/.test(cell)) return toSerial(`${cell}-01`);
  return cell;
}

interface CellAt {
  ref: string;
  style: number;
}

/** Text is written in the cell itself, which no spreadsheet takes for a formula. */
function toCellXml({ ref, style }: CellAt, value: string | number): string {
  return typeof value === "string"
    ? `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${toXmlText(value)}</t></is></c>`
    : `<c r="${ref}" s="${style}"><v>${value}</v></c>`;
}

const toFormulaXml = ({ ref, style }: CellAt, formula: string, value: number) =>
  `<c r="${ref}" s="${style}"><f>${toXmlText(formula)}</f><v>${value}</v></c>`;

function toOpening(columns: readonly Column[]): string {
  const cols = columns.map(
    (column, n) => `<col min="${n + 1}" max="${n + 1}" width="${widthOf(column)}" customWidth="1"/>`,
  );
  return (
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>` +
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>' +
    `</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols.join("")}</cols><sheetData>`
  );
}

const CLOSING =
  '</sheetData><pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
  '<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>';

export class XlsxSheet {
  readonly #columns: readonly Column[];
  readonly #letters: readonly string[];
  readonly #sink: TextSink;
  readonly #counted: Counted;
  #row = 1;

  constructor({ columns }: TableHead, sink: TextSink) {
    this.#columns = columns;
    this.#letters = columns.map((_column, n) => toLetters(n));
    this.#sink = sink;
    this.#counted = new Counted(columns);
    const head = columns.map(({ name }, n) => toCellXml({ ref: `${this.#letters[n]}1`, style: HEAD_STYLE }, name));
    sink.write(`${toOpening(columns)}<row r="1">${head.join("")}</row>`);
  }

  write(rows: readonly (readonly Cell[])[]): void {
    for (const row of rows) {
      this.#counted.add(row);
      this.#writeRow(row);
    }
  }

  #writeRow(row: readonly Cell[]): void {
    this.#row += 1;
    if (this.#row > MAX_ROWS) throw new TooBig();
    let xml = `<row r="${this.#row}">`;
    for (let n = 0; n < this.#columns.length; n++) {
      const cell = row[n];
      if (cell === null || cell === undefined) continue;
      const column = this.#columns[n] as Column;
      const value = toValue(cell, column);
      xml += toCellXml({ ref: `${this.#letters[n]}${this.#row}`, style: styleOfCell(column, value) }, value);
    }
    this.#sink.write(`${xml}</row>`);
  }

  #toTotal(column: Column, n: number): string {
    const total: Total | undefined =
      column.total === "sum" ? { value: this.#counted.sums[n] ?? 0, formula: `SUM([${column.name}])` } : column.total;
    const value = total?.value ?? null;
    const at = {
      ref: `${this.#letters[n]}${this.#row}`,
      style: styleOfCell({ ...column, ...(total?.decimals ? { decimals: total.decimals } : {}) }, value, true),
    };
    if (value === null) return `<c r="${at.ref}" s="${at.style}"/>`;
    // Without a row there is nothing to compute by.
    if (total?.formula && typeof value === "number" && this.#counted.rows > 0) {
      return toFormulaXml(at, this.#toRefs(total.formula), value);
    }
    return toCellXml(at, value);
  }

  /** Puts a column's cells in place of its name. */
  #toRefs(formula: string): string {
    return formula.replace(/\[([^\]]+)\]/g, (_all, name: string) => {
      const letters = this.#letters[this.#columns.findIndex((column) => column.name === name)];
      if (!letters) throw new Error(`There is no column ${name}.`);
      return `${letters}2:${letters}${this.#counted.rows + 1}`;
    });
  }

  end(): void {
    if (hasTotals(this.#columns)) {
      this.#row += 1;
      if (this.#row > MAX_ROWS) throw new TooBig();
      this.#sink.write(`<row r="${this.#row}">${this.#columns.map((one, n) => this.#toTotal(one, n)).join("")}</row>`);
    }
    this.#sink.write(CLOSING);
    this.#sink.flush();
  }
}

export const sheetPath = (n: number): string => `xl/worksheets/sheet${n + 1}.xml`;

const relationship = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
const relationships = (all: string) =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`;
const override = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${TYPES}.${type}+xml"/>`;

/** The parts of a workbook besides its sheets: path and text. */
export function toParts(names: readonly string[]): [path: string, text: string][] {
  const sheets = toSheetNames(names);
  const list = sheets.map((name, n) => `<sheet name="${toXmlText(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`);
  return [
    ["xl/styles.xml", STYLES_XML],
    [
      "xl/workbook.xml",
      `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relationships(
        sheets.map((_name, n) => relationship(n + 1, "worksheet", `worksheets/sheet${n + 1}.xml`)).join("") +
          relationship(sheets.length + 1, "styles", "styles.xml"),
      ),
    ],
    ["_rels/.rels", relationships(relationship(1, "officeDocument", "xl/workbook.xml"))],
    [
      "[Content_Types].xml",
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${override("xl/workbook.xml", "sheet.main")}${override("xl/styles.xml", "styles")}` +
        `${sheets.map((_name, n) => override(sheetPath(n), "worksheet")).join("")}</Types>`,
    ],
  ];
}
