// Brings confirmed imports into the log and takes undone ones out of it, in short steps. Stopped in the middle, it goes on.
import { NOT_YET } from "./imported-units.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { writeShortStep } from "./sql/short-steps.js";
import type { SqlParams } from "./sql/sql.js";

/** How many units one step shows or deletes, while others wait. */
const SHOWN_AT_ONCE = 5000;
const DELETED_AT_ONCE = 250;

const UNDER_WAY = `
  SELECT "workspaceId", "schoolId", "id", "savedAt", "undoneAt" FROM "LogImport" WHERE "underWay"`;

interface UnderWay {
  workspaceId: string;
  schoolId: string;
  id: string;
  savedAt: string;
  undoneAt: string | null;
}

const UNSEEN = `
  SELECT m."unitId" FROM "ImportedUnit" m JOIN "Unit" u ON u."workspaceId" = m."workspaceId" AND u."id" = m."unitId"
  WHERE m."workspaceId" = @workspaceId AND m."importId" = @id AND u."deletedAt" = @notYet`;

// Another import of the same rows was faster.
const DROP_TWICE = `
  DELETE FROM "Unit" WHERE "workspaceId" = @workspaceId AND "id" IN (SELECT value FROM json_each(@units))
    AND "deletedAt" = @notYet AND EXISTS (
    SELECT 1 FROM "ImportedUnit" m
    JOIN "ImportedUnit" o ON o."workspaceId" = m."workspaceId" AND o."schoolId" = m."schoolId" AND o."key" = m."key"
    JOIN "Unit" u ON u."workspaceId" = o."workspaceId" AND u."id" = o."unitId"
    WHERE m."workspaceId" = @workspaceId AND m."unitId" = "Unit"."id" AND u."deletedAt" IS NULL)`;

const SHOW = `
  UPDATE "Unit" SET "deletedAt" = NULL, "createdAt" = @savedAt, "updatedAt" = @savedAt
  WHERE "workspaceId" = @workspaceId AND "id" IN (SELECT value FROM json_each(@units))
    AND "deletedAt" = @notYet AND EXISTS (SELECT 1 FROM "LogImport" i
      WHERE i."workspaceId" = @workspaceId AND i."id" = @id AND i."undoneAt" IS NULL)`;

const ALL = 'SELECT "unitId" FROM "ImportedUnit" WHERE "workspaceId" = @workspaceId AND "importId" = @id';

// Units that were changed, deleted, rated or planned since stay as they are.
const TAKE_BACK = `
  DELETE FROM "Unit" WHERE "workspaceId" = @workspaceId AND "id" IN (SELECT value FROM json_each(@units))
    AND ("deletedAt" = @notYet OR ("deletedAt" IS NULL AND "updatedAt" = @savedAt
    AND NOT EXISTS (SELECT 1 FROM "LevelOpinion" o
      WHERE o."workspaceId" = "Unit"."workspaceId" AND o."unitId" = "Unit"."id" AND o."answeredAt" > "Unit"."updatedAt")
    AND NOT EXISTS (SELECT 1 FROM "Plan" p
      WHERE p."workspaceId" = "Unit"."workspaceId" AND p."unitId" = "Unit"."id")))`;

// It may have been undone meanwhile.
const FINISHED = `
  UPDATE "LogImport" SET "underWay" = FALSE
  WHERE "workspaceId" = @workspaceId AND "id" = @id AND COALESCE("undoneAt", '') = @undoneAt`;

async function inSteps(
  db: Db,
  params: SqlParams,
  { which, size, steps }: { which: string; size: number; steps: string[] },
) {
  // Read to the end first: an open query would keep the database's log from being emptied.
  const pages: string[][] = [];
  for await (const page of sqlOf(db).pages<{ unitId: string }>(which, params, size)) {
    pages.push(page.map(({ unitId }) => unitId));
  }
  for (const page of pages) {
    const step = { ...params, units: JSON.stringify(page) };
    await writeShortStep(
      sqlOf(db),
      steps.map((sql) => ({ sql, params: step })),
    );
  }
}

async function finish(db: Db, { undoneAt, ...of }: UnderWay): Promise<void> {
  const params = { ...of, undoneAt: undoneAt ?? "", notYet: NOT_YET };
  if (undoneAt) await inSteps(db, params, { which: ALL, size: DELETED_AT_ONCE, steps: [TAKE_BACK] });
  else await inSteps(db, params, { which: UNSEEN, size: SHOWN_AT_ONCE, steps: [DROP_TWICE, SHOW] });
  await sqlOf(db).write([{ sql: FINISHED, params }]);
}

/** Brings the rest of an import into the log, or takes it out. Safe to repeat, also by two at once. */
export async function finishLogImport(db: Db, school: School, id: string): Promise<void> {
  const one = `${UNDER_WAY} AND "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id`;
  for (const row of await sqlOf(db).all<UnderWay>(one, { ...inSchool(school), id })) await finish(db, row);
}

/** The same for all that an ended process left. */
export async function finishLogImports(db: Db): Promise<void> {
  for (const row of await sqlOf(db).all<UnderWay>(UNDER_WAY, {})) await finish(db, row);
}
