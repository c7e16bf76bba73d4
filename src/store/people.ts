// Rows of people: what Slack last said about them, and the roles the school gave them.
import type { PersonId, WorkspaceId } from "../domain/ids.js";
import { type Role, roleOf, type Standing } from "../domain/role.js";
import type { Person as PersonRow } from "./generated/client.js";
import { type Db, sqlOf } from "./sql/database.js";

export interface Person {
  id: PersonId;
  name: string;
  timeZone: string;
  locale: string;
  role: Role;
  standing: Standing;
  /** Named as a librarian in Bookend's settings. An admin can be one, too. */
  librarian: boolean;
  /** Named as an admin in Bookend's settings, whatever their role in Slack. */
  namedAdmin: boolean;
  /** An admin or owner of the workspace in Slack. */
  slackAdmin: boolean;
  /** When Slack last described them; the start of 1970 if it never did. */
  seenAt: Date;
  /** Doesn't want to be asked about levels. */
  muted: boolean;
  /** A librarian who doesn't want the reminder before a month ends. */
  remindersOff: boolean;
  /** A librarian who doesn't want to be asked for a month's figures. */
  figuresOff: boolean;
  /** Undefined until they first open the Home. */
  homeOpenedAt: Date | undefined;
}

/** A person as Slack describes them now. */
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
  // Our own SQL may return them as numbers.
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
    slackAdmin,
    seenAt: new Date(row.seenAt),
    muted: Boolean(row.muted),
    remindersOff: Boolean(row.remindersOff),
    figuresOff: Boolean(row.figuresOff),
    homeOpenedAt: row.homeOpenedAt ? new Date(row.homeOpenedAt) : undefined,
  };
}

const PEOPLE = `
  SELECT * FROM "Person" WHERE "workspaceId" = @workspaceId AND "id" IN (SELECT value FROM json_each(@ids))`;

/** The people with these ids. An id that isn't in the database yet is left out. */
export async function peopleOf(db: Db, workspaceId: WorkspaceId, ids: readonly string[]): Promise<Person[]> {
  const rows = await sqlOf(db).all<PersonRow>(PEOPLE, { workspaceId, ids: JSON.stringify(ids) });
  return rows.map(toPerson);
}

const NAMES = 'SELECT "id", "name" FROM "Person" WHERE "workspaceId" = @workspaceId AND "standing" = \'member\'';

/** The names of everyone on the staff whom Bookend knows; undefined if it doesn't know the name of one of them yet. */
export async function staffNames(db: Db, workspaceId: WorkspaceId): Promise<string[] | undefined> {
  const rows = await sqlOf(db).all<{ id: string; name: string }>(NAMES, { workspaceId });
  return rows.some(({ id, name }) => id === name) ? undefined : rows.map(({ name }) => name);
}

/** Everyone on the staff whom Bookend knows. */
export async function staffOf(db: Db, workspaceId: WorkspaceId): Promise<{ id: PersonId; name: string }[]> {
  return sqlOf(db).all<{ id: PersonId; name: string }>(NAMES, { workspaceId });
}

const LIBRARIANS = `
  SELECT * FROM "Person" WHERE "workspaceId" = @workspaceId AND "librarian" ORDER BY "name"`;

/** The librarians named in Bookend's settings who are still on the staff, by name. */
export async function librariansOf(db: Db, workspaceId: WorkspaceId): Promise<Person[]> {
  const rows = await sqlOf(db).all<PersonRow>(LIBRARIANS, { workspaceId });
  return rows.map(toPerson).filter((person) => person.role !== "outsider");
}

const ADMINS = `
  SELECT * FROM "Person" WHERE "workspaceId" = @workspaceId AND ("admin" OR "slackAdmin") ORDER BY "name"`;

/** Admins named in Bookend's settings, and workspace admins and owners as Slack last described them, by name. */
export async function adminsOf(db: Db, workspaceId: WorkspaceId): Promise<Person[]> {
  const rows = await sqlOf(db).all<PersonRow>(ADMINS, { workspaceId });
  return rows.map(toPerson).filter((person) => person.role !== "outsider");
}

/** Who hears what concerns the library: its librarians; the admins as long as there is none. */
export async function libraryTeam(db: Db, workspaceId: WorkspaceId): Promise<Person[]> {
  const librarians = await librariansOf(db, workspaceId);
  if (librarians.length > 0) return librarians;
  const admins = await adminsOf(db, workspaceId);
  const named = admins.filter(({ namedAdmin }) => namedAdmin);
  return named.length > 0 ? named : admins;
}

/** Saves how Slack describes a person now. Doesn't change the roles the school gave them. */
export async function savePerson(
  db: Db,
  workspaceId: WorkspaceId,
  profile: SlackProfile & { now: Date },
): Promise<Person> {
  const { id, now, ...columns } = profile;
  const data = { ...columns, seenAt: now.toISOString() };
  const row = await db.person.upsert({
    where: { workspaceId_id: { workspaceId, id } },
    create: { workspaceId, id, ...data },
    update: data,
  });
  const hasLeft = row.standing === "deactivated";
  if (hasLeft !== (row.leftAt !== null)) {
    // The first time Slack says so counts: later answers say the same.
    await db.person.updateMany({ where: { workspaceId, id }, data: { leftAt: hasLeft ? data.seenAt : null } });
  }
  return toPerson(row);
}

/** Adds staff whom Bookend doesn't know yet, by id and name, until Slack is asked about them. */
export async function meetStaff(
  db: Db,
  workspaceId: WorkspaceId,
  staff: readonly { id: string; name: string }[],
): Promise<void> {
  const known = new Set(
    (
      await peopleOf(
        db,
        workspaceId,
        staff.map(({ id }) => id),
      )
    ).map(({ id }) => id as string),
  );
  const never = new Date(0).toISOString();
  const data = staff.filter(({ id }) => !known.has(id));
  await db.person.createMany({
    data: data.map(({ id, name }) => ({
      ...{ workspaceId, id, name, timeZone: "", locale: "en-US", standing: "member", slackAdmin: false, seenAt: never },
    })),
  });
}

/** Stops questions about levels (`muted`), or allows them again. */
export async function mutePerson(
  db: Db,
  workspaceId: WorkspaceId,
  { id, muted }: { id: PersonId; muted: boolean },
): Promise<void> {
  await db.person.updateMany({ where: { workspaceId, id }, data: { muted } });
}

/** Stops a librarian's reminders before a month ends (`off`), or sends them again. */
export async function turnReminders(
  db: Db,
  workspaceId: WorkspaceId,
  { id, off }: { id: PersonId; off: boolean },
): Promise<void> {
  await db.person.updateMany({ where: { workspaceId, id }, data: { remindersOff: off } });
}

/** Stops asking a librarian for a month's figures (`off`), or asks again. */
export async function turnFigureQuestions(
  db: Db,
  workspaceId: WorkspaceId,
  { id, off }: { id: PersonId; off: boolean },
): Promise<void> {
  await db.person.updateMany({ where: { workspaceId, id }, data: { figuresOff: off } });
}
