// What help shows first: the six words that a teacher, a librarian or a principal most likely wants.
import type { Ctx } from "./context.js";

const FOR_TEACHERS = ["log", "plan", "list", "report", "reflect", "ideas"];
const FOR_LIBRARIANS = ["log", "plan", "week", "list", "report", "talk"];
/** A principal reads more than they log, and sets Bookend up. */
const FOR_ADMINS = ["report", "list", "settings", "prompts", "export", "log"];
/** At many schools the librarian runs Bookend. */
const FOR_LIBRARIANS_WHO_ARE_ADMINS = ["log", "list", "report", "ohyeah", "settings", "prompts"];

export function firstInHelp({ user }: Ctx): readonly string[] {
  if (user.librarian) return user.role === "admin" ? FOR_LIBRARIANS_WHO_ARE_ADMINS : FOR_LIBRARIANS;
  return user.role === "admin" ? FOR_ADMINS : FOR_TEACHERS;
}
