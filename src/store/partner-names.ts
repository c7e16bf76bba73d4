// Rows of partners who aren't in this Slack: which names there are, and replacing a name with the person once they are.
import type { PersonId, UnitId } from "../domain/ids.js";
import type { NameCount } from "../domain/name-matches.js";
import type { FieldChange } from "../domain/unit-history.js";
import { REMEMBER_REQUEST } from "./requests.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";
import { toChangeSteps } from "./unit-history.js";

/** Limits what is read to units that this person logged or was a partner in. Undefined: every unit of the school. */
interface NamesOf {
  of: PersonId | undefined;
}

const OF_SCHOOL = `
  FROM "UnitPartnerName" n JOIN "Unit" u ON u."workspaceId" = n."workspaceId" AND u."id" = n."unitId"
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."deletedAt" IS NULL`;

const OF_PERSON = `${OF_SCHOOL} AND (u."loggedById" = @of OR EXISTS (SELECT 1 FROM "UnitPartner" up
    WHERE up."workspaceId" = u."workspaceId" AND up."unitId" = u."id" AND up."personId" = @of))`;

const counting = (names: string) => `SELECT n."name" AS "name", count(*) AS "units" ${names} GROUP BY n."name"`;
const COUNTS = { school: counting(OF_SCHOOL), person: counting(OF_PERSON) };

/** Every spelling of a name outside Slack, and how many units in the log use it. */
export async function namesOutsideSlack(db: Db, school: School, { of }: NamesOf): Promise<NameCount[]> {
  const sql = of ? COUNTS.person : COUNTS.school;
  const rows = await sqlOf(db).all<{ name: string; units: number | string }>(sql, {
    ...inSchool(school),
    of: of ?? null,
  });
  return rows.map(({ name, units }) => ({ name, units: Number(units) }));
}

const spelling = (names: string) =>
  `SELECT u."id" AS "unit", n."name" AS "name" ${names} AND n."name" IN (SELECT value FROM json_each(@names))`;
const NAMED = { school: spelling(OF_SCHOOL), person: spelling(OF_PERSON) };

const UNITS_WITH = `
  SELECT "unitId" AS "unit" FROM "UnitPartner"
  WHERE "workspaceId" = @workspaceId AND "personId" = @person AND "unitId" IN (SELECT value FROM json_each(@units))
  UNION SELECT "id" FROM "Unit"
  WHERE "workspaceId" = @workspaceId AND "loggedById" = @person AND "id" IN (SELECT value FROM json_each(@units))`;

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

// A form that is open on one of these units would bring back what was there.
const MARK_CHANGED = `
  UPDATE "Unit" SET "updatedAt" = @at WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId
    AND "id" IN (SELECT value FROM json_each(@units))`;

/** Which name of a unit was replaced, or put back. */
export interface NamedUnit {
  unit: UnitId;
  name: string;
}

interface Change {
  person: PersonId;
  /** Who says that they are the same person. */
  by: PersonId;
  key: string;
  now: Date;
}

/** Changes partners of these units of the school, all or none. False when this request (`key`) changed them before. */
async function changePartners(
  db: Db,
  school: School,
  change: Change & {
    units: readonly NamedUnit[];
    statements: readonly string[];
    historyOf(of: NamedUnit): FieldChange[];
  },
): Promise<boolean> {
  const { person, by, key, now, units, statements, historyOf } = change;
  const lists = {
    units: JSON.stringify(units.map(({ unit }) => unit)),
    names: JSON.stringify(units.map(({ name }) => name)),
  };
  const params = { ...inSchool(school), ...lists, person, key, at: now.toISOString() };
  const steps = [REMEMBER_REQUEST, MARK_CHANGED, ...statements].map((sql) => ({ sql, params }));
  const history = units.flatMap((of) => toChangeSteps(historyOf(of), { ...params, id: of.unit, by }));
  try {
    return await sqlOf(db).write([...steps, ...history]);
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
  { of, names, ...match }: NamesOf & Change & { names: readonly string[] },
): Promise<number | undefined> {
  const { person } = match;
  const params = { ...inSchool(school), names: JSON.stringify(names), of: of ?? null, person };
  const units = await sqlOf(db).all<NamedUnit>(of ? NAMED.person : NAMED.school, params);
  const ids = JSON.stringify(units.map(({ unit }) => unit));
  const known = await sqlOf(db).all<{ unit: UnitId }>(UNITS_WITH, { ...params, units: ids });
  const wereIn = new Set(known.map(({ unit }) => unit));
  const isChanged = await changePartners(db, school, {
    ...{ ...match, units, statements: [ADD_PARTNER, DELETE_NAMES] },
    historyOf: ({ unit, name }) => [
      ...(wereIn.has(unit) ? [] : [{ field: "partner" as const, before: undefined, after: person }]),
      { field: "other", before: name, after: undefined },
    ],
  });
  return isChanged ? new Set(units.map(({ unit }) => unit)).size : undefined;
}

/** The units in which this person replaced a name. */
export async function matchesOf(db: Db, school: School, person: PersonId): Promise<NamedUnit[]> {
  return sqlOf(db).all<NamedUnit>(MATCHES, { ...inSchool(school), person });
}

/** Puts the names back that this person replaced in these units. False when this request (`key`) did it before. */
export async function undoMatch(
  db: Db,
  school: School,
  { units: asked, ...undone }: Change & { units: readonly UnitId[] },
): Promise<boolean> {
  const { person } = undone;
  const units = (await matchesOf(db, school, person)).filter(({ unit }) => asked.includes(unit));
  return changePartners(db, school, {
    ...{ ...undone, units, statements: [RESTORE_NAMES, REMOVE_PARTNER] },
    historyOf: ({ name }) => [
      { field: "other", before: undefined, after: name },
      { field: "partner", before: person, after: undefined },
    ],
  });
}
