// Finds the unit a form or button is about, for the people who may change it or see it. Everyone else is refused.
import { managesLibrary, mayChangeUnit, worksOn } from "../../domain/role.js";
import { Refusal } from "../../slack/define/refusal.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { findUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";

export const DELETED_TOO_LONG = "That unit was deleted more than 24 hours ago, so it can't be restored.";

const peopleOf = ({ loggedBy, partners }: LoggedUnit) => ({ loggedBy: loggedBy.id, partners });

async function mayChange(ctx: Ctx, unit: LoggedUnit): Promise<boolean> {
  const people = peopleOf(unit);
  return worksOn(ctx.user, people) || mayChangeUnit(await ctx.userNow(), people);
}

async function refuseUnlessMayChange(ctx: Ctx, unit: LoggedUnit, doing: "change it" | "delete or restore it") {
  if (await mayChange(ctx, unit)) return;
  throw new Refusal(`Only the unit's partners, librarians and admins can ${doing}. ${unit.loggedBy.name} logged it.`);
}

const NOT_IN_LOG = "That unit is no longer in the log, so it can't be changed.";

/** A unit in the log; undefined once it is gone for good. Throws Refusal. */
export async function findUnitUnlessGone(ctx: Ctx, id: string): Promise<LoggedUnit | undefined> {
  const unit = await findUnit(ctx.db, ctx.school, id);
  if (!unit) return undefined;
  if (unit.deletedAt) throw new Refusal(NOT_IN_LOG);
  await refuseUnlessMayChange(ctx, unit, "change it");
  return unit;
}

/** A unit in the log. Throws Refusal. */
export async function findUnitToChange(ctx: Ctx, id: string): Promise<LoggedUnit> {
  const unit = await findUnitUnlessGone(ctx, id);
  if (!unit) throw new Refusal(NOT_IN_LOG);
  return unit;
}

/** A unit to delete or restore, so it may be deleted already. Throws Refusal. */
export async function findUnitToDelete(ctx: Ctx, id: string): Promise<LoggedUnit> {
  const unit = await findUnit(ctx.db, ctx.school, id);
  if (!unit) throw new Refusal(DELETED_TOO_LONG);
  await refuseUnlessMayChange(ctx, unit, "delete or restore it");
  return unit;
}

/**
 * A unit in the log, and whether this person may see all of it and change it. While Slack doesn't say that they still manage
 * the library, they see what all staff see. Throws Refusal.
 */
export async function findUnitToSee(ctx: Ctx, id: string): Promise<{ unit: LoggedUnit; mayChange: boolean }> {
  const unit = await findUnit(ctx.db, ctx.school, id);
  if (!unit || unit.deletedAt) throw new Refusal("That unit is no longer in the log.");
  if (worksOn(ctx.user, peopleOf(unit))) return { unit, mayChange: true };
  const manager = managesLibrary(ctx.user) ? await ctx.userIfKnown({ lately: false }) : undefined;
  return { unit, mayChange: manager !== undefined && mayChangeUnit(manager, peopleOf(unit)) };
}
