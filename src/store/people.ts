// Rows of people: as Slack last showed them, and the roles the school gave them.
import type { PersonId, WorkspaceId } from "../domain/ids.js";
import { type Role, roleOf, type Standing } from "../domain/role.js";
import type { Person as PersonRow } from "./generated/client.js";
import { prepareOnce } from "./sql/connection.js";
import { type Db, onConnection } from "./sql/database.js";

export interface Person {
  id: PersonId;
  name: string;
  timeZone: string;
  locale: string;
  role: Role;
  standing: Standing;
  /** Named as librarian; an admin may be one, too. */
  librarian: boolean;
  /** Named as admin in Bookend's settings, whatever they are in Slack. */
  namedAdmin: boolean;
  seenAt: Date;
  /** Does not want to be asked about levels. */
  muted: boolean;
  /** Undefined while they never opened the Home. */
  homeOpenedAt: Date | undefined;
}

/** A person as Slack shows them now. */
export interface SlackProfile {
  id: string;
  name: string;
  timeZone: string;
  locale: string;
  standing: Standing;
  slackAdmin: boolean;
}

function toPerson(row: PersonRow): Person {
  const standing = row.standing as Standing;
  // SQLite has no booleans: in a row of our own SQL they are numbers.
  const [slackAdmin, admin, librarian] = [Boolean(row.slackAdmin), Boolean(row.admin), Boolean(row.librarian)];
  return {
    id: row.id as PersonId,
    name: row.name,
    timeZone: row.timeZone,
    locale: row.locale,
    role: roleOf({ standing, slackAdmin, admin, librarian }),
    standing,
    librarian: librarian && standing === "member",
    namedAdmin: admin,
    seenAt: new Date(row.seenAt),
    muted: Boolean(row.muted),
    homeOpenedAt: row.homeOpenedAt ? new Date(row.homeOpenedAt) : undefined,
  };
}

const PEOPLE = 'SELECT * FROM "Person" WHERE "workspaceId" = ? AND "id" IN (SELECT value FROM json_each(?))';

/** The people of these ids that were met before; who was not is left out. */
export async function peopleOf(db: Db, workspaceId: WorkspaceId, ids: readonly string[]): Promise<Person[]> {
  const rows = await onConnection(db, (client) => prepareOnce(client, PEOPLE).all(workspaceId, JSON.stringify(ids)));
  return (rows as PersonRow[]).map(toPerson);
}

export async function librariansOf(db: Db, workspaceId: WorkspaceId): Promise<Person[]> {
  const rows = await db.person.findMany({ where: { workspaceId, librarian: true }, orderBy: { name: "asc" } });
  return rows.map(toPerson).filter((person) => person.role !== "outsider");
}

/** Named admins and those whom Slack showed as admin or owner when last seen. */
export async function adminsOf(db: Db, workspaceId: WorkspaceId): Promise<Person[]> {
  const rows = await db.person.findMany({
    where: { workspaceId, OR: [{ admin: true }, { slackAdmin: true }] },
    orderBy: { name: "asc" },
  });
  return rows.map(toPerson).filter((person) => person.role !== "outsider");
}

/** Writes down how Slack shows a person now; the roles the school gave stay. */
export async function savePerson(
  db: Db,
  workspaceId: WorkspaceId,
  seen: SlackProfile & { now: Date },
): Promise<Person> {
  const { id, now, ...shown } = seen;
  const data = { ...shown, seenAt: now.toISOString() };
  const row = await db.person.upsert({
    where: { workspaceId_id: { workspaceId, id } },
    create: { workspaceId, id, ...data },
    update: data,
  });
  return toPerson(row);
}

/** Whether they are asked about levels from now on. */
export async function mutePerson(
  db: Db,
  workspaceId: WorkspaceId,
  at: { id: PersonId; muted: boolean },
): Promise<void> {
  await db.person.updateMany({ where: { workspaceId, id: at.id }, data: { muted: at.muted } });
}

export async function markHomeOpened(db: Db, workspaceId: WorkspaceId, at: { id: PersonId; now: Date }): Promise<void> {
  await db.person.updateMany({ where: { workspaceId, id: at.id }, data: { homeOpenedAt: at.now.toISOString() } });
}

/** Those who opened their Home since then, the last first. */
export async function homeViewers(
  db: Db,
  workspaceId: WorkspaceId,
  at: { since: Date; most: number },
): Promise<string[]> {
  const rows = await db.person.findMany({
    where: { workspaceId, standing: "member", homeOpenedAt: { gte: at.since.toISOString() } },
    orderBy: { homeOpenedAt: "desc" },
    select: { id: true },
    take: at.most,
  });
  return rows.map((row) => row.id);
}
