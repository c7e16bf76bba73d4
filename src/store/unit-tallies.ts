// Counts of units, as goals and coverage need them: the database adds up, so that few rows are read.
import { gradesFromText } from "../domain/grade.js";
import type { Month } from "../domain/time/month.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import type { UnitSum, UnitTally } from "../domain/unit-sum.js";
import { COUNTED, toCounted } from "./counted-units.js";
import type { School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

interface Days {
  from: SchoolDay;
  to: SchoolDay;
  now: Date;
}

/**
 * The level of a counted unit `u` in tenths, as agree() computes it: the mean of what its logger and its partners say,
 * rounded half up. Former partners don't count.
 */
export const AGREED_TENTHS = `(
    SELECT (20 * (u."level" + COALESCE(sum(o."level"), 0)) + 1 + count(o."level")) / (2 * (1 + count(o."level")))
    FROM "LevelOpinion" o
    JOIN "UnitPartner" op ON op."workspaceId" = o."workspaceId" AND op."unitId" = o."unitId" AND op."personId" = o."personId"
    WHERE o."workspaceId" = u."workspaceId" AND o."unitId" = u."id" AND o."level" IS NOT NULL)`;

const TALLIES = `${COUNTED}
  SELECT s."date", s."grades", s."subject", s."tenths", count(*) AS "count" FROM (
    SELECT u."date", u."grades", u."subject", ${AGREED_TENTHS} AS "tenths"
    FROM "Counted" u WHERE u."date" BETWEEN @from AND @to) s
  GROUP BY s."date", s."grades", s."subject", s."tenths"`;

interface TallyRow {
  date: SchoolDay;
  grades: string;
  subject: string | null;
  tenths: number | string;
  count: number | string;
}

/** The counted units of these days, by day, grades, subject and level. */
export async function talliesBetween(db: Db, school: School, { from, to, now }: Days): Promise<UnitTally[]> {
  const rows = await sqlOf(db).all<TallyRow>(TALLIES, { ...toCounted(school, now), from, to });
  return rows.map(({ date, grades, subject, tenths, count }) => ({
    ...{ date, grades: gradesFromText(grades), subject: subject ?? undefined },
    ...{ level: Number(tenths), count: Number(count) },
  }));
}

const BY_MONTH = `${COUNTED}
  SELECT s."month", count(*) AS "count", sum(s."tenths") AS "tenths" FROM (
    SELECT substr(u."date", 1, 7) AS "month", ${AGREED_TENTHS} AS "tenths" FROM "Counted" u
    WHERE u."date" BETWEEN @from AND @to) s
  GROUP BY s."month"`;

// By a range of days for each month, so that the units of the months in between aren't looked at. CROSS JOIN, because SQLite
// then takes the months first.
const OF_MONTHS = `${COUNTED}
  SELECT s."month", count(*) AS "count", sum(s."tenths") AS "tenths" FROM (
    SELECT m."month", ${AGREED_TENTHS} AS "tenths"
    FROM (SELECT value AS "month" FROM json_each(@months)) m
    CROSS JOIN "Counted" u WHERE u."date" BETWEEN m."month" || '-01' AND m."month" || '-31') s
  GROUP BY s."month"`;

interface MonthRow {
  month: Month;
  count: number | string;
  tenths: number | string;
}

const toMonthSums = (rows: readonly MonthRow[]): Map<Month, UnitSum> =>
  new Map(rows.map(({ month, count, tenths }) => [month, { count: Number(count), tenths: Number(tenths) }]));

/** The counted units of these months, by month. A month without units is left out. */
export async function monthSums(
  db: Db,
  school: School,
  { months, now }: { months: readonly Month[]; now: Date },
): Promise<Map<Month, UnitSum>> {
  if (months.length === 0) return new Map();
  const params = { ...toCounted(school, now), months: JSON.stringify([...new Set(months)]) };
  return toMonthSums(await sqlOf(db).all<MonthRow>(OF_MONTHS, params));
}

/** The same of the units from one day through another. */
export async function monthSumsBetween(db: Db, school: School, { from, to, now }: Days): Promise<Map<Month, UnitSum>> {
  return toMonthSums(await sqlOf(db).all<MonthRow>(BY_MONTH, { ...toCounted(school, now), from, to }));
}

// By a range of days for each month: grouping by a part of the date takes twice as long.
const COUNTS_OF_MONTHS = `${COUNTED}
  SELECT m."month", (SELECT count(*) FROM "Counted" u
    WHERE u."date" BETWEEN m."month" || '-01' AND m."month" || '-31') AS "count"
  FROM (SELECT value AS "month" FROM json_each(@months)) m`;

/** How many counted units each of these months has. */
export async function monthCounts(
  db: Db,
  school: School,
  { months, now }: { months: readonly Month[]; now: Date },
): Promise<Map<Month, number>> {
  const params = { ...toCounted(school, now), months: JSON.stringify(months) };
  const rows = await sqlOf(db).all<{ month: Month; count: number | string }>(COUNTS_OF_MONTHS, params);
  return new Map(rows.map(({ month, count }) => [month, Number(count)]));
}
