// Rows of OH YEAHs: what was saved, whether its author agreed, and which month's report it is picked for.
import { randomUUID } from "node:crypto";
import type { OhYeahId, PersonId } from "../domain/ids.js";
import { MAX_PICKED } from "../domain/oh-yeah.js";
import { firstDay, lastDay, type Month } from "../domain/time/month.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";
import type { Step } from "./sql/sql.js";

export interface OhYeah {
  id: OhYeahId;
  text: string;
  author: { id: PersonId; name: string };
  savedBy: { id: PersonId; name: string };
  /** asked: until the author agrees, nobody else can read it. */
  consent: "given" | "asked";
  day: SchoolDay;
  pickedFor: Month | undefined;
}

interface OhYeahRow {
  id: string;
  text: string;
  authorId: string;
  authorName: string;
  savedById: string;
  savedByName: string;
  consent: string;
  day: string;
  pickedFor: string | null;
  createdAt: string;
  updatedAt: string;
}

const toOhYeah = (row: OhYeahRow): OhYeah => ({
  id: row.id as OhYeahId,
  text: row.text,
  author: { id: row.authorId as PersonId, name: row.authorName },
  savedBy: { id: row.savedById as PersonId, name: row.savedByName },
  consent: row.consent as OhYeah["consent"],
  day: row.day as SchoolDay,
  pickedFor: (row.pickedFor ?? undefined) as Month | undefined,
});

/** A query for `select`. Its condition names the OH YEAH `o`. */
const ohYeahsWhere = (condition: string) => `
  SELECT o.*, a."name" AS "authorName", s."name" AS "savedByName" FROM "OhYeah" o
  JOIN "Person" a ON a."workspaceId" = o."workspaceId" AND a."id" = o."authorId"
  JOIN "Person" s ON s."workspaceId" = o."workspaceId" AND s."id" = o."savedById"
  WHERE o."workspaceId" = @workspaceId AND o."schoolId" = @schoolId AND o."removedAt" IS NULL AND ${condition}`;

const select = (db: Db, school: School, { sql, params }: Step) =>
  sqlOf(db).all<OhYeahRow>(sql, { ...inSchool(school), ...params });

export interface NewOhYeah {
  text: string;
  author: PersonId;
  savedBy: PersonId;
  consent: OhYeah["consent"];
  day: SchoolDay;
  key: string;
  now: Date;
}

/** The writes that save an OH YEAH and remember the request. A repeat of the request (`key`) makes them fail. */
export function writesOfOhYeah(db: Db, school: School, ohYeah: NewOhYeah) {
  const id = randomUUID() as OhYeahId;
  const at = ohYeah.now.toISOString();
  const { text, author: authorId, savedBy: savedById, consent, day, key } = ohYeah;
  const writes = [
    db.seenRequest.create({ data: { workspaceId: school.workspaceId, key, seenAt: at } }),
    db.ohYeah.createMany({
      data: [{ id, ...inSchool(school), text, authorId, savedById, consent, day, createdAt: at, updatedAt: at }],
    }),
  ];
  return { id, writes };
}

