// Rows of hand-overs: who became a librarian and who stopped being one, all at once, and undone as long as nothing else changed.
import type { PersonId, WorkspaceId } from "../domain/ids.js";
import type { Prisma } from "./generated/client.js";
import { inSchool, type School } from "./schools.js";
import { type Db, sqlOf } from "./sql/database.js";

/** How long a hand-over can be undone, in milliseconds. */
export const UNDO_HANDOVER_MS = 10 * 60 * 1000;

interface NamedPerson {
  id: PersonId;
  name: string;
}

export interface Handover {
  id: string;
  by: NamedPerson;
  at: Date;
  isUndone: boolean;
  /** Who became a librarian. */
  joined: NamedPerson[];
  /** Who stopped being one. */
  left: NamedPerson[];
}

const PERSON = { select: { id: true, name: true } };
const WITH_PEOPLE = {
  by: PERSON,
  people: { select: { change: true, person: PERSON }, orderBy: { personId: "asc" } },
} satisfies Prisma.HandoverInclude;

type Row = Prisma.HandoverGetPayload<{ include: typeof WITH_PEOPLE }>;

const toPerson = ({ id, name }: { id: string; name: string }): NamedPerson => ({ id: id as PersonId, name });

function toHandover({ id, by, at, undoneAt, people }: Row): Handover {
  const who = (change: string) => people.filter((one) => one.change === change).map(({ person }) => toPerson(person));
  return {
    ...{ id, by: toPerson(by), at: new Date(at), isUndone: undoneAt !== null },
    ...{ joined: who("joined"), left: who("left") },
  };
}

// Only if the librarians are those that the person saw: not if someone else handed over, or changed the settings, meanwhile.
const ADD = `
  INSERT INTO "Handover" ("id", "workspaceId", "schoolId", "byId", "at")
  SELECT @id, @workspaceId, @schoolId, @by, @at
  WHERE (SELECT COUNT(*) FROM "Person" WHERE "workspaceId" = @workspaceId AND "librarian") = @count
    AND (SELECT COUNT(*) FROM "Person" WHERE "workspaceId" = @workspaceId AND "librarian"
      AND "id" IN (SELECT value FROM json_each(@seen))) = @count`;

const ADD_PEOPLE = `
  INSERT INTO "HandoverPerson" ("workspaceId", "handoverId", "personId", "change")
  SELECT @workspaceId, @id, value, @change FROM json_each(@people)`;

const TURN = `
  UPDATE "Person" SET "librarian" = CASE WHEN @change = 'joined' THEN TRUE ELSE FALSE END
  WHERE "workspaceId" = @workspaceId AND "id" IN (SELECT value FROM json_each(@people))`;

interface NewHandover {
  id: string;
  by: PersonId;
  joined: readonly string[];
  left: readonly string[];
  /** The ids of the librarians whom the person saw, those included who have left Slack. */
  seen: readonly string[];
  now: Date;
}

/** Everyone named has to be a row of Person already. False, and nothing is changed, if the librarians aren't those seen. */
export async function handOver(db: Db, school: School, handover: NewHandover): Promise<boolean> {
  const { id, by, joined, left, seen, now } = handover;
  const { workspaceId } = school;
  const changes = [
    { change: "joined", people: JSON.stringify(joined) },
    { change: "left", people: JSON.stringify(left) },
  ];
  const added = { ...inSchool(school), id, by, at: now.toISOString() };
  return sqlOf(db).write([
    { sql: ADD, params: { ...added, count: seen.length, seen: JSON.stringify(seen) }, mustChange: true },
    ...changes.flatMap((change) => [
      { sql: ADD_PEOPLE, params: { workspaceId, id, ...change } },
      { sql: TURN, params: { workspaceId, ...change } },
    ]),
  ]);
}

// Only by the person who did it, in time, and if those who joined still are librarians and those who left aren't.
const UNDO = `
  UPDATE "Handover" SET "undoneAt" = @at
  WHERE "workspaceId" = @workspaceId AND "schoolId" = @schoolId AND "id" = @id AND "byId" = @by
    AND "undoneAt" IS NULL AND "at" >= @since
    AND NOT EXISTS (SELECT 1 FROM "HandoverPerson" h JOIN "Person" p
      ON p."workspaceId" = h."workspaceId" AND p."id" = h."personId"
      WHERE h."workspaceId" = @workspaceId AND h."handoverId" = @id
        AND ((h."change" = 'joined' AND NOT p."librarian") OR (h."change" = 'left' AND p."librarian")))`;

