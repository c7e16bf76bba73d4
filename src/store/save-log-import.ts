// Makes units of what was staged: in short steps where nobody sees them yet, and in the log once all of them are there.
import { NOT_YET } from "./imported-units.js";
import { UNDO_IMPORT_MS } from "./log-imports.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { writeShortStep } from "./sql/short-steps.js";
import type { SqlParams } from "./sql/sql.js";

/** How many rows of the file one step adds, while others wait. Each step costs the disk two flushes or more, so few are faster. */
const AT_ONCE = 5000;

const SHEETS = `
  SELECT r."sheet", min(r."row") AS "first", max(r."row") AS "last"
  FROM "LogImport" i JOIN "LogImportRow" r ON r."workspaceId" = i."workspaceId" AND r."importId" = i."id"
  WHERE i."workspaceId" = @workspaceId AND i."schoolId" = @schoolId AND i."id" = @id AND i."savedAt" IS NULL
    AND r."state" = 'new'
  GROUP BY r."sheet" ORDER BY r."sheet"`;

// Until it is confirmed, and only what an earlier try didn't add.
const ROWS = `
  FROM "LogImport" i JOIN "LogImportRow" r ON r."workspaceId" = i."workspaceId" AND r."importId" = i."id"`;
const IN_STEP = `
  WHERE i."workspaceId" = @workspaceId AND i."schoolId" = @schoolId AND i."id" = @id AND i."savedAt" IS NULL
    AND r."state" = 'new' AND r."sheet" = @sheet AND r."row" BETWEEN CAST(@from AS INTEGER) AND CAST(@to AS INTEGER)
    AND NOT EXISTS (SELECT 1 FROM "ImportedUnit" p WHERE p."workspaceId" = r."workspaceId" AND p."unitId" = r."unitId")`;

const UNITS = `
  INSERT INTO "Unit" ("id", "workspaceId", "schoolId", "title", "date", "grades", "level", "evidence", "subject",
    "classes", "notes", "loggedById", "createdAt", "updatedAt", "deletedAt")
  SELECT r."unitId", r."workspaceId", i."schoolId", r."title", r."date", r."grades", r."level", r."evidence", r."subject",
    r."classes", r."notes", r."loggedById", @at, @at, @notYet ${ROWS} ${IN_STEP}
    AND NOT EXISTS (SELECT 1 FROM "ImportedUnit" m
      JOIN "Unit" u ON u."workspaceId" = m."workspaceId" AND u."id" = m."unitId"
      WHERE m."workspaceId" = @workspaceId AND m."schoolId" = @schoolId AND m."key" = r."key" AND u."deletedAt" IS NULL)`;

const ADDED = `${ROWS} JOIN "Unit" u ON u."workspaceId" = r."workspaceId" AND u."id" = r."unitId"`;
const OF_ROW =
  'JOIN "LogImportDetail" d ON d."workspaceId" = r."workspaceId" AND d."importId" = r."importId" AND d."unitId" = r."unitId"';
const DETAILS = `${ADDED} ${OF_ROW} ${IN_STEP}`;

// With a name they are never asked about the level, as people who were matched by name later.
const PARTNERS = `
  INSERT INTO "UnitPartner" ("workspaceId", "unitId", "personId", "matchedName")
  SELECT d."workspaceId", d."unitId", d."about", substr(d."text", 1, 75) ${DETAILS} AND d."kind" = 'partner'`;

const NAMES = `
  INSERT INTO "UnitPartnerName" ("workspaceId", "unitId", "name")
  SELECT d."workspaceId", d."unitId", d."text" ${DETAILS} AND d."kind" = 'name'`;

const ANSWERS = `
  INSERT INTO "UnitAnswer" ("workspaceId", "unitId", "question", "answer")
  SELECT d."workspaceId", d."unitId", d."about", d."text" ${DETAILS} AND d."kind" = 'answer'`;

// Given before the import was confirmed, whoever confirms it: one given after that keeps its unit from being undone.
const RATINGS = `
  INSERT INTO "LevelOpinion" ("workspaceId", "unitId", "personId", "level", "answeredAt")
  SELECT d."workspaceId", d."unitId", d."about", CAST(d."text" AS INTEGER), i."createdAt" ${DETAILS} AND d."kind" = 'rating'`;

/** What adds a unit's details, by their kind. */
const DETAIL_STEPS: Record<string, string> = { partner: PARTNERS, name: NAMES, answer: ANSWERS, rating: RATINGS };

// A statement for a kind that the file doesn't have would look at each row for nothing.
const KINDS = `
  SELECT DISTINCT d."kind" FROM "LogImport" i
  JOIN "LogImportDetail" d ON d."workspaceId" = i."workspaceId" AND d."importId" = i."id"
  WHERE i."workspaceId" = @workspaceId AND i."schoolId" = @schoolId AND i."id" = @id`;

// Last, because it says that a row is done.
const MARKS = `
  INSERT INTO "ImportedUnit" ("workspaceId", "unitId", "schoolId", "importId", "key")
  SELECT r."workspaceId", r."unitId", i."schoolId", i."id", r."key" ${ADDED} ${IN_STEP}`;

/** Adds the units where nobody sees them. Stopped in the middle, the next try goes on. */
async function addUnseen(db: Db, params: SqlParams): Promise<void> {
  const kinds = await sqlOf(db).all<{ kind: string }>(KINDS, params);
  const statements = [UNITS, ...kinds.flatMap(({ kind }) => DETAIL_STEPS[kind] ?? []), MARKS];
  for (const { sheet, first, last } of await sqlOf(db).all<{ sheet: string; first: number; last: number }>(
    SHEETS,
    params,
  )) {
    for (let from = first; from <= last; from += AT_ONCE) {
      const step = { ...params, sheet, from, to: from + AT_ONCE - 1 };
      await writeShortStep(
        sqlOf(db),
        statements.map((sql) => ({ sql, params: step })),
      );
    }
  }
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
