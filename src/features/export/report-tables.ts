// Monthly Reports of Units Supported as tables: the sheet's columns, and below them the report's own figures.
import type { Column, Table } from "../../documents/write-sheets.js";
import { formatGrades } from "../../domain/grade.js";
import { formatAverage } from "../../domain/report.js";
import { formatMonth, type Month, monthOf } from "../../domain/time/month.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { calendarMonths, type Span } from "../../domain/time/span.js";
import { type Report, readReports } from "../report/read-report.js";
import { type ExportCtx, onePage } from "./export-ctx.js";

const toColumns = ({ summary: { count, average } }: Report): Column[] => [
  { name: "Date", kind: "day", total: { value: "TOTAL" } },
  {
    ...{ name: "Name or Topic of Unit", kind: "text", width: 50 },
    total: { value: count, formula: "COUNTA([Name or Topic of Unit])" },
  },
  { name: "Grade Level", kind: "text", width: 14 },
  {
    ...{ name: "Level of Collaboration", kind: "decimal", width: 14 },
    total: {
      value: average === undefined ? "–" : Number(formatAverage(average)),
      ...{ formula: "ROUND(AVERAGE([Level of Collaboration]),1)", decimals: 1 },
    },
  },
];

function toTable(report: Report): Table {
  const rows = report.units.map(({ date, title, grades, agreed }) => [date, title, formatGrades(grades), agreed.level]);
  return { name: formatMonth(report.month), columns: toColumns(report), rows: onePage(rows) };
}

/** A table for each month of the period that has begun. Of several, those without school and without units are left out. */
export async function toReportTables(ctx: ExportCtx, { period }: { period: Span }): Promise<Table[]> {
  const { school, now } = ctx;
  const thisMonth = monthOf(schoolDayAt(now, school.timeZone));
  const months = calendarMonths(period).filter((month) => month <= thisMonth);
  const asked: Month[] = months.length > 0 ? months : calendarMonths(period).slice(0, 1);
  const reports = await readReports(ctx, asked);
  const isShown = ({ month, units }: Report) => units.length > 0 || school.calendar.hasSchool(month);
  const shown = reports.filter(isShown);
  return (shown.length > 0 ? shown : reports.slice(0, 1)).map(toTable);
}
