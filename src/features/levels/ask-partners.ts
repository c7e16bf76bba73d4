// Asks each partner of a unit, once and quietly, if the level it was logged with fits.
import { isReminderHour } from "../../domain/time/quiet-hours.js";
import { defineNudge } from "../../slack/define/nudge.js";
import {
  claimLevelQuestion,
  type LevelQuestion,
  levelQuestions,
  releaseLevelQuestion,
} from "../../store/level-opinions.js";
import { levelQuestionVersions } from "../../store/level-question-versions.js";
import type { PostCtx } from "../context.js";
import { readQuestion } from "./level-question.js";

export const askPartners = defineNudge({
  name: "agree-level",
  due: async ({ db, school, now }: PostCtx): Promise<LevelQuestion[]> =>
    school.prompts.asksPartners && isReminderHour(now, school.timeZone, school.calendar)
      ? levelQuestions(db, school, now)
      : [],
  to: ({ person }) => person,
  about: ({ units }) => units,
  claim: ({ db, school, now }, question) => claimLevelQuestion(db, school, { ...question, now }),
  release: ({ db, school }, question) => releaseLevelQuestion(db, school, question),
  versions: ({ db, school }, asked) => levelQuestionVersions(db, school, asked),
  compose: (ctx, asked) => readQuestion(ctx, asked),
});
