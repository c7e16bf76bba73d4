// Reads units over a span of days, as reports and figures need them: their agreed level, subject and people.
import { agree } from "../domain/agreement.js";
import { gradesFromText } from "../domain/grade.js";
import type { PersonId } from "../domain/ids.js";
import type { Level } from "../domain/level.js";
import type { ReportedUnit } from "../domain/report.js";
import { firstDay, lastDay, type Month, monthOf } from "../domain/time/month.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import type { School } from "./schools.js";
import type { Db } from "./sql/database.js";

interface ReportedRow {
  id: string;
  date: string;
  title: string;
  grades: string;
  level: number | bigint;
  subject: string | null;
  loggedById: string;
  /** JSON lists. */
  partners: string;
  opinions: string;
}

export interface SpanUnit extends ReportedUnit {
  subject: string | undefined;
  /** Who logged it and its partners. */
  people: string[];
}

function toSpanUnit(row: ReportedRow): SpanUnit {
  return {
    date: row.date as SchoolDay,
    title: row.title,
    grades: gradesFromText(row.grades),
    agreed: agree(Number(row.level) as Level, JSON.parse(row.opinions)),
    subject: row.subject ?? undefined,
    people: [row.loggedById, ...JSON.parse(row.partners)],
  };
}

/**
 * Every unit from the one day to the other, of one person (logged by or with them) or of all, oldest first. In SQL of our
 * own: Prisma fetches relations by listing every key in one query, which SQLite limits.
 */
export async function unitsBetween(
  db: Db,
  school: School,
  { from, to, person = null }: { from: SchoolDay; to: SchoolDay; person?: PersonId | null },
): Promise<SpanUnit[]> {
  const rows = await db.$queryRaw<ReportedRow[]>`
    SELECT u."id", u."date", u."title", u."grades", u."level", u."subject", u."loggedById",
      (SELECT json_group_array(up."personId") FROM "UnitPartner" up
        WHERE up."workspaceId" = u."workspaceId" AND up."unitId" = u."id") AS "partners",
      (SELECT json_group_array(v."level") FROM "LevelOpinion" v
        JOIN "UnitPartner" vp ON vp."workspaceId" = v."workspaceId" AND vp."unitId" = v."unitId" AND vp."personId" = v."personId"
        WHERE v."workspaceId" = u."workspaceId" AND v."unitId" = u."id" AND v."level" IS NOT NULL) AS "opinions"
    FROM "Unit" u
    WHERE u."workspaceId" = ${school.workspaceId} AND u."schoolId" = ${school.id} AND u."deletedAt" IS NULL
      AND u."date" BETWEEN ${from} AND ${to}
      AND (${person} IS NULL OR u."loggedById" = ${person} OR EXISTS (SELECT 1 FROM "UnitPartner" o
        WHERE o."workspaceId" = u."workspaceId" AND o."unitId" = u."id" AND o."personId" = ${person}))
    ORDER BY u."date", u."createdAt"`;
  return rows.map(toSpanUnit);
}

/** Every unit of the month, oldest first, as the report lists them. */
export const unitsOfMonth = (db: Db, school: School, month: Month): Promise<SpanUnit[]> =>
  unitsBetween(db, school, { from: firstDay(month), to: lastDay(month) });

/**
 * The month of the school's first entry, by its date; undefined while nothing is logged. A unit dated more than a year
 * before it was logged does not count: one mistyped year should not make a year of reports due.
 */
export async function firstMonth(db: Db, school: School): Promise<Month | undefined> {
  const [row] = await db.$queryRaw<{ first: string | null }[]>`
    SELECT min("date") AS "first" FROM "Unit"
    WHERE "workspaceId" = ${school.workspaceId} AND "schoolId" = ${school.id} AND "deletedAt" IS NULL
      AND "date" >= date("createdAt", '-1 year')`;
  return row?.first ? monthOf(row.first as SchoolDay) : undefined;
}

/** The names of the units in the log, the newest first, each once. */
export async function titlesOf(db: Db, school: School): Promise<string[]> {
  const rows = await db.$queryRaw<{ title: string }[]>`
    SELECT "title" FROM "Unit"
    WHERE "workspaceId" = ${school.workspaceId} AND "schoolId" = ${school.id} AND "deletedAt" IS NULL
    GROUP BY "title" ORDER BY max("date") DESC LIMIT 2000`;
  return rows.map(({ title }) => title);
}
