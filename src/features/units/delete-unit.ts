// Deletes a unit: from the list, where the button asks first, or as an undo right after logging it.
import { defineButton } from "../../slack/define/button.js";
import { type Replies, replace, saved, whisper } from "../../slack/define/replies.js";
import { removeUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { DELETED_TITLE, toDeletedMessage } from "./deleted-view.js";
import { findUnitToDelete } from "./find-unit-to-change.js";
import { toChangedUnit } from "./saved-unit-view.js";
import { deleteUnitLink, undoLogLink } from "./unit-links.js";

/** Deletes the unit, unless it has changed since the person saw it. Shows what became of it either way. */
async function remove(
  ctx: Ctx,
  { id, seen }: { id: string; seen: Date | undefined },
  show: typeof replace | typeof whisper,
): Promise<Replies> {
  const unit = await findUnitToDelete(ctx, id);
  const isRemoved = await removeUnit(ctx.db, ctx.school, { id: unit.id, seen }, ctx.now);
  const compose = async () => {
    const present = await findUnitToDelete(ctx, id);
    return present.deletedAt
      ? show(toDeletedMessage(present), { title: DELETED_TITLE })
      : show(toChangedUnit(present, ctx), { title: "Unit changed" });
  };
  return isRemoved ? saved(compose, { done: "Deleted" }) : compose();
}

// The list stays where it is, and the answer appears below it.
export const deleteUnit = defineButton({
  link: deleteUnitLink,
  run: (ctx: Ctx, { unit: id, seen }) => remove(ctx, { id, seen: seen ? new Date(seen) : undefined }, whisper),
});

export const undoLog = defineButton({
  link: undoLogLink,
  run: async (ctx: Ctx, { unit: id, seen }) => {
    // The button of an older message doesn't say what the person saw. It undoes only what nobody has changed.
    const { createdAt } = await findUnitToDelete(ctx, id);
    return remove(ctx, { id, seen: seen ? new Date(seen) : createdAt }, replace);
  },
});
