// What a person finds of their own reflections.
import type { PersonId } from "../domain/ids.js";
import { type Reflection, toReflection, WITH_ANSWERS } from "./reflection-row.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";

/** The reflection if this person wrote it, otherwise undefined. */
export async function ownReflection(
  db: Db,
  school: School,
  { id, person }: { id: string; person: PersonId },
): Promise<Reflection | undefined> {
  const where = { id, ...inSchool(school), personId: person };
  const row = await db.reflection.findFirst({ where, include: WITH_ANSWERS });
  return row ? toReflection(row) : undefined;
}

/** This person's latest reflection on a sheet, before an instant if one is given. */
export async function lastReflection(
  db: Db,
  school: School,
  { person, sheet, before }: { person: PersonId; sheet: string; before?: Date },
): Promise<Reflection | undefined> {
  const row = await db.reflection.findFirst({
    where: {
      ...inSchool(school),
      personId: person,
      sheet,
      ...(before ? { createdAt: { lt: before.toISOString() } } : {}),
    },
    include: WITH_ANSWERS,
    orderBy: { createdAt: "desc" },
  });
  return row ? toReflection(row) : undefined;
}

export const OWN_PER_PAGE = 10;

/** One page of this person's reflections, newest first, and how many there are on all pages. */
export async function pageOfOwn(
  db: Db,
  school: School,
  { person, page }: { person: PersonId; page: number },
): Promise<{ reflections: Reflection[]; total: number }> {
  const where = { ...inSchool(school), personId: person };
  const [total, rows] = await Promise.all([
    db.reflection.count({ where }),
    db.reflection.findMany({
      where,
      include: WITH_ANSWERS,
      orderBy: { createdAt: "desc" },
      skip: page * OWN_PER_PAGE,
      take: OWN_PER_PAGE,
    }),
  ]);
  return { reflections: rows.map(toReflection), total };
}
