// Rows of units: log, change, delete with a day to think better of it, and read by month. A request has its effect once.
import { randomUUID } from "node:crypto";
import { type AgreedLevel, agree } from "../domain/agreement.js";
import { gradesFromText, gradesToText } from "../domain/grade.js";
import type { PersonId, UnitId } from "../domain/ids.js";
import type { Level } from "../domain/level.js";
import { firstDay, lastDay, type Month, monthOf } from "../domain/time/month.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { sameTitle, sameUnit, type UnitFields } from "../domain/unit.js";
import type { Prisma } from "./generated/client.js";
import { inSchool, type School } from "./schools.js";
import { prepareOnce } from "./sql/connection.js";
import { type Db, isDuplicate, onConnection } from "./sql/database.js";

export interface LoggedUnit extends UnitFields {
  id: UnitId;
  loggedBy: { id: PersonId; name: string };
  /** In the order of their names. */
  partnerNames: string[];
  /** Those of them who were not asked about its level yet, and have not said that they do not want to be. */
  partnersToAsk: string[];
  /** What the one who logged it and the partners who answered say together. */
  agreed: AgreedLevel;
  createdAt: Date;
  updatedAt: Date;
  deletedAt: Date | undefined;
}

/** How long a deleted unit can be brought back, in milliseconds. */
export const UNDO_MS = 24 * 60 * 60 * 1000;

export const UNITS_PER_PAGE = 10;

const WITH_PEOPLE = {
  loggedBy: { select: { id: true, name: true } },
  partners: { include: { person: { select: { name: true, muted: true } } } },
  levelOpinions: { select: { personId: true, level: true } },
} satisfies Prisma.UnitInclude;

type UnitRow = Prisma.UnitGetPayload<{ include: typeof WITH_PEOPLE }>;

function toUnit(row: UnitRow): LoggedUnit {
  const partners = [...row.partners].sort((a, b) => a.person.name.localeCompare(b.person.name));
  return {
    id: row.id as UnitId,
    title: row.title,
    date: row.date as SchoolDay,
    grades: gradesFromText(row.grades),
    level: row.level as Level,
    evidence: row.evidence ?? undefined,
    subject: row.subject ?? undefined,
    classes: row.classes ?? undefined,
    notes: row.notes ?? undefined,
    partners: partners.map((partner) => partner.personId as PersonId),
    partnerNames: partners.map((partner) => partner.person.name),
    partnersToAsk: partners
      .filter(
        ({ person, personId }) => !person.muted && !row.levelOpinions.some((opinion) => opinion.personId === personId),
      )
      .map(({ person }) => person.name),
    agreed: agree(
      row.level as Level,
      // Who is no partner any more has no say.
      row.levelOpinions.flatMap(({ personId, level }) =>
        level !== null && partners.some((partner) => partner.personId === personId) ? [level as Level] : [],
      ),
    ),
    loggedBy: { id: row.loggedBy.id as PersonId, name: row.loggedBy.name },
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    deletedAt: row.deletedAt ? new Date(row.deletedAt) : undefined,
  };
}

const columns = (fields: UnitFields) => ({
  title: fields.title,
  date: fields.date,
  grades: gradesToText(fields.grades),
  level: fields.level,
  evidence: fields.evidence ?? null,
  subject: fields.subject ?? null,
  classes: fields.classes ?? null,
  notes: fields.notes ?? null,
});

const REMEMBER = 'INSERT INTO "SeenRequest" ("workspaceId", "key", "seenAt") VALUES (?, ?, ?)';
const INSERT = `
  INSERT INTO "Unit" ("id", "workspaceId", "schoolId", "title", "date", "grades", "level", "evidence", "subject",
    "classes", "notes", "loggedById", "createdAt", "updatedAt")
  VALUES (@id, @workspaceId, @schoolId, @title, @date, @grades, @level, @evidence, @subject, @classes, @notes, @loggedBy, @at, @at)`;
const INSERT_PARTNERS =
  'INSERT INTO "UnitPartner" ("workspaceId", "unitId", "personId") SELECT ?, ?, value FROM json_each(?)';

/**
 * Logs a unit and remembers the request that did it, both or neither. The same request again (`key`) logs nothing:
 * the answer is then undefined. All partners must have been met before. Directly: people wait for it.
 */
