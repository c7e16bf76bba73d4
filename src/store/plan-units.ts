// What a log entry said is kept in its plan when the entry goes for good.
import type { PlanId, SchoolId, WorkspaceId } from "../domain/ids.js";
import { type Db, sqlOf } from "./sql/database.js";
import type { Step } from "./sql/sql.js";

const GOING = `
  SELECT p."workspaceId", p."schoolId", p."id", p."unitId" FROM "Plan" p
  JOIN "Unit" u ON u."workspaceId" = p."workspaceId" AND u."id" = p."unitId" WHERE u."deletedAt" < @before`;

interface GoingRow {
  workspaceId: WorkspaceId;
  schoolId: SchoolId;
  id: PlanId;
  unitId: string;
}

const EDIT = `
  INSERT INTO "PlanEdit" ("workspaceId", "planId", "number", "personId", "at")
  SELECT @workspaceId, @id, max("number") + 1, (SELECT "loggedById" FROM "Unit" WHERE "workspaceId" = @workspaceId AND "id" = @unit), @at
  FROM "PlanEdit" WHERE "workspaceId" = @workspaceId AND "planId" = @id`;

const LAST = `(SELECT max("number") FROM "PlanEdit" WHERE "workspaceId" = @workspaceId AND "planId" = @id)`;

const FIELD = `
  INSERT INTO "PlanEditField" ("workspaceId", "planId", "field", "number") SELECT @workspaceId, @id, @field, ${LAST}`;

/** An item of the field with the text that a column of the unit holds, unless it holds none. */
const itemOf = (column: string) => `
  INSERT INTO "PlanItem" ("workspaceId", "planId", "field", "number", "place", "text")
  SELECT @workspaceId, @id, @field, ${LAST}, 0, t."text" FROM (
    SELECT CAST(u."${column}" AS TEXT) AS "text" FROM "Unit" u WHERE u."workspaceId" = @workspaceId AND u."id" = @unit) t
  WHERE t."text" IS NOT NULL`;

const GRADES = `
  INSERT INTO "PlanItem" ("workspaceId", "planId", "field", "number", "place", "text")
  SELECT @workspaceId, @id, @field, ${LAST}, 0, u."grades" FROM "Unit" u
  WHERE u."workspaceId" = @workspaceId AND u."id" = @unit`;

const COLUMNS = { title: "title", subject: "subject", level: "level", day: "date" } as const;

// What the plan says of a person, their role and job title, is kept; the others are teachers until someone says otherwise.
const PEOPLE = `
  INSERT INTO "PlanItem" ("workspaceId", "planId", "field", "number", "place", "head", "text", "note", "personId")
  SELECT @workspaceId, @id, 'people', ${LAST}, row_number() OVER (ORDER BY w."rank", w."personId", w."name") - 1,
    COALESCE(k."head", CASE WHEN q."librarian" THEN 'librarian' ELSE 'teacher' END), w."name", COALESCE(k."note", ''), w."personId"
  FROM (
    SELECT 0 AS "rank", "loggedById" AS "personId", '' AS "name" FROM "Unit" WHERE "workspaceId" = @workspaceId AND "id" = @unit
    UNION ALL SELECT 1, "personId", '' FROM "UnitPartner" WHERE "workspaceId" = @workspaceId AND "unitId" = @unit
    UNION ALL SELECT 2, NULL, "name" FROM "UnitPartnerName" WHERE "workspaceId" = @workspaceId AND "unitId" = @unit) w
  LEFT JOIN "Person" q ON q."workspaceId" = @workspaceId AND q."id" = w."personId"
  LEFT JOIN "PlanItem" k ON k."workspaceId" = @workspaceId AND k."planId" = @id AND k."field" = 'people'
    AND (k."personId" = w."personId" OR (k."personId" IS NULL AND w."personId" IS NULL AND k."text" = w."name"))
    AND k."number" = (SELECT max("number") FROM "PlanEditField" WHERE "workspaceId" = @workspaceId AND "planId" = @id
      AND "field" = 'people' AND "number" < (SELECT max("number") FROM "PlanEdit"
        WHERE "workspaceId" = @workspaceId AND "planId" = @id))`;

const UNLINK = `
  UPDATE "Plan" SET "unitId" = NULL, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "id" = @id AND "unitId" = @unit AND EXISTS (SELECT 1 FROM "Unit" u
    WHERE u."workspaceId" = @workspaceId AND u."id" = @unit AND u."deletedAt" < @before)`;

/**
 * Copies into their plans what units deleted before an instant say, and takes the units off the plans, so that the units'
 * rows can be deleted. Each plan all or nothing.
 */
export async function keepWhatUnitsSaid(db: Db, { before, now }: { before: Date; now: Date }): Promise<void> {
  const until = { before: before.toISOString(), at: now.toISOString() };
  for (const { unitId, ...plan } of await sqlOf(db).all<GoingRow>(GOING, until)) {
    const params = { ...plan, ...until, unit: unitId };
    const steps: Step[] = [
      { sql: EDIT, params },
      ...Object.entries(COLUMNS).flatMap(([field, column]) => [
        { sql: FIELD, params: { ...params, field } },
        { sql: itemOf(column), params: { ...params, field } },
      ]),
      { sql: FIELD, params: { ...params, field: "grades" } },
      { sql: GRADES, params: { ...params, field: "grades" } },
      { sql: FIELD, params: { ...params, field: "people" } },
      { sql: PEOPLE, params },
      { sql: UNLINK, params, mustChange: true },
    ];
    await sqlOf(db).write(steps);
  }
}
