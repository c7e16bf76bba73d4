// Levels: partners are asked if a unit's level fits, and agree or rate it differently.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { agreeLevel } from "./agree-level.js";
import { askPartners } from "./ask-partners.js";
import { muteLevels } from "./mute-levels.js";
import { differLevel, levelOpinionForm } from "./rate-level.js";
import { showOpenLevels } from "./show-open-levels.js";

export const levels: Feature<Ctx, PostCtx> = {
  forms: [levelOpinionForm],
  buttons: [agreeLevel, differLevel, showOpenLevels, muteLevels],
  nudges: [askPartners],
};
