// The reflections that librarians and admins may read, because their writers shared them.
import { isReadableBy, READABLE, type Reader, toReaderParams } from "./readers.js";
import { type Reflection, toReflection, WITH_ANSWERS } from "./reflection-row.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

/** Undefined if there is no such reflection, or it isn't shared with this reader. */
export async function sharedReflection(
  db: Db,
  school: School,
  { id, reader }: { id: string; reader: Reader },
): Promise<Reflection | undefined> {
  const where = { id, ...inSchool(school), ...isReadableBy(reader) };
  const row = await db.reflection.findFirst({ where, include: WITH_ANSWERS });
  return row ? toReflection(row) : undefined;
}

/** Undefined if there is no such reflection, or it isn't posted in this channel. */
export async function postedReflection(
  db: Db,
  school: School,
  { id, channel }: { id: string; channel: string },
): Promise<Reflection | undefined> {
  const where = { id, ...inSchool(school), audience: "channel", channel, messageTs: { not: null } };
  const row = await db.reflection.findFirst({ where, include: WITH_ANSWERS });
  return row ? toReflection(row) : undefined;
}

/** The reflection if it is shared with anyone; whether this person may read it is for the caller to find out. */
export async function reflectionIfShared(db: Db, school: School, id: string): Promise<Reflection | undefined> {
  const shared = { OR: [{ audience: "librarians" }, { audience: "channel", messageTs: { not: null } }] };
  const row = await db.reflection.findFirst({ where: { id, ...inSchool(school), ...shared }, include: WITH_ANSWERS });
  return row ? toReflection(row) : undefined;
}

export const REFLECTIONS_PER_PAGE = 10;

/** One page, newest first, and how many there are on all pages. */
export async function pageOfShared(
  db: Db,
  school: School,
  { page, reader }: { page: number; reader: Reader },
): Promise<{ reflections: Reflection[]; total: number }> {
  const [total, rows] = await Promise.all([
    countShared(db, school, reader),
    db.reflection.findMany({
      where: { ...inSchool(school), ...isReadableBy(reader) },
      include: WITH_ANSWERS,
      orderBy: { createdAt: "desc" },
      skip: page * REFLECTIONS_PER_PAGE,
      take: REFLECTIONS_PER_PAGE,
    }),
  ]);
  return { reflections: rows.map(toReflection), total };
}

const POSTED = `
  SELECT "id" FROM "Reflection"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "audience" = 'channel' AND "messageTs" IS NOT NULL
  LIMIT 1`;

/** Whether anything was posted in a channel. If not, it doesn't matter who is in which. */
export async function isAnySharedInChannel(db: Db, school: School): Promise<boolean> {
  return (await sqlOf(db).all(POSTED, inSchool(school))).length > 0;
}

const COUNT = `${READABLE} SELECT count(*) AS "total" FROM "Readable"`;

export async function countShared(db: Db, school: School, reader: Reader): Promise<number> {
  const params = { ...inSchool(school), ...toReaderParams(reader) };
  const [row] = await sqlOf(db).all<{ total: number | string }>(COUNT, params);
  return Number(row?.total ?? 0);
}

const LATEST_ANSWERS = `${READABLE}
  SELECT r."personId" AS "person", a."question", a."text" AS "answer"
  FROM "Readable" r
  JOIN "Answer" a ON a."workspaceId" = r."workspaceId" AND a."reflectionId" = r."id"
  WHERE r."sheet" = @sheet AND r."createdAt" >= @since AND a."question" IN (SELECT value FROM json_each(@questions))
    AND NOT EXISTS (SELECT 1 FROM "Readable" n
      WHERE n."personId" = r."personId" AND n."sheet" = r."sheet" AND n."createdAt" > r."createdAt")`;

/**
 * The answers to these questions since an instant that were shared with this reader. Only each person's latest reflection
 * that was shared with them counts.
 */
export function sharedAnswers(
  db: Db,
  school: School,
  { sheet, questions, since, reader }: { sheet: string; questions: readonly string[]; since: Date; reader: Reader },
): Promise<{ person: string; question: string; answer: string }[]> {
  const asked = { sheet, questions: JSON.stringify(questions), since: since.toISOString() };
  const params = { ...inSchool(school), ...asked, ...toReaderParams(reader) };
  return sqlOf(db).all(LATEST_ANSWERS, params);
}
