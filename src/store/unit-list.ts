// The log of units as people page through it.
import type { PersonId } from "../domain/ids.js";
import { firstDay, lastDay, type Month } from "../domain/time/month.js";
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
  unitsWhere(`${condition} ORDER BY u."date" DESC, u."createdAt" DESC LIMIT @size OFFSET @skipped`);

const countWhere = (condition: string) => `
  SELECT count(*) AS "total" FROM "Unit" u
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND ${condition}`;

const EVERYONES = { page: pageWhere(ALL), count: countWhere(ALL) };
const PERSONS = { page: pageWhere(OF_PERSON), count: countWhere(OF_PERSON) };

const EVER = { from: "0000-01-01", to: "9999-12-31" };

/** One page of units, newest first, and how many there are on all pages. Optionally only a person's or a month's. */
export async function pageOfUnits(
  db: Db,
  school: School,
  { person, month, page }: { person?: PersonId | undefined; month?: Month | undefined; page: number },
): Promise<{ units: LoggedUnit[]; total: number }> {
  const sql = person ? PERSONS : EVERYONES;
  const span = month ? { from: firstDay(month), to: lastDay(month) } : EVER;
  const params = { ...span, person: person ?? null, size: UNITS_PER_PAGE, skipped: page * UNITS_PER_PAGE };
  const [counted, units] = await Promise.all([
    sqlOf(db).all<{ total: number | string }>(sql.count, { ...inSchool(school), ...params }),
    selectUnits(db, school, { sql: sql.page, params }),
  ]);
  return { units, total: Number(counted[0]?.total ?? 0) };
}
