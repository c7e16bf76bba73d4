// Deletes a plan, and restores it for 24 hours. Its log entry stays as it is.
import { defineButton } from "../../slack/define/button.js";
import { type Reply, replace, saved, whisper } from "../../slack/define/replies.js";
import { deletePlan, restorePlan } from "../../store/plans.js";
import type { Ctx } from "../context.js";
import { DELETED_TITLE, toDeletedPlan } from "./deleted-plan-view.js";
import { findPlanToDelete } from "./find-plan.js";
import { deletePlanLink, restorePlanLink } from "./plan-links.js";
import { readSeenPlan } from "./see-plan.js";

/** The plan as it is, after something was done to it or not. */
async function toPresent(ctx: Ctx, id: string, answer: typeof replace | typeof whisper): Promise<Reply> {
  const plan = await findPlanToDelete(ctx, id);
  return plan.deletedAt
    ? answer(toDeletedPlan(plan), { title: DELETED_TITLE })
    : answer(...(await readSeenPlan(ctx, id)));
}

export const deletePlanButton = defineButton({
  link: deletePlanLink,
  run: async (ctx: Ctx, { plan: id, seen }) => {
    const plan = await findPlanToDelete(ctx, id);
    const isDeleted = await deletePlan(ctx.db, ctx.school, { id: plan.id, seen: new Date(seen) }, ctx.now);
    const compose = () => toPresent(ctx, plan.id, whisper);
    return isDeleted ? saved(compose, { done: "Deleted" }) : compose();
  },
});

export const restorePlanButton = defineButton({
  link: restorePlanLink,
  run: async (ctx: Ctx, { plan: id, seen }) => {
    const plan = await findPlanToDelete(ctx, id);
    const isRestored = await restorePlan(ctx.db, ctx.school, { id: plan.id, seen: new Date(seen) }, ctx.now);
    const compose = () => toPresent(ctx, plan.id, replace);
    return isRestored ? saved(compose, { done: "Restored" }) : compose();
  },
});
