// The table of the monthly report: its columns, a row per unit, and its pages.
import { formatAgreed } from "../../domain/agreement.js";
import { formatGrades } from "../../domain/grade.js";
import type { ReportedUnit } from "../../domain/report.js";
import { dateFormat } from "../../domain/time/date-format.js";
import type { Block } from "../../slack/message/blocks.js";
import { rowsThatFit, table } from "../../slack/message/table.js";

// The heading above the table names the month and the year.
const shortDay = dateFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" });

/** The columns of the Monthly Report of Units Supported, in its order and its words. */
const COLUMNS: readonly { name: string; toCell(unit: ReportedUnit): string }[] = [
  { name: "Date", toCell: ({ date }) => shortDay.format(new Date(`${date}T12:00:00Z`)) },
  { name: "Name or Topic of Unit", toCell: ({ title }) => title },
  { name: "Grade Level", toCell: ({ grades }) => formatGrades(grades) },
  { name: "Level of Collaboration", toCell: ({ agreed }) => formatAgreed(agreed) },
];

const NAMES = COLUMNS.map(({ name }) => name);

/** A unit's cells. */
export const toRow = (unit: ReportedUnit): string[] => COLUMNS.map(({ toCell }) => toCell(unit));

/** For when Slack refused a table as large as its limits allow. The header counts. */
const SMALL_TABLE = { rows: 21, text: 2000 };

/** The rows of each page, as many as one Slack table holds, or at most 20. */
export function toPages(units: readonly ReportedUnit[], { isSmall }: { isSmall: boolean }): string[][][] {
  const pages: string[][][] = [];
  let rows = units.map(toRow);
  while (rows.length > 0) {
    const count = Math.max(1, rowsThatFit(NAMES, rows, isSmall ? SMALL_TABLE : undefined));
    pages.push(rows.slice(0, count));
    rows = rows.slice(count);
  }
  return pages;
}

export const toReportTable = (rows: readonly (readonly string[])[]): Block => table(NAMES, rows, { oneLine: ["Date"] });
