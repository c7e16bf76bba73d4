// Rows of previews: who got to see a post before it was due, so that nobody gets it twice.
import type { PersonId } from "../domain/ids.js";
import { postKey } from "./post-ledger.js";
import type { School } from "./schools.js";
import type { Db } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";

export interface PreviewedPost {
  /** Which post, and for which period, as in the ledger. */
  name: string;
  period: string;
}

/** The ids of the people who got this preview. */
export async function previewersOf(db: Db, school: School, { name, period }: PreviewedPost): Promise<Set<string>> {
  const rows = await db.postPreview.findMany({ where: postKey(school, name, period), select: { personId: true } });
  return new Set(rows.map(({ personId }) => personId));
}

type Preview = PreviewedPost & { person: PersonId };

/** Records that a person gets the preview now. False when they got it before, from this process or another. */
export async function claimPreview(
  db: Db,
  school: School,
  { name, period, person, now }: Preview & { now: Date },
): Promise<boolean> {
  const row = { ...postKey(school, name, period), personId: person, sentAt: now.toISOString() };
  try {
    await db.postPreview.createMany({ data: [row] });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** The preview certainly didn't arrive, so it may be sent again. */
export async function releasePreview(db: Db, school: School, { name, period, person }: Preview): Promise<void> {
  await db.postPreview.deleteMany({ where: { ...postKey(school, name, period), personId: person } });
}
