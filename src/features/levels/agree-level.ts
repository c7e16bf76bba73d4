// A partner agrees on the level a unit was logged with.
import { defineButton } from "../../slack/define/button.js";
import { replace, saved } from "../../slack/define/replies.js";
import { answerLevel } from "../../store/level-opinions.js";
import type { Ctx } from "../context.js";
import { agreeLink } from "./level-links.js";
import { findUnitToRate, readQuestion } from "./level-question.js";
import { QUESTION_TITLE } from "./level-question-view.js";

export const agreeLevel = defineButton({
  link: agreeLink,
  run: async (ctx: Ctx, { unit: id, all, level }) => {
    const unit = await findUnitToRate(ctx, id);
    if (level && unit.level !== level) return replace(await readQuestion(ctx, all, unit), { title: QUESTION_TITLE });
    const answer = { unit: unit.id, person: ctx.user.id, level: unit.level, why: undefined, now: ctx.now };
    await answerLevel(ctx.db, ctx.school, answer);
    return saved(async () => replace(await readQuestion(ctx, all), { title: QUESTION_TITLE }));
  },
});
