// The reflections that librarians and admins may read, because their writers shared them.
import type { Prisma } from "./generated/client.js";
import { type Reflection, toReflection, WITH_ANSWERS } from "./reflection-row.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

/** Librarians and admins may also read what was shared with a channel. */
const IS_SHARED = { audience: { not: "me" } } satisfies Prisma.ReflectionWhereInput;

/** Undefined if there is no such reflection, or it isn't shared. */
export async function sharedReflection(db: Db, school: School, id: string): Promise<Reflection | undefined> {
  const where = { id, ...inSchool(school), ...IS_SHARED };
  const row = await db.reflection.findFirst({ where, include: WITH_ANSWERS });
  return row ? toReflection(row) : undefined;
}

export const REFLECTIONS_PER_PAGE = 10;

/** One page, newest first, and how many there are on all pages. */
export async function pageOfShared(
  db: Db,
  school: School,
  page: number,
): Promise<{ reflections: Reflection[]; total: number }> {
  const [total, rows] = await Promise.all([
    countShared(db, school),
    db.reflection.findMany({
      where: { ...inSchool(school), ...IS_SHARED },
      include: WITH_ANSWERS,
      orderBy: { createdAt: "desc" },
      skip: page * REFLECTIONS_PER_PAGE,
      take: REFLECTIONS_PER_PAGE,
    }),
  ]);
  return { reflections: rows.map(toReflection), total };
}

export const countShared = (db: Db, school: School): Promise<number> =>
  db.reflection.count({ where: { ...inSchool(school), ...IS_SHARED } });

const LATEST_ANSWERS = `
  SELECT r."personId" AS "person", a."question", a."text" AS "answer"
  FROM "Reflection" r
  JOIN "Answer" a ON a."workspaceId" = r."workspaceId" AND a."reflectionId" = r."id"
  WHERE r."workspaceId" = @workspaceId AND r."schoolId" = @schoolId AND r."sheet" = @sheet
    AND r."audience" <> 'me' AND r."createdAt" >= @since
    AND a."question" IN (SELECT value FROM json_each(@questions))
    AND NOT EXISTS (SELECT 1 FROM "Reflection" n
      WHERE n."workspaceId" = r."workspaceId" AND n."personId" = r."personId" AND n."schoolId" = r."schoolId"
        AND n."sheet" = r."sheet" AND n."audience" <> 'me' AND n."createdAt" > r."createdAt")`;

/** The shared answers to these questions since an instant. Only each person's latest shared reflection counts. */
export function sharedAnswers(
  db: Db,
  school: School,
  { sheet, questions, since }: { sheet: string; questions: readonly string[]; since: Date },
): Promise<{ person: string; question: string; answer: string }[]> {
  const params = { ...inSchool(school), sheet, questions: JSON.stringify(questions), since: since.toISOString() };
  return sqlOf(db).all(LATEST_ANSWERS, params);
}
