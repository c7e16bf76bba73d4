// Rows of level views: what each partner says of a unit's level, and who was asked.
import { MAX_UNITS_PER_QUESTION } from "../domain/agreement.js";
import type { PersonId, UnitId } from "../domain/ids.js";
import type { Level } from "../domain/level.js";
import { addDays, schoolDayAt } from "../domain/time/school-day.js";
import type { School } from "./schools.js";
import type { Db } from "./sql/database.js";

/** One partner and the units they are to be asked about, in one message. */
export interface LevelQuestion {
  person: PersonId;
  units: UnitId[];
}

/** After this nobody is asked about a unit any more. */
const FRESH_DAYS = 7;
const FRESH_MS = FRESH_DAYS * 24 * 60 * 60 * 1000;
/** Whoever logged it may still undo or mend it. */
const SETTLED_MS = 10 * 60 * 1000;

/** Whom to ask about which units: partners who were never asked, are on the staff, and want to be asked. */
export async function levelQuestions(db: Db, school: School, now: Date): Promise<LevelQuestion[]> {
  const [since, to] = [now.getTime() - FRESH_MS, now.getTime() - SETTLED_MS].map((ms) => new Date(ms).toISOString());
  const today = schoolDayAt(now, school.timeZone);
  // One that was logged ahead is asked about once its day has come.
  const from = addDays(today, -FRESH_DAYS);
  const rows = await db.$queryRaw<{ person: string; unit: string }[]>`
    SELECT up."personId" AS "person", u."id" AS "unit"
    FROM "Unit" u
    JOIN "UnitPartner" up ON up."workspaceId" = u."workspaceId" AND up."unitId" = u."id"
    JOIN "Person" p ON p."workspaceId" = up."workspaceId" AND p."id" = up."personId"
    WHERE u."workspaceId" = ${school.workspaceId} AND u."schoolId" = ${school.id} AND u."deletedAt" IS NULL
      AND (u."createdAt" >= ${since} OR (u."date" >= ${from} AND u."date" > substr(u."createdAt", 1, 10))) AND u."date" <= ${today} AND u."updatedAt" <= ${to} AND up."personId" <> u."loggedById"
      AND p."standing" = 'member' AND p."muted" = 0
      AND NOT EXISTS (SELECT 1 FROM "LevelOpinion" v WHERE v."workspaceId" = u."workspaceId" AND v."unitId" = u."id" AND v."personId" = up."personId")
    ORDER BY up."personId", u."createdAt"`;
  const byPerson = new Map<string, UnitId[]>();
  for (const { person, unit } of rows) byPerson.set(person, [...(byPerson.get(person) ?? []), unit as UnitId]);
  return [...byPerson].map(([person, units]) => ({
    person: person as PersonId,
    units: units.slice(0, MAX_UNITS_PER_QUESTION),
  }));
}

/** Writes down that they are asked now. False when somebody else did. */
export async function claimLevelQuestion(
  db: Db,
  { workspaceId }: School,
  { person, units, now }: LevelQuestion & { now: Date },
): Promise<boolean> {
  const asked = await db.$executeRaw`
    INSERT INTO "LevelOpinion" ("workspaceId", "unitId", "personId", "askedAt")
    SELECT ${workspaceId}, value, ${person}, ${now.toISOString()} FROM json_each(${JSON.stringify(units)}) WHERE true
    ON CONFLICT DO NOTHING`;
  return asked > 0;
}

/** The question did not arrive. What was answered meanwhile stays. */
export async function releaseLevelQuestion(
  db: Db,
  { workspaceId }: School,
  { person, units }: LevelQuestion,
): Promise<void> {
  await db.levelOpinion.deleteMany({
    where: { workspaceId, personId: person, unitId: { in: units }, answeredAt: null },
  });
}

/** Keeps what a partner says; the last word counts. */
export async function answerLevel(
  db: Db,
  { workspaceId }: School,
  answer: { unit: UnitId; person: PersonId; level: Level; why: string | undefined; now: Date },
): Promise<void> {
  const key = { workspaceId, unitId: answer.unit, personId: answer.person };
  const said = { level: answer.level, why: answer.why ?? null, answeredAt: answer.now.toISOString() };
  await db.levelOpinion.upsert({
    where: { workspaceId_unitId_personId: key },
    create: { ...key, ...said },
    update: said,
  });
}

/** The units this person was asked about and has not answered, that are still in the log with them as a partner. */
export async function unitsToAgreeOn(db: Db, school: School, person: PersonId): Promise<UnitId[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT u."id" FROM "LevelOpinion" v
    JOIN "Unit" u ON u."workspaceId" = v."workspaceId" AND u."id" = v."unitId"
    JOIN "UnitPartner" up ON up."workspaceId" = v."workspaceId" AND up."unitId" = v."unitId" AND up."personId" = v."personId"
    WHERE v."workspaceId" = ${school.workspaceId} AND u."schoolId" = ${school.id} AND v."personId" = ${person}
      AND v."answeredAt" IS NULL AND u."deletedAt" IS NULL
    ORDER BY u."createdAt" LIMIT 20`;
  return rows.map(({ id }) => id as UnitId);
}

/** What this person has said of these units, by unit. */
export async function levelOpinionsOf(
  db: Db,
  { workspaceId }: School,
  asked: { person: string; units: readonly string[] },
): Promise<Map<string, Level>> {
  const rows = await db.levelOpinion.findMany({
    where: { workspaceId, personId: asked.person, unitId: { in: [...asked.units] }, level: { not: null } },
  });
  return new Map(rows.map(({ unitId, level }) => [unitId, level as Level]));
}

/** What each partner of a unit has said of its level, in the order they said it. */
export async function opinionsOfUnit(
  db: Db,
  { workspaceId }: School,
  unit: UnitId,
): Promise<{ name: string; level: Level; why: string | undefined }[]> {
  const rows = await db.levelOpinion.findMany({
    where: { workspaceId, unitId: unit, level: { not: null } },
    include: { person: { select: { name: true } } },
    orderBy: { answeredAt: "asc" },
  });
  const partners = await db.unitPartner.findMany({ where: { workspaceId, unitId: unit }, select: { personId: true } });
  // Who is no partner any more has no say.
  const having = rows.filter((row) => partners.some(({ personId }) => personId === row.personId));
  return having.map(({ person, level, why }) => ({ name: person.name, level: level as Level, why: why ?? undefined }));
}
