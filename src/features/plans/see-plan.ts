// Shows one plan: all of it that this person may see, and what they can do with it.
import { defineButton } from "../../slack/define/button.js";
import { type Reply, replace, whisper } from "../../slack/define/replies.js";
import type { Message } from "../../slack/message/blocks.js";
import type { Ctx } from "../context.js";
import { findPlanToSee } from "./find-plan.js";
import { seePlanLink } from "./plan-links.js";
import { toPlanTitle, toSeenPlan } from "./see-plan-view.js";

/** The plan in a message for this person, and its title as a modal. `saved`: they saved it just now. Throws Refusal. */
export async function readSeenPlan(
  ctx: Ctx,
  id: string,
  { page = 0, saved = false }: { page?: number | undefined; saved?: boolean } = {},
): Promise<[Message, { title: string }]> {
  const { plan, mayChange } = await findPlanToSee(ctx, id);
  return [toSeenPlan(plan, ctx, { mayChange, page, saved }), { title: toPlanTitle(plan) }];
}

/** The plan in a message of its own, or as another page of the one that shows it. Throws Refusal. */
export async function showPlan(ctx: Ctx, id: string, page?: number): Promise<Reply> {
  const seen = await readSeenPlan(ctx, id, { page });
  return page === undefined ? whisper(...seen) : replace(...seen);
}

export const seePlan = defineButton({
  link: seePlanLink,
  run: (ctx: Ctx, { plan, page }) => showPlan(ctx, plan, page),
});
