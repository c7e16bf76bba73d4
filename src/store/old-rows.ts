// Deletes the rows whose time is over.
import { WEEK_MS } from "../domain/time/duration.js";
import type { Db } from "./sql/database.js";
import { UNDO_MS } from "./units.js";

/** Units deleted longer ago than UNDO_MS; OH YEAHs deleted and requests seen more than a week ago. */
export async function deleteOldRows(db: Db, now: Date): Promise<void> {
  const before = (ms: number) => ({ lt: new Date(now.getTime() - ms).toISOString() });
  await db.$transaction([
    db.unit.deleteMany({ where: { deletedAt: before(UNDO_MS) } }),
    // A message that was saved as an OH YEAH, or whose author said no, is remembered forever.
    db.seenRequest.deleteMany({ where: { seenAt: before(WEEK_MS), NOT: { key: { startsWith: "oh-yeah " } } } }),
    db.ohYeah.deleteMany({ where: { removedAt: before(WEEK_MS) } }),
  ]);
}
