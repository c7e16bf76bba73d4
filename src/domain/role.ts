// A person's role in Bookend, and which units they may change.
import type { PersonId } from "./ids.js";

export type Standing = "member" | "guest" | "bot" | "deactivated" | "stranger";
export type Role = "admin" | "librarian" | "staff" | "outsider";

export type Rights = { standing: Standing; slackAdmin: boolean; admin: boolean; librarian: boolean };

/** Only full members of the workspace have a role. People who stop being members lose every right they had. */
export function roleOf({ standing, slackAdmin, admin, librarian }: Rights): Role {
  if (standing !== "member") return "outsider";
  if (slackAdmin || admin) return "admin";
  return librarian ? "librarian" : "staff";
}

/** Librarians and admins read what was shared with them, pick OH YEAHs for the report, and manage posts. */
export function managesLibrary({ role }: { role: Role }): boolean {
  return role === "librarian" || role === "admin";
}

type UnitEditor = { id: PersonId; role: Role };
type UnitPeople = { loggedBy: PersonId; partners: readonly PersonId[] };

export const worksOn = ({ id }: { id: PersonId }, { loggedBy, partners }: UnitPeople): boolean =>
  loggedBy === id || partners.includes(id);

export function mayChangeUnit(person: UnitEditor, unit: UnitPeople): boolean {
  if (person.role === "outsider") return false;
  return managesLibrary(person) || worksOn(person, unit);
}
