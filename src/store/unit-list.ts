// The log of units as people page through it.
import type { PersonId } from "../domain/ids.js";
import { firstDay, lastDay, type Month } from "../domain/time/month.js";
import type { Prisma } from "./generated/client.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";
import { type LoggedUnit, toUnit, WITH_PEOPLE } from "./unit-row.js";

export const UNITS_PER_PAGE = 10;

/** One page of units, newest first, and how many there are on all pages. Optionally only a person's or a month's. */
export async function pageOfUnits(
  db: Db,
  school: School,
  query: { person?: PersonId | undefined; month?: Month | undefined; page: number },
): Promise<{ units: LoggedUnit[]; total: number }> {
  const { person, month, page } = query;
  const where: Prisma.UnitWhereInput = {
    ...inSchool(school),
    deletedAt: null,
    ...(month ? { date: { gte: firstDay(month), lte: lastDay(month) } } : {}),
    ...(person ? { OR: [{ loggedById: person }, { partners: { some: { personId: person } } }] } : {}),
  };
  const [total, rows] = await db.$transaction([
    db.unit.count({ where }),
    db.unit.findMany({
      where,
      include: WITH_PEOPLE,
      orderBy: [{ date: "desc" }, { createdAt: "desc" }],
      skip: page * UNITS_PER_PAGE,
      take: UNITS_PER_PAGE,
    }),
  ]);
  return { units: rows.map(toUnit), total };
}
