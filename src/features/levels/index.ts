// Levels: partners agree on the level of a unit, or say what they think.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { agreeLevel, askPartners, differLevel, levelOpinionForm, muteLevels, showOpenLevels } from "./agree-level.js";
import { showLevelOpinions } from "./show-level-opinions.js";

export const levels: Feature<Ctx, PostCtx> = {
  forms: [levelOpinionForm],
  buttons: [agreeLevel, differLevel, showOpenLevels, muteLevels, showLevelOpinions],
  nudges: [askPartners],
};
