// Takes a unit out of the log, after asking or as an undo, and brings it back within a day.
import { mayChangeUnit } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, whisper } from "../../slack/send/reply.js";
import { findUnit, type LoggedUnit, removeUnit, UNDO_MS, undeleteUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { deleteUnitLink, restoreUnitLink, toRemovedMessage, toSavedUnit, undoLogLink } from "./unit-view.js";

/** The unit, deleted or not, if this person may take it out or bring it back. Throws Refusal otherwise. */
async function unitOf(ctx: Ctx, id: string): Promise<LoggedUnit> {
  const unit = await findUnit(ctx.db, ctx.school, id);
  if (!unit) throw new Refusal("That unit is gone for good: it was deleted more than a day ago.");
  if (mayChangeUnit(ctx.user, { loggedBy: unit.loggedBy.id, partners: unit.partners })) return unit;
  throw new Refusal(
    `Only those who worked on the unit and the librarians can do that. ${unit.loggedBy.name} logged it.`,
  );
}

async function remove(ctx: Ctx, id: string): Promise<LoggedUnit> {
  const unit = await unitOf(ctx, id);
  await removeUnit(ctx.db, ctx.school, unit.id, ctx.now);
  return unit;
}

// From a list: the list stays where it is, the answer comes below it.
export const deleteUnit = defineButton({
  link: deleteUnitLink,
  run: async (ctx: Ctx, value) => whisper(toRemovedMessage(await remove(ctx, value.unit))),
});

export const undoLog = defineButton({
  link: undoLogLink,
  run: async (ctx: Ctx, value) => replace(toRemovedMessage(await remove(ctx, value.unit))),
});

export const restoreUnit = defineButton({
  link: restoreUnitLink,
  run: async (ctx: Ctx, value) => {
    const unit = await unitOf(ctx, value.unit);
    if (!unit.deletedAt) return replace(toSavedUnit(unit, ctx, "Saved"));
    if (ctx.now.getTime() - unit.deletedAt.getTime() > UNDO_MS) {
      throw new Refusal("That unit was deleted more than a day ago and cannot be brought back.");
    }
    await undeleteUnit(ctx.db, ctx.school, unit.id, ctx.now);
    return replace(toSavedUnit(unit, ctx, "Saved"));
  },
});