const TURN_BACK = `
  UPDATE "Person" SET "librarian" = NOT "librarian"
  WHERE "workspaceId" = @workspaceId AND "id" IN (SELECT h."personId" FROM "HandoverPerson" h
    WHERE h."workspaceId" = @workspaceId AND h."handoverId" = @id)`;

/** False if it is too late, it isn't this person's, or the librarians were changed since. */
export async function undoHandover(
  db: Db,
  school: School,
  { id, by, now }: { id: string; by: PersonId; now: Date },
): Promise<boolean> {
  const since = new Date(now.getTime() - UNDO_HANDOVER_MS).toISOString();
  const params = { ...inSchool(school), id };
  return sqlOf(db).write([
    { sql: UNDO, params: { ...params, by, at: now.toISOString(), since }, mustChange: true },
    { sql: TURN_BACK, params: { workspaceId: school.workspaceId, id } },
  ]);
}

/** The hand-overs with these ids, by id. */
export async function handoversWithIds(db: Db, school: School, ids: readonly string[]): Promise<Map<string, Handover>> {
  const where = { ...inSchool(school), id: { in: [...ids] } };
  const rows = await db.handover.findMany({ where, include: WITH_PEOPLE });
  return new Map(rows.map((row) => [row.id, toHandover(row)]));
}

/** The latest hand-over since an instant that wasn't undone; with `joined`, one that made this person a librarian. */
export async function lastHandover(
  db: Db,
  school: School,
  { since, joined }: { since: Date; joined?: PersonId },
): Promise<Handover | undefined> {
  const row = await db.handover.findFirst({
    where: {
      ...{ ...inSchool(school), undoneAt: null, at: { gte: since.toISOString() } },
      ...(joined === undefined ? {} : { people: { some: { personId: joined, change: "joined" } } }),
    },
    orderBy: { at: "desc" },
    include: WITH_PEOPLE,
  });
  return row ? toHandover(row) : undefined;
}

/** Everyone whom the settings name as a librarian, those included who have left Slack, by id. */
export async function namedLibrarians(
  db: Db,
  workspaceId: WorkspaceId,
): Promise<(NamedPerson & { isHere: boolean })[]> {
  const rows = await db.person.findMany({ where: { workspaceId, librarian: true }, orderBy: { id: "asc" } });
  return rows.map((row) => ({ ...toPerson(row), isHere: row.standing === "member" }));
}

const notToldOf = (departed: string) => ({
  OR: [{ toldOfDeparture: null }, { NOT: { toldOfDeparture: departed } }],
});

/** The ids of these admins who weren't told yet of this departure. */
export async function untoldOf(
  db: Db,
  workspaceId: WorkspaceId,
  { admins, departed }: { admins: readonly PersonId[]; departed: string },
): Promise<PersonId[]> {
  const where = { workspaceId, id: { in: [...admins] }, ...notToldOf(departed) };
  return (await db.person.findMany({ where, select: { id: true } })).map(({ id }) => id as PersonId);
}

interface Departure {
  admin: PersonId;
  /** The ids of the librarians who have left. */
  departed: string;
}

/** Remembers that an admin is being told of it now. False when they were told. */
export async function claimDeparture(
  db: Db,
  workspaceId: WorkspaceId,
  { admin: id, departed }: Departure,
): Promise<boolean> {
  const where = { workspaceId, id, ...notToldOf(departed) };
  const { count } = await db.person.updateMany({ where, data: { toldOfDeparture: departed } });
  return count === 1;
}

/** The message didn't arrive, so they may be told again. */
export async function releaseDeparture(
  db: Db,
  workspaceId: WorkspaceId,
  { admin: id, departed }: Departure,
): Promise<void> {
  await db.person.updateMany({
    where: { workspaceId, id, toldOfDeparture: departed },
    data: { toldOfDeparture: null },
  });
}
