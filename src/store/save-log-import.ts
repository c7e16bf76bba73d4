// Makes units of what was staged, all or nothing, and takes them back.
import { DAY_MS } from "../domain/time/duration.js";
import { UNDO_IMPORT_MS } from "./log-imports.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

// What was found in the file may name people.
const CLAIM = `
  UPDATE "LogImport" SET "savedAt" = @at, "found" = '{}'
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "savedAt" IS NULL`;

// Two imports at once take turns, so that the second sees what the first added.
const TAKE_TURNS = 'UPDATE "School" SET "name" = "name" WHERE "workspaceId" = @workspaceId AND "id" = @schoolId';

const UNITS = `
  INSERT INTO "Unit" ("id", "workspaceId", "schoolId", "title", "date", "grades", "level", "evidence", "subject",
    "classes", "notes", "loggedById", "createdAt", "updatedAt")
  SELECT r."unitId", r."workspaceId", @schoolId, r."title", r."date", r."grades", r."level", r."evidence", r."subject",
    r."classes", r."notes", r."loggedById", @at, @at
  FROM "LogImportRow" r
  WHERE r."workspaceId" = @workspaceId AND r."importId" = @id AND r."state" = 'new'
    AND NOT EXISTS (SELECT 1 FROM "ImportedUnit" m
      JOIN "Unit" u ON u."workspaceId" = m."workspaceId" AND u."id" = m."unitId"
      WHERE m."workspaceId" = @workspaceId AND m."schoolId" = @schoolId AND m."key" = r."key" AND u."deletedAt" IS NULL)`;

const ADDED = `
  JOIN "Unit" u ON u."workspaceId" = d."workspaceId" AND u."id" = d."unitId"
  WHERE d."workspaceId" = @workspaceId AND d."importId" = @id`;

// With a name they are never asked about the level, as people who were matched by name later.
const PARTNERS = `
  INSERT INTO "UnitPartner" ("workspaceId", "unitId", "personId", "matchedName")
  SELECT d."workspaceId", d."unitId", d."about", substr(d."text", 1, 75) FROM "LogImportDetail" d ${ADDED} AND d."kind" = 'partner'`;

const NAMES = `
  INSERT INTO "UnitPartnerName" ("workspaceId", "unitId", "name")
  SELECT d."workspaceId", d."unitId", d."text" FROM "LogImportDetail" d ${ADDED} AND d."kind" = 'name'`;

const ANSWERS = `
  INSERT INTO "UnitAnswer" ("workspaceId", "unitId", "question", "answer")
  SELECT d."workspaceId", d."unitId", d."about", d."text" FROM "LogImportDetail" d ${ADDED} AND d."kind" = 'answer'`;

const RATINGS = `
  INSERT INTO "LevelOpinion" ("workspaceId", "unitId", "personId", "level", "answeredAt")
  SELECT d."workspaceId", d."unitId", d."about", CAST(d."text" AS INTEGER), @at FROM "LogImportDetail" d ${ADDED}
    AND d."kind" = 'rating'`;

const MARKS = `
  INSERT INTO "ImportedUnit" ("workspaceId", "unitId", "schoolId", "importId", "key")
  SELECT d."workspaceId", d."unitId", @schoolId, d."importId", d."key" FROM "LogImportRow" d ${ADDED}
    AND d."state" = 'new'`;

const FIGURES = `
  INSERT INTO "Figure" ("workspaceId", "schoolId", "month", "key", "grade", "value", "cause", "personId", "changedAt")
  SELECT f."workspaceId", @schoolId, f."month", f."key", f."grade", f."value", f."cause", i."personId", @at
  FROM "LogImportFigure" f JOIN "LogImport" i ON i."workspaceId" = f."workspaceId" AND i."id" = f."importId"
  WHERE f."workspaceId" = @workspaceId AND f."importId" = @id AND f."state" = 'new'
  ON CONFLICT ("workspaceId", "schoolId", "month", "key", "grade") DO NOTHING`;

const FORGET_FILE = 'DELETE FROM "LogImportPart" WHERE "workspaceId" = @workspaceId AND "importId" = @id';

