// Deletes rows that Bookend no longer needs.
import { DAYS_TO_ANSWER } from "../domain/oh-yeah.js";
import { DAY_MS, WEEK_MS } from "../domain/time/duration.js";
import { PRIVATE_FIELDS } from "../domain/unit-history.js";
import { QUESTION_KEPT_MS } from "./asked-questions.js";
import { EMPTY_DRAFT } from "./drafts.js";
import { deleteGoneDrafts } from "./gone-drafts.js";
import { keepWhatUnitsSaid } from "./plan-units.js";
import type { Db } from "./sql/database.js";
import { UNDO_MS } from "./units.js";

/** The month two months ago: in no time zone is it the present one, or the one that just ended. */
const monthsAgo = (now: Date) => new Date(now.getTime() - 62 * DAY_MS).toISOString().slice(0, "YYYY-MM".length);

/** Longer than the longest vacation between a preview and its post. */
const PREVIEW_KEPT_MS = 180 * DAY_MS;

const BACKUP_KEPT_MS = 400 * DAY_MS;

/**
 * Deletes units, plans, talks and indicators of evidence folders removed longer than UNDO_MS ago, OH YEAHs removed and
 * requests seen more than a week ago, posts shared more than a day and questions asked more than QUESTION_KEPT_MS ago,
 * OH YEAHs whose author was asked and hasn't answered for DAYS_TO_ANSWER, what became of the reminders and requests for
 * figures of months past, files read more than a day ago whose figures nobody saved, previews sent more than
 * PREVIEW_KEPT_MS and backups made more than BACKUP_KEPT_MS ago, drafts of plans that are gone, and what is left of drafts
 * that were emptied more than a week ago. Forgets what was in evidence and notes before a change
 * that can't be undone anymore.
 */
export async function deleteOldRows(db: Db, now: Date): Promise<void> {
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms).toISOString() });
  await keepWhatUnitsSaid(db, { before: new Date(now.getTime() - UNDO_MS), now });
  await db.$transaction([
    db.plan.deleteMany({ where: { deletedAt: before(UNDO_MS) } }),
    // One whose plan still needs it waits for the next time, and holds nothing else up.
    db.unit.deleteMany({ where: { deletedAt: before(UNDO_MS), plan: null } }),
    db.talk.deleteMany({ where: { deletedAt: before(UNDO_MS) } }),
    db.evidenceIndicator.deleteMany({ where: { deletedAt: before(UNDO_MS) } }),
    // Messages that were saved as OH YEAHs, or whose author said no, are remembered forever.
    db.seenRequest.deleteMany({ where: { seenAt: before(WEEK_MS), NOT: { key: { startsWith: "oh-yeah " } } } }),
    db.unitChange.updateMany({
      where: {
        field: { in: [...PRIVATE_FIELDS] },
        at: before(UNDO_MS),
        NOT: { before: null, after: null },
      },
      data: { before: null, after: null },
    }),
    db.sharedPost.deleteMany({ where: { sharedAt: before(DAY_MS) } }),
    db.askedQuestion.deleteMany({ where: { askedAt: before(QUESTION_KEPT_MS) } }),
    db.ohYeah.deleteMany({ where: { removedAt: before(WEEK_MS) } }),
    db.figureImport.deleteMany({ where: { createdAt: before(DAY_MS), savedAt: null } }),
    db.postPreview.deleteMany({ where: { sentAt: before(PREVIEW_KEPT_MS) } }),
    db.reminder.deleteMany({ where: { month: { lt: monthsAgo(now) } } }),
    db.figureRequest.deleteMany({ where: { month: { lt: monthsAgo(now) } } }),
    db.backup.deleteMany({ where: { startedAt: before(BACKUP_KEPT_MS), toldAt: null } }),
    db.ohYeah.deleteMany({ where: { consent: "asked", createdAt: before(DAYS_TO_ANSWER * DAY_MS) } }),
    // They keep out a keystroke from before they were emptied, which doesn't take that long.
    db.draft.deleteMany({ where: { fields: EMPTY_DRAFT, typedAt: before(WEEK_MS) } }),
  ]);
  await deleteGoneDrafts(db);
}
