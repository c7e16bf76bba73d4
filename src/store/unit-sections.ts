// Sections of a unit: each is a class of it, not a unit. One that was logged by itself can become one, and again a unit.
import type { PersonId, UnitId } from "../domain/ids.js";
import type { Span } from "../domain/time/span.js";
import { sameTitle, sameUnit } from "../domain/unit.js";
import { changesBetween } from "../domain/unit-history.js";
import { REMEMBER_REQUEST } from "./requests.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";
import type { Step } from "./sql/sql.js";
import { toChangeSteps } from "./unit-history.js";
import { type LoggedUnit, selectUnits, unitsWhere } from "./unit-row.js";
import { DELETE_UNIT, RESTORE_UNIT, toDeletionSteps } from "./units.js";

const SET_CLASSES = `
  UPDATE "Unit" SET "classes" = @classes, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "updatedAt" = @readAt
    AND "deletedAt" IS NULL`;

/** A unit that becomes a section of another one (deleted), or is a unit again (restored). `seen` is its updatedAt. */
interface OtherUnit {
  id: UnitId;
  seen: Date;
  becomes: "deleted" | "restored";
}

export interface SectionChange {
  before: LoggedUnit;
  classes: number | undefined;
  by: PersonId;
  key: string;
  now: Date;
  other?: OtherUnit | undefined;
}

const SQL = { deleted: DELETE_UNIT, restored: RESTORE_UNIT };

/**
 * Changes how many classes a unit has, with the change in its history, and what another unit becomes, all or nothing. False
 * if one of them changed since it was read, and for a repeat of the request (`key`).
 */
export async function changeClasses(db: Db, school: School, change: SectionChange): Promise<boolean> {
  const { before, classes, by, key, now, other } = change;
  const at = { at: now.toISOString(), readAt: before.updatedAt.toISOString() };
  const params = { ...inSchool(school), ...at, id: before.id, classes: classes ?? null, by, key };
  const steps: Step[] = [
    { sql: SET_CLASSES, params, mustChange: true },
    { sql: REMEMBER_REQUEST, params },
    ...toChangeSteps(changesBetween(before, { ...before, classes }), params),
  ];
  if (other) {
    const [unit, how] = [
      { id: other.id, by, seen: other.seen },
      { sql: SQL[other.becomes], field: other.becomes, now },
    ];
    steps.push(...toDeletionSteps(school, unit, how));
  }
  try {
    return await sqlOf(db).write(steps);
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

const NEAR = unitsWhere(
  'u."deletedAt" IS NULL AND u."date" BETWEEN @from AND @to AND u."id" IN (SELECT value FROM json_each(@ids))',
);

const OF_DAYS = `
  SELECT "id", "title", "date" FROM "Unit"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "deletedAt" IS NULL AND "date" BETWEEN @from AND @to`;

/** The last unit of these days with the title and the people of `unit`, of another day than it. */
export async function findSameNear(
  db: Db,
  school: School,
  { unit, from, to }: Span & { unit: LoggedUnit },
): Promise<LoggedUnit | undefined> {
  const days = { from, to };
  const identity = (one: LoggedUnit) => ({ ...one, loggedBy: one.loggedBy.id, date: unit.date });
  const rows = await sqlOf(db).all<{ id: string; title: string; date: string }>(OF_DAYS, {
    ...inSchool(school),
    ...days,
  });
  const ids = rows.filter(({ title, date }) => date !== unit.date && sameTitle(title, unit.title)).map(({ id }) => id);
  if (ids.length === 0) return undefined;
  const units = await selectUnits(db, school, { sql: NEAR, params: { ...days, ids: JSON.stringify(ids) } });
  return units.filter((one) => sameUnit(identity(one), identity(unit))).sort((a, b) => (a.date < b.date ? 1 : -1))[0];
}
