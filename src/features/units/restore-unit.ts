// Restores a deleted unit, for 24 hours.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { UNDO_MS, undeleteUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { DELETED_TITLE, toDeletedMessage } from "./deleted-view.js";
import { DELETED_TOO_LONG, findUnitToDelete } from "./find-unit-to-change.js";
import { withPlan } from "./has-plan.js";
import { toSavedUnit } from "./saved-unit-view.js";
import { restoreUnitLink } from "./unit-links.js";

export const restoreUnit = defineButton({
  link: restoreUnitLink,
  run: async (ctx: Ctx, { unit: id, seen }) => {
    const { db, school, now } = ctx;
    const unit = await findUnitToDelete(ctx, id);
    if (unit.deletedAt && now.getTime() - unit.deletedAt.getTime() > UNDO_MS) throw new Refusal(DELETED_TOO_LONG);
    const deleted = { id: unit.id, by: ctx.user.id, seen: seen ? new Date(seen) : undefined };
    const isRestored = await undeleteUnit(db, school, deleted, now);
    const compose = async () => {
      const present = await findUnitToDelete(ctx, id);
      // It was restored and deleted again: that is another deletion, with a button of its own.
      return present.deletedAt
        ? replace(toDeletedMessage(present), { title: DELETED_TITLE })
        : replace(toSavedUnit(await withPlan(ctx, present), ctx, "Restored"), { title: "Unit restored" });
    };
    return isRestored ? saved(compose, { done: "Restored" }) : compose();
  },
});