export async function addUnit(
  db: Db,
  school: School,
  unit: UnitFields & { loggedBy: PersonId; key: string; now: Date },
): Promise<UnitId | undefined> {
  const id = randomUUID() as UnitId;
  const at = unit.now.toISOString();
  const { workspaceId, id: schoolId } = school;
  const row = { ...columns(unit), id, workspaceId, schoolId, loggedBy: unit.loggedBy, at };
  try {
    await onConnection(db, (client) => {
      const insert = client.transaction(() => {
        prepareOnce(client, REMEMBER).run(workspaceId, unit.key, at);
        prepareOnce(client, INSERT).run(row);
        prepareOnce(client, INSERT_PARTNERS).run(workspaceId, id, JSON.stringify(unit.partners));
      });
      insert.immediate();
    });
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
  return id;
}

const UPDATE = `
  UPDATE "Unit" SET "title" = @title, "date" = @date, "grades" = @grades, "level" = @level, "evidence" = @evidence,
    "subject" = @subject, "classes" = @classes, "notes" = @notes, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "updatedAt" = @was AND "deletedAt" IS NULL`;
const FORGET_PARTNERS = 'DELETE FROM "UnitPartner" WHERE "workspaceId" = ? AND "unitId" = ?';
const REMEMBER_MOVE =
  'INSERT OR REPLACE INTO "UnitMove" ("workspaceId", "unitId", "month", "movedAt") VALUES (?, ?, ?, ?)';

/** The unit of that id in this school, deleted or not. */
export async function findUnit(db: Db, school: School, id: string): Promise<LoggedUnit | undefined> {
  const row = await db.unit.findFirst({ where: { id, ...inSchool(school) }, include: WITH_PEOPLE });
  return row ? toUnit(row) : undefined;
}

const OF_THE_DAY = `
  SELECT "id", "title" FROM "Unit" WHERE "workspaceId" = ? AND "schoolId" = ? AND "date" = ? AND "deletedAt" IS NULL`;

/** A unit with the same title, date and people, if one is in the log. */
export async function findSame(
  db: Db,
  school: School,
  unit: UnitFields & { loggedBy: PersonId },
): Promise<LoggedUnit | undefined> {
  const rows = await onConnection(db, (client) =>
    prepareOnce(client, OF_THE_DAY).all(school.workspaceId, school.id, unit.date),
  );
  const ofTheDay = rows as { id: string; title: string }[];
  for (const { id } of ofTheDay.filter(({ title }) => sameTitle(title, unit.title))) {
    const logged = await findUnit(db, school, id);
    if (logged && sameUnit({ ...logged, loggedBy: logged.loggedBy.id }, unit)) return logged;
  }
  return undefined;
}

/**
 * Changes it all or not at all, and remembers the request that did it. False when it is no longer as it was read
 * (`before`), because somebody else or this very request (`key`) changed it meanwhile. Directly: of two who save at once
 * one is told.
 */
export async function changeUnit(
  db: Db,
  school: School,
  change: UnitFields & { before: Pick<LoggedUnit, "id" | "date" | "updatedAt">; key: string; now: Date },
): Promise<boolean> {
  const { workspaceId, id: schoolId } = school;
  const { before, now } = change;
  const [id, at] = [before.id, now.toISOString()];
  const row = { ...columns(change), id, workspaceId, schoolId, at, was: before.updatedAt.toISOString() };
  const left = monthOf(before.date);
  const changed = onConnection(db, (client) =>
    client
      .transaction(() => {
        if (prepareOnce(client, UPDATE).run(row).changes === 0) return false;
        prepareOnce(client, REMEMBER).run(workspaceId, change.key, at);
        prepareOnce(client, FORGET_PARTNERS).run(workspaceId, id);
        prepareOnce(client, INSERT_PARTNERS).run(workspaceId, id, JSON.stringify(change.partners));
        // The report of the month it leaves has to lose it.
        if (left !== monthOf(change.date)) prepareOnce(client, REMEMBER_MOVE).run(workspaceId, id, left, at);
        return true;
      })
      .immediate(),
  );
  return changed.catch((error: unknown) => {
    if (isDuplicate(error)) return false;
    throw error;
  });
}

/** Takes a unit out of the log; for UNDO_MS it can be brought back. */
export async function removeUnit(db: Db, school: School, id: UnitId, now: Date): Promise<void> {
  const at = now.toISOString();
  await db.unit.updateMany({
    where: { id, ...inSchool(school), deletedAt: null },
    data: { deletedAt: at, updatedAt: at },
  });
}

export async function undeleteUnit(db: Db, school: School, id: UnitId, now: Date): Promise<void> {
  await db.unit.updateMany({
    where: { id, ...inSchool(school) },
    data: { deletedAt: null, updatedAt: now.toISOString() },
  });
}

/** One page of the log, newest first, of one person (logged by or with them) or of all, of one month or ever. */
export async function pageOfUnits(
  db: Db,
  school: School,
  wanted: { person?: PersonId | undefined; month?: Month | undefined; page: number },
): Promise<{ units: LoggedUnit[]; total: number }> {
  const { person, month, page } = wanted;
  const where: Prisma.UnitWhereInput = {
    ...inSchool(school),
    deletedAt: null,
    ...(month ? { date: { gte: firstDay(month), lte: lastDay(month) } } : {}),
    ...(person ? { OR: [{ loggedById: person }, { partners: { some: { personId: person } } }] } : {}),
  };
  const [total, rows] = await db.$transaction([
    db.unit.count({ where }),
    db.unit.findMany({
      where,
      include: WITH_PEOPLE,
      orderBy: [{ date: "desc" }, { createdAt: "desc" }],
      skip: page * UNITS_PER_PAGE,
      take: UNITS_PER_PAGE,
    }),
  ]);
  return { units: rows.map(toUnit), total };
}

/**
 * Forgets what is past its day: units deleted for longer than UNDO_MS, requests seen more than a week ago, OH YEAHs
 * deleted more than a week ago.
 */
export async function forgetOld(db: Db, now: Date): Promise<void> {
  const week = 7 * 24 * 60 * 60 * 1000;
  await db.$transaction([
    db.unit.deleteMany({ where: { deletedAt: { lt: new Date(now.getTime() - UNDO_MS).toISOString() } } }),
    db.seenRequest.deleteMany({
      // A message that was kept, or whose author said no, stays so for good.
      where: { seenAt: { lt: new Date(now.getTime() - week).toISOString() }, NOT: { key: { startsWith: "oh-yeah " } } },
    }),
    db.ohYeah.deleteMany({ where: { removedAt: { lt: new Date(now.getTime() - week).toISOString() } } }),
  ]);
}
