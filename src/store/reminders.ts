// Rows of reminders to log: which librarian was reminded of a month, and who said that they have nothing to log.
import type { PersonId } from "../domain/ids.js";
import type { Month } from "../domain/time/month.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

interface OfMonth {
  person: PersonId;
  month: Month;
}

const TO_REMIND = `
  SELECT p."id" FROM "Person" p
  WHERE p."workspaceId" = @workspaceId AND p."librarian" AND p."standing" = 'member' AND NOT p."remindersOff"
    AND NOT EXISTS (SELECT 1 FROM "Reminder" r
      WHERE r."workspaceId" = p."workspaceId" AND r."schoolId" = @schoolId AND r."personId" = p."id"
        AND r."month" = @month AND (r."remindedAt" IS NOT NULL OR r."declinedAt" IS NOT NULL))
  ORDER BY p."id"`;

/** The librarians who weren't reminded of this month, want to be, and haven't said that they have nothing to log. */
export async function librariansToRemind(db: Db, school: School, month: Month): Promise<PersonId[]> {
  const rows = await sqlOf(db).all<{ id: PersonId }>(TO_REMIND, { ...inSchool(school), month });
  return rows.map(({ id }) => id);
}

const CLAIM = `
  INSERT INTO "Reminder" ("workspaceId", "schoolId", "personId", "month", "remindedAt")
  VALUES (@workspaceId, @schoolId, @person, @month, @at)
  ON CONFLICT ("workspaceId", "schoolId", "personId", "month") DO UPDATE SET "remindedAt" = excluded."remindedAt"
  WHERE "Reminder"."remindedAt" IS NULL AND "Reminder"."declinedAt" IS NULL`;

/** Records that a person was reminded. False if they were before, or said that they have nothing to log. */
export async function claimReminder(
  db: Db,
  school: School,
  { person, month, now }: OfMonth & { now: Date },
): Promise<boolean> {
  const params = { ...inSchool(school), person, month, at: now.toISOString() };
  return sqlOf(db).write([{ sql: CLAIM, params, mustChange: true }]);
}

const ofMonth = (school: School, { person, month }: OfMonth) => ({ ...inSchool(school), personId: person, month });

/** The reminder certainly didn't arrive, so it may be sent again. */
export async function releaseReminder(db: Db, school: School, reminder: OfMonth): Promise<void> {
  await db.reminder.updateMany({ where: ofMonth(school, reminder), data: { remindedAt: null } });
}

const DECLINE = `
  INSERT INTO "Reminder" ("workspaceId", "schoolId", "personId", "month", "declinedAt")
  VALUES (@workspaceId, @schoolId, @person, @month, @at)
  ON CONFLICT ("workspaceId", "schoolId", "personId", "month") DO UPDATE SET "declinedAt" = excluded."declinedAt"
  WHERE "Reminder"."declinedAt" IS NULL`;

/** Records that a person has nothing to log this month, or with `undo` that they might after all. */
export async function declineMonth(
  db: Db,
  school: School,
  { undo, now, ...reminder }: OfMonth & { undo: boolean; now: Date },
): Promise<void> {
  if (undo) {
    await db.reminder.updateMany({ where: ofMonth(school, reminder), data: { declinedAt: null } });
    return;
  }
  const params = { ...inSchool(school), ...reminder, at: now.toISOString() };
  await sqlOf(db).write([{ sql: DECLINE, params }]);
}

/** The ids of the people who said that they have nothing to log this month. */
export async function declinedIn(db: Db, school: School, month: Month): Promise<Set<string>> {
  const rows = await db.reminder.findMany({ where: { ...inSchool(school), month, declinedAt: { not: null } } });
  return new Set(rows.map(({ personId }) => personId));
}
