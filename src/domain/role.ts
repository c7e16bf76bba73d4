// Who somebody is to the school's log, and which entries they may change.
import type { PersonId } from "./ids.js";

export type Standing = "member" | "guest" | "bot" | "deactivated" | "stranger";
export type Role = "admin" | "librarian" | "staff" | "outsider";

export type Rights = { standing: Standing; slackAdmin: boolean; admin: boolean; librarian: boolean };

/** Only a full member of the workspace is staff: no right given earlier outlives that. */
export function roleOf({ standing, slackAdmin, admin, librarian }: Rights): Role {
  if (standing !== "member") return "outsider";
  if (slackAdmin || admin) return "admin";
  return librarian ? "librarian" : "staff";
}

/** Librarians and admins: they read what was shared with them, pick for the report and look after the posts. */
export function managesLibrary({ role }: { role: Role }): boolean {
  return role === "librarian" || role === "admin";
}

type UnitEditor = { id: PersonId; role: Role };
type UnitPeople = { loggedBy: PersonId; partners: readonly PersonId[] };

export function mayChangeUnit(person: UnitEditor, unit: UnitPeople): boolean {
  if (person.role === "outsider") return false;
  if (managesLibrary(person)) return true;
  return unit.loggedBy === person.id || unit.partners.includes(person.id);
}
