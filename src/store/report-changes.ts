// Tells which posted reports are no longer true, because units, views of their level or OH YEAHs came or changed since.
import { firstDay, lastDay, type Month } from "../domain/month.js";
import type { Db } from "./database.js";
import type { School } from "./schools.js";

/** The posted months in which a unit was logged, changed or deleted since, as far as the log shows at `now`. */
export async function monthsChanged(
  db: Db,
  school: School,
  posted: { months: readonly { month: Month; since: Date }[]; now: Date },
): Promise<Month[]> {
  const months = posted.months.map(({ month }) => month).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const [from, to, now] = [firstDay(first), lastDay(last), posted.now.toISOString()];
  const { workspaceId, id: schoolId } = school;
  const days = await db.$queryRaw<{ month: string; changed: string | null }[]>`
    SELECT substr(u."date", 1, 7) AS "month", max(u."updatedAt") AS "changed" FROM "Unit" u
      WHERE u."workspaceId" = ${workspaceId} AND u."schoolId" = ${schoolId} AND u."date" BETWEEN ${from} AND ${to}
        AND u."updatedAt" <= ${now} GROUP BY 1
    UNION ALL
    SELECT substr(u."date", 1, 7), max(v."answeredAt") FROM "LevelView" v
      JOIN "Unit" u ON u."workspaceId" = v."workspaceId" AND u."id" = v."unitId"
      WHERE u."workspaceId" = ${workspaceId} AND u."schoolId" = ${schoolId} AND u."date" BETWEEN ${from} AND ${to}
        AND v."answeredAt" <= ${now} GROUP BY 1
    UNION ALL
    SELECT coalesce(o."pickedFor", substr(o."day", 1, 7)), max(o."updatedAt") FROM "OhYeah" o
      WHERE o."workspaceId" = ${workspaceId} AND o."schoolId" = ${schoolId} AND o."consent" = 'given'
        AND o."updatedAt" > o."createdAt" AND o."updatedAt" <= ${now} GROUP BY 1`;
  const isNewer = (month: Month, since: string) =>
    days.some((day) => day.month === month && (day.changed ?? "") > since);
  return posted.months.filter(({ month, since }) => isNewer(month, since.toISOString())).map(({ month }) => month);
}

/** How many units of a month were logged after its report was posted, and are in the log. */
export async function countLateUnits(db: Db, school: School, at: { month: Month; postedAt: Date }): Promise<number> {
  return db.unit.count({
    where: {
      workspaceId: school.workspaceId,
      schoolId: school.id,
      deletedAt: null,
      date: { gte: firstDay(at.month), lte: lastDay(at.month) },
      createdAt: { gt: at.postedAt.toISOString() },
    },
  });
}
