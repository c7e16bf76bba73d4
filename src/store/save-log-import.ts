// Makes units of what was staged: in short steps where nobody sees them yet, and in the log once all of them are there.
import { NOT_YET } from "./imported-units.js";
import { ADD_DETAILS, ADD_UNITS, MARK_UNITS, STAGED_KINDS, STAGED_UNITS } from "./log-import-steps.js";
import { UNDO_IMPORT_MS } from "./log-imports.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { writeInShortSteps } from "./sql/short-steps.js";
import type { SqlParams } from "./sql/sql.js";

/** How many units one step adds, while others wait. Each step costs the disk two flushes or more, so few are faster. */
const AT_ONCE = 1000;

/** Adds the units where nobody sees them. Stopped in the middle, the next try goes on. */
async function addUnseen(db: Db, params: SqlParams): Promise<void> {
  const kinds = await sqlOf(db).all<{ kind: string }>(STAGED_KINDS, params);
  // Last the marks, because they say that a unit is done.
  const steps = [ADD_UNITS, ...kinds.flatMap(({ kind }) => ADD_DETAILS[kind] ?? []), MARK_UNITS];
  await writeInShortSteps(sqlOf(db), { which: STAGED_UNITS, params, size: AT_ONCE, steps });
}

// What was found in the file may name people.
const CONFIRM = `
  UPDATE "LogImport" SET "savedAt" = @at, "found" = '{}', "underWay" = TRUE
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "savedAt" IS NULL`;

const FIGURES = `
  INSERT INTO "Figure" ("workspaceId", "schoolId", "month", "key", "grade", "value", "cause", "personId", "changedAt")
  SELECT f."workspaceId", @schoolId, f."month", f."key", f."grade", f."value", f."cause", i."personId", @at
  FROM "LogImportFigure" f JOIN "LogImport" i ON i."workspaceId" = f."workspaceId" AND i."id" = f."importId"
  WHERE f."workspaceId" = @workspaceId AND f."importId" = @id AND f."state" = 'new'
  ON CONFLICT ("workspaceId", "schoolId", "month", "key", "grade") DO NOTHING`;

const FORGET_FILE = 'DELETE FROM "LogImportPart" WHERE "workspaceId" = @workspaceId AND "importId" = @id';

/**
 * All or nothing: whatever stops it before the end, nothing is in the log; after that, finishLogImport brings all of it
 * there. False when it was confirmed before.
 */
export async function saveLogImport(db: Db, school: School, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const params = { ...inSchool(school), id, at: now.toISOString(), notYet: NOT_YET };
  await addUnseen(db, params);
  const later = [FIGURES, FORGET_FILE].map((sql) => ({ sql, params }));
  return sqlOf(db).writeAside([{ sql: CONFIRM, params, mustChange: true }, ...later]);
}

const UNDO = `
  UPDATE "LogImport" SET "undoneAt" = @at, "underWay" = TRUE
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "savedAt" > @since
    AND "undoneAt" IS NULL`;

const TAKE_BACK_FIGURES = `
  DELETE FROM "Figure" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND EXISTS (
    SELECT 1 FROM "LogImportFigure" f JOIN "LogImport" i ON i."workspaceId" = f."workspaceId" AND i."id" = f."importId"
    WHERE f."workspaceId" = @workspaceId AND f."importId" = @id AND f."state" = 'new' AND f."month" = "Figure"."month"
      AND f."key" = "Figure"."key" AND f."grade" = "Figure"."grade" AND i."savedAt" = "Figure"."changedAt")`;

/**
 * Takes back what nobody has changed since: figures at once, units with finishLogImport. False when that was done before, or
 * is too late.
 */
export function undoLogImport(db: Db, school: School, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const since = new Date(now.getTime() - UNDO_IMPORT_MS).toISOString();
  const params = { ...inSchool(school), id, at: now.toISOString(), since };
  return sqlOf(db).writeAside([
    { sql: UNDO, params, mustChange: true },
    { sql: TAKE_BACK_FIGURES, params },
  ]);
}

const IN_LOG = `
  SELECT count(*) AS "count" FROM "ImportedUnit" m
  JOIN "Unit" u ON u."workspaceId" = m."workspaceId" AND u."id" = m."unitId"
  WHERE m."workspaceId" = @workspaceId AND m."schoolId" = @schoolId AND m."importId" = @id AND u."deletedAt" IS NULL`;

const FIGURES_OF = `
  SELECT count(*) AS "count" FROM "LogImportFigure" f
  JOIN "LogImport" i ON i."workspaceId" = f."workspaceId" AND i."id" = f."importId"
  JOIN "Figure" g ON g."workspaceId" = f."workspaceId" AND g."schoolId" = i."schoolId" AND g."month" = f."month"
    AND g."key" = f."key" AND g."grade" = f."grade"
  WHERE f."workspaceId" = @workspaceId AND i."schoolId" = @schoolId AND f."importId" = @id AND f."state" = 'new'
    AND i."savedAt" IS NOT NULL`;

/** How many of its units and figures are there now. */
export async function countImported(db: Db, school: School, id: string): Promise<{ units: number; figures: number }> {
  const params = { ...inSchool(school), id };
  const [units] = await sqlOf(db).all<{ count: number | string }>(IN_LOG, params);
  const [figures] = await sqlOf(db).all<{ count: number | string }>(FIGURES_OF, params);
  return { units: Number(units?.count ?? 0), figures: Number(figures?.count ?? 0) };
}
