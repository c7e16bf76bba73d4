// The names outside Slack in the units a person may change, and who in Slack may be one of them.
import { asPersonId, type PersonId, type UnitId } from "../../domain/ids.js";
import { groupNames, type NameOffer, nameOffers, type OutsideName } from "../../domain/name-matches.js";
import { nameKey } from "../../domain/partner-names.js";
import { managesLibrary } from "../../domain/role.js";
import { mismatchesOf } from "../../store/name-mismatches.js";
import { matchesOf, namesOutsideSlack } from "../../store/partner-names.js";
import type { Person } from "../../store/people.js";
import type { Ctx } from "../context.js";

/** Librarians and admins may change every unit; others those that they logged or were a partner in. */
export const scopeOf = (person: Person): PersonId | undefined => (managesLibrary(person) ? undefined : person.id);

/** The same as Slack describes the person now, for what changes units. */
export const scopeNow = async (ctx: Ctx): Promise<PersonId | undefined> =>
  managesLibrary(ctx.user) ? scopeOf(await ctx.userNow()) : ctx.user.id;

/** In every unit, or in those of one person. */
export async function readNames(ctx: Ctx, of: PersonId | undefined): Promise<OutsideName[]> {
  return groupNames(await namesOutsideSlack(ctx.db, ctx.school, { of }));
}

/** The name, however it is spelled; undefined when no unit in their scope has it. */
export async function findName(ctx: Ctx, name: string, of: PersonId | undefined): Promise<OutsideName | undefined> {
  return (await readNames(ctx, of)).find((outside) => nameKey(outside.name) === nameKey(name));
}

/** The units in which this person replaced the name, however it was spelled. */
export async function unitsMatched(
  { db, school }: Ctx,
  { name, person }: { name: string; person: string },
): Promise<UnitId[]> {
  const matches = await matchesOf(db, school, asPersonId(person));
  return matches.filter((match) => nameKey(match.name) === nameKey(name)).map(({ unit }) => unit);
}

export interface PartnerSection {
  names: readonly OutsideName[];
  /** Empty while Slack doesn't say who is on the staff. */
  offers: readonly NameOffer[];
  /** Whether the reader may see the list of all names. */
  isManager: boolean;
}

/** What the Home shows. It asks Slack only if there is a name to look for. */
export async function readPartners(ctx: Ctx): Promise<PartnerSection> {
  const isManager = managesLibrary(ctx.user);
  const names = await readNames(ctx, scopeOf(ctx.user));
  if (names.length === 0) return { names, offers: [], isManager };
  const [staff, mismatches] = await Promise.all([ctx.staff(), mismatchesOf(ctx.db, ctx.school)]);
  return { names, offers: nameOffers(names, staff ?? [], mismatches), isManager };
}
