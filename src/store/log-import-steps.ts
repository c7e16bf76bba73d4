// What each short step of adding an import runs, of showing, undoing and forgetting it. A step begins with its own rows: however
// large the log is, it costs the same.

/** What an import would add, in the order in which it was staged. */
export const STAGED_UNITS = `
  SELECT r."unitId"
  FROM "LogImport" i JOIN "LogImportRow" r ON r."workspaceId" = i."workspaceId" AND r."importId" = i."id"
  WHERE i."workspaceId" = @workspaceId AND i."schoolId" = @schoolId AND i."id" = @id AND i."savedAt" IS NULL
    AND r."state" = 'new'
  ORDER BY r."unitId"`;

// Until it is confirmed, and only what an earlier try didn't add.
const ROWS = `
  FROM "LogImport" i JOIN "LogImportRow" r ON r."workspaceId" = i."workspaceId" AND r."importId" = i."id"`;
const IN_STEP = `
  WHERE i."workspaceId" = @workspaceId AND i."schoolId" = @schoolId AND i."id" = @id AND i."savedAt" IS NULL
    AND r."state" = 'new' AND r."unitId" BETWEEN @first AND @last
    AND NOT EXISTS (SELECT 1 FROM "ImportedUnit" p WHERE p."workspaceId" = r."workspaceId" AND p."unitId" = r."unitId")`;

export const ADD_UNITS = `
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
export const ADD_DETAILS: Record<string, string> = { partner: PARTNERS, name: NAMES, answer: ANSWERS, rating: RATINGS };

// A statement for a kind that the file doesn't have would look at each row for nothing.
export const STAGED_KINDS = `
  SELECT DISTINCT d."kind" FROM "LogImport" i
  JOIN "LogImportDetail" d ON d."workspaceId" = i."workspaceId" AND d."importId" = i."id"
  WHERE i."workspaceId" = @workspaceId AND i."schoolId" = @schoolId AND i."id" = @id`;

export const MARK_UNITS = `
  INSERT INTO "ImportedUnit" ("workspaceId", "unitId", "schoolId", "importId", "key")
  SELECT r."workspaceId", r."unitId", i."schoolId", i."id", r."key" ${ADDED} ${IN_STEP}`;

// With "workspaceId" as a condition of its own, SQLite would go through all units of the workspace.
const OF_STEP = 'WHERE ("workspaceId", "id") IN (SELECT CAST(@workspaceId AS TEXT), value FROM json_each(@units))';

/** Those of an import that aren't in the log yet. Not sorted, or SQLite would read all that was ever imported. */
export const UNSEEN_UNITS = `
  SELECT m."unitId" FROM "ImportedUnit" m JOIN "Unit" u ON u."workspaceId" = m."workspaceId" AND u."id" = m."unitId"
  WHERE m."workspaceId" = @workspaceId AND m."importId" = @id AND u."deletedAt" = @notYet`;

// Another import of the same rows was faster.
export const DROP_TWICE = `
  DELETE FROM "Unit" ${OF_STEP}
    AND "deletedAt" = @notYet AND EXISTS (
    SELECT 1 FROM "ImportedUnit" m
    JOIN "ImportedUnit" o ON o."workspaceId" = m."workspaceId" AND o."schoolId" = m."schoolId" AND o."key" = m."key"
    JOIN "Unit" u ON u."workspaceId" = o."workspaceId" AND u."id" = o."unitId"
    WHERE m."workspaceId" = @workspaceId AND m."unitId" = "Unit"."id" AND u."deletedAt" IS NULL)`;

export const SHOW = `
  UPDATE "Unit" SET "deletedAt" = NULL, "createdAt" = @savedAt, "updatedAt" = @savedAt
  ${OF_STEP}
    AND "deletedAt" = @notYet AND EXISTS (SELECT 1 FROM "LogImport" i
      WHERE i."workspaceId" = @workspaceId AND i."id" = @id AND i."undoneAt" IS NULL)`;

/** All of an import. */
export const IMPORTED_UNITS =
  'SELECT "unitId" FROM "ImportedUnit" WHERE "workspaceId" = @workspaceId AND "importId" = @id';

// Units that were changed, deleted, rated or planned since stay as they are.
export const TAKE_BACK = `
  DELETE FROM "Unit" ${OF_STEP}
    AND ("deletedAt" = @notYet OR ("deletedAt" IS NULL AND "updatedAt" = @savedAt
    AND NOT EXISTS (SELECT 1 FROM "LevelOpinion" o
      WHERE o."workspaceId" = "Unit"."workspaceId" AND o."unitId" = "Unit"."id" AND o."answeredAt" > "Unit"."updatedAt")
    AND NOT EXISTS (SELECT 1 FROM "Plan" p
      WHERE p."workspaceId" = "Unit"."workspaceId" AND p."unitId" = "Unit"."id")))`;

// What is forgotten is found by its key, too, at most so many rows a step.
export const FORGET_ROWS = `
  DELETE FROM "LogImportRow" WHERE ("workspaceId", "importId", "sheet", "row") IN (
    SELECT "workspaceId", "importId", "sheet", "row" FROM "LogImportRow"
    WHERE "workspaceId" = @workspaceId AND "importId" = @id LIMIT CAST(@most AS INTEGER))`;

export const FORGET_DETAILS = `
  DELETE FROM "LogImportDetail" WHERE ("workspaceId", "importId", "unitId", "kind", "about", "text") IN (
    SELECT "workspaceId", "importId", "unitId", "kind", "about", "text" FROM "LogImportDetail"
    WHERE "workspaceId" = @workspaceId AND "importId" = @id LIMIT CAST(@most AS INTEGER))`;

// Left behind by a try to add it that was stopped.
export const FORGET_UNITS = `
  DELETE FROM "Unit" WHERE "deletedAt" = @notYet AND ("workspaceId", "id") IN (
    SELECT "workspaceId", "unitId" FROM "ImportedUnit"
    WHERE "workspaceId" = @workspaceId AND "importId" = @id LIMIT CAST(@most AS INTEGER))`;
