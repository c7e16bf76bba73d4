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
    const { db, school, user, now } = ctx;
    const unit = await findUnitToRate(ctx, id);
    // Only a question that isn't answered has this button. If it was answered in another place, that answer counts.
    const seen = { level: level ?? unit.level, answeredAt: undefined };
    const answer = { unit: unit.id, person: user.id, level: seen.level, why: undefined, seen, now };
    const isSaved = await answerLevel(db, school, answer);
    const about = all.length > 0 ? all : [id];
    const changed = seen.level === unit.level ? {} : { changed: unit };
    const compose = async () =>
      replace(await readQuestion(ctx, { person: user.id, about, ...changed }), { title: QUESTION_TITLE });
    return isSaved ? saved(compose) : compose();
  },
});
