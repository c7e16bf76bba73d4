// Rows of units: logs, changes, deletes and restores them. A request takes effect once.
import { randomUUID } from "node:crypto";
import { gradesToText } from "../domain/grade.js";
import type { PersonId, UnitId } from "../domain/ids.js";
import { DAY_MS } from "../domain/time/duration.js";
import { sameTitle, sameUnit, type UnitFields } from "../domain/unit.js";
import { changesBetween } from "../domain/unit-history.js";
import { REMEMBER_REQUEST } from "./requests.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";
import type { Step } from "./sql/sql.js";
import { toAnswerSteps } from "./unit-answers.js";
import { toChangeSteps } from "./unit-history.js";
import { toLinkSteps, type UnitOrigin } from "./unit-origins.js";
import { type LoggedUnit, selectUnits, unitsWhere } from "./unit-row.js";

/** How long a deleted unit can be restored, in milliseconds. */
export const UNDO_MS = DAY_MS;

const columns = (fields: UnitFields) => ({
  title: fields.title,
  date: fields.date,
  grades: gradesToText(fields.grades),
  level: fields.level,
  evidence: fields.evidence ?? null,
  subject: fields.subject ?? null,
  classes: fields.classes ?? null,
  notes: fields.notes ?? null,
});

const INSERT_UNIT = `
  INSERT INTO "Unit" ("id", "workspaceId", "schoolId", "title", "date", "grades", "level", "evidence", "subject",
    "classes", "notes", "loggedById", "createdAt", "updatedAt")
  VALUES (@id, @workspaceId, @schoolId, @title, @date, @grades, @level, @evidence, @subject,
    @classes, @notes, @loggedBy, @at, @at)`;

const INSERT_PARTNERS = `
  INSERT INTO "UnitPartner" ("workspaceId", "unitId", "personId")
  SELECT @workspaceId, @id, value FROM json_each(@partners) WHERE true
  ON CONFLICT ("workspaceId", "unitId", "personId") DO NOTHING`;

const INSERT_NAMES = `
  INSERT INTO "UnitPartnerName" ("workspaceId", "unitId", "name")
  SELECT @workspaceId, @id, value FROM json_each(@others)`;

const toPartnerParams = ({ partners, others }: UnitFields) => ({
  partners: JSON.stringify(partners),
  others: JSON.stringify(others),
});

/**
 * Logs a unit and remembers the request, both or neither. A repeat of the request (`key`) logs nothing and returns
 * undefined. So does a unit of a plan or a talk that has one by now, is deleted or isn't this person's, unless the unit is
 * to be logged `alone` then. All partners must be in the database. Uses our own SQL for speed, because people wait for it.
 */
