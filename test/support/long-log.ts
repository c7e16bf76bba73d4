// A log so long that making a file of it takes a while, and that a person can stop it.
import { sqlOf } from "../../src/store/sql/database.js";
import { LEE, type School, TESS } from "./school.js";

const LONG = `
  WITH RECURSIVE "Numbers" ("n") AS (SELECT 1 UNION ALL SELECT "n" + 1 FROM "Numbers" WHERE "n" < @count)
  INSERT INTO "Unit" ("id", "workspaceId", "schoolId", "title", "date", "grades", "level", "loggedById", "createdAt", "updatedAt")
  SELECT printf('long-%08d', "n"), @workspaceId, @schoolId, 'Unit ' || "n" || ' of a log that never seems to end', '2026-10-20', '4', 2, @loggedBy, @at, @at
  FROM "Numbers"`;

/** So many units of October 20, 2026. Who logged them must be in the database. */
export async function fillLongLog(
  { db, clock }: Pick<School, "db" | "clock">,
  count: number,
  loggedBy = TESS,
): Promise<void> {
  const { id: schoolId, workspaceId } = await db.school.findFirstOrThrow();
  const params = { count, workspaceId, schoolId, loggedBy, at: clock.now.toISOString() };
  await sqlOf(db).write([{ sql: LONG, params }]);
}

/** What the person's messages with Bookend say, without what was deleted. */
export const inboxOf = ({ slack }: School, person = LEE): string[] =>
  slack
    .directMessagesTo(person)
    .filter(({ deleted }) => !deleted)
    .map(({ text }) => text);
