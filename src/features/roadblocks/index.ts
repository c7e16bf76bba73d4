// Roadblocks: Bookend checks back on each, its writer answers, and librarians see the open ones shared with them.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { newIdeaForm, roadblockNewIdea } from "./add-idea.js";
import { returnRoadblocks, seeReturned } from "./check-back.js";
import { roadblockStillThere } from "./keep-roadblock-open.js";
import { listRoadblocks } from "./open-roadblocks.js";
import { roadblockReopened, roadblockSolved, sayWhatWorked, solvedForm } from "./solve-roadblock.js";

export const roadblocks: Feature<Ctx, PostCtx> = {
  forms: [solvedForm, newIdeaForm],
  buttons: [
    seeReturned,
    roadblockSolved,
    roadblockReopened,
    sayWhatWorked,
    roadblockStillThere,
    roadblockNewIdea,
    listRoadblocks,
  ],
  nudges: [returnRoadblocks],
};
