// Plans taken elsewhere: as files, into a channel, and as copies for people outside the school.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { downloadPlan } from "./download-plan.js";
import { postPlan, sharePlan } from "./share-plan.js";

export const publishing: Feature<Ctx, PostCtx> = {
  buttons: [downloadPlan, sharePlan, postPlan],
};
