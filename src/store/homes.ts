// Whose Home may have to be drawn: people who opened theirs, and people whose rights changed since it was drawn.
import type { PersonId, WorkspaceId } from "../domain/ids.js";
import type { Person } from "./people.js";
import { type Db, sqlOf } from "./sql/database.js";

export async function markHomeOpened(db: Db, workspaceId: WorkspaceId, at: { id: PersonId; now: Date }): Promise<void> {
  await db.person.updateMany({ where: { workspaceId, id: at.id }, data: { homeOpenedAt: at.now.toISOString() } });
}

/** What a Home shows depends on this. */
const rightsOf = ({ role, librarian }: Pick<Person, "role" | "librarian">): string =>
  role === "admin" && librarian ? "admin and librarian" : role;

const OUTDATED = `
  SELECT "id" FROM "Person" WHERE "workspaceId" = @workspaceId AND "homeRights" IS NOT NULL AND "homeRights" <> CASE
    WHEN "standing" <> 'member' THEN 'outsider'
    WHEN ("slackAdmin" OR "admin") AND "librarian" THEN 'admin and librarian'
    WHEN "slackAdmin" OR "admin" THEN 'admin'
    WHEN "librarian" THEN 'librarian'
    ELSE 'staff' END
  ORDER BY "id" LIMIT @max`;

/**
 * Remembers whom a Home was drawn for, so that it is drawn again when their rights change. `person` is undefined if it only
 * says why they can't use Bookend; for a member that's no more than a hiccup of Slack's.
 */
export async function markHomeDrawn(
  db: Db,
  workspaceId: WorkspaceId,
  { id, person }: { id: string; person: Pick<Person, "role" | "librarian"> | undefined },
): Promise<void> {
  const homeRights = person ? rightsOf(person) : "outsider";
  const who = person ? {} : { standing: { not: "member" } };
  const isOther = { OR: [{ homeRights: null }, { homeRights: { not: homeRights } }] };
  // Writing what is there already would count as a change, and redraw everyone's Home.
  await db.person.updateMany({ where: { workspaceId, id, ...who, ...isOther }, data: { homeRights } });
}

/** The ids of people whose Home still shows what they may no longer see, or doesn't show what they may, at most `max`. */
export async function outdatedHomes(db: Db, workspaceId: WorkspaceId, max: number): Promise<string[]> {
  const rows = await sqlOf(db).all<{ id: string }>(OUTDATED, { workspaceId, max });
  return rows.map((row) => row.id);
}

const HOME_VIEWERS = `
  SELECT "id" FROM "Person"
  WHERE "workspaceId" = @workspaceId AND "standing" = 'member' AND "homeOpenedAt" >= @since
  ORDER BY "homeOpenedAt" DESC LIMIT @max`;

/** The ids of members who opened their Home since then, most recent first, at most `max`. */
export async function homeViewers(
  db: Db,
  workspaceId: WorkspaceId,
  { since, max }: { since: Date; max: number },
): Promise<string[]> {
  const rows = await sqlOf(db).all<{ id: string }>(HOME_VIEWERS, { workspaceId, since: since.toISOString(), max });
  return rows.map((row) => row.id);
}
