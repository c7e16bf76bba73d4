// Roadblocks: Bookend checks back on each, and its writer says what became of it.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import {
  newIdeaForm,
  returnRoadblocks,
  roadblockNewIdea,
  roadblockSolved,
  roadblockStillThere,
  seeReturned,
  solvedForm,
} from "./return-roadblock.js";

export const roadblocks: Feature<Ctx, PostCtx> = {
  forms: [solvedForm, newIdeaForm],
  buttons: [seeReturned, roadblockSolved, roadblockStillThere, roadblockNewIdea],
  nudges: [returnRoadblocks],
};
