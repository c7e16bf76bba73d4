// Rows of the copies of plans that were made for people outside the school.
import { randomUUID } from "node:crypto";
import type { PersonId, PlanId } from "../domain/ids.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

export interface NewPublication {
  plan: PlanId;
  /** Of the version. */
  number: number;
  by: PersonId;
  format: "pdf" | "docx";
  withSchool: boolean;
  /** Who is named on it, in their order. */
  names: readonly { name: string; person?: PersonId | undefined }[];
  now: Date;
}

const INSERT = `
  INSERT INTO "PlanPublication" ("id", "workspaceId", "planId", "number", "personId", "at", "format", "withSchool")
  SELECT @id, @workspaceId, @plan, @number, @by, @at, @format, CAST(@withSchool AS INTEGER) = 1 FROM "Plan"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @plan AND "deletedAt" IS NULL`;

const INSERT_NAME = `
  INSERT INTO "PlanPublicationName" ("workspaceId", "publicationId", "place", "name", "personId")
  VALUES (@workspaceId, @id, @place, @name, @person)`;

/** Records a copy. False, and nothing is done, if the plan is deleted. */
export function addPublication(db: Db, school: School, copy: NewPublication): Promise<boolean> {
  const { plan, number, by, format, withSchool, names, now } = copy;
  const id = randomUUID();
  const params = { ...inSchool(school), id, plan, number, by, format, at: now.toISOString() };
  return sqlOf(db).write([
    { sql: INSERT, params: { ...params, withSchool: withSchool ? 1 : 0 }, mustChange: true },
    ...names.map(({ name, person }, place) => ({
      sql: INSERT_NAME,
      params: { workspaceId: school.workspaceId, id, place, name, person: person ?? null },
    })),
  ]);
}

export interface Publication {
  number: number;
  by: string;
  at: Date;
  withSchool: boolean;
  names: string[];
}

interface PublicationRow {
  id: string;
  number: number;
  by: string;
  at: string;
  withSchool: boolean | number;
  name: string | null;
}

const OF_PLAN = `
  SELECT c."id", c."number", w."name" AS "by", c."at", c."withSchool", n."name" FROM "PlanPublication" c
  JOIN "Plan" p ON p."workspaceId" = c."workspaceId" AND p."id" = c."planId"
  JOIN "Person" w ON w."workspaceId" = c."workspaceId" AND w."id" = c."personId"
  LEFT JOIN "PlanPublicationName" n ON n."workspaceId" = c."workspaceId" AND n."publicationId" = c."id"
  WHERE c."workspaceId" = @workspaceId AND p."schoolId" = @schoolId AND c."planId" = @plan
  ORDER BY c."at" DESC, c."id", n."place"`;

/** The copies of a plan, newest first. */
export async function publicationsOf(db: Db, school: School, plan: string): Promise<Publication[]> {
  const found = new Map<string, Publication>();
  for (const row of await sqlOf(db).all<PublicationRow>(OF_PLAN, { ...inSchool(school), plan })) {
    const { id, number, by, at, withSchool, name } = row;
    const copy = found.get(id) ?? {
      ...{ number: Number(number), by, at: new Date(at), withSchool: Boolean(withSchool), names: [] },
    };
    found.set(id, copy);
    if (name !== null) copy.names.push(name);
  }
  return [...found.values()];
}

export interface PlanCopy {
  plan: PlanId;
  number: number;
  by: string;
  at: Date;
  format: "pdf" | "docx";
  withSchool: boolean;
  /** Who is named on it. `isStaff`: in this Slack. */
  names: { name: string; isStaff: boolean }[];
}

interface CopyRow extends PublicationRow {
  planId: PlanId;
  format: "pdf" | "docx";
  personId: string | null;
}

const BETWEEN = `
  SELECT c."id", c."planId", c."number", w."name" AS "by", c."at", c."format", c."withSchool", n."name", n."personId"
  FROM "PlanPublication" c
  JOIN "Plan" p ON p."workspaceId" = c."workspaceId" AND p."id" = c."planId"
  JOIN "Person" w ON w."workspaceId" = c."workspaceId" AND w."id" = c."personId"
  LEFT JOIN "PlanPublicationName" n ON n."workspaceId" = c."workspaceId" AND n."publicationId" = c."id"
  WHERE c."workspaceId" = @workspaceId AND p."schoolId" = @schoolId AND p."deletedAt" IS NULL
    AND c."at" >= @start AND c."at" < @end
  ORDER BY c."at", c."id", n."place"`;

/** The copies that were made between two instants, oldest first. */
export async function copiesBetween(db: Db, school: School, { start, end }: { start: Date; end: Date }) {
  const found = new Map<string, PlanCopy>();
  const params = { ...inSchool(school), start: start.toISOString(), end: end.toISOString() };
  for (const row of await sqlOf(db).all<CopyRow>(BETWEEN, params)) {
    const { id, planId: plan, number, by, at, format, withSchool, name, personId } = row;
    const copy = found.get(id) ?? {
      ...{ plan, number: Number(number), by, at: new Date(at), format, withSchool: Boolean(withSchool), names: [] },
    };
    found.set(id, copy);
    if (name !== null) copy.names.push({ name, isStaff: personId !== null });
  }
  return [...found.values()];
}
