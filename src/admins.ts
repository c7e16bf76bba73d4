// Which admins hear what concerns them all, such as a report that can't be posted.
import type { WorkspaceId } from "./domain/ids.js";
import type { SlackClients } from "./slack/api/clients.js";
import { createDirectory } from "./slack/api/directory.js";
import { adminsOf, savePerson } from "./store/people.js";
import type { Db } from "./store/sql/database.js";

export interface AdminDeps {
  db: Db;
  workspaceId: WorkspaceId;
  clients: SlackClients;
}

/** The ids of the admins named in the settings, or else of Slack's. Asks Slack only if Bookend knows no admin at all. */
export async function adminsToNotify({ db, workspaceId, clients }: AdminDeps, now: Date): Promise<string[]> {
  const known = await adminsOf(db, workspaceId);
  if (known.length === 0) {
    for (const admin of await createDirectory(clients.lookup, workspaceId).admins()) {
      known.push(await savePerson(db, workspaceId, { ...admin, now }));
    }
  }
  const named = known.filter((person) => person.namedAdmin);
  return (named.length > 0 ? named : known).filter((person) => person.role === "admin").map((person) => person.id);
}
