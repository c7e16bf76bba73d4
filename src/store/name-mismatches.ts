// Rows of mismatches: people in Slack who only have the same name as someone outside it.
import type { PersonId } from "../domain/ids.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

interface Mismatch {
  name: string;
  personId: PersonId;
}

const ALL = `
  SELECT "name", "personId" FROM "NameMismatch" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId`;

export async function mismatchesOf(db: Db, school: School): Promise<Mismatch[]> {
  return sqlOf(db).all<Mismatch>(ALL, inSchool(school));
}

const ADD = `
  INSERT INTO "NameMismatch" ("workspaceId", "schoolId", "name", "personId")
  VALUES (@workspaceId, @schoolId, @name, @personId)
  ON CONFLICT ("workspaceId", "schoolId", "name", "personId") DO NOTHING`;

/** Remembers that they aren't the same person, so the match isn't offered again. */
export async function addMismatch(db: Db, school: School, { name, personId }: Mismatch): Promise<void> {
  await sqlOf(db).write([{ sql: ADD, params: { ...inSchool(school), name, personId } }]);
}
