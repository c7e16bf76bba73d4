// Asks each partner of a unit, once and quietly, if the level it was logged with fits.
import { isReminderHour } from "../../domain/time/quiet-hours.js";
import { defineNudge } from "../../slack/define/nudge.js";
import {
  claimLevelQuestion,
  type LevelQuestion,
  levelQuestions,
  releaseLevelQuestion,
} from "../../store/level-opinions.js";
import type { PostCtx } from "../context.js";
import { readQuestionUnits } from "./level-question.js";
import { toQuestion } from "./level-question-view.js";

export const askPartners = defineNudge({
  name: "agree-level",
  due: async ({ db, school, now }: PostCtx): Promise<LevelQuestion[]> =>
    school.prompts.asksPartners && isReminderHour(now, school.timeZone, school.calendar)
      ? levelQuestions(db, school, now)
      : [],
  to: ({ person }) => person,
  claim: ({ db, school, now }, question) => claimLevelQuestion(db, school, { ...question, now }),
  release: ({ db, school }, question) => releaseLevelQuestion(db, school, question),
  compose: async (ctx, { person, units }) =>
    toQuestion({ units: await readQuestionUnits(ctx, person, units), all: units, isMuted: false }),
});
