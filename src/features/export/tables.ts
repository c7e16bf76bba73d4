// What people can take along as spreadsheets: which tables each export has. Their figures are those of Slack's messages.
import type { Table } from "../../documents/write-sheets.js";
import type { Period } from "../../domain/time/period.js";
import { Refusal } from "../../slack/define/refusal.js";
import type { ExportCtx } from "./export-ctx.js";
import { toFigureTable } from "./figure-table.js";
import { toOhYeahTable } from "./oh-yeah-table.js";
import { toPlanDetailTable, toPlanTable } from "./plan-tables.js";
import { toReflectionTables } from "./reflection-tables.js";
import { toReportTables } from "./report-tables.js";
import { toUnitTable } from "./unit-table.js";
import { type ExportName, mayExport, type Reader } from "./who-may-export.js";
import { toYearTable } from "./year-table.js";

export { EXPORTS, type ExportName, mayExport, type Reader } from "./who-may-export.js";

interface About {
  period: Period;
  reader: Reader;
}

const PARTS: Record<Exclude<ExportName, "everything">, (ctx: ExportCtx, about: About) => Promise<Table[]> | Table[]> = {
  year: async (ctx, about) => [await toYearTable(ctx, about)],
  units: async (ctx, about) => [await toUnitTable(ctx, about)],
  plans: (ctx, about) => [toPlanTable(ctx, about), toPlanDetailTable(ctx, about)],
  figures: async (ctx, about) => [await toFigureTable(ctx, about)],
  ohyeahs: (ctx, about) => [toOhYeahTable(ctx, about)],
  reflections: toReflectionTables,
  report: toReportTables,
};

/** In this order, without the months' reports: their units are in the log. */
const EVERYTHING = ["year", "units", "plans", "figures", "ohyeahs", "reflections"] as const;

/**
 * Rows are read while they are written, so each table can be read once. Throws Refusal if this reader may not have it: look
 * up their role right before.
 */
export async function tablesOf(
  ctx: ExportCtx,
  { what, period, for: reader }: { what: ExportName; period: Period; for: Reader },
): Promise<Table[]> {
  if (!mayExport(reader, what)) throw new Refusal("Only librarians and admins can export this.");
  const parts = what === "everything" ? EVERYTHING.filter((part) => mayExport(reader, part)) : [what];
  const tables = await Promise.all(parts.map((part) => PARTS[part](ctx, { period, reader })));
  return tables.flat();
}
