// The table of the monthly report: its columns, a row per unit, and its pages.
import { formatAgreed } from "../../domain/agreement.js";
import { formatGrades, GRADES } from "../../domain/grade.js";
import type { ReportedUnit } from "../../domain/report.js";
import { dateFormat } from "../../domain/time/date-format.js";
import { formatMonth, type Month } from "../../domain/time/month.js";
import type { Block } from "../../slack/message/blocks.js";
import { type Cell, dataTable, rowsThatFit, table } from "../../slack/message/table.js";

// The heading above the table names the month and the year.
const shortDay = dateFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" });

/** The columns of the Monthly Report of Units Supported, in its order and its words. */
const COLUMNS: readonly { name: string; toText(unit: ReportedUnit): string; toOrder?(unit: ReportedUnit): number }[] = [
  {
    name: "Date",
    toText: ({ date }) => shortDay.format(new Date(`${date}T12:00:00Z`)),
    toOrder: ({ date }) => Number(date.replaceAll("-", "")),
  },
  { name: "Name or Topic of Unit", toText: ({ title }) => title },
  {
    name: "Grade Level",
    toText: ({ grades }) => formatGrades(grades),
    toOrder: ({ grades: [youngest] }) => (youngest ? GRADES.indexOf(youngest) : GRADES.length),
  },
  {
    name: "Level of Collaboration",
    toText: ({ agreed }) => formatAgreed(agreed),
    toOrder: ({ agreed: { level } }) => level,
  },
];

const NAMES = COLUMNS.map(({ name }) => name);

/** What a unit's cells say. */
export const toRow = (unit: ReportedUnit): string[] => COLUMNS.map(({ toText }) => toText(unit));

/** The table as text, for paper. */
export const toUnitTable = (units: readonly ReportedUnit[]) => ({ columns: NAMES, rows: units.map(toRow) });

const toCells = (unit: ReportedUnit): Cell[] =>
  COLUMNS.map(({ toText, toOrder }) => (toOrder ? { value: toOrder(unit), text: toText(unit) } : toText(unit)));

/** For when Slack refused a table as large as its limits allow. The header counts. */
const SMALL_TABLE = { rows: 21, text: 2000 };

/** The rows of each page, as many as one Slack table holds, or at most 20. */
export function toPages(units: readonly ReportedUnit[], { isSmall }: { isSmall: boolean }): Cell[][][] {
  const pages: Cell[][][] = [];
  let rows = units.map(toCells);
  while (rows.length > 0) {
    const count = Math.max(1, rowsThatFit(NAMES, rows, isSmall ? SMALL_TABLE : undefined));
    pages.push(rows.slice(0, count));
    rows = rows.slice(count);
  }
  return pages;
}

/** More rows than this are more than a screen: people sort them and leaf through them. */
const ROWS_ON_A_SCREEN = 10;

/** `isSmall` if Slack refused a larger one. Then it is as plain as it can be. */
export function toReportTable(
  month: Month,
  { rows, isSmall }: { rows: Cell[][]; isSmall: boolean },
): Block | undefined {
  const oneLine = ["Date"];
  if (isSmall || rows.length <= ROWS_ON_A_SCREEN) return table(NAMES, rows, { oneLine });
  return dataTable({ caption: `Units in ${formatMonth(month)}`, columns: NAMES, rows, oneLine });
}
