// Finds the person that someone typed on the command line: by their member ID in Slack or their name.
import { isFormer } from "../domain/former-colleague.js";
import { nameKey } from "../domain/partner-names.js";
import { everyoneMet, type WhoseRows } from "../store/personal-rows.js";
import type { School } from "../store/schools.js";
import type { Db } from "../store/sql/database.js";
import { CommandError } from "./open-school.js";

export const PERSON_HELP = "their member ID in Slack, such as U0123ABCD, or their name";

export const MEMBER_ID = /^[UW][A-Z0-9]{6,}$/i;

/** Throws CommandError if nobody or more than one person has that name. An ID counts even if Bookend never met them. */
export async function findPerson(db: Db, { workspaceId }: School, typed: string): Promise<WhoseRows> {
  const people = (await everyoneMet(db, workspaceId)).filter((person) => !isFormer(person.id));
  const id = typed.trim().toUpperCase();
  const byId = people.find((person) => person.id === id);
  if (byId) return { workspaceId, ...byId };
  if (MEMBER_ID.test(id)) return { workspaceId, id, name: id };
  if (typed.includes("@")) {
    throw new CommandError("Bookend stores no e-mail addresses. Type the person's name or their member ID in Slack.");
  }
  const named = people.filter(({ name }) => nameKey(name) === nameKey(typed));
  const [found, ...more] = named;
  if (!found)
    throw new CommandError(`Bookend knows nobody named ${typed}. Type the name as Slack shows it, or the member ID.`);
  if (more.length > 0) {
    throw new CommandError(
      `More than one person is named ${typed}: ${named.map((one) => one.id).join(", ")}. Type the ID.`,
    );
  }
  return { workspaceId, ...found };
}
