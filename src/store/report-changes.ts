// Tells which posted reports are no longer true, because units, views of their level or OH YEAHs came or changed since.
import { firstDay, lastDay, type Month, monthBefore, yearBefore } from "../domain/time/month.js";
import { inSchool, type School } from "./schools.js";
import type { Db } from "./sql/database.js";

interface MonthChange {
  month: string;
  changed: string | null;
}

/** A report also names the month before and the same month a year before: what changes them changes it. */
const monthsShownIn = (month: Month): Month[] => [month, monthBefore(month), yearBefore(month)];

/** The posted months whose report a unit logged, changed or deleted since has a part in, as far as the log shows at `now`. */
export async function monthsChanged(
  db: Db,
  school: School,
  posted: { months: readonly { month: Month; since: Date }[]; now: Date },
): Promise<Month[]> {
  const months = posted.months.map(({ month }) => month).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const [from, to, now] = [firstDay(yearBefore(first)), lastDay(last), posted.now.toISOString()];
  const { workspaceId, id: schoolId } = school;
  const units = await db.$queryRaw<MonthChange[]>`
    SELECT substr(u."date", 1, 7) AS "month", max(u."updatedAt") AS "changed" FROM "Unit" u
      WHERE u."workspaceId" = ${workspaceId} AND u."schoolId" = ${schoolId} AND u."date" BETWEEN ${from} AND ${to}
        AND u."updatedAt" <= ${now} GROUP BY 1
    UNION ALL
    SELECT m."month", max(m."movedAt") FROM "UnitMove" m
      JOIN "Unit" u ON u."workspaceId" = m."workspaceId" AND u."id" = m."unitId"
      WHERE u."workspaceId" = ${workspaceId} AND u."schoolId" = ${schoolId} AND m."month" BETWEEN ${from.slice(0, 7)} AND ${last}
        AND m."movedAt" <= ${now} GROUP BY 1
    UNION ALL
    SELECT substr(u."date", 1, 7), max(v."answeredAt") FROM "LevelOpinion" v
      JOIN "Unit" u ON u."workspaceId" = v."workspaceId" AND u."id" = v."unitId"
      WHERE u."workspaceId" = ${workspaceId} AND u."schoolId" = ${schoolId} AND u."date" BETWEEN ${from} AND ${to}
        AND v."answeredAt" <= ${now} GROUP BY 1`;
  const picked = await db.$queryRaw<MonthChange[]>`
    SELECT coalesce(o."pickedFor", substr(o."day", 1, 7)) AS "month", max(o."updatedAt") AS "changed" FROM "OhYeah" o
      WHERE o."workspaceId" = ${workspaceId} AND o."schoolId" = ${schoolId} AND o."consent" = 'given'
        AND o."updatedAt" > o."createdAt" AND o."updatedAt" <= ${now} GROUP BY 1`;
  const isNewer = (changes: MonthChange[], month: Month, since: string) =>
    changes.some((change) => change.month === month && (change.changed ?? "") > since);
  return posted.months
    .filter(({ month, since }) => {
      const at = since.toISOString();
      return monthsShownIn(month).some((told) => isNewer(units, told, at)) || isNewer(picked, month, at);
    })
    .map(({ month }) => month);
}

/** How many units of a month were logged after its report was posted, and are in the log. */
export async function countLateUnits(db: Db, school: School, at: { month: Month; postedAt: Date }): Promise<number> {
  return db.unit.count({
    where: {
      ...inSchool(school),
      deletedAt: null,
      date: { gte: firstDay(at.month), lte: lastDay(at.month) },
      createdAt: { gt: at.postedAt.toISOString() },
    },
  });
}
