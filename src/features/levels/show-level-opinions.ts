// Shows what each partner says of a unit's level, and why, to those who may change the unit.
import { formatLevel } from "../../domain/level.js";
import { roomForEach } from "../../domain/reflection.js";
import { mayChange } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { WRITTEN_IN_A_MESSAGE } from "../../slack/message/limits.js";
import { bold, clip, heading, line, quote, small, toMessage } from "../../slack/message/parts.js";
import { whisper } from "../../slack/send/reply.js";
import { viewsOfUnit } from "../../store/level-opinions.js";
import { findUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { levelViewsLink } from "../units/unit-view.js";

export const showLevelViews = defineButton({
  link: levelViewsLink,
  run: async (ctx: Ctx, { unit: id }) => {
    const unit = await findUnit(ctx.db, ctx.school, id);
    if (!unit || unit.deletedAt) throw new Refusal("That unit is no longer in the log.");
    if (!mayChange(ctx.user, { loggedBy: unit.loggedBy.id, partners: unit.partners })) {
      throw new Refusal("Only those who worked on the unit and the librarians can see that.");
    }
    const views = await viewsOfUnit(ctx.db, ctx.school, unit.id);
    const room = roomForEach(
      views.map(({ why }) => why ?? ""),
      WRITTEN_IN_A_MESSAGE,
    );
    return whisper(
      toMessage(
        heading(`Level of ${unit.title}`),
        line(bold(unit.loggedBy.name), `: ${formatLevel(unit.level)}, as logged`),
        ...views.flatMap(({ name, level, why }) => [
          line(bold(name), `: ${formatLevel(level)}`),
          ...(why ? [quote(clip(why, room))] : []),
        ]),
        small("Those who worked on the unit and the librarians can see this. Only you see this message."),
      ),
    );
  },
});
