// Restores a deleted unit, for 24 hours.
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { replace, saved } from "../../slack/define/replies.js";
import { UNDO_MS, undeleteUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { DELETED_TOO_LONG, findUnitToDelete } from "./find-unit-to-change.js";
import { toSavedUnit } from "./saved-unit-view.js";
import { restoreUnitLink } from "./unit-links.js";

export const restoreUnit = defineButton({
  link: restoreUnitLink,
  run: async (ctx: Ctx, value) => {
    const unit = await findUnitToDelete(ctx, value.unit);
    const answer = replace(toSavedUnit(unit, ctx, "Restored"), { title: "Unit restored" });
    if (!unit.deletedAt) return answer;
    if (ctx.now.getTime() - unit.deletedAt.getTime() > UNDO_MS) {
      throw new Refusal(DELETED_TOO_LONG);
    }
    await undeleteUnit(ctx.db, ctx.school, unit.id, ctx.now);
    return saved(() => answer, { done: "Restored" });
  },
});
