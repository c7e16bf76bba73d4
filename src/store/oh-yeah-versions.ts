// Tells for many messages to authors at once if what they show about an OH YEAH has changed.
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

const VERSIONS = `
  SELECT "id", "consent" FROM "OhYeah"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "removedAt" IS NULL
    AND "id" IN (SELECT value FROM json_each(@ids))`;

/** By the id of each that exists, a text that differs when what its author finds in their messages differs. */
export async function ohYeahVersions(db: Db, school: School, ids: readonly string[]): Promise<Map<string, string>> {
  const params = { ...inSchool(school), ids: JSON.stringify(ids) };
  const rows = await sqlOf(db).all<{ id: string; consent: string }>(VERSIONS, params);
  return new Map(rows.map(({ id, consent }) => [id, consent]));
}
