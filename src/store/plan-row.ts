// A unit's plan, and how it is read from its rows: each field from its last edit, and from the log entry what that says.
import type { PersonId, PlanId, SchoolKey, UnitId } from "../domain/ids.js";
import { isUnitField, type PlanField, type PlanPerson, type PlanValues } from "../domain/plan/plan-fields.js";
import { type PlanItem, valuesFromItems } from "../domain/plan/plan-items.js";
import { planPersonKey } from "../domain/plan/plan-people.js";
import { type PlanAttachment, selectAttachments } from "./plan-attachments.js";
import { inSchool } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import type { Step } from "./sql/sql.js";
import { type LoggedUnit, selectUnits, unitsWhere } from "./unit-row.js";

interface Someone {
  id: PersonId;
  name: string;
}

export interface Plan {
  id: PlanId;
  /** Its log entry. It may be deleted, and then can be restored for a day. */
  unit: { id: UnitId; updatedAt: Date; isDeleted: boolean } | undefined;
  values: PlanValues;
  /** Of its last edit, from 1. */
  number: number;
  createdBy: Someone;
  createdAt: Date;
  /** Who edited it last, and when. */
  editedBy: Someone;
  editedAt: Date;
  /** When it was last edited, linked with a unit, deleted or restored. */
  updatedAt: Date;
  deletedAt: Date | undefined;
  /** The plan it was copied from, and what stays of it: its title and its people. */
  source: { id: PlanId; words: string } | undefined;
  /** Oldest first, without those that were taken out. */
  attachments: PlanAttachment[];
}

interface PlanRow {
  id: PlanId;
  unitId: UnitId | null;
  sourceId: PlanId | null;
  sourceWords: string | null;
  createdById: PersonId;
  createdByName: string;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
  number: number;
  editedAt: string;
  editedById: PersonId;
  editedByName: string;
}

/** A query for selectPlans. Its condition names the plan `p`, and `from` is where it begins to look. */
export const plansWhere = (condition: string, from = '"Plan" p') => `
  SELECT p."id", p."unitId", p."sourceId", p."sourceWords", p."createdById", c."name" AS "createdByName",
    p."createdAt", p."updatedAt", p."deletedAt", e."number", e."at" AS "editedAt", e."personId" AS "editedById",
    w."name" AS "editedByName"
  FROM ${from}
  JOIN "Person" c ON c."workspaceId" = p."workspaceId" AND c."id" = p."createdById"
  JOIN "PlanEdit" e ON e."workspaceId" = p."workspaceId" AND e."planId" = p."id" AND e."number" = (
    SELECT max(l."number") FROM "PlanEdit" l WHERE l."workspaceId" = p."workspaceId" AND l."planId" = p."id")
  JOIN "Person" w ON w."workspaceId" = e."workspaceId" AND w."id" = e."personId"
  WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId AND ${condition}`;

interface ItemRow {
  planId: PlanId;
  field: PlanField;
  head: string;
  text: string;
  note: string;
  personId: PersonId | null;
  isMarked: boolean | number;
  personName: string | null;
}

// CROSS JOIN keeps this order: SQLite would otherwise look at the items of all plans.
const ITEMS = `
  SELECT i."planId", i."field", i."head", i."text", i."note", i."personId", i."isMarked", p."name" AS "personName"
  FROM json_each(@plans) asked
  CROSS JOIN "PlanEditField" f
  CROSS JOIN "PlanItem" i
  LEFT JOIN "Person" p ON p."workspaceId" = i."workspaceId" AND p."id" = i."personId"
  WHERE f."workspaceId" = @workspaceId AND f."planId" = asked.value AND f."number" = (
      SELECT max(l."number") FROM "PlanEditField" l WHERE l."workspaceId" = @workspaceId AND l."planId" = f."planId"
        AND l."field" = f."field" AND l."number" <= CAST(@upTo AS INTEGER))
    AND i."workspaceId" = @workspaceId AND i."planId" = f."planId" AND i."field" = f."field" AND i."number" = f."number"
  ORDER BY i."planId", i."field", i."place"`;

/** Every edit there is. */
const LATEST = 1_000_000_000;

type Items = Map<PlanField, PlanItem[]>;

function toItem({ head, text, note, personId, isMarked }: ItemRow): PlanItem {
  return { head, text, note, personId, isMarked: Boolean(isMarked) };
}

interface PlanItems {
  items: Items;
  /** Of the people in them. */
  names: Map<string, string>;
}

