// Deletes what was staged of imports: rows that nobody confirmed, and rows that became units.
import { DAY_MS } from "../domain/time/duration.js";
import { NOT_YET } from "./imported-units.js";
import { FORGET_DETAILS, FORGET_ROWS, FORGET_UNITS } from "./log-import-steps.js";
import { type Db, sqlOf } from "./sql/database.js";
import { writeShortStep } from "./sql/short-steps.js";

/** What one statement deletes, so that others have their turn before the next. */
const AT_ONCE = 500;

const OLD = `
  SELECT "workspaceId", "id", "savedAt" FROM "LogImport"
  WHERE "createdAt" < @dayAgo AND ("savedAt" IS NULL OR EXISTS (SELECT 1 FROM "LogImportRow" r
    WHERE r."workspaceId" = "LogImport"."workspaceId" AND r."importId" = "LogImport"."id"))`;

const FORGET_IMPORT = 'DELETE FROM "LogImport" WHERE "workspaceId" = @workspaceId AND "id" = @id AND "savedAt" IS NULL';

/** Deletes what was staged more than a day ago, in short steps, and the files that nobody confirmed. */
export async function deleteOldImports(db: Db, now: Date): Promise<void> {
  const dayAgo = new Date(now.getTime() - DAY_MS).toISOString();
  const old = await sqlOf(db).all<{ workspaceId: string; id: string; savedAt: string | null }>(OLD, { dayAgo });
  for (const { workspaceId, id, savedAt } of old) {
    const params = { workspaceId, id, most: AT_ONCE, notYet: NOT_YET };
    for (const sql of savedAt === null ? [FORGET_UNITS, FORGET_DETAILS, FORGET_ROWS] : [FORGET_DETAILS, FORGET_ROWS]) {
      while (await writeShortStep(sqlOf(db), [{ sql, params, mustChange: true }]));
    }
    if (savedAt === null) await sqlOf(db).write([{ sql: FORGET_IMPORT, params }]);
  }
}
