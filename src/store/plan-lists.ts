// Lists of plans: those of one person, and those of some days.
import type { PersonId, PlanId } from "../domain/ids.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { ITEMS_NOW } from "./plan-items-now.js";
import { type Plan, plansWhere, selectPlans } from "./plan-row.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

// A plan's people are those of its log entry, if it has one, and always whoever started it. CROSS JOIN keeps SQLite from
// beginning with all plans: it can't know that few have this person.
const OF_PERSON = `
  WITH ${ITEMS_NOW}, "Found" AS (
    SELECT p."id" FROM "Plan" p WHERE p."workspaceId" = @workspaceId AND p."createdById" = @person
    UNION ALL SELECT p."id" FROM "Unit" u CROSS JOIN "Plan" p
      WHERE u."workspaceId" = @workspaceId AND u."loggedById" = @person
        AND p."workspaceId" = u."workspaceId" AND p."unitId" = u."id"
    UNION ALL SELECT p."id" FROM "UnitPartner" u CROSS JOIN "Plan" p
      WHERE u."workspaceId" = @workspaceId AND u."personId" = @person
        AND p."workspaceId" = u."workspaceId" AND p."unitId" = u."unitId"
    UNION ALL SELECT p."id" FROM "ItemNow" i CROSS JOIN "Plan" p
      WHERE i."workspaceId" = @workspaceId AND i."personId" = @person AND i."field" = 'people'
        AND p."workspaceId" = i."workspaceId" AND p."id" = i."planId" AND p."unitId" IS NULL),
  "Theirs" AS (SELECT DISTINCT p."id", p."updatedAt" FROM "Found" f CROSS JOIN "Plan" p
    WHERE p."workspaceId" = @workspaceId AND p."schoolId" = @schoolId AND p."id" = f."id" AND p."deletedAt" IS NULL),
  "Page" AS (SELECT "id", "updatedAt" FROM "Theirs" ORDER BY "updatedAt" DESC, "id" DESC LIMIT @size OFFSET @skipped)
  SELECT t."total", g."id" FROM (SELECT count(*) AS "total" FROM "Theirs") t LEFT JOIN "Page" g ON TRUE
  ORDER BY g."updatedAt" DESC, g."id" DESC`;

interface FoundRow {
  total: number | string;
  /** Null on a page after the last one. */
  id: PlanId | null;
}

/** One page of the plans that a person writes, those changed last first, and how many there are. */
export async function plansOfPerson(
  db: Db,
  school: School,
  { person, page, size }: { person: PersonId; page: number; size: number },
): Promise<{ plans: Plan[]; total: number }> {
  const params = { ...inSchool(school), person, size, skipped: page * size };
  const rows = await sqlOf(db).all<FoundRow>(OF_PERSON, params);
  const ids = rows.flatMap(({ id }) => id ?? []);
  const found = new Map((await plansByIds(db, school, ids)).map((plan) => [plan.id, plan]));
  return { plans: ids.flatMap((id) => found.get(id) ?? []), total: Number(rows[0]?.total ?? 0) };
}

const SINCE = plansWhere('p."deletedAt" IS NULL AND p."updatedAt" >= @since').concat(
  ' ORDER BY p."updatedAt" DESC, p."id" DESC LIMIT @size',
);

/** The plans changed since an instant, the last ones first, at most `size`. */
export const plansSince = (db: Db, school: School, { since, size }: { since: Date; size: number }): Promise<Plan[]> =>
  selectPlans(db, school, { sql: SINCE, params: { since: since.toISOString(), size } });

// The day of its log entry, if it has one, or its own.
const ON_DAYS = `(
  WITH ${ITEMS_NOW}
  SELECT p."id" FROM "Unit" u CROSS JOIN "Plan" p
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."date" BETWEEN @from AND @to
    AND p."workspaceId" = u."workspaceId" AND p."unitId" = u."id"
  UNION ALL SELECT p."id" FROM "ItemNow" i CROSS JOIN "Plan" p
  WHERE i."workspaceId" = @workspaceId AND i."field" = 'day' AND i."text" BETWEEN @from AND @to
    AND p."workspaceId" = i."workspaceId" AND p."id" = i."planId" AND p."unitId" IS NULL) found`;

const BETWEEN = plansWhere('p."id" = found."id" AND p."deletedAt" IS NULL', ON_DAYS.concat(' CROSS JOIN "Plan" p'));

const earlierFirst = (a: Plan, b: Plan): number => (`${a.values.day} ${a.id}` < `${b.values.day} ${b.id}` ? -1 : 1);

/** The plans whose unit begins on one of these days, earliest first. */
export const plansBetween = async (db: Db, school: School, days: { from: SchoolDay; to: SchoolDay }): Promise<Plan[]> =>
  (await selectPlans(db, school, { sql: BETWEEN, params: { from: days.from, to: days.to } })).sort(earlierFirst);

const ASKED = 'json_each(@asked) asked CROSS JOIN "Plan" p';

const BY_IDS = plansWhere('p."id" = asked.value AND p."deletedAt" IS NULL', ASKED);

/** The plans with these ids that aren't deleted, in no order. */
export const plansByIds = (db: Db, school: School, ids: readonly PlanId[]): Promise<Plan[]> =>
  selectPlans(db, school, { sql: BY_IDS, params: { asked: JSON.stringify(ids) } });

const OF_UNITS = plansWhere('p."unitId" = asked.value AND p."deletedAt" IS NULL', ASKED);

/** The plans of these units, in no order. */
export const plansOfUnits = (db: Db, school: School, units: readonly string[]): Promise<Plan[]> =>
  selectPlans(db, school, { sql: OF_UNITS, params: { asked: JSON.stringify(units) } });
