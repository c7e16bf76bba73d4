// The Annual Summary as a table: the sheet's columns and figures, with its last row as formulas that people can check.
import type { Cell, Column, Table, Total } from "../../documents/write-sheets.js";
import { SUMMARY_COLUMNS, type SummaryRow } from "../../domain/annual-summary.js";
import { type FigureKey, NOT_REPORTED } from "../../domain/figures.js";
import { meanOf } from "../../domain/report.js";
import type { Period } from "../../domain/time/period.js";
import { averageTenths } from "../../domain/unit-sum.js";
import { readYear } from "../year/read-year.js";
import { yearTitle } from "../year/year-view.js";
import { type ExportCtx, onePage } from "./export-ctx.js";

const NONE = "–";

/** What the sheet says where a month has no figure. */
const missingIn = ({ isPart }: SummaryRow) => (isPart ? NONE : NOT_REPORTED);

function toFigure(row: SummaryRow, key: FigureKey): Cell {
  const value = row.values[key];
  if (value === undefined) return missingIn(row);
  return key === "daysOpen" ? value / 100 : value;
}

function toDaily(row: SummaryRow): Cell {
  if (row.averageDaily === "no days") return NONE;
  return row.averageDaily === undefined ? missingIn(row) : row.averageDaily / 10;
}

const [MONTH, DAYS, CIRCULATION, DAILY, CLASSES, UNITS, LEVEL] = SUMMARY_COLUMNS;

interface SummaryColumn {
  column: Omit<Column, "name" | "total">;
  /** Of a month. */
  toCell(row: SummaryRow): Cell;
  /** Of the last row, if it says something else. */
  toTotal?(row: SummaryRow): Cell;
  formula?: string;
}

const COLUMNS: Record<(typeof SUMMARY_COLUMNS)[number], SummaryColumn> = {
  [MONTH]: {
    column: { kind: "text", width: 18 },
    toCell: ({ name, isRunning }) => (isRunning ? `${name} so far` : name),
  },
  [DAYS]: { column: { kind: "decimal" }, toCell: (row) => toFigure(row, "daysOpen"), formula: `SUM([${DAYS}])` },
  [CIRCULATION]: {
    ...{ column: { kind: "whole" }, toCell: (row) => toFigure(row, "circulation") },
    formula: `SUM([${CIRCULATION}])`,
  },
  [DAILY]: {
    ...{ column: { kind: "decimal", decimals: 1 }, toCell: toDaily },
    // Over the months in which both were reported. Text counts as nothing.
    formula: `ROUND(SUMPRODUCT(--ISNUMBER([${DAYS}]),[${CIRCULATION}])/SUMPRODUCT(--ISNUMBER([${CIRCULATION}]),[${DAYS}]),1)`,
  },
  [CLASSES]: {
    ...{ column: { kind: "whole" }, toCell: (row) => toFigure(row, "classes") },
    formula: `SUM([${CLASSES}])`,
  },
  [UNITS]: { column: { kind: "whole" }, toCell: ({ units }) => units.count, formula: `SUM([${UNITS}])` },
  [LEVEL]: {
    column: { kind: "decimal", decimals: 1 },
    // Not rounded, so that the total can be computed from it: people see one decimal.
    toCell: ({ units }) => meanOf(units).average ?? NONE,
    toTotal: ({ units }) => (units.count === 0 ? NONE : (averageTenths(units) ?? 0) / 10),
    formula: `ROUND(SUMPRODUCT([${UNITS}],[${LEVEL}])/SUM([${UNITS}]),1)`,
  },
};

function toColumn(name: (typeof SUMMARY_COLUMNS)[number], total: SummaryRow): Column {
  const { column, toCell, toTotal = toCell, formula } = COLUMNS[name];
  const last: Total = { value: toTotal(total), ...(formula ? { formula } : {}) };
  return { name, ...column, total: last };
}

export async function toYearTable(ctx: ExportCtx, { period }: { period: Period }): Promise<Table> {
  const year = await readYear(ctx, period);
  const { rows, total } = year.summary;
  return {
    name: yearTitle(year),
    columns: SUMMARY_COLUMNS.map((name) => toColumn(name, total)),
    rows: onePage(rows.map((row) => SUMMARY_COLUMNS.map((name) => COLUMNS[name].toCell(row)))),
  };
}
