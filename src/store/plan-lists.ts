// Lists of plans: those of one person, and those of some days.
import type { PersonId, PlanId } from "../domain/ids.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { type Plan, plansWhere, selectPlans } from "./plan-row.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

// A plan's people are those of its log entry, if it has one, and always whoever started it. Each part has an index. COALESCE keeps
// SQLite from beginning with all plans without a unit: it takes a unique index for one that finds a row.
const WITH_PERSON = `p."deletedAt" IS NULL AND p."id" IN (
  SELECT o."id" FROM "Plan" o WHERE o."workspaceId" = @workspaceId AND o."createdById" = @person
  UNION SELECT o."id" FROM "Unit" u JOIN "Plan" o ON o."workspaceId" = u."workspaceId" AND o."unitId" = u."id"
    WHERE u."workspaceId" = @workspaceId AND u."loggedById" = @person
  UNION SELECT o."id" FROM "UnitPartner" u JOIN "Plan" o ON o."workspaceId" = u."workspaceId" AND o."unitId" = u."unitId"
    WHERE u."workspaceId" = @workspaceId AND u."personId" = @person
  UNION SELECT o."id" FROM "PlanItem" i JOIN "Plan" o ON o."workspaceId" = i."workspaceId" AND o."id" = i."planId"
    WHERE i."workspaceId" = @workspaceId AND i."personId" = @person AND i."field" = 'people' AND COALESCE(o."unitId", '') = ''
      AND i."number" = (SELECT max(f."number") FROM "PlanEditField" f
        WHERE f."workspaceId" = i."workspaceId" AND f."planId" = i."planId" AND f."field" = 'people'))`;

const OF_PERSON = plansWhere(WITH_PERSON).concat(
  ' ORDER BY p."updatedAt" DESC, p."id" DESC LIMIT @size OFFSET @skipped',
);

const COUNT_OF_PERSON =
  'SELECT count(*) AS "total" FROM "Plan" p WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId AND '.concat(
    WITH_PERSON,
  );

/** One page of the plans that a person writes, those changed last first, and how many there are. */
export async function plansOfPerson(
  db: Db,
  school: School,
  { person, page, size }: { person: PersonId; page: number; size: number },
): Promise<{ plans: Plan[]; total: number }> {
  const params = { person, size, skipped: page * size };
  const [plans, counted] = await Promise.all([
    selectPlans(db, school, { sql: OF_PERSON, params }),
    sqlOf(db).all<{ total: number | string }>(COUNT_OF_PERSON, { ...inSchool(school), person }),
  ]);
  return { plans, total: Number(counted[0]?.total ?? 0) };
}

const SINCE = plansWhere('p."deletedAt" IS NULL AND p."updatedAt" >= @since').concat(
  ' ORDER BY p."updatedAt" DESC, p."id" DESC LIMIT @size',
);

/** The plans changed since an instant, the last ones first, at most `size`. */
export const plansSince = (db: Db, school: School, { since, size }: { since: Date; size: number }): Promise<Plan[]> =>
  selectPlans(db, school, { sql: SINCE, params: { since: since.toISOString(), size } });

// The day of its log entry, if it has one, or its own.
const BETWEEN = plansWhere(`p."deletedAt" IS NULL AND p."id" IN (
  SELECT o."id" FROM "Unit" u JOIN "Plan" o ON o."workspaceId" = u."workspaceId" AND o."unitId" = u."id"
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."date" BETWEEN @from AND @to
  UNION ALL SELECT o."id" FROM "PlanItem" i JOIN "Plan" o ON o."workspaceId" = i."workspaceId" AND o."id" = i."planId"
  WHERE i."workspaceId" = @workspaceId AND i."field" = 'day' AND i."text" BETWEEN @from AND @to AND COALESCE(o."unitId", '') = ''
    AND i."number" = (SELECT max(f."number") FROM "PlanEditField" f
      WHERE f."workspaceId" = i."workspaceId" AND f."planId" = i."planId" AND f."field" = 'day'))`);

const earlierFirst = (a: Plan, b: Plan): number => (`${a.values.day} ${a.id}` < `${b.values.day} ${b.id}` ? -1 : 1);

/** The plans whose unit begins on one of these days, earliest first. */
export const plansBetween = async (db: Db, school: School, days: { from: SchoolDay; to: SchoolDay }): Promise<Plan[]> =>
  (await selectPlans(db, school, { sql: BETWEEN, params: { from: days.from, to: days.to } })).sort(earlierFirst);

const BY_IDS = plansWhere(`p."deletedAt" IS NULL AND p."id" IN (SELECT value FROM json_each(@ids))`);

/** The plans with these ids that aren't deleted, in no order. */
export const plansByIds = (db: Db, school: School, ids: readonly PlanId[]): Promise<Plan[]> =>
  selectPlans(db, school, { sql: BY_IDS, params: { ids: JSON.stringify(ids) } });

const OF_UNITS = plansWhere(`p."deletedAt" IS NULL AND p."unitId" IN (SELECT value FROM json_each(@units))`);

/** The plans of these units, in no order. */
export const plansOfUnits = (db: Db, school: School, units: readonly string[]): Promise<Plan[]> =>
  selectPlans(db, school, { sql: OF_UNITS, params: { units: JSON.stringify(units) } });
