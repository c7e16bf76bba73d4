// Rows of partners who aren't in this Slack: which names there are, and replacing a name with the person once they are.
import type { PersonId, UnitId } from "../domain/ids.js";
import type { NameCount } from "../domain/name-matches.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";

/** Limits what is read to units that this person logged or was a partner in. Undefined: every unit of the school. */
interface NamesOf {
  by: PersonId | undefined;
}

const OF_SCHOOL = `
  FROM "UnitPartnerName" n JOIN "Unit" u ON u."workspaceId" = n."workspaceId" AND u."id" = n."unitId"
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."deletedAt" IS NULL`;

const OF_PERSON = `${OF_SCHOOL} AND (u."loggedById" = @by OR EXISTS (SELECT 1 FROM "UnitPartner" up
    WHERE up."workspaceId" = u."workspaceId" AND up."unitId" = u."id" AND up."personId" = @by))`;

const counting = (names: string) => `SELECT n."name" AS "name", count(*) AS "units" ${names} GROUP BY n."name"`;
const COUNTS = { school: counting(OF_SCHOOL), person: counting(OF_PERSON) };

/** Every spelling of a name outside Slack, and how many units in the log use it. */
export async function namesOutsideSlack(db: Db, school: School, { by }: NamesOf): Promise<NameCount[]> {
  const sql = by ? COUNTS.person : COUNTS.school;
  const rows = await sqlOf(db).all<{ name: string; units: number | string }>(sql, {
    ...inSchool(school),
    by: by ?? null,
  });
  return rows.map(({ name, units }) => ({ name, units: Number(units) }));
}

const spelling = (names: string) =>
  `SELECT DISTINCT u."id" AS "id" ${names} AND n."name" IN (SELECT value FROM json_each(@names))`;
const UNITS = { school: spelling(OF_SCHOOL), person: spelling(OF_PERSON) };

// The logger of a unit is no partner in it, and someone may be a partner already. Then only the name goes.
const ADD_PARTNER = `
  INSERT INTO "UnitPartner" ("workspaceId", "unitId", "personId", "matchedName")
  SELECT n."workspaceId", n."unitId", @person, min(n."name")
  FROM "UnitPartnerName" n JOIN "Unit" u ON u."workspaceId" = n."workspaceId" AND u."id" = n."unitId"
  WHERE n."workspaceId" = @workspaceId AND n."unitId" IN (SELECT value FROM json_each(@units))
    AND n."name" IN (SELECT value FROM json_each(@names)) AND u."loggedById" <> @person
  GROUP BY n."workspaceId", n."unitId"
  ON CONFLICT ("workspaceId", "unitId", "personId") DO NOTHING`;

const DELETE_NAMES = `
  DELETE FROM "UnitPartnerName" WHERE "workspaceId" = @workspaceId
    AND "unitId" IN (SELECT value FROM json_each(@units)) AND "name" IN (SELECT value FROM json_each(@names))`;

const MATCHED = `
  FROM "UnitPartner" m JOIN "Unit" u ON u."workspaceId" = m."workspaceId" AND u."id" = m."unitId"
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."deletedAt" IS NULL
    AND m."personId" = @person AND m."matchedName" IS NOT NULL`;

const MATCHES = `SELECT m."unitId" AS "unit", m."matchedName" AS "name" ${MATCHED}`;

const RESTORE_NAMES = `
  INSERT INTO "UnitPartnerName" ("workspaceId", "unitId", "name")
  SELECT m."workspaceId", m."unitId", m."matchedName" ${MATCHED}
    AND m."unitId" IN (SELECT value FROM json_each(@units))
  ON CONFLICT ("workspaceId", "unitId", "name") DO NOTHING`;

const REMOVE_PARTNER = `
  DELETE FROM "UnitPartner" WHERE "workspaceId" = @workspaceId AND "personId" = @person AND "matchedName" IS NOT NULL
    AND "unitId" IN (SELECT value FROM json_each(@units))`;

const REMEMBER_REQUEST = 'INSERT INTO "SeenRequest" ("workspaceId", "key", "seenAt") VALUES (@workspaceId, @key, @at)';

// A form that is open on one of these units would bring back what was there.
const MARK_CHANGED = `
  UPDATE "Unit" SET "updatedAt" = @at WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId
    AND "id" IN (SELECT value FROM json_each(@units))`;

interface Change {
  person: PersonId;
  units: readonly UnitId[];
  names: readonly string[];
  key: string;
  now: Date;
}

/** Changes partners of these units of the school, all or none. False when this request (`key`) changed them before. */
async function changePartners(db: Db, school: School, change: Change, statements: readonly string[]): Promise<boolean> {
  const { person, key, units, names, now } = change;
  const lists = { units: JSON.stringify(units), names: JSON.stringify(names) };
  const params = { ...inSchool(school), ...lists, person, key, at: now.toISOString() };
  try {
    return await sqlOf(db).write([REMEMBER_REQUEST, ...statements, MARK_CHANGED].map((sql) => ({ sql, params })));
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/**
 * Replaces a name, in all its spellings, with the person it is of, who must be in the database. Returns how many units
 * changed, or undefined when this request (`key`) changed them before.
 */
export async function matchName(
  db: Db,
  school: School,
  { by, ...match }: NamesOf & Omit<Change, "units">,
): Promise<number | undefined> {
  const params = { ...inSchool(school), names: JSON.stringify(match.names), by: by ?? null };
  const rows = await sqlOf(db).all<{ id: UnitId }>(by ? UNITS.person : UNITS.school, params);
  const units = rows.map(({ id }) => id);
  const isChanged = await changePartners(db, school, { ...match, units }, [ADD_PARTNER, DELETE_NAMES]);
  return isChanged ? units.length : undefined;
}

/** The units in which this person replaced a name, each with that name. */
export async function matchesOf(db: Db, school: School, person: PersonId): Promise<{ unit: UnitId; name: string }[]> {
  return sqlOf(db).all<{ unit: UnitId; name: string }>(MATCHES, { ...inSchool(school), person });
}

/** Puts the names back that this person replaced in these units. False when this request (`key`) did it before. */
export async function undoMatch(db: Db, school: School, undone: Omit<Change, "names">): Promise<boolean> {
  const ours = new Set((await matchesOf(db, school, undone.person)).map(({ unit }) => unit));
  const units = undone.units.filter((unit) => ours.has(unit));
  return changePartners(db, school, { ...undone, units, names: [] }, [RESTORE_NAMES, REMOVE_PARTNER]);
}
