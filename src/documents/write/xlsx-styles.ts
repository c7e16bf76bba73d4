// How cells of a workbook look: a style for each kind of column, in a head, a row and a total.
import type { Column } from "./table.js";

/** Numbers of formats that every spreadsheet knows; the rest are ours. */
const TEXT = 49;
const DAY_AS_LOCAL = 14;
const THOUSANDS = 3;
const GENERAL = 0;
const MONTH = 164;
const ONE_DECIMAL = 165;
const TWO_DECIMALS = 166;

/** In the order of the styles below. */
const FORMATS = [GENERAL, TEXT, DAY_AS_LOCAL, MONTH, THOUSANDS, ONE_DECIMAL, TWO_DECIMALS];
const HEAD_STYLES = 1;

export const HEAD_STYLE = 0;

function formatOf({ kind, decimals }: Column): number {
  if (kind === "text") return TEXT;
  if (kind === "day") return DAY_AS_LOCAL;
  if (kind === "month") return MONTH;
  if (kind === "whole") return THOUSANDS;
  return decimals === undefined ? GENERAL : decimals === 1 ? ONE_DECIMAL : TWO_DECIMALS;
}

const styleOf = (format: number, isTotal: boolean) =>
  HEAD_STYLES + FORMATS.indexOf(format) + (isTotal ? FORMATS.length : 0);

/** Which style a cell of the column has. Text stays text, also when somebody edits it in Excel. */
export const styleOfCell = (column: Column, value: unknown, isTotal = false): number =>
  styleOf(
    typeof value === "string" && column.kind !== "day" && column.kind !== "month" ? TEXT : formatOf(column),
    isTotal,
  );

const xf = (format: number, { font = 0, fill = 0, border = 0, text = false }) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1"` +
  ` applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${text ? ' wrapText="1"' : ""}/></xf>`;

const STYLES = [
  xf(TEXT, { font: 1, fill: 2, border: 1, text: true }),
  ...FORMATS.map((format) => xf(format, { text: format === TEXT })),
  ...FORMATS.map((format) => xf(format, { font: 1, border: 2, text: format === TEXT })),
];

const border = (side: "top" | "bottom" | undefined) =>
  `<border><left/><right/>${["top", "bottom"]
    .map((one) => (one === side ? `<${one} style="thin"><color auto="1"/></${one}>` : `<${one}/>`))
    .join("")}<diagonal/></border>`;

const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`;

export const STYLES_XML =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<numFmts count="3"><numFmt numFmtId="${MONTH}" formatCode="mmm\\ yyyy"/>` +
  `<numFmt numFmtId="${ONE_DECIMAL}" formatCode="#,##0.0"/><numFmt numFmtId="${TWO_DECIMALS}" formatCode="#,##0.00"/></numFmts>` +
  `<fonts count="2">${font("")}${font("<b/>")}</fonts>` +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  `<borders count="3">${border(undefined)}${border("bottom")}${border("top")}</borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${STYLES.length}">${STYLES.join("")}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
