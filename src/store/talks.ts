// Rows of planning talks. Each function but the count reads and writes only the talks of one person, who alone may read them.
import { randomUUID } from "node:crypto";
import type { PersonId, TalkId } from "../domain/ids.js";
import type { TalkFields } from "../domain/talk.js";
import { firstDay, lastDay, type Month } from "../domain/time/month.js";
import type { SchoolDay } from "../domain/time/school-day.js";
import { REMEMBER_REQUEST } from "./requests.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";
import { isDuplicate } from "./sql/errors.js";
import type { SqlParams } from "./sql/sql.js";
import { type Talk, type TalkRow, toTalks } from "./talk-row.js";

export const TALKS_PER_PAGE = 5;

const columns = ({ partners, others, about, day, minutes }: TalkFields): SqlParams => ({
  ...{ about, day, minutes: minutes ?? null },
  ...{ partners: partners.join(","), others: others.join("\n") },
});

const INSERT_TALK = `
  INSERT INTO "Talk" ("id", "workspaceId", "schoolId", "personId", "day", "about", "minutes", "partners", "others",
    "createdAt", "updatedAt")
  VALUES (@id, @workspaceId, @schoolId, @person, @day, @about, @minutes, @partners, @others, @at, @at)`;

interface Request {
  /** Whose talk it is. */
  person: PersonId;
  key: string;
  now: Date;
}

/** Saves a talk and remembers the request, both or neither. A repeat of the request (`key`) saves nothing and returns undefined. */
export async function addTalk(db: Db, school: School, talk: TalkFields & Request): Promise<TalkId | undefined> {
  const id = randomUUID() as TalkId;
  const { person, key, now } = talk;
  const params = { ...columns(talk), ...inSchool(school), id, person, key, at: now.toISOString() };
  try {
    await sqlOf(db).write([REMEMBER_REQUEST, INSERT_TALK].map((sql) => ({ sql, params })));
    return id;
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}

/** A change of a talk, if it is this person's. */
const updateOwn = (change: string, condition: string) => `
  UPDATE "Talk" SET ${change}
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "personId" = @person AND "id" = @id AND ${condition}`;

/** A query for talks of this person. */
const selectOwn = (columns: string, condition: string) => `
  SELECT ${columns} FROM "Talk"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "personId" = @person AND ${condition}`;

const UPDATE_TALK = updateOwn(
  '"day" = @day, "about" = @about, "minutes" = @minutes, "partners" = @partners, "others" = @others, "updatedAt" = @at',
  '"updatedAt" = @readAt AND "deletedAt" IS NULL',
);

/** Changes a talk. False when it changed since it was read (`before`), or this very request saved it. */
export async function changeTalk(
  db: Db,
  school: School,
  change: TalkFields & Request & { before: Talk },
): Promise<boolean> {
  const { before, person, key, now } = change;
  const of = { id: before.id, person, key, at: now.toISOString(), readAt: before.updatedAt.toISOString() };
  const params = { ...columns(change), ...inSchool(school), ...of };
  try {
    return await sqlOf(db).write([
      { sql: UPDATE_TALK, params, mustChange: true },
      { sql: REMEMBER_REQUEST, params },
    ]);
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** A talk as its librarian saw it. */
interface SeenTalk {
  id: TalkId;
  person: PersonId;
  seen: Date;
}

const DELETE_TALK = updateOwn('"deletedAt" = @at, "updatedAt" = @at', '"updatedAt" = @seen AND "deletedAt" IS NULL');
const RESTORE_TALK = updateOwn(
  '"deletedAt" = NULL, "updatedAt" = @at',
  '"updatedAt" = @seen AND "deletedAt" IS NOT NULL',
);

const writeSeen = (db: Db, school: School, { talk, sql, now }: { talk: SeenTalk; sql: string; now: Date }) => {
  const params = { ...inSchool(school), id: talk.id, person: talk.person, seen: talk.seen.toISOString() };
  return sqlOf(db).write([{ sql, params: { ...params, at: now.toISOString() }, mustChange: true }]);
};

/** Deletes a talk. It can be restored for a day. False, and nothing is done, if it isn't as it was seen. */
export const deleteTalk = (db: Db, school: School, talk: SeenTalk, now: Date): Promise<boolean> =>
  writeSeen(db, school, { talk, sql: DELETE_TALK, now });

/** Puts a deleted talk back. False, and nothing is done, if it isn't as it was seen. */
export const restoreTalk = (db: Db, school: School, talk: SeenTalk, now: Date): Promise<boolean> =>
  writeSeen(db, school, { talk, sql: RESTORE_TALK, now });

const TURN_DOWN = updateOwn(
  `"notUnits" = replace("notUnits", @unit || ',', '') || CASE WHEN CAST(@undo AS INTEGER) = 1 THEN '' ELSE @unit || ',' END`,
  '"deletedAt" IS NULL',
);

/** Says that a unit didn't come of a talk, or takes that back. */
export async function turnDownUnit(
  db: Db,
  school: School,
  { id, person, unit, undo }: { id: TalkId; person: PersonId; unit: string; undo: boolean },
): Promise<void> {
  const params = { ...inSchool(school), id, person, unit, undo: undo ? 1 : 0 };
  await sqlOf(db).write([{ sql: TURN_DOWN, params }]);
}

const ONE = selectOwn("*", '"id" = @id');

/** A talk of this person, deleted or not. */
export async function findTalk(
  db: Db,
  school: School,
  { id, person }: { id: string; person: PersonId },
): Promise<Talk | undefined> {
  const rows = await sqlOf(db).all<TalkRow>(ONE, { ...inSchool(school), id, person });
  return (await toTalks(db, school, rows))[0];
}

const LISTED = '"deletedAt" IS NULL AND "day" BETWEEN @from AND @to';
const PAGE = selectOwn("*", LISTED).concat(
  ' ORDER BY "day" DESC, "createdAt" DESC, "id" DESC LIMIT @size OFFSET @skipped',
);
const COUNT = selectOwn('count(*) AS "total"', LISTED);

const EVER = { from: "0000-01-01", to: "9999-12-31" };

/** One page of a person's talks, newest first. Optionally only a month's. */
export async function pageOfTalks(
  db: Db,
  school: School,
  {
    person,
    month,
    page,
    size = TALKS_PER_PAGE,
  }: { person: PersonId; month?: Month | undefined; page: number; size?: number },
): Promise<{ talks: Talk[]; total: number }> {
  const span = month ? { from: firstDay(month), to: lastDay(month) } : EVER;
  const params = { ...inSchool(school), ...span, person, size, skipped: page * size };
  const [rows, counted] = await Promise.all([
    sqlOf(db).all<TalkRow>(PAGE, params),
    sqlOf(db).all<{ total: number | string }>(COUNT, params),
  ]);
  return { talks: await toTalks(db, school, rows), total: Number(counted[0]?.total ?? 0) };
}

const BETWEEN = `
  SELECT count(*) AS "total" FROM "Talk"
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "deletedAt" IS NULL AND "day" BETWEEN @from AND @to`;

/** How many planning talks all librarians of the school had from one day through another: a number, and nothing else of them. */
export async function talksBetween(
  db: Db,
  school: School,
  { from, to }: { from: SchoolDay; to: SchoolDay },
): Promise<number> {
  const [row] = await sqlOf(db).all<{ total: number | string }>(BETWEEN, { ...inSchool(school), from, to });
  return Number(row?.total ?? 0);
}
