// Shows what each partner says of a unit's level, and why, to those who may change the unit.
import { formatLevel } from "../../domain/level.js";
import { roomForEach } from "../../domain/reflection.js";
import { mayChangeUnit } from "../../domain/role.js";
import { defineButton } from "../../slack/define/button.js";
import { Refusal } from "../../slack/define/refusal.js";
import { WRITTEN_IN_A_MESSAGE } from "../../slack/message/limits.js";
import { bold, clip, footnote, heading, paragraph, quote, toMessage } from "../../slack/message/parts.js";
import { whisper } from "../../slack/send/reply.js";
import { opinionsOfUnit } from "../../store/level-opinions.js";
import { findUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { levelOpinionsLink } from "../units/unit-view.js";

export const showLevelOpinions = defineButton({
  link: levelOpinionsLink,
  run: async (ctx: Ctx, { unit: id }) => {
    const unit = await findUnit(ctx.db, ctx.school, id);
    if (!unit || unit.deletedAt) throw new Refusal("That unit is no longer in the log.");
    if (!mayChangeUnit(ctx.user, { loggedBy: unit.loggedBy.id, partners: unit.partners })) {
      throw new Refusal("Only those who worked on the unit and the librarians can see that.");
    }
    const views = await opinionsOfUnit(ctx.db, ctx.school, unit.id);
    const room = roomForEach(
      views.map(({ why }) => why ?? ""),
      WRITTEN_IN_A_MESSAGE,
    );
    return whisper(
      toMessage(
        heading(`Level of ${unit.title}`),
        paragraph(bold(unit.loggedBy.name), `: ${formatLevel(unit.level)}, as logged`),
        ...views.flatMap(({ name, level, why }) => [
          paragraph(bold(name), `: ${formatLevel(level)}`),
          ...(why ? [quote(clip(why, room))] : []),
        ]),
        footnote("Those who worked on the unit and the librarians can see this. Only you see this message."),
      ),
    );
  },
});
