// Plans of units: write one, see it, share the work on it.
import type { Feature } from "../../slack/define/feature.js";
import type { Ctx, PostCtx } from "../context.js";
import { seePlan } from "./see-plan.js";

export const plans: Feature<Ctx, PostCtx> = {
  buttons: [seePlan],
};