export async function addUnit(
  db: Db,
  school: School,
  unit: UnitFields & UnitOrigin & { loggedBy: PersonId; key: string; now: Date; alone?: boolean | undefined },
): Promise<UnitId | undefined> {
  const id = randomUUID() as UnitId;
  const params = {
    ...columns(unit),
    ...{ id, ...inSchool(school), loggedBy: unit.loggedBy, ...toPartnerParams(unit) },
    ...{ key: unit.key, at: unit.now.toISOString(), talk: unit.talk ?? null, plan: unit.plan ?? null },
  };
  try {
    const statements = [
      REMEMBER_REQUEST,
      INSERT_UNIT,
      INSERT_PARTNERS,
      ...(unit.others.length > 0 ? [INSERT_NAMES] : []),
    ].map((sql) => ({ sql, params }));
    const steps = [...statements, ...toLinkSteps(unit, params), ...toAnswerSteps(unit.answers, params)];
    return (await sqlOf(db).write(steps)) ? id : undefined;
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}

const UNIT = unitsWhere('u."id" = @id');

/** The school's unit with this id, deleted or not. */
export async function findUnit(db: Db, school: School, id: string): Promise<LoggedUnit | undefined> {
  const [unit] = await selectUnits(db, school, { sql: UNIT, params: { id } });
  return unit;
}

const TITLES_OF_DAY = `
  SELECT "id", "title" FROM "Unit"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "date" = @date AND "deletedAt" IS NULL`;

/** A logged unit with the same title, date and people, if there is one. */
export async function findSame(
  db: Db,
  school: School,
  unit: UnitFields & { loggedBy: PersonId },
): Promise<LoggedUnit | undefined> {
  const params = { ...inSchool(school), date: unit.date };
  const sameDay = await sqlOf(db).all<{ id: string; title: string }>(TITLES_OF_DAY, params);
  for (const { id } of sameDay.filter(({ title }) => sameTitle(title, unit.title))) {
    const logged = await findUnit(db, school, id);
    if (logged && sameUnit({ ...logged, loggedBy: logged.loggedBy.id }, unit)) return logged;
  }
  return undefined;
}

const UPDATE_UNIT = `
  UPDATE "Unit" SET "title" = @title, "date" = @date, "grades" = @grades, "level" = @level, "evidence" = @evidence,
    "subject" = @subject, "classes" = @classes, "notes" = @notes, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "updatedAt" = @readAt
    AND "deletedAt" IS NULL`;

// The rows of partners who stay are kept: they say who was matched by name later.
const DELETE_PARTNERS = `
  DELETE FROM "UnitPartner" WHERE "workspaceId" = @workspaceId AND "unitId" = @id
    AND "personId" NOT IN (SELECT value FROM json_each(@partners))`;

const DELETE_NAMES = 'DELETE FROM "UnitPartnerName" WHERE "workspaceId" = @workspaceId AND "unitId" = @id';

/**
 * Changes the unit, and remembers the request and what was changed, all or nothing. False when the unit changed since it was read (`before`),
 * because someone else or this very request (`key`) saved first. So when two people save at once, one hears about it.
 */
export async function changeUnit(
  db: Db,
  school: School,
  change: UnitFields & { before: LoggedUnit; by: PersonId; key: string; now: Date },
): Promise<boolean> {
  const { before } = change;
  const params = {
    ...columns(change),
    ...{ id: before.id, ...inSchool(school), ...toPartnerParams(change), key: change.key },
    ...{ at: change.now.toISOString(), readAt: before.updatedAt.toISOString() },
  };
  const steps: Step[] = [
    { sql: UPDATE_UNIT, params, mustChange: true },
    { sql: REMEMBER_REQUEST, params },
    { sql: DELETE_PARTNERS, params },
    { sql: INSERT_PARTNERS, params },
    { sql: DELETE_NAMES, params },
    { sql: INSERT_NAMES, params },
    ...toAnswerSteps(change.answers, params),
    ...toChangeSteps(changesBetween(before, change), { ...params, by: change.by }),
  ];
  try {
    return await sqlOf(db).write(steps);
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** A unit as a person (`by`) saw it: `seen` is its updatedAt then. Without it, any version will do. */
type SeenUnit = { id: UnitId; by: PersonId; seen?: Date | undefined };

export const DELETE_UNIT = `
  UPDATE "Unit" SET "deletedAt" = @at, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "deletedAt" IS NULL
    AND "updatedAt" = COALESCE(@seen, "updatedAt")`;

export const RESTORE_UNIT = `
  UPDATE "Unit" SET "deletedAt" = NULL, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "deletedAt" IS NOT NULL
    AND "updatedAt" = COALESCE(@seen, "updatedAt")`;

/** The steps that take a unit out of the log or put it back, with its history. */
export function toDeletionSteps(
  school: School,
  { id, by, seen }: SeenUnit,
  { sql, field, now }: { sql: string; field: "deleted" | "restored"; now: Date },
): Step[] {
  const params = { ...inSchool(school), id, by, seen: seen?.toISOString() ?? null, at: now.toISOString() };
  const changes = [{ field, before: undefined, after: undefined }];
  return [{ sql, params, mustChange: true }, ...toChangeSteps(changes, params)];
}

/** Takes a unit out of the log. It can be restored for UNDO_MS. False, and nothing is done, if it isn't as it was seen. */
export const removeUnit = (db: Db, school: School, unit: SeenUnit, now: Date): Promise<boolean> =>
  sqlOf(db).write(toDeletionSteps(school, unit, { sql: DELETE_UNIT, field: "deleted", now }));

/** Puts a deleted unit back in the log. False, and nothing is done, if it isn't deleted, or isn't as it was seen. */
export const undeleteUnit = (db: Db, school: School, unit: SeenUnit, now: Date): Promise<boolean> =>
  sqlOf(db).write(toDeletionSteps(school, unit, { sql: RESTORE_UNIT, field: "restored", now }));
