// Rows of requests for a month's figures: which librarian was asked for which month, so that nobody is asked twice.
import type { PersonId } from "../domain/ids.js";
import type { Month } from "../domain/time/month.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

interface OfMonth {
  person: PersonId;
  month: Month;
}

const TO_ASK = `
  SELECT p."id" FROM "Person" p
  WHERE p."workspaceId" = @workspaceId AND p."librarian" AND p."standing" = 'member' AND NOT p."figuresOff"
    AND NOT EXISTS (SELECT 1 FROM "FigureRequest" r
      WHERE r."workspaceId" = p."workspaceId" AND r."schoolId" = @schoolId AND r."personId" = p."id"
        AND r."month" = @month)
  ORDER BY p."id"`;

/** The librarians who weren't asked for this month's figures, and want to be. */
export async function librariansToAsk(db: Db, school: School, month: Month): Promise<PersonId[]> {
  const rows = await sqlOf(db).all<{ id: PersonId }>(TO_ASK, { ...inSchool(school), month });
  return rows.map(({ id }) => id);
}

const CLAIM = `
  INSERT INTO "FigureRequest" ("workspaceId", "schoolId", "personId", "month", "askedAt")
  VALUES (@workspaceId, @schoolId, @person, @month, @at)
  ON CONFLICT ("workspaceId", "schoolId", "personId", "month") DO NOTHING`;

/** Records that a librarian was asked. False if they were before. */
export async function claimFigureRequest(
  db: Db,
  school: School,
  { person, month, now }: OfMonth & { now: Date },
): Promise<boolean> {
  const params = { ...inSchool(school), person, month, at: now.toISOString() };
  return sqlOf(db).write([{ sql: CLAIM, params, mustChange: true }]);
}

/** The question certainly didn't arrive, so it may be asked again. */
export async function releaseFigureRequest(db: Db, school: School, { person, month }: OfMonth): Promise<void> {
  await db.figureRequest.deleteMany({ where: { ...inSchool(school), personId: person, month } });
}
