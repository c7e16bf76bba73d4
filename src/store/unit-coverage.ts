// Counts of units by the people who worked on them, and by their departments.
import type { SchoolDay } from "../domain/time/school-day.js";
import type { UnitSum } from "../domain/unit-sum.js";
import { COUNTED, toCounted } from "./counted-units.js";
import type { School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { AGREED_TENTHS } from "./unit-tallies.js";

interface Days {
  from: SchoolDay;
  to: SchoolDay;
  now: Date;
}

// Who worked on which unit, each once: its logger and its partners.
const WORKED = `${COUNTED}, "Span" AS (
    SELECT u."id", u."workspaceId", u."loggedById", ${AGREED_TENTHS} AS "tenths"
    FROM "Counted" u WHERE u."date" BETWEEN @from AND @to),
  "Worked" AS (
    SELECT s."id", s."loggedById" AS "personId", s."tenths" FROM "Span" s
    UNION SELECT s."id", up."personId", s."tenths" FROM "Span" s
    JOIN "UnitPartner" up ON up."workspaceId" = s."workspaceId" AND up."unitId" = s."id")`;

const BY_PERSON = `${WORKED}
  SELECT w."personId" AS "of", count(*) AS "count", sum(w."tenths") AS "tenths" FROM "Worked" w GROUP BY w."personId"`;

// A unit that several people of a department worked on counts once.
const BY_DEPARTMENT = `${WORKED}
  SELECT d."departmentId" AS "of", count(*) AS "count", sum(d."tenths") AS "tenths" FROM (
    SELECT DISTINCT t."departmentId", w."id", w."tenths" FROM "Department" own
    JOIN "DepartmentTeacher" t ON t."workspaceId" = own."workspaceId" AND t."departmentId" = own."id"
    JOIN "Worked" w ON w."personId" = t."personId"
    WHERE own."workspaceId" = @workspaceId AND own."schoolId" = @schoolId) d
  GROUP BY d."departmentId"`;

const OF_PEOPLE = `${WORKED}
  SELECT count(*) AS "count", COALESCE(sum(d."tenths"), 0) AS "tenths" FROM (
    SELECT DISTINCT w."id", w."tenths" FROM "Worked" w WHERE w."personId" IN (SELECT value FROM json_each(@people))) d`;

interface SumRow {
  of: string;
  count: number | string;
  tenths: number | string;
}

const toSum = ({ count, tenths }: Pick<SumRow, "count" | "tenths">): UnitSum => ({
  count: Number(count),
  tenths: Number(tenths),
});

async function sumsBy(db: Db, school: School, { sql, days }: { sql: string; days: Days }) {
  const { from, to, now } = days;
  const rows = await sqlOf(db).all<SumRow>(sql, { ...toCounted(school, now), from, to });
  return new Map(rows.map((row) => [row.of, toSum(row)]));
}

/** By the id of each person who logged one of the units of these days or was a partner in it. */
export const sumsByPerson = (db: Db, school: School, days: Days): Promise<Map<string, UnitSum>> =>
  sumsBy(db, school, { sql: BY_PERSON, days });

/** By the id of each department that has units in these days. */
export const sumsByDepartment = (db: Db, school: School, days: Days): Promise<Map<string, UnitSum>> =>
  sumsBy(db, school, { sql: BY_DEPARTMENT, days });

/** The units of these days that at least one of these people worked on. */
export async function sumOfPeople(
  db: Db,
  school: School,
  { people, from, to, now }: Days & { people: readonly string[] },
): Promise<UnitSum> {
  const params = { ...toCounted(school, now), from, to, people: JSON.stringify(people) };
  const [row] = await sqlOf(db).all<SumRow>(OF_PEOPLE, params);
  return row ? toSum(row) : { count: 0, tenths: 0 };
}
