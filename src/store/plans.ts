// Rows of plans: starts, edits, finds, deletes and restores them. A request takes effect once.
import { randomUUID } from "node:crypto";
import type { PersonId, PlanId } from "../domain/ids.js";
import { EMPTY_PLAN, isUnitField, PLAN_FIELDS, type PlanField, type PlanValues } from "../domain/plan/plan-fields.js";
import { toItems } from "../domain/plan/plan-items.js";
import { type Plan, plansWhere, selectPlans } from "./plan-row.js";
import { REMEMBER_REQUEST } from "./requests.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";
import type { SqlParams, Step } from "./sql/sql.js";

interface Request {
  by: PersonId;
  key: string;
  now: Date;
}

/** The new values of these fields. */
export type PlanChange = Partial<PlanValues>;

const INSERT_FIELD = `
  INSERT INTO "PlanEditField" ("workspaceId", "planId", "field", "number") VALUES (@workspaceId, @id, @field, @number)`;

const INSERT_ITEM = `
  INSERT INTO "PlanItem" ("workspaceId", "planId", "field", "number", "place", "head", "text", "note", "personId", "isMarked")
  VALUES (@workspaceId, @id, @field, @number, @place, @head, @text, @note, @personId, CAST(@isMarked AS INTEGER) = 1)`;

/** The steps that keep what an edit says. `params` name the workspace, the plan (`id`) and the edit's number. */
function toFieldSteps(change: PlanChange, fields: readonly PlanField[], params: SqlParams): Step[] {
  const values = { ...EMPTY_PLAN, ...change };
  return fields.flatMap((field) => [
    { sql: INSERT_FIELD, params: { ...params, field } },
    ...toItems(values, field).map(({ isMarked, ...item }, place) => ({
      sql: INSERT_ITEM,
      params: { ...params, ...item, field, place, isMarked: isMarked ? 1 : 0 },
    })),
  ]);
}

// One plan for a unit, and only for a unit of this school that isn't deleted.
const INSERT_PLAN = `
  INSERT INTO "Plan" ("id", "workspaceId", "schoolId", "unitId", "talkId", "sourceId", "sourceWords", "createdById", "createdAt", "updatedAt")
  SELECT @id, @workspaceId, @schoolId, @unit, @talk, @source, @sourceWords, @by, @at, @at
  WHERE CAST(@unit AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM "Unit" u WHERE u."workspaceId" = @workspaceId
    AND u."schoolId" = @schoolId AND u."id" = @unit AND u."deletedAt" IS NULL)`;

const INSERT_FIRST_EDIT = `
  INSERT INTO "PlanEdit" ("workspaceId", "planId", "number", "personId", "at") VALUES (@workspaceId, @id, 1, @by, @at)`;

// Links go with a copy. A file stays with the plan it was attached to.
const COPY_LINKS = `
  INSERT INTO "PlanAttachment" ("id", "workspaceId", "planId", "kind", "name", "address", "addedById", "addedAt")
  SELECT a."id" || ' ' || @id, a."workspaceId", @id, 'link', a."name", a."address", @by, @at FROM "PlanAttachment" a
  JOIN "Plan" s ON s."workspaceId" = a."workspaceId" AND s."id" = a."planId"
  WHERE a."workspaceId" = @workspaceId AND s."schoolId" = @schoolId AND a."planId" = @source AND a."kind" = 'link'
    AND a."removedAt" IS NULL`;

export interface NewPlan extends Request {
  /** By default a new one. A form that starts a plan brings it along, so that its second submission finds the plan. */
  id?: PlanId | undefined;
  values: PlanChange;
  /** Its log entry, which says the fields of isUnitField. */
  unit?: string | undefined;
  /** The planning talk it is begun from. */
  talk?: string | undefined;
  /** The plan it is copied from, whose links it takes over. */
  source?: { id: PlanId; words: string } | undefined;
}

/**
 * Starts a plan and remembers the request, both or neither. Undefined, and nothing is done, for a repeat of the request
 * (`key`), for a unit or a talk that has a plan, and for a unit that isn't in the log.
 */
