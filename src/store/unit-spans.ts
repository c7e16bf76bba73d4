// Units in a span of days, as reports and figures need them: with their agreed level, subject and people.
import { agree } from "../domain/agreement.js";
import { gradesFromText } from "../domain/grade.js";
import type { PersonId, UnitId } from "../domain/ids.js";
import type { Level } from "../domain/level.js";
import type { ReportedUnit } from "../domain/report.js";
import { firstDay, lastDay, type Month, monthOf } from "../domain/time/month.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { COUNTED, toCounted } from "./counted-units.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

interface SpanRow {
  id: UnitId;
  date: SchoolDay;
  title: string;
  grades: string;
  level: Level;
  subject: string | null;
  loggedById: string;
  /** Ids, separated by commas; null: none. */
  partners: string | null;
  /** Levels, separated by commas; null: none. */
  opinions: string | null;
}

export interface SpanUnit extends ReportedUnit {
  id: UnitId;
  subject: string | undefined;
  /** The ids of its logger and its partners. */
  people: string[];
}

const listOf = (text: string | null) => (text === null ? [] : text.split(","));

const toAgreed = ({ level, opinions }: Pick<SpanRow, "level" | "opinions">) =>
  agree(
    level,
    listOf(opinions).map((one) => Number(one) as Level),
  );

function toSpanUnit(row: SpanRow): SpanUnit {
  return {
    id: row.id,
    date: row.date,
    title: row.title,
    grades: gradesFromText(row.grades),
    agreed: toAgreed(row),
    subject: row.subject ?? undefined,
    people: [row.loggedById, ...listOf(row.partners)],
  };
}

const OPINIONS = `(SELECT string_agg(CAST(o."level" AS TEXT), ',') FROM "LevelOpinion" o
      JOIN "UnitPartner" op ON op."workspaceId" = o."workspaceId" AND op."unitId" = o."unitId"
        AND op."personId" = o."personId"
      WHERE o."workspaceId" = u."workspaceId" AND o."unitId" = u."id" AND o."level" IS NOT NULL) AS "opinions"`;

const inSpan = (condition: string) => `${COUNTED}
  SELECT u."id", u."date", u."title", u."grades", u."level", u."subject", u."loggedById", ${OPINIONS},
    (SELECT string_agg(up."personId", ',') FROM "UnitPartner" up
      WHERE up."workspaceId" = u."workspaceId" AND up."unitId" = u."id") AS "partners"
  FROM "Counted" u WHERE u."date" BETWEEN @from AND @to ${condition}
  ORDER BY u."date", u."createdAt", u."id"`;

const UNITS = inSpan("");
const UNITS_OF_PERSON = inSpan(`AND (u."loggedById" = @person OR EXISTS (SELECT 1 FROM "UnitPartner" up
      WHERE up."workspaceId" = u."workspaceId" AND up."unitId" = u."id" AND up."personId" = @person))`);

/**
 * Every unit from one day through another whose day has come by `now`, oldest first; with `person`, only units logged by or
 * with them. Uses our own SQL, because Prisma reads relations by listing every key in one query, and databases limit that
 * list.
 */
export async function unitsBetween(
  db: Db,
  school: School,
  { from, to, now, person = null }: { from: SchoolDay; to: SchoolDay; now: Date; person?: PersonId | null },
): Promise<SpanUnit[]> {
  const params = { ...toCounted(school, now), from, to, person };
  const rows = await sqlOf(db).all<SpanRow>(person === null ? UNITS : UNITS_OF_PERSON, params);
  return rows.map(toSpanUnit);
}

/** Every unit of the month whose day has come, oldest first, as the report lists them. */
export const unitsOfMonth = (
  db: Db,
  school: School,
  { month, now }: { month: Month; now: Date },
): Promise<SpanUnit[]> => unitsBetween(db, school, { from: firstDay(month), to: lastDay(month), now });

const firstDate = (condition: string) => `
  SELECT min("date") AS "first" FROM "Unit"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "deletedAt" IS NULL AND ${condition}`;

// A year before createdAt, by arithmetic on the text: date functions differ from database to database.
const IS_LIKELY = '"date" >= CAST(CAST(substr("createdAt", 1, 4) AS INTEGER) - 1 AS TEXT) || substr("createdAt", 5, 6)';

const IS_IMPORTED = `EXISTS (SELECT 1 FROM "ImportedUnit" m
      WHERE m."workspaceId" = "Unit"."workspaceId" AND m."unitId" = "Unit"."id")`;

const FIRST_DATE = firstDate(`(${IS_LIKELY} OR ${IS_IMPORTED})`);

const FIRST_LOGGED = firstDate(
  `${IS_LIKELY} AND (substr("date", 1, 7) >= substr("createdAt", 1, 7) OR NOT ${IS_IMPORTED})`,
);

async function readFirst(sql: string, db: Db, school: School): Promise<Month | undefined> {
  const [row] = await sqlOf(db).all<{ first: SchoolDay | null }>(sql, inSchool(school));
  return row?.first ? monthOf(row.first) : undefined;
}

/**
 * The month of the school's earliest unit; undefined if it has none. A unit dated more than a year before it was logged
 * doesn't count: it is a mistyped year. An imported unit may be of any age.
 */
export const firstMonth = (db: Db, school: School): Promise<Month | undefined> => readFirst(FIRST_DATE, db, school);

/**
 * The first month with a report: that of the earliest unit which was logged here, or imported before its month was over.
 * One mistyped year must not make a year of reports due, and neither must an import.
 */
export const firstLoggedMonth = (db: Db, school: School): Promise<Month | undefined> =>
  readFirst(FIRST_LOGGED, db, school);

const TITLES = `${COUNTED}
  SELECT "title" FROM "Counted" GROUP BY "title" ORDER BY max("date") DESC LIMIT 2000`;

/** The titles of the school's units whose day has come, each once, most recent first, at most 2,000. */
export async function titlesOf(db: Db, school: School, now: Date): Promise<string[]> {
  const rows = await sqlOf(db).all<{ title: string }>(TITLES, toCounted(school, now));
  return rows.map(({ title }) => title);
}
