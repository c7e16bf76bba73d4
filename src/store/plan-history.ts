// Rows of the edits of plans: who changed which fields, and when.
import type { PersonId, PlanId } from "../domain/ids.js";
import type { PlanField } from "../domain/plan/plan-fields.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

/** One version of a plan: planAt reads what it said. */
export interface PlanVersion {
  number: number;
  by: { id: PersonId; name: string };
  at: Date;
  /** The fields it gave a new value. */
  fields: PlanField[];
  /** The number of the version that it put back. */
  restored: number | undefined;
}

interface VersionRow {
  number: number;
  personId: PersonId;
  personName: string;
  at: string;
  restored: number | null;
  /** Separated by commas; null: none, for a plan that was started empty. */
  fields: string | null;
}

const VERSIONS = `
  SELECT e."number", e."personId", w."name" AS "personName", e."at", e."restored",
    (SELECT string_agg(f."field", ',') FROM "PlanEditField" f
      WHERE f."workspaceId" = e."workspaceId" AND f."planId" = e."planId" AND f."number" = e."number") AS "fields"
  FROM "PlanEdit" e
  JOIN "Plan" p ON p."workspaceId" = e."workspaceId" AND p."id" = e."planId"
  JOIN "Person" w ON w."workspaceId" = e."workspaceId" AND w."id" = e."personId"
  WHERE e."workspaceId" = @workspaceId AND p."schoolId" = @schoolId AND e."planId" = @plan AND e."number" > @after
  ORDER BY e."number" DESC`;

/** The versions of a plan after the one with this number, newest first. */
export async function versionsOfPlan(
  db: Db,
  school: School,
  { plan, after = 0 }: { plan: PlanId; after?: number },
): Promise<PlanVersion[]> {
  const rows = await sqlOf(db).all<VersionRow>(VERSIONS, { ...inSchool(school), plan, after });
  return rows.map(({ number, personId, personName, at, restored, fields }) => ({
    number: Number(number),
    by: { id: personId, name: personName },
    at: new Date(at),
    fields: (fields?.split(",") ?? []) as PlanField[],
    restored: restored === null ? undefined : Number(restored),
  }));
}