export async function addPlan(db: Db, school: School, plan: NewPlan): Promise<PlanId | undefined> {
  const { values, unit, talk, source, by, key, now, id = randomUUID() as PlanId } = plan;
  const about = {
    unit: unit ?? null,
    talk: talk ?? null,
    source: source?.id ?? null,
    sourceWords: source?.words ?? null,
  };
  const params = { ...inSchool(school), ...about, id, by, key, number: 1, at: now.toISOString() };
  const fields = PLAN_FIELDS.filter((field) => values[field] !== undefined && !(unit && isUnitField(field)));
  const steps: Step[] = [
    { sql: INSERT_PLAN, params, mustChange: true },
    { sql: REMEMBER_REQUEST, params },
    { sql: INSERT_FIRST_EDIT, params },
    ...toFieldSteps(values, fields, params),
    ...(source ? [{ sql: COPY_LINKS, params }] : []),
  ];
  try {
    return (await sqlOf(db).write(steps)) ? id : undefined;
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}

// The number is the lock: of two edits after the same one, the second finds it taken.
const INSERT_EDIT = `
  INSERT INTO "PlanEdit" ("workspaceId", "planId", "number", "personId", "at", "restored")
  SELECT @workspaceId, @id, CAST(@number AS INTEGER), @by, @at, CAST(@restored AS INTEGER)
  FROM "Plan" p WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId AND p."id" = @id AND p."deletedAt" IS NULL
    AND CAST(@number AS INTEGER) = 1 + (SELECT max(e."number") FROM "PlanEdit" e
      WHERE e."workspaceId" = p."workspaceId" AND e."planId" = p."id")`;

const TOUCH_PLAN = `
  UPDATE "Plan" SET "updatedAt" = @at WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id`;

export interface PlanEdit extends Request {
  plan: PlanId;
  /** The number of the edit that the person knows: theirs comes right after it. */
  after: number;
  change: PlanChange;
  /** The fields to write; those that `change` doesn't mention become empty. Not the fields of a log entry, if there is one. */
  fields: readonly PlanField[];
  /** The number of the version that it puts back. */
  restored?: number | undefined;
}

/**
 * Adds an edit and remembers the request, both or neither. False, and nothing is done, when the plan has another edit
 * since `after`, when it is deleted, and for a repeat of the request (`key`).
 */
export async function savePlan(db: Db, school: School, edit: PlanEdit): Promise<boolean> {
  const { plan, after, change, fields, by, key, now, restored } = edit;
  const request = { id: plan, by, key, at: now.toISOString() };
  const params = { ...inSchool(school), ...request, number: after + 1, restored: restored ?? null };
  const steps: Step[] = [
    { sql: INSERT_EDIT, params, mustChange: true },
    { sql: REMEMBER_REQUEST, params },
    ...toFieldSteps(change, fields, params),
    { sql: TOUCH_PLAN, params },
  ];
  try {
    return await sqlOf(db).write(steps);
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

const ONE = plansWhere('p."id" = @id');

/** The school's plan with this id, deleted or not. */
export async function findPlan(db: Db, school: School, id: string): Promise<Plan | undefined> {
  const [plan] = await selectPlans(db, school, { sql: ONE, params: { id } });
  return plan;
}

/** The plan as it was after its edit with this number; what its log entry says is as it is now. */
export async function planAt(
  db: Db,
  school: School,
  { id, number }: { id: string; number: number },
): Promise<Plan | undefined> {
  const [plan] = await selectPlans(db, school, { sql: ONE, params: { id }, upTo: number });
  return plan;
}

const DELETE_PLAN = `
  UPDATE "Plan" SET "deletedAt" = @at, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "updatedAt" = @seen
    AND "deletedAt" IS NULL`;

const RESTORE_PLAN = `
  UPDATE "Plan" SET "deletedAt" = NULL, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "updatedAt" = @seen
    AND "deletedAt" IS NOT NULL`;

/** A plan as a person saw it: `seen` is its updatedAt then. */
interface SeenPlan {
  id: PlanId;
  seen: Date;
}

const writeSeen = (db: Db, school: School, { plan, sql, now }: { plan: SeenPlan; sql: string; now: Date }) => {
  const params = { ...inSchool(school), id: plan.id, seen: plan.seen.toISOString(), at: now.toISOString() };
  return sqlOf(db).write([{ sql, params, mustChange: true }]);
};

/** Deletes a plan. It can be restored for a day. False, and nothing is done, if it isn't as it was seen. */
export const deletePlan = (db: Db, school: School, plan: SeenPlan, now: Date): Promise<boolean> =>
  writeSeen(db, school, { plan, sql: DELETE_PLAN, now });

/** Puts a deleted plan back. False, and nothing is done, if it isn't as it was seen. */
export const restorePlan = (db: Db, school: School, plan: SeenPlan, now: Date): Promise<boolean> =>
  writeSeen(db, school, { plan, sql: RESTORE_PLAN, now });
