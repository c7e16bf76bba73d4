// The copies of plans that were made for people outside the school, as a table of the records: what left it, and who is named on it.
import type { Cell, Table } from "../../documents/write-sheets.js";
import type { Period } from "../../domain/time/period.js";
import { addDays, instantAt, schoolDayAt } from "../../domain/time/school-day.js";
import { plansByIds } from "../../store/plan-lists.js";
import { copiesBetween, type PlanCopy } from "../../store/plan-publications.js";
import { type ExportCtx, onePage } from "../export/export-ctx.js";

const FORMATS: Record<PlanCopy["format"], string> = { pdf: "PDF", docx: "Word" };

/** Plans that are read at a time. */
const PAGE = 50;

/** By the ids of their plans, as they are now. */
async function titlesOf({ db, school }: ExportCtx, copies: readonly PlanCopy[]): Promise<Map<string, string>> {
  const ids = [...new Set(copies.map(({ plan }) => plan))];
  const titles = new Map<string, string>();
  for (let at = 0; at < ids.length; at += PAGE) {
    const plans = await plansByIds(db, school, ids.slice(at, at + PAGE));
    for (const { id, values } of plans) titles.set(id, values.title || "Untitled plan");
  }
  return titles;
}

const toNames = ({ names }: PlanCopy): string =>
  names.map(({ name, isStaff }) => (isStaff ? name.replaceAll(";", ",") : "someone outside Slack")).join("; ");

export async function toCopiesTable(ctx: ExportCtx, { period }: { period: Period }): Promise<Table> {
  const { db, school } = ctx;
  const startOf = (day: Period["from"]) => instantAt(day, "00:00", school.timeZone);
  const copies = await copiesBetween(db, school, { start: startOf(period.from), end: startOf(addDays(period.to, 1)) });
  const titles = await titlesOf(ctx, copies);
  const toCells = (copy: PlanCopy): Cell[] => [
    ...[schoolDayAt(copy.at, school.timeZone), titles.get(copy.plan) ?? null, copy.number, FORMATS[copy.format]],
    ...[copy.by, toNames(copy) || null, copy.withSchool ? "yes" : null],
  ];
  return {
    name: "Published Plans",
    columns: [
      { name: "Made On", kind: "day" },
      { name: "Unit Title", kind: "text", width: 40 },
      { name: "Version", kind: "whole" },
      { name: "Format", kind: "text", width: 9 },
      { name: "Made By", kind: "text", width: 30 },
      { name: "People Named on It", kind: "text", width: 40 },
      { name: "School Named on It", kind: "text", width: 18 },
    ],
    rows: onePage(copies.map(toCells)),
  };
}
