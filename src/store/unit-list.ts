// The log of units as people page through it and search it.
import type { Grade } from "../domain/grade.js";
import type { PersonId } from "../domain/ids.js";
import type { Level } from "../domain/level.js";
import { firstDay, lastDay, type Month } from "../domain/time/month.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { createWordTest } from "../domain/unit-query.js";
import type { QuestionKey } from "../domain/unit-questions.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { type LoggedUnit, selectUnits, unitsWhere } from "./unit-row.js";

export const UNITS_PER_PAGE = 10;

const ALL = 'u."deletedAt" IS NULL AND u."date" BETWEEN @from AND @to';
// Each half of the union has an index. An OR would have to look at every unit.
const OF_PERSON = `${ALL} AND u."id" IN (
    SELECT "id" FROM "Unit" WHERE "workspaceId" = @workspaceId AND "loggedById" = @person
    UNION SELECT "unitId" FROM "UnitPartner" WHERE "workspaceId" = @workspaceId AND "personId" = @person)`;

const pageWhere = (condition: string) =>
  unitsWhere(`${condition} ORDER BY u."date" DESC, u."createdAt" DESC, u."id" DESC LIMIT @size OFFSET @skipped`);

const countWhere = (condition: string) => `
  SELECT count(*) AS "total" FROM "Unit" u
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND ${condition}`;

const EVERYONES = { page: pageWhere(ALL), count: countWhere(ALL) };
const PERSONS = { page: pageWhere(OF_PERSON), count: countWhere(OF_PERSON) };

const EVER = { from: "0000-01-01", to: "9999-12-31" };

interface UnitPage {
  units: LoggedUnit[];
  /** How many there are on all pages. */
  total: number;
}

/** One page of units, newest first. Optionally only a person's or a month's. */
export async function pageOfUnits(
  db: Db,
  school: School,
  { person, month, page }: { person?: PersonId | undefined; month?: Month | undefined; page: number },
): Promise<UnitPage> {
  const sql = person ? PERSONS : EVERYONES;
  const span = month ? { from: firstDay(month), to: lastDay(month) } : EVER;
  const params = { ...span, person: person ?? null, size: UNITS_PER_PAGE, skipped: page * UNITS_PER_PAGE };
  const [counted, units] = await Promise.all([
    sqlOf(db).all<{ total: number | string }>(sql.count, { ...inSchool(school), ...params }),
    selectUnits(db, school, { sql: sql.page, params }),
  ]);
  return { units, total: Number(counted[0]?.total ?? 0) };
}

const dayByDay = (condition: string) => unitsWhere(`${condition} ORDER BY u."date", u."createdAt", u."id"`);
const DAYS = { everyones: dayByDay(ALL), persons: dayByDay(OF_PERSON) };

/** All units from one day through another, planned ones included, earliest first. Optionally only a person's. */
export const unitsOfDays = (
  db: Db,
  school: School,
  { from, to, person }: { from: SchoolDay; to: SchoolDay; person?: PersonId },
): Promise<LoggedUnit[]> =>
  selectUnits(db, school, {
    sql: person ? DAYS.persons : DAYS.everyones,
    params: { from, to, person: person ?? null },
  });

/** How many units there are from one day through another, planned ones included. */
export async function countUnitsBetween(
  db: Db,
  school: School,
  { from, to }: { from: SchoolDay; to: SchoolDay },
): Promise<number> {
  const [row] = await sqlOf(db).all<{ total: number | string }>(EVERYONES.count, { ...inSchool(school), from, to });
  return Number(row?.total ?? 0);
}

/** What the units of a search have in common. An empty list asks for nothing. */
export interface UnitSearch {
  from: SchoolDay;
  to: SchoolDay;
  /** All of them worked on it. */
  people: readonly string[];
  /** At least one of them. */
  grades: readonly Grade[];
  /** One of them: the same subject as different people write it. */
  subjects: readonly string[];
  /** At which it counts in the report. */
  level?: Level | undefined;
  /** An answer to each of these optional questions. */
  answers?: Partial<Record<QuestionKey, string>> | undefined;
  /** As in a UnitQuery. */
  words?: string | undefined;
}

