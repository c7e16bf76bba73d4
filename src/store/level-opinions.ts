// Rows of level opinions: how each partner rates a unit's level, and who was asked.

import { MAX_UNITS_PER_QUESTION } from "../domain/agreement.js";
import type { PersonId, UnitId } from "../domain/ids.js";
import type { Level } from "../domain/level.js";
import { DAY_MS } from "../domain/time/duration.js";
import { addDays, type SchoolDay, schoolDayAt } from "../domain/time/school-day.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

/** One partner, and the units to ask them about in one message. */
export interface LevelQuestion {
  person: PersonId;
  units: UnitId[];
}

/** Partners aren't asked about older units. */
const FRESH_DAYS = 7;
/** After a break they are asked about what was logged right before it, but not after a summer. */
const LONGEST_BREAK = 28;
/** How long its logger may still undo or correct a unit before its partners are asked. */
const SETTLED_MS = 10 * 60 * 1000;

// Partners are asked about a unit that was logged ahead of time once its day has come.
const QUESTIONS = `
  SELECT up."personId" AS "person", u."id" AS "unit"
  FROM "Unit" u
  JOIN "UnitPartner" up ON up."workspaceId" = u."workspaceId" AND up."unitId" = u."id"
  JOIN "Person" p ON p."workspaceId" = up."workspaceId" AND p."id" = up."personId"
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."deletedAt" IS NULL
    AND (u."createdAt" >= @since OR (u."date" >= @from AND u."date" > substr(u."createdAt", 1, 10)))
    AND u."date" <= @today AND u."updatedAt" <= @settledBy AND up."personId" <> u."loggedById"
    AND up."matchedName" IS NULL
    AND p."standing" = 'member' AND NOT p."muted"
    AND NOT EXISTS (SELECT 1 FROM "LevelOpinion" o
      WHERE o."workspaceId" = u."workspaceId" AND o."unitId" = u."id" AND o."personId" = up."personId")
  ORDER BY up."personId", u."createdAt"`;

/** How many days back units are fresh: a week, or since the last day of school before a break. */
function freshDays({ calendar }: School, today: SchoolDay): number {
  const sinceSchool = (Date.parse(today) - Date.parse(calendar.openDayBefore(today))) / DAY_MS;
  return sinceSchool <= LONGEST_BREAK ? Math.max(FRESH_DAYS, sinceSchool + 1) : FRESH_DAYS;
}

/** The questions to ask now: partners on the staff who accept such questions, each with units they weren't asked about. */
export async function levelQuestions(db: Db, school: School, now: Date): Promise<LevelQuestion[]> {
  const ago = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const today = schoolDayAt(now, school.timeZone);
  const fresh = freshDays(school, today);
  const rows = await sqlOf(db).all<{ person: PersonId; unit: UnitId }>(QUESTIONS, {
    ...inSchool(school),
    ...{ since: ago(fresh * DAY_MS), from: addDays(today, -fresh), today, settledBy: ago(SETTLED_MS) },
  });
  const byPerson = new Map<PersonId, UnitId[]>();
  for (const { person, unit } of rows) byPerson.set(person, [...(byPerson.get(person) ?? []), unit]);
  return [...byPerson].map(([person, units]) => ({ person, units: units.slice(0, MAX_UNITS_PER_QUESTION) }));
}

const ofUnitsIn = ({ workspaceId, id: schoolId }: School) => ({ workspaceId, unit: { schoolId } });

const CLAIM = `
  INSERT INTO "LevelOpinion" ("workspaceId", "unitId", "personId", "askedAt")
  SELECT u."workspaceId", u."id", @person, @at FROM "Unit" u
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."id" IN (SELECT value FROM json_each(@units))
  ON CONFLICT ("workspaceId", "unitId", "personId") DO NOTHING`;

/** Remembers that this partner is being asked now. False when another process already asked them. */
export async function claimLevelQuestion(
  db: Db,
  school: School,
  { person, units, now }: LevelQuestion & { now: Date },
): Promise<boolean> {
  const params = { ...inSchool(school), person, units: JSON.stringify(units), at: now.toISOString() };
  return sqlOf(db).write([{ sql: CLAIM, params, mustChange: true }]);
}

/** The question didn't arrive, so it may be asked again. An answer given in the meantime stays. */
export async function releaseLevelQuestion(db: Db, school: School, { person, units }: LevelQuestion): Promise<void> {
  await db.levelOpinion.deleteMany({
    where: { ...ofUnitsIn(school), personId: person, unitId: { in: units }, answeredAt: null },
  });
}

