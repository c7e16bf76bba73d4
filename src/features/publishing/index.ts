// Plans taken elsewhere: as files, into a channel, and as copies for people outside the school.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { downloadPlan } from "./download-plan.js";
import { answerName, nameQuestion } from "./name-question.js";
import { askNames, confirmName, publishPlan } from "./publish-plan.js";
import { planCopy, sendCopy } from "./send-copy.js";
import { postPlan, sharePlan } from "./share-plan.js";

export const publishing: Feature<Ctx, PostCtx> = {
  buttons: [downloadPlan, sharePlan, postPlan, publishPlan, askNames, answerName, confirmName, planCopy, sendCopy],
  questions: [nameQuestion],
};
