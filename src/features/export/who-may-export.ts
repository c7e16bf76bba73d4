// Who may take what along, decided in one place: never more than the same person can read in Slack.
import type { PersonId } from "../../domain/ids.js";
import { managesLibrary, mayChangeUnit, type Role } from "../../domain/role.js";

export const EXPORTS = ["units", "plans", "figures", "reflections", "ohyeahs", "report", "year", "everything"] as const;
export type ExportName = (typeof EXPORTS)[number];

/** Who the tables are for. */
export interface Reader {
  /** Undefined for whoever runs Bookend's machine: they may take along what every admin reads. */
  person: { id: PersonId; role: Role } | undefined;
  /** The ids of the channels they are in now, as far as Slack says. */
  channels: readonly string[];
}

/** All staff, or only librarians and admins. */
const WHO: Record<ExportName, "staff" | "library"> = {
  units: "staff",
  plans: "staff",
  // /unit stats is theirs, too. Everyone reads the sums in the reports.
  figures: "library",
  // Everyone their own; librarians and admins also what was shared with them.
  reflections: "staff",
  ohyeahs: "staff",
  report: "staff",
  year: "staff",
  // Of all these, what the person may have.
  everything: "staff",
};

const worksInLibrary = ({ person }: Reader): boolean => person === undefined || managesLibrary(person);

export function mayExport(reader: Reader, what: ExportName): boolean {
  if (reader.person?.role === "outsider") return false;
  return WHO[what] === "staff" || worksInLibrary(reader);
}

/** What was shared with librarians and admins. */
export const mayReadShared = worksInLibrary;

/** A unit's evidence and notes. */
export const maySeeAllOf = ({ person }: Reader, unit: Parameters<typeof mayChangeUnit>[1]): boolean =>
  person === undefined || mayChangeUnit(person, unit);
