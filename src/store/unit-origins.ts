// What a unit comes of, a plan or a planning talk: each has one unit in the log, and gets it in the write that logs the unit.
import type { PersonId } from "../domain/ids.js";
import { ITEMS_NOW } from "./plan-items-now.js";
import type { School } from "./schools.js";
import type { Db } from "./sql/database.js";
import type { SqlParams, Step } from "./sql/sql.js";
import { type LoggedUnit, selectUnits, unitsWhere } from "./unit-row.js";

export interface UnitOrigin {
  talk?: string | undefined;
  plan?: string | undefined;
}

// Only a talk of the person who logs the unit.
const LINK_TALK = `
  UPDATE "Talk" SET "unitId" = @id
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @talk AND "personId" = @loggedBy
    AND "deletedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Unit" u
      WHERE u."workspaceId" = "Talk"."workspaceId" AND u."id" = "Talk"."unitId" AND u."deletedAt" IS NULL)`;

// Only if the person may change the plan: who started it, its people, librarians and admins. A log entry that was deleted
// still says who its people are.
const LINK_PLAN = `
  WITH ${ITEMS_NOW}
  UPDATE "Plan" SET "unitId" = @id, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @plan AND "deletedAt" IS NULL
    AND NOT EXISTS (SELECT 1 FROM "Unit" u
      WHERE u."workspaceId" = "Plan"."workspaceId" AND u."id" = "Plan"."unitId" AND u."deletedAt" IS NULL)
    AND ("createdById" = @loggedBy
      OR EXISTS (SELECT 1 FROM "Person" p WHERE p."workspaceId" = @workspaceId AND p."id" = @loggedBy
        AND (p."librarian" OR p."admin" OR p."slackAdmin"))
      OR EXISTS (SELECT 1 FROM "Unit" e WHERE e."workspaceId" = @workspaceId AND e."id" = "Plan"."unitId"
        AND (e."loggedById" = @loggedBy OR EXISTS (SELECT 1 FROM "UnitPartner" w
          WHERE w."workspaceId" = @workspaceId AND w."unitId" = e."id" AND w."personId" = @loggedBy)))
      OR ("unitId" IS NULL AND EXISTS (SELECT 1 FROM "ItemNow" i WHERE i."workspaceId" = @workspaceId
        AND i."planId" = @plan AND i."field" = 'people' AND i."personId" = @loggedBy)))`;

// A plan that was begun from a talk, and its talk, have the same log entry, whichever of them it was logged from.
const LINK_TALK_OF_PLAN = `
  UPDATE "Talk" SET "unitId" = @id
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "deletedAt" IS NULL
    AND "id" = (SELECT "talkId" FROM "Plan" WHERE "workspaceId" = @workspaceId AND "id" = @plan AND "unitId" = @id)
    AND NOT EXISTS (SELECT 1 FROM "Unit" u
      WHERE u."workspaceId" = "Talk"."workspaceId" AND u."id" = "Talk"."unitId" AND u."deletedAt" IS NULL)`;

const LINK_PLAN_OF_TALK = `
  UPDATE "Plan" SET "unitId" = @id, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "talkId" = @talk AND "deletedAt" IS NULL
    AND "createdById" = @loggedBy AND NOT EXISTS (SELECT 1 FROM "Unit" u
      WHERE u."workspaceId" = "Plan"."workspaceId" AND u."id" = "Plan"."unitId" AND u."deletedAt" IS NULL)
    AND EXISTS (SELECT 1 FROM "Talk" t WHERE t."workspaceId" = @workspaceId AND t."id" = @talk AND t."unitId" = @id)`;

/**
 * The steps that give a plan and a talk their unit. If one of them can't take it, the whole write fails, unless the person
 * knows: then the unit is logged `alone`.
 */
export const toLinkSteps = (origin: UnitOrigin & { alone?: boolean | undefined }, params: SqlParams): Step[] => [
  ...(origin.talk
    ? [
        { sql: LINK_TALK, params, mustChange: !origin.alone },
        { sql: LINK_PLAN_OF_TALK, params },
      ]
    : []),
  ...(origin.plan
    ? [
        { sql: LINK_PLAN, params, mustChange: !origin.alone },
        { sql: LINK_TALK_OF_PLAN, params },
      ]
    : []),
];

const MADE = unitsWhere(`u."deletedAt" IS NULL AND u."id" IN (
  SELECT "unitId" FROM "Plan" WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @plan
  UNION ALL SELECT "unitId" FROM "Talk"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @talk AND "personId" = @person)`);

/** The unit in the log that a plan, or a talk of this person, has already. */
export async function findMade(
  db: Db,
  school: School,
  { plan, talk, person }: UnitOrigin & { person: PersonId },
): Promise<LoggedUnit | undefined> {
  if (!plan && !talk) return undefined;
  const params = { plan: plan ?? null, talk: talk ?? null, person };
  const [unit] = await selectUnits(db, school, { sql: MADE, params });
  return unit;
}
