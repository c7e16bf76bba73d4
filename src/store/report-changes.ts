// Which posted reports are out of date, because units, level opinions or OH YEAHs were added or changed since.
import { firstDay, lastDay, type Month, monthBefore, yearBefore } from "../domain/time/month.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

interface MonthChange {
  month: string;
  changedAt: string | null;
}

/** A report also shows the month before and the same month a year before, so it changes with them. */
const monthsShownIn = (month: Month): Month[] => [month, monthBefore(month), yearBefore(month)];

const UNIT_CHANGES = `
  SELECT substr(u."date", 1, 7) AS "month", max(u."updatedAt") AS "changedAt" FROM "Unit" u
    WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."date" BETWEEN @from AND @to
      AND u."updatedAt" <= @now GROUP BY 1
  UNION ALL
  SELECT m."month", max(m."movedAt") FROM "UnitMove" m
    JOIN "Unit" u ON u."workspaceId" = m."workspaceId" AND u."id" = m."unitId"
    WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND m."month" BETWEEN @firstMonth AND @lastMonth
      AND m."movedAt" <= @now GROUP BY 1
  UNION ALL
  SELECT substr(u."date", 1, 7), max(o."answeredAt") FROM "LevelOpinion" o
    JOIN "Unit" u ON u."workspaceId" = o."workspaceId" AND u."id" = o."unitId"
    WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."date" BETWEEN @from AND @to
      AND o."answeredAt" <= @now GROUP BY 1`;

const OH_YEAH_CHANGES = `
  SELECT coalesce(o."pickedFor", substr(o."day", 1, 7)) AS "month", max(o."updatedAt") AS "changedAt" FROM "OhYeah" o
  WHERE o."workspaceId" = @workspaceId AND o."schoolId" = @schoolId AND o."consent" = 'given'
    AND o."updatedAt" > o."createdAt" AND o."updatedAt" <= @now GROUP BY 1`;

/** The posted months whose report is out of date: something it shows changed between `since` and `now`. */
export async function monthsChanged(
  db: Db,
  school: School,
  posted: { months: readonly { month: Month; since: Date }[]; now: Date },
): Promise<Month[]> {
  const months = posted.months.map(({ month }) => month).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return [];
  const [firstMonth, now] = [yearBefore(first), posted.now.toISOString()];
  const span = { from: firstDay(firstMonth), to: lastDay(last), firstMonth, lastMonth: last };
  const units = await sqlOf(db).all<MonthChange>(UNIT_CHANGES, { ...inSchool(school), ...span, now });
  const ohYeahs = await sqlOf(db).all<MonthChange>(OH_YEAH_CHANGES, { ...inSchool(school), now });
  const isNewer = (changes: MonthChange[], month: Month, since: string) =>
    changes.some((change) => change.month === month && (change.changedAt ?? "") > since);
  return posted.months
    .filter(({ month, since }) => {
      const at = since.toISOString();
      return monthsShownIn(month).some((shown) => isNewer(units, shown, at)) || isNewer(ohYeahs, month, at);
    })
    .map(({ month }) => month);
}

/** How many units of a month were logged after its report was posted, without deleted ones. */
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