/** The items of these plans, as of the edit with this number. */
async function itemsOf(db: Db, school: SchoolKey, at: { plans: readonly PlanId[]; upTo: number }) {
  const params = { workspaceId: school.workspaceId, plans: JSON.stringify(at.plans), upTo: at.upTo };
  const byPlan = new Map<PlanId, PlanItems>(at.plans.map((id) => [id, { items: new Map(), names: new Map() }]));
  for (const row of await sqlOf(db).all<ItemRow>(ITEMS, params)) {
    const plan = byPlan.get(row.planId);
    plan?.items.set(row.field, [...(plan.items.get(row.field) ?? []), toItem(row)]);
    if (row.personId && row.personName !== null) plan?.names.set(row.personId, row.personName);
  }
  return byPlan;
}

const LIBRARIANS = `
  SELECT "id" FROM "Person" WHERE "workspaceId" = @workspaceId AND "librarian" AND "id" IN (SELECT value FROM json_each(@people))`;

/** Which of the units' people are librarians. */
async function librariansIn(db: Db, school: SchoolKey, units: readonly LoggedUnit[]): Promise<Set<string>> {
  const people = JSON.stringify(units.flatMap(({ loggedBy, partners }) => [loggedBy.id, ...partners]));
  const rows = await sqlOf(db).all<{ id: string }>(LIBRARIANS, { workspaceId: school.workspaceId, people });
  return new Set(rows.map(({ id }) => id));
}

/** The people of a unit, with the roles and job titles that the plan says. */
function peopleOfUnit(unit: LoggedUnit, said: readonly PlanPerson[], librarians: ReadonlySet<string>): PlanPerson[] {
  const inSlack = [unit.loggedBy, ...unit.partners.map((id, at) => ({ id, name: unit.partnerNames[at] ?? id }))];
  const outside = unit.others.map((name) => ({ id: undefined, name }));
  return [...inSlack, ...outside].map(({ id, name }) => {
    const known = said.find((person) => planPersonKey(person) === planPersonKey({ id, name }));
    const role = known?.role ?? (id !== undefined && librarians.has(id) ? "librarian" : "teacher");
    return { ...(id ? { id } : {}), name, role, ...(known?.jobTitle ? { jobTitle: known.jobTitle } : {}) };
  });
}

/** A plan with a log entry: the entry says its title, grades, subject, level, day and people. */
function withUnit(own: PlanValues, unit: LoggedUnit, librarians: ReadonlySet<string>): PlanValues {
  const kept = Object.fromEntries(Object.entries(own).filter(([field]) => !isUnitField(field as PlanField)));
  const { title, grades, subject, level, date: day } = unit;
  const people = peopleOfUnit(unit, own.people, librarians);
  return { ...(kept as PlanValues), title, grades, ...(subject ? { subject } : {}), level, day, people };
}

// CROSS JOIN: for a list of ids, SQLite would otherwise look at all units of the school.
const UNITS = unitsWhere('u."id" = asked.value', 'json_each(@ids) asked CROSS JOIN "Unit" u');

function unitsOf(db: Db, school: SchoolKey, rows: readonly PlanRow[]): Promise<LoggedUnit[]> {
  const ids = rows.flatMap(({ unitId }) => unitId ?? []);
  return selectUnits(db, school, { sql: UNITS, params: { ids: JSON.stringify(ids) } });
}

/** The school's plans that a query of plansWhere finds, in its order, as of the edit with the number `upTo`. */
export async function selectPlans(
  db: Db,
  school: SchoolKey,
  { sql, params, upTo = LATEST }: Step & { upTo?: number },
): Promise<Plan[]> {
  const rows = await sqlOf(db).all<PlanRow>(sql, { ...inSchool(school), ...params });
  const plans = rows.map(({ id }) => id);
  const [items, attachments, logged] = await Promise.all([
    itemsOf(db, school, { plans, upTo }),
    selectAttachments(db, school, plans),
    unitsOf(db, school, rows),
  ]);
  const librarians = await librariansIn(db, school, logged);
  return rows.map((row) => {
    const { items: own, names } = items.get(row.id) ?? { items: new Map(), names: new Map() };
    const values = valuesFromItems(own, names);
    const unit = logged.find(({ id }) => id === row.unitId);
    return {
      ...toPlanHead(row),
      unit: unit && { id: unit.id, updatedAt: unit.updatedAt, isDeleted: unit.deletedAt !== undefined },
      values: unit ? withUnit(values, unit, librarians) : values,
      attachments: attachments.filter(({ planId }) => planId === row.id).map(({ attachment }) => attachment),
    };
  });
}

const toPlanHead = (row: PlanRow): Omit<Plan, "unit" | "values" | "attachments"> => ({
  id: row.id,
  number: Number(row.number),
  createdBy: { id: row.createdById, name: row.createdByName },
  createdAt: new Date(row.createdAt),
  editedBy: { id: row.editedById, name: row.editedByName },
  editedAt: new Date(row.editedAt),
  updatedAt: new Date(row.updatedAt),
  deletedAt: row.deletedAt ? new Date(row.deletedAt) : undefined,
  source: row.sourceId ? { id: row.sourceId, words: row.sourceWords ?? "" } : undefined,
});
