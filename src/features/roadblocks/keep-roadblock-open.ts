// Keeps a roadblock open that is still there: its writer gets hints, and Bookend checks back again.
import { checkBackAt } from "../../domain/roadblock.js";
import { defineButton } from "../../slack/define/button.js";
import { askAgainLater } from "../../store/roadblock-answers.js";
import { isUnanswered } from "../../store/roadblocks.js";
import type { Ctx } from "../context.js";
import { stillThereLink } from "./check-back-view.js";
import { findOwnRoadblock } from "./find-own-roadblock.js";
import { seenBy, showQuestion } from "./read-question.js";

export const roadblockStillThere = defineButton({
  link: stillThereLink,
  run: async (ctx: Ctx, value) => {
    const { db, school, now } = ctx;
    const roadblock = await findOwnRoadblock(ctx, value);
    const seen = seenBy(value, roadblock, isUnanswered(roadblock));
    const askAt = checkBackAt(now, school.prompts.roadblockWeeks);
    const isSaved = seen !== undefined && (await askAgainLater(db, school, { roadblock, seen, askAt, now }));
    return showQuestion(ctx, value, { roadblock, isSaved, changesPost: roadblock.state === "solved" });
  },
});
