// Shows how each partner rated a unit's level, and why, to the people who may change the unit.
import { mayChangeUnit, worksOn } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { whisper } from "../../slack/define/replies.js";
import { opinionsOfUnit } from "../../store/level-opinions.js";
import { findUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { levelOpinionsLink, toLevelOpinions } from "./level-opinions-view.js";

export const showLevelOpinions = defineButton({
  link: levelOpinionsLink,
  run: async (ctx: Ctx, { unit: id }) => {
    const unit = await findUnit(ctx.db, ctx.school, id);
    if (!unit || unit.deletedAt) throw new Refusal("That unit is no longer in the log, so it has no level ratings.");
    const people = { loggedBy: unit.loggedBy.id, partners: unit.partners };
    if (!worksOn(ctx.user, people) && !mayChangeUnit(await ctx.userNow(), people)) {
      throw new Refusal("Only the unit's partners, librarians and admins can see its level ratings.");
    }
    const opinions = await opinionsOfUnit(ctx.db, ctx.school, unit.id);
    return whisper(toLevelOpinions(unit, opinions), { title: "Level ratings" });
  },
});
