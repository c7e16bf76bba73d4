// Whom a teacher's form starts with: the only librarian there is, or else the partner of last time.
import type { PersonId } from "./ids.js";

export interface PossiblePartner {
  id: PersonId;
  librarian: boolean;
  /** Worked on this person's last unit with them. */
  isLast: boolean;
}

/** All of `people` are on the staff. With several librarians, nobody is chosen who wasn't there last time. */
export function usualPartners(people: readonly PossiblePartner[]): PersonId[] {
  const librarians = people.filter(({ librarian }) => librarian);
  const last = people.filter(({ isLast }) => isLast);
  const lastLibrarians = last.filter(({ librarian }) => librarian);
  const chosen = librarians.length === 1 ? librarians : lastLibrarians.length > 0 ? lastLibrarians : last;
  return chosen.map(({ id }) => id);
}
