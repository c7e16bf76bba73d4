// The people of a plan: who writes it, how they are told apart, and what a copy for people outside calls them.
import type { PersonId } from "../ids.js";
import { nameKey } from "../partner-names.js";
import type { PlanPerson, PlanRole, PlanValues } from "./plan-fields.js";

/** A person's id, or for someone outside Slack the name as names are compared. */
export const planPersonKey = ({ id, name }: Pick<PlanPerson, "id" | "name">): string => id ?? nameKey(name);

interface Written {
  createdBy: { id: PersonId };
  values: Pick<PlanValues, "people">;
}

/** Who may change a plan as one of its people, for the rules of domain/role.ts: its people in Slack, and who started it. */
export const writersOf = ({ createdBy, values }: Written) => ({
  loggedBy: createdBy.id,
  partners: values.people.flatMap(({ id }) => id ?? []),
});

/** What a copy for people outside calls someone who isn't named on it. */
export const UNNAMED: Record<PlanRole, string> = { librarian: "the librarian", teacher: "a teacher" };
