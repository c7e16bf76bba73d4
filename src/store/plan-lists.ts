// Lists of plans: those of one person, and those of some days.
import type { PersonId, PlanId } from "../domain/ids.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { type Plan, plansWhere, selectPlans } from "./plan-row.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

const LIVE = 'p."deletedAt" IS NULL';

/** The number of the last edit of a field of the plan `p`. */
const lastEditOf = (field: string) => `(SELECT max(f."number") FROM "PlanEditField" f
    WHERE f."workspaceId" = p."workspaceId" AND f."planId" = p."id" AND f."field" = '${field}')`;

/** Whether @person is among the people of the plan `p`: of its log entry if there is one, and who started it. */
const WITH_PERSON = `(p."createdById" = @person
  OR p."unitId" IN (SELECT "id" FROM "Unit" WHERE "workspaceId" = @workspaceId AND "loggedById" = @person
    UNION ALL SELECT "unitId" FROM "UnitPartner" WHERE "workspaceId" = @workspaceId AND "personId" = @person)
  OR (p."unitId" IS NULL AND EXISTS (SELECT 1 FROM "PlanItem" i WHERE i."workspaceId" = p."workspaceId"
    AND i."planId" = p."id" AND i."field" = 'people' AND i."personId" = @person AND i."number" = ${lastEditOf("people")})))`;

const OF_PERSON = plansWhere(`${LIVE} AND ${WITH_PERSON}`).concat(
  ' ORDER BY p."updatedAt" DESC, p."id" DESC LIMIT @size OFFSET @skipped',
);

const COUNT_OF_PERSON = `
  SELECT count(*) AS "total" FROM "Plan" p
  WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId AND ${LIVE} AND ${WITH_PERSON}`;

/** One page of the plans that a person writes, those changed last first, and how many there are. */
export async function plansOfPerson(
  db: Db,
  school: School,
  { person, page, size }: { person: PersonId; page: number; size: number },
): Promise<{ plans: Plan[]; total: number }> {
  const params = { person, size, skipped: page * size };
  const [plans, counted] = await Promise.all([
    selectPlans(db, school, { sql: OF_PERSON, params }),
    sqlOf(db).all<{ total: number | string }>(COUNT_OF_PERSON, { ...inSchool(school), ...params }),
  ]);
  return { plans, total: Number(counted[0]?.total ?? 0) };
}

/** The first day of the plan `p`: of its log entry, or its own. Null: it has none. */
const DAY = `COALESCE((SELECT u."date" FROM "Unit" u WHERE u."workspaceId" = p."workspaceId" AND u."id" = p."unitId"),
  (SELECT i."text" FROM "PlanItem" i WHERE i."workspaceId" = p."workspaceId" AND i."planId" = p."id"
    AND i."field" = 'day' AND i."number" = ${lastEditOf("day")}))`;

const BETWEEN = plansWhere(`${LIVE} AND ${DAY} BETWEEN @from AND @to`).concat(` ORDER BY ${DAY}, p."id"`);

/** The plans whose unit begins on one of these days, earliest first. */
export const plansBetween = (db: Db, school: School, days: { from: SchoolDay; to: SchoolDay }): Promise<Plan[]> =>
  selectPlans(db, school, { sql: BETWEEN, params: days });

const BY_IDS = plansWhere(`${LIVE} AND p."id" IN (SELECT value FROM json_each(@ids))`);

/** The plans with these ids that aren't deleted, in no order. */
export const plansByIds = (db: Db, school: School, ids: readonly PlanId[]): Promise<Plan[]> =>
  selectPlans(db, school, { sql: BY_IDS, params: { ids: JSON.stringify(ids) } });

const OF_UNITS = plansWhere(`${LIVE} AND p."unitId" IN (SELECT value FROM json_each(@units))`);

/** The plans of these units, in no order. */
export const plansOfUnits = (db: Db, school: School, units: readonly string[]): Promise<Plan[]> =>
  selectPlans(db, school, { sql: OF_UNITS, params: { units: JSON.stringify(units) } });