/** Saves it and remembers the request, both or neither. A repeat of the request saves nothing: undefined. */
export async function addOhYeah(db: Db, school: School, ohYeah: NewOhYeah): Promise<OhYeahId | undefined> {
  const { id, writes } = writesOfOhYeah(db, school, ohYeah);
  try {
    await db.$transaction([...writes]);
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
  return id;
}

const ONE = ohYeahsWhere('o."id" = @id');
const OF_MONTH = ohYeahsWhere(`o."consent" = 'given' AND o."day" BETWEEN @from AND @to
  ORDER BY o."createdAt" DESC LIMIT 200`);
const PICKED = ohYeahsWhere(`o."consent" = 'given' AND o."pickedFor" = @month ORDER BY o."updatedAt"`);

export async function findOhYeah(db: Db, school: School, id: string): Promise<OhYeah | undefined> {
  const [row] = await select(db, school, { sql: ONE, params: { id } });
  return row && toOhYeah(row);
}

/** The month's OH YEAHs that everyone may read, newest first, at most 200. */
export async function ohYeahsOf(db: Db, school: School, month: Month): Promise<OhYeah[]> {
  const params = { from: firstDay(month), to: lastDay(month) };
  return (await select(db, school, { sql: OF_MONTH, params })).map(toOhYeah);
}

/** The OH YEAHs picked for the month's report, in the order they were picked. */
export async function pickedOhYeahs(db: Db, school: School, month: Month): Promise<OhYeah[]> {
  const rows = await select(db, school, { sql: PICKED, params: { month } });
  return rows.slice(0, MAX_PICKED).map(toOhYeah);
}

// One statement, so if two people pick the third at once, one of them reads that three are picked already.
const PICK = `
  UPDATE "OhYeah" SET "pickedFor" = @month, "updatedAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id
    AND "consent" = 'given' AND "removedAt" IS NULL
    AND (SELECT count(*) FROM "OhYeah" o WHERE o."workspaceId" = @workspaceId AND o."schoolId" = @schoolId
      AND o."pickedFor" = @month AND o."id" <> @id) < @most`;

/** Picks it for the month's report. False when MAX_PICKED are picked already. */
export async function pickOhYeah(
  db: Db,
  school: School,
  { id, month, now }: { id: OhYeahId; month: Month; now: Date },
): Promise<boolean> {
  const params = { ...inSchool(school), id, month, at: now.toISOString(), most: MAX_PICKED };
  return sqlOf(db).write([{ sql: PICK, params, mustChange: true }]);
}

/** Unpicks it if it is picked. Otherwise nothing changes, not even updatedAt, which would update a report. */
const unpick = (db: Db, school: School, { id, now }: { id: OhYeahId; now: Date }) =>
  db.ohYeah.updateMany({
    where: { id, ...inSchool(school), pickedFor: { not: null } },
    data: { pickedFor: null, updatedAt: now.toISOString() },
  });

/** Takes it out of the month's report it is picked for, if any. */
export async function unpickOhYeah(db: Db, school: School, at: { id: OhYeahId; now: Date }): Promise<void> {
  await unpick(db, school, at);
}

/** Its author agreed. False when they had answered before. */
export async function approveOhYeah(db: Db, school: School, id: OhYeahId): Promise<boolean> {
  const asked = { id, ...inSchool(school), consent: "asked", removedAt: null };
  const { count } = await db.ohYeah.updateMany({ where: asked, data: { consent: "given" } });
  return count > 0;
}

/** Nobody can read it anymore, and a report it was picked for will be updated without it. */
export async function deleteOhYeah(db: Db, school: School, at: { id: OhYeahId; now: Date }): Promise<void> {
  const removed = { where: { id: at.id, ...inSchool(school) }, data: { removedAt: at.now.toISOString() } };
  await db.$transaction([unpick(db, school, at), db.ohYeah.updateMany(removed)]);
}

/** Its author said no. Nothing of it is kept. False when they had answered before. */
export async function discardOhYeah(db: Db, school: School, id: OhYeahId): Promise<boolean> {
  const { count } = await db.ohYeah.deleteMany({ where: { id, ...inSchool(school), consent: "asked" } });
  return count > 0;
}

/** A question can get lost. After this time it may be asked once more. */
const ASK_AGAIN_MS = 60 * 1000;

const ASKED = ohYeahsWhere(`o."consent" = 'asked' AND o."text" = @text AND o."authorId" = @author
  AND o."savedById" = @savedBy AND o."updatedAt" <= @before`);

/**
 * Finds an OH YEAH whose author hasn't answered `savedBy` and may be asked once more, and marks it as asked now.
 * Undefined when the author answered, was asked a moment ago, or was asked twice.
 */
export async function askOhYeahAgain(
  db: Db,
  school: School,
  ohYeah: { text: string; author: PersonId; savedBy: PersonId; now: Date },
): Promise<OhYeah | undefined> {
  const { text, author: authorId, savedBy: savedById, now } = ohYeah;
  const before = new Date(now.getTime() - ASK_AGAIN_MS).toISOString();
  const asked = { text, author: authorId, savedBy: savedById };
  const rows = await select(db, school, { sql: ASKED, params: { ...asked, before } });
  const row = rows.find(({ createdAt, updatedAt }) => createdAt === updatedAt);
  if (!row) return undefined;
  const { count } = await db.ohYeah.updateMany({
    where: { ...inSchool(school), id: row.id, consent: "asked", removedAt: null, updatedAt: row.updatedAt },
    data: { updatedAt: now.toISOString() },
  });
  return count === 1 ? toOhYeah(row) : undefined;
}

/** Its author couldn't be asked or told. Deletes it and forgets the request, so it may be made again. */
export async function cancelOhYeah(db: Db, school: School, { id, key }: { id: OhYeahId; key: string }): Promise<void> {
  await db.$transaction([
    db.ohYeah.deleteMany({ where: { id, ...inSchool(school) } }),
    db.seenRequest.deleteMany({ where: { workspaceId: school.workspaceId, key } }),
  ]);
}