// Compares what the person saw in the same statement, so of two clicks on two messages one counts.
const ANSWER = `
  INSERT INTO "LevelOpinion" ("workspaceId", "unitId", "personId", "level", "why", "answeredAt")
  SELECT u."workspaceId", u."id", @person, @level, @why, @at FROM "Unit" u
  WHERE u."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND u."id" = @unit AND u."deletedAt" IS NULL
    AND u."level" = COALESCE(CAST(@seenLevel AS INTEGER), u."level")
  ON CONFLICT ("workspaceId", "unitId", "personId")
  DO UPDATE SET "level" = excluded."level", "why" = excluded."why", "answeredAt" = excluded."answeredAt"
  WHERE CAST(@seenAnswer AS TEXT) IS NULL OR COALESCE("LevelOpinion"."answeredAt", '') = @seenAnswer`;

/** The unit and the person's own rating as they saw it. */
interface SeenLevel {
  /** The level the unit was logged with. */
  level: Level;
  /** When they rated it; undefined if they hadn't. */
  answeredAt: Date | undefined;
}

/** Saves a partner's rating. False, and nothing is saved, if it isn't as they saw it, or the unit is gone. */
export async function answerLevel(
  db: Db,
  school: School,
  answer: { unit: UnitId; person: PersonId; level: Level; why: string | undefined; seen?: SeenLevel; now: Date },
): Promise<boolean> {
  const { unit, person, level, why = null, seen, now } = answer;
  const seenAnswer = seen ? (seen.answeredAt?.toISOString() ?? "") : null;
  const before = { seenLevel: seen?.level ?? null, seenAnswer };
  const params = { ...inSchool(school), unit, person, level, why, ...before, at: now.toISOString() };
  return sqlOf(db).write([{ sql: ANSWER, params, mustChange: true }]);
}

const UNANSWERED = `
  SELECT u."id" FROM "LevelOpinion" o
  JOIN "Unit" u ON u."workspaceId" = o."workspaceId" AND u."id" = o."unitId"
  JOIN "UnitPartner" up ON up."workspaceId" = o."workspaceId" AND up."unitId" = o."unitId"
    AND up."personId" = o."personId"
  WHERE o."workspaceId" = @workspaceId AND u."schoolId" = @schoolId AND o."personId" = @person
    AND o."answeredAt" IS NULL AND u."deletedAt" IS NULL AND u."date" <= @today
  ORDER BY u."createdAt" LIMIT 20`;

/**
 * The units this person was asked about and hasn't rated, oldest first, at most 20. Only units they are a partner of, and
 * none that was moved to a later day.
 */
export async function unitsToAgreeOn(
  db: Db,
  school: School,
  { person, now }: { person: PersonId; now: Date },
): Promise<UnitId[]> {
  const today = schoolDayAt(now, school.timeZone);
  const rows = await sqlOf(db).all<{ id: UnitId }>(UNANSWERED, { ...inSchool(school), person, today });
  return rows.map(({ id }) => id);
}

/** How a person rated a unit, and when. */
export interface OwnRating {
  level: Level;
  why: string | undefined;
  answeredAt: Date;
}

/** This person's ratings of these units, by unit. */
export async function levelOpinionsOf(
  db: Db,
  school: School,
  of: { person: string; units: readonly string[] },
): Promise<Map<string, OwnRating>> {
  const rows = await db.levelOpinion.findMany({
    where: { ...ofUnitsIn(school), personId: of.person, unitId: { in: [...of.units] }, level: { not: null } },
  });
  return new Map(
    rows.map(({ unitId, level, why, answeredAt }) => [
      unitId,
      { level: level as Level, why: why ?? undefined, answeredAt: new Date(answeredAt ?? 0) },
    ]),
  );
}

/** How a unit's partners rated its level, in the order they answered. */
export async function opinionsOfUnit(
  db: Db,
  school: School,
  unit: UnitId,
): Promise<{ name: string; level: Level; why: string | undefined }[]> {
  const { workspaceId } = school;
  const rows = await db.levelOpinion.findMany({
    where: { ...ofUnitsIn(school), unitId: unit, level: { not: null } },
    include: { person: { select: { name: true } } },
    orderBy: { answeredAt: "asc" },
  });
  const partners = await db.unitPartner.findMany({ where: { workspaceId, unitId: unit }, select: { personId: true } });
  // Former partners don't count.
  const current = rows.filter((row) => partners.some(({ personId }) => personId === row.personId));
  return current.map(({ person, level, why }) => ({ name: person.name, level: level as Level, why: why ?? undefined }));
}
