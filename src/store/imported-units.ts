// Which units came from a file, and which of a file's units are in the log already.
import type { PersonId, UnitId } from "../domain/ids.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { identityOf } from "../domain/unit.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

/**
 * What `deletedAt` says of units that are being imported: like deleted ones they are in no list and no figure. Later than any
 * day on which one was deleted, so nothing takes it for one.
 */
export const NOT_YET = "9999-12-31T00:00:00.000Z";

const KEYS = `
  SELECT m."key" FROM "ImportedUnit" m
  JOIN "Unit" u ON u."workspaceId" = m."workspaceId" AND u."id" = m."unitId"
  WHERE m."workspaceId" = @workspaceId AND m."schoolId" = @schoolId AND u."deletedAt" IS NULL
    AND m."key" IN (SELECT value FROM json_each(@keys))`;

/** The keys among these whose rows were imported before. */
export async function knownKeys(db: Db, school: School, keys: readonly string[]): Promise<Set<string>> {
  const rows = await sqlOf(db).all<{ key: string }>(KEYS, { ...inSchool(school), keys: JSON.stringify(keys) });
  return new Set(rows.map(({ key }) => key));
}

const UNITS = `
  SELECT u."title", u."date", u."loggedById" AS "loggedBy",
    (SELECT string_agg(up."personId", '\n') FROM "UnitPartner" up
      WHERE up."workspaceId" = u."workspaceId" AND up."unitId" = u."id") AS "partners",
    (SELECT string_agg(n."name", '\n') FROM "UnitPartnerName" n
      WHERE n."workspaceId" = u."workspaceId" AND n."unitId" = u."id") AS "others"
  FROM "Unit" u
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."deletedAt" IS NULL
    AND u."date" > @after AND u."date" <= @to`;

interface IdentityRow {
  title: string;
  date: SchoolDay;
  loggedBy: PersonId;
  partners: string | null;
  others: string | null;
}

/** What makes each unit of these days itself, after the first day and up to the last. */
export async function identitiesBetween(
  db: Db,
  school: School,
  days: { after: string; to: string },
): Promise<string[]> {
  const rows = await sqlOf(db).all<IdentityRow>(UNITS, { ...inSchool(school), ...days });
  const listOf = (text: string | null) => text?.split("\n") ?? [];
  return rows.map(({ partners, others, ...unit }) =>
    identityOf({ ...unit, partners: listOf(partners) as PersonId[], others: listOf(others) }),
  );
}

export interface Imported {
  by: string;
  at: Date;
  fileName: string;
}

const SOURCE = `
  SELECT p."name" AS "by", i."savedAt" AS "at", i."fileName" FROM "ImportedUnit" m
  JOIN "LogImport" i ON i."workspaceId" = m."workspaceId" AND i."id" = m."importId"
  JOIN "Person" p ON p."workspaceId" = i."workspaceId" AND p."id" = i."personId"
  WHERE m."workspaceId" = @workspaceId AND m."schoolId" = @schoolId AND m."unitId" = @unit`;

/** Who imported this unit, and from which file; undefined if it was logged here. */
export async function importOfUnit(db: Db, school: School, unit: UnitId): Promise<Imported | undefined> {
  const [row] = await sqlOf(db).all<{ by: string; at: string; fileName: string }>(SOURCE, {
    ...inSchool(school),
    unit,
  });
  return row && { ...row, at: new Date(row.at) };
}
