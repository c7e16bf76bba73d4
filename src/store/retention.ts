// Deletes what a school doesn't want to keep: private texts of people who left long ago, and traces of files.
import { DAY_MS } from "../domain/time/duration.js";
import type { Db } from "./sql/database.js";

/** Longer than any month, so nothing is deleted too early. */
const MONTH_MS = 31 * DAY_MS;

/**
 * For each school with a limit: deletes private reflections, drafts, planning talks and evidence folders of people who have
 * left Slack for longer, and what is remembered of files whose figures were saved longer ago. By default nothing is deleted.
 */
export async function deleteByRetention(db: Db, now: Date): Promise<void> {
  const schools = await db.school.findMany({ where: { retentionMonths: { not: null } } });
  for (const { workspaceId, id: schoolId, retentionMonths } of schools) {
    const limit = { lt: new Date(now.getTime() - Number(retentionMonths) * MONTH_MS).toISOString() };
    const person = { leftAt: limit };
    await db.$transaction([
      db.reflection.deleteMany({ where: { workspaceId, schoolId, audience: "me", person } }),
      db.talk.deleteMany({ where: { workspaceId, schoolId, person } }),
      db.evidenceIndicator.deleteMany({ where: { workspaceId, schoolId, person } }),
      db.draft.deleteMany({ where: { workspaceId, person } }),
      db.figureImport.deleteMany({ where: { workspaceId, schoolId, savedAt: limit } }),
    ]);
  }
}
