// Shows a person, from their Home, the level questions they have not answered.
import { MAX_UNITS_PER_QUESTION } from "../../domain/agreement.js";
import { defineButton } from "../../slack/define/button.js";
import { whisper } from "../../slack/define/replies.js";
import { paragraph, toMessage } from "../../slack/message/blocks.js";
import { unitsToAgreeOn } from "../../store/level-opinions.js";
import type { Ctx } from "../context.js";
import { openLevelsLink } from "./level-links.js";
import { readQuestion } from "./level-question.js";
import { QUESTION_TITLE } from "./level-question-view.js";

export const showOpenLevels = defineButton({
  link: openLevelsLink,
  run: async (ctx: Ctx) => {
    const all = (await unitsToAgreeOn(ctx.db, ctx.school, { person: ctx.user.id, now: ctx.now })).slice(
      0,
      MAX_UNITS_PER_QUESTION,
    );
    const message =
      all.length === 0
        ? toMessage(paragraph("You're all caught up."))
        : await readQuestion(ctx, { person: ctx.user.id, about: all });
    return whisper(message, { title: QUESTION_TITLE });
  },
});