// The level is rounded to tenths and then to the nearest one, halves up, as agree() and nearestLevel() do it. Names are
// separated by line breaks.
const FOUND = `
  SELECT u."id", u."title", CASE WHEN @words = '' THEN '' ELSE (
      SELECT string_agg(named."name", '\n') FROM (
        SELECT l."name" FROM "Person" l WHERE l."workspaceId" = u."workspaceId" AND l."id" = u."loggedById"
        UNION ALL SELECT p."name" FROM "UnitPartner" up
          JOIN "Person" p ON p."workspaceId" = up."workspaceId" AND p."id" = up."personId"
          WHERE up."workspaceId" = u."workspaceId" AND up."unitId" = u."id"
        UNION ALL SELECT n."name" FROM "UnitPartnerName" n
          WHERE n."workspaceId" = u."workspaceId" AND n."unitId" = u."id") named) END AS "names"
  FROM "Unit" u
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."deletedAt" IS NULL
    AND u."date" BETWEEN @from AND @to
    AND (@grades = '[]' OR EXISTS (SELECT 1 FROM json_each(@grades) g
      WHERE replace(',' || u."grades" || ',', ',' || g.value || ',', '') <> ',' || u."grades" || ','))
    AND (@subjects = '[]' OR u."subject" IN (SELECT value FROM json_each(@subjects)))
    AND (@people = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(@people) asked
      WHERE asked.value <> u."loggedById" AND NOT EXISTS (SELECT 1 FROM "UnitPartner" up
        WHERE up."workspaceId" = u."workspaceId" AND up."unitId" = u."id" AND up."personId" = asked.value)))
    AND (@answers = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(@answers) given
      WHERE NOT EXISTS (SELECT 1 FROM "UnitAnswer" a WHERE a."workspaceId" = u."workspaceId" AND a."unitId" = u."id"
        AND a."question" || ' ' || a."answer" = given.value)))
    AND (CAST(@level AS INTEGER) = 0 OR @level = (
      SELECT ((20 * (u."level" + COALESCE(sum(o."level"), 0)) + 1 + count(o."level")) / (2 * (1 + count(o."level"))) + 5) / 10
      FROM "LevelOpinion" o
      JOIN "UnitPartner" op ON op."workspaceId" = o."workspaceId" AND op."unitId" = o."unitId"
        AND op."personId" = o."personId"
      WHERE o."workspaceId" = u."workspaceId" AND o."unitId" = u."id" AND o."level" IS NOT NULL))
  ORDER BY u."date" DESC, u."createdAt" DESC, u."id" DESC`;

const OF_IDS = unitsWhere(`u."deletedAt" IS NULL AND u."id" IN (SELECT value FROM json_each(@ids))
  ORDER BY u."date" DESC, u."createdAt" DESC, u."id" DESC`);

/**
 * One page of the units a search finds, newest first. Words are compared here and not by the database: which letters are
 * the same differs from one to the other.
 */
export async function pageOfFoundUnits(
  db: Db,
  school: School,
  { search, page }: { search: UnitSearch; page: number },
): Promise<UnitPage> {
  const { from, to, people, grades, subjects, level = 0, words = "" } = search;
  const answers = Object.entries(search.answers ?? {}).map(([question, answer]) => `${question} ${answer}`);
  const lists = Object.entries({ people, grades, subjects, answers }).map(([name, list]) => [
    name,
    JSON.stringify(list),
  ]);
  const params = { ...inSchool(school), from, to, level, words, ...Object.fromEntries(lists) };
  const rows = await sqlOf(db).all<{ id: string; title: string; names: string }>(FOUND, params);
  const hasWords = createWordTest(words);
  const found = words === "" ? rows : rows.filter(({ title, names }) => hasWords({ title, names: names.split("\n") }));
  const ids = found.slice(page * UNITS_PER_PAGE, (page + 1) * UNITS_PER_PAGE).map(({ id }) => id);
  const units = await selectUnits(db, school, { sql: OF_IDS, params: { ids: JSON.stringify(ids) } });
  return { units, total: found.length };
}
