// Rows of teachers: people whom the settings name as teachers, one by one.
import type { PersonId } from "../domain/ids.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

const TEACHERS = `
  SELECT "personId" FROM "Teacher" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId ORDER BY "personId"`;

/** The ids of the people chosen as teachers. They may have left since. */
export async function chosenTeachers(db: Db, school: School): Promise<PersonId[]> {
  const rows = await sqlOf(db).all<{ personId: PersonId }>(TEACHERS, inSchool(school));
  return rows.map(({ personId }) => personId);
}