/** All or nothing. False when it was confirmed before. */
export function saveLogImport(db: Db, school: School, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const params = { ...inSchool(school), id, at: now.toISOString() };
  const later = [UNITS, PARTNERS, NAMES, ANSWERS, RATINGS, MARKS, FIGURES, FORGET_FILE].map((sql) => ({ sql, params }));
  return sqlOf(db).writeAside([{ sql: TAKE_TURNS, params }, { sql: CLAIM, params, mustChange: true }, ...later]);
}

const UNDO = `
  UPDATE "LogImport" SET "undoneAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "savedAt" > @since
    AND "undoneAt" IS NULL`;

// Units that were changed, deleted or rated since stay as they are.
const TAKE_BACK_UNITS = `
  DELETE FROM "Unit" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "deletedAt" IS NULL
    AND "id" IN (SELECT "unitId" FROM "ImportedUnit" WHERE "workspaceId" = @workspaceId AND "importId" = @id)
    AND "updatedAt" = (SELECT "savedAt" FROM "LogImport" WHERE "workspaceId" = @workspaceId AND "id" = @id)
    AND NOT EXISTS (SELECT 1 FROM "LevelOpinion" o
      WHERE o."workspaceId" = "Unit"."workspaceId" AND o."unitId" = "Unit"."id" AND o."answeredAt" > "Unit"."updatedAt")`;

const TAKE_BACK_FIGURES = `
  DELETE FROM "Figure" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND EXISTS (
    SELECT 1 FROM "LogImportFigure" f JOIN "LogImport" i ON i."workspaceId" = f."workspaceId" AND i."id" = f."importId"
    WHERE f."workspaceId" = @workspaceId AND f."importId" = @id AND f."state" = 'new' AND f."month" = "Figure"."month"
      AND f."key" = "Figure"."key" AND f."grade" = "Figure"."grade" AND i."savedAt" = "Figure"."changedAt")`;

/** Takes back what nobody has changed since. False when that was done before, or is too late. */
export function undoLogImport(db: Db, school: School, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const since = new Date(now.getTime() - UNDO_IMPORT_MS).toISOString();
  const params = { ...inSchool(school), id, at: now.toISOString(), since };
  const later = [TAKE_BACK_UNITS, TAKE_BACK_FIGURES].map((sql) => ({ sql, params }));
  return sqlOf(db).writeAside([{ sql: UNDO, params, mustChange: true }, ...later]);
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

/** What one statement deletes, so that others have their turn before the next. */
const AT_ONCE = 2000;

const OLD = `
  SELECT "workspaceId", "id", "savedAt" FROM "LogImport"
  WHERE "createdAt" < @dayAgo AND ("savedAt" IS NULL OR EXISTS (SELECT 1 FROM "LogImportRow" r
    WHERE r."workspaceId" = "LogImport"."workspaceId" AND r."importId" = "LogImport"."id"))`;

const FORGET_ROWS = `
  DELETE FROM "LogImportRow" WHERE "workspaceId" = @workspaceId AND "importId" = @id AND ("sheet" || ' ' || "row") IN (
    SELECT "sheet" || ' ' || "row" FROM "LogImportRow" WHERE "workspaceId" = @workspaceId AND "importId" = @id
    LIMIT CAST(@most AS INTEGER))`;

const FORGET_DETAILS = `
  DELETE FROM "LogImportDetail" WHERE "workspaceId" = @workspaceId AND "importId" = @id AND "unitId" IN (
    SELECT "unitId" FROM "LogImportDetail" WHERE "workspaceId" = @workspaceId AND "importId" = @id
    LIMIT CAST(@most AS INTEGER))`;

const FORGET_IMPORT = 'DELETE FROM "LogImport" WHERE "workspaceId" = @workspaceId AND "id" = @id AND "savedAt" IS NULL';

/** Deletes what was staged more than a day ago, in short steps, and the files that nobody confirmed. */
export async function deleteOldImports(db: Db, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - DAY_MS).toISOString();
  const old = await sqlOf(db).all<{ workspaceId: string; id: string; savedAt: string | null }>(OLD, { dayAgo });
  for (const { workspaceId, id, savedAt } of old) {
    const params = { workspaceId, id, most: AT_ONCE };
    for (const sql of [FORGET_DETAILS, FORGET_ROWS]) {
      while (await sqlOf(db).writeAside([{ sql, params, mustChange: true }]));
    }
    if (savedAt === null) await sqlOf(db).write([{ sql: FORGET_IMPORT, params }]);
  }
}
