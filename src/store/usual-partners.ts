// Rows of the people whom someone may have worked with this time: the librarians, and the partners of their last unit.
import type { PersonId } from "../domain/ids.js";
import type { PossiblePartner } from "../domain/usual-partners.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

// The last unit is the one that was logged last. Each half of the first union has an index.
const POSSIBLE_PARTNERS = `
  WITH "Last" AS (
    SELECT u."workspaceId", u."id", u."loggedById" FROM "Unit" u
    WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."deletedAt" IS NULL AND u."id" IN (
      SELECT "id" FROM "Unit" WHERE "workspaceId" = @workspaceId AND "loggedById" = @person
      UNION SELECT "unitId" FROM "UnitPartner" WHERE "workspaceId" = @workspaceId AND "personId" = @person)
    ORDER BY u."createdAt" DESC, u."date" DESC LIMIT 1
  ), "With" AS (
    SELECT "loggedById" AS "id" FROM "Last"
    UNION SELECT up."personId" FROM "UnitPartner" up
    JOIN "Last" l ON l."workspaceId" = up."workspaceId" AND l."id" = up."unitId")
  SELECT p."id", p."librarian", w."id" AS "last" FROM "Person" p LEFT JOIN "With" w ON w."id" = p."id"
  WHERE p."workspaceId" = @workspaceId AND p."standing" = 'member' AND p."id" <> @person
    AND (p."librarian" OR w."id" IS NOT NULL)
  ORDER BY p."name"`;

/** The people on the staff whom this person may have worked with, by name. One statement, because a form waits for it. */
export async function possiblePartners(db: Db, school: School, person: PersonId): Promise<PossiblePartner[]> {
  const rows = await sqlOf(db).all<{ id: PersonId; librarian: boolean | number; last: string | null }>(
    POSSIBLE_PARTNERS,
    { ...inSchool(school), person },
  );
  return rows.map(({ id, librarian, last }) => ({ id, librarian: Boolean(librarian), isLast: last !== null }));
}
