// Shows one plan: all of it that this person may see, and what they can do with it.
import { defineButton } from "../../slack/define/button.js";
import { type Reply, replace, whisper } from "../../slack/define/replies.js";
import type { Ctx } from "../context.js";
import { findPlanToSee } from "./find-plan.js";
import { seePlanLink } from "./plan-links.js";
import { toPlanTitle, toSeenPlan } from "./see-plan-view.js";

/** The plan in a message that only this person sees. `page` turns a page of a plan that is shown already. */
export async function showPlan(ctx: Ctx, id: string, page?: number): Promise<Reply> {
  const { plan, mayChange } = await findPlanToSee(ctx, id);
  const message = toSeenPlan(plan, ctx, { mayChange, page: page ?? 0 });
  const title = toPlanTitle(plan);
  return page === undefined ? whisper(message, { title }) : replace(message, { title });
}

export const seePlan = defineButton({
  link: seePlanLink,
  run: (ctx: Ctx, { plan, page }) => showPlan(ctx, plan, page),
});
