// Unit plans as tables: a row for each plan, and a row for each standard, duty, attachment and gap of them.
import type { Cell, Column, Table } from "../../documents/write-sheets.js";
import { formatGrades } from "../../domain/grade.js";
import { completenessOf, isReady } from "../../domain/plan/completeness.js";
import {
  type PlanDuty,
  type PlanResource,
  type PlanRole,
  type PlanText,
  type PlanValues,
  planTitle,
} from "../../domain/plan/plan-fields.js";
import { writersOf } from "../../domain/plan/plan-people.js";
import { addDays, instantAt, schoolDayAt } from "../../domain/time/school-day.js";
import type { Span } from "../../domain/time/span.js";
import { planPages } from "../../store/plan-pages.js";
import type { Plan } from "../../store/plan-row.js";
import type { ExportCtx } from "./export-ctx.js";
import { maySeeAllOf, type Reader } from "./who-may-export.js";

interface PlanTableOptions {
  period: Span;
  reader: Reader;
  /** Puts "someone outside Slack" in place of the names of people who aren't in this Slack. */
  hidesOutsiders?: boolean;
}

const textColumn = (name: string, width = 18): Column => ({ name, kind: "text", width });

const TITLE = textColumn("Unit Title", 40);
const FIRST_DAY: Column = { name: "First Day", kind: "day" };

const dayOf = ({ values }: Plan): Cell => values.day ?? null;

function peopleWith({ values }: Plan, role: PlanRole, hidesOutsiders: boolean): Cell {
  const people = values.people.filter((person) => person.role === role);
  const toName = ({ id, name, jobTitle }: (typeof people)[number]) =>
    !id && hidesOutsiders ? "someone outside Slack" : jobTitle ? `${name} (${jobTitle})` : name;
  return people.length === 0 ? null : people.map((person) => toName(person).replaceAll(";", ",")).join("; ");
}

const TEXTS: readonly (readonly [PlanText | PlanResource, string])[] = [
  ["timeFrame", "Time Frame"],
  ["overview", "Unit Overview"],
  ["print", "Print"],
  ["electronic", "Electronic"],
  ["audiovisuals", "Audiovisuals"],
  ["equipment", "Equipment"],
  ["product", "Learning Product"],
  ["assessment", "Assessment Overview"],
  ["adaptations", "Adaptations and Extensions"],
];

const toTextCell = (value: PlanValues[PlanText | PlanResource]): Cell =>
  (Array.isArray(value) ? value.join("\n") : value) || null;

const COLUMNS: readonly Column[] = [
  TITLE,
  FIRST_DAY,
  textColumn("Library Media Specialist", 30),
  textColumn("Teachers", 30),
  textColumn("Grade Level"),
  textColumn("Subject"),
  { name: "Level of Collaboration", kind: "whole" },
  ...TEXTS.map(([, name]) => textColumn(name, 40)),
  textColumn("AASL Standards", 30),
  textColumn("In the Log", 11),
  { name: "Parts Filled In", kind: "whole" },
  textColumn("Ready", 9),
  textColumn("Adapted From", 30),
  { name: "Started On", kind: "day" },
  { name: "Last Changed On", kind: "day" },
];

function toCells(plan: Plan, timeZone: string, hidesOutsiders: boolean): Cell[] {
  const { values, attachments, unit, source, createdAt, editedAt } = plan;
  return [
    ...[planTitle(plan), dayOf(plan)],
    ...[peopleWith(plan, "librarian", hidesOutsiders), peopleWith(plan, "teacher", hidesOutsiders)],
    ...[values.grades.length > 0 ? formatGrades(values.grades) : null, values.subject ?? null, values.level ?? null],
    ...TEXTS.map(([field]) => toTextCell(values[field])),
    values.aasl.length > 0 ? values.aasl.join(", ") : null,
    ...[unit && !unit.isDeleted ? "yes" : null, completenessOf(values, attachments.length).filled],
    ...[isReady(values) ? "yes" : null, hidesOutsiders ? null : (source?.words ?? null)],
    ...[schoolDayAt(createdAt, timeZone), schoolDayAt(editedAt, timeZone)],
  ];
}

const DETAIL_COLUMNS: readonly Column[] = [
  TITLE,
  FIRST_DAY,
  textColumn("Part of the Plan", 30),
  textColumn("Content Area or Name", 30),
  textColumn("What It Says", 60),
  textColumn("Addresses a Gap"),
];

const toDuties = (part: string, duties: readonly PlanDuty[]): Cell[][] =>
  duties.map(({ text, addressesGap }) => [part, null, text, addressesGap ? "yes" : null]);

/** Areas of deficit and gaps are for the plan's people, librarians and admins. */
export const maySeeGaps = (reader: Reader, plan: Pick<Plan, "values" | "createdBy">): boolean =>
  maySeeAllOf(reader, writersOf(plan));

function gapsOf(plan: Plan, reader: Reader): Cell[][] {
  if (!maySeeGaps(reader, plan)) return [];
  return plan.values.deficits.map(({ area, indicators }) => ["Area of deficit or gap", area, indicators, null]);
}

/** A row for each standard, duty and attachment, and for each gap that the reader may see. */
const toDetails = (plan: Plan, reader: Reader): Cell[][] =>
  [
    ...gapsOf(plan, reader),
    ...plan.values.standards.map(({ area, text }) => ["Content area standard", area, text, null]),
    ...toDuties("Library media specialist will", plan.values.librarianDuties),
    ...toDuties("Teacher will", plan.values.teacherDuties),
    ...plan.attachments.map(({ name, address }) => ["Attachment", name, address, null]),
  ].map((cells) => [planTitle(plan), dayOf(plan), ...cells]);

async function* toRows(pages: AsyncIterable<Plan[]>, toCellRows: (plan: Plan) => Cell[][]) {
  for await (const plans of pages) yield plans.flatMap(toCellRows);
}

/** The plans of a period. One without a day counts on the day it was started. */
export function plansOfPeriod({ db, school }: ExportCtx, { from, to }: Span): AsyncGenerator<Plan[]> {
  const startOf = (day: Span["from"]) => instantAt(day, "00:00", school.timeZone);
  return planPages(db, school, { from, to, start: startOf(from), end: startOf(addDays(to, 1)) });
}

/** A row for each plan. The table can be read once, as each of them. */
export const toPlanTable = (
  ctx: ExportCtx,
  { period, hidesOutsiders = false }: Omit<PlanTableOptions, "reader">,
): Table => ({
  name: "Plans",
  columns: [...COLUMNS],
  rows: toRows(plansOfPeriod(ctx, period), (plan) => [toCells(plan, ctx.school.timeZone, hidesOutsiders)]),
});

/** A row for each standard, duty, attachment and gap. It reads the plans anew. */
export const toPlanDetailTable = (
  ctx: ExportCtx,
  { period, reader }: Omit<PlanTableOptions, "hidesOutsiders">,
): Table => ({
  name: "Plan Details",
  columns: [...DETAIL_COLUMNS],
  rows: toRows(plansOfPeriod(ctx, period), (plan) => toDetails(plan, reader)),
});
