// Deletes a unit: from the list, where the button asks first, or as an undo right after logging it.
import { defineButton } from "../../slack/define/button.js";
import { replace, saved, whisper } from "../../slack/define/replies.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { removeUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { DELETED_TITLE, toDeletedMessage } from "./deleted-view.js";
import { findUnitToDelete } from "./find-unit-to-change.js";
import { deleteUnitLink, undoLogLink } from "./unit-links.js";

async function remove(ctx: Ctx, id: string): Promise<LoggedUnit> {
  const unit = await findUnitToDelete(ctx, id);
  await removeUnit(ctx.db, ctx.school, unit.id, ctx.now);
  return unit;
}

// The list stays where it is, and the answer appears below it.
export const deleteUnit = defineButton({
  link: deleteUnitLink,
  run: async (ctx: Ctx, value) => {
    const unit = await remove(ctx, value.unit);
    return saved(() => whisper(toDeletedMessage(unit), { title: DELETED_TITLE }), { done: "Deleted" });
  },
});

export const undoLog = defineButton({
  link: undoLogLink,
  run: async (ctx: Ctx, value) => {
    const unit = await remove(ctx, value.unit);
    return saved(() => replace(toDeletedMessage(unit), { title: DELETED_TITLE }), { done: "Deleted" });
  },
});
