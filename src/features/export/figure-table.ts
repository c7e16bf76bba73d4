// The figures that librarians reported, as a table: a row for each month, each figure with its cause, circulation by grade.
import type { Cell, Column, Table } from "../../documents/write-sheets.js";
import { askedFigures, FIGURE_KEYS, type FigureKey, figureName, type MonthFigures } from "../../domain/figures.js";
import { GRADES, type Grade } from "../../domain/grade.js";
import { monthOf } from "../../domain/time/month.js";
import type { Span } from "../../domain/time/span.js";
import { figuresBetween } from "../../store/figures.js";
import { type ExportCtx, onePage } from "./export-ctx.js";

interface FigureColumn extends Column {
  toCell(figures: MonthFigures): Cell;
}

const toFigureColumns = (key: FigureKey): FigureColumn[] => [
  {
    ...{ name: figureName(key), kind: key === "daysOpen" ? "decimal" : "whole" },
    toCell: ({ values: { [key]: value } }) => (value === undefined ? null : key === "daysOpen" ? value / 100 : value),
  },
  {
    ...{ name: `${figureName(key)} Cause`, kind: "text" },
    toCell: ({ causes }) => causes.find((cause) => cause.key === key)?.text ?? null,
  },
];

const toGradeColumn = (grade: Grade): FigureColumn => ({
  ...{ name: `Circulation, Grade ${grade}`, kind: "whole" },
  toCell: ({ byGrade }) => byGrade[grade] ?? null,
});

/** Figures that the school asks for, or has. A month in which nothing was reported is in no row. */
export async function toFigureTable({ db, school }: ExportCtx, { period }: { period: Span }): Promise<Table> {
  const months = await figuresBetween(db, school, { from: monthOf(period.from), to: monthOf(period.to) });
  const all = [...months.values()];
  const asked = askedFigures(school.optionalFigures);
  const isKnown = (key: FigureKey) =>
    all.some(({ values, causes }) => values[key] !== undefined || causes.some((cause) => cause.key === key));
  const hasGrade = (grade: Grade) => all.some(({ byGrade }) => byGrade[grade] !== undefined);
  const columns = [
    ...FIGURE_KEYS.filter((key) => asked.includes(key) || isKnown(key)).flatMap(toFigureColumns),
    ...GRADES.filter(hasGrade).map(toGradeColumn),
  ];
  const rows = [...months].map(([month, figures]) => [month, ...columns.map(({ toCell }) => toCell(figures))]);
  return {
    name: "Figures",
    columns: [{ name: "Month", kind: "month" }, ...columns.map(({ toCell, ...column }) => column)],
    rows: onePage(rows),
  };
}
