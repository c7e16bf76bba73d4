// Finds the plan a form or button is about, for the people who may change it or see it. Everyone else is refused.
import { writersOf } from "../../domain/plan/plan-people.js";
import { managesLibrary, mayChangeUnit, worksOn } from "../../domain/role.js";
import { Refusal } from "../../slack/define/refusal.js";
import type { Plan } from "../../store/plan-row.js";
import { findPlan } from "../../store/plans.js";
import { UNDO_MS } from "../../store/units.js";
import type { Ctx } from "../context.js";

const GONE = "That plan was deleted.";
const DELETED_TOO_LONG = "That plan was deleted more than 24 hours ago, so it can't be restored.";

async function refuseUnlessMayChange(ctx: Ctx, plan: Plan, doing: "change it" | "delete or restore it"): Promise<void> {
  const people = writersOf(plan);
  if (worksOn(ctx.user, people) || mayChangeUnit(await ctx.userNow(), people)) return;
  throw new Refusal(`Only the plan's people, librarians and admins can ${doing}. ${plan.createdBy.name} started it.`);
}

/** A plan that isn't deleted. Throws Refusal. */
export async function findPlanToChange(ctx: Ctx, id: string): Promise<Plan> {
  const plan = await findPlan(ctx.db, ctx.school, id);
  if (!plan || plan.deletedAt) throw new Refusal(`${GONE} It can't be changed.`);
  await refuseUnlessMayChange(ctx, plan, "change it");
  return plan;
}

/** A plan to delete or restore, so it may be deleted already. Throws Refusal. */
export async function findPlanToDelete(ctx: Ctx, id: string): Promise<Plan> {
  const plan = await findPlan(ctx.db, ctx.school, id);
  const isGone = plan?.deletedAt && ctx.now.getTime() - plan.deletedAt.getTime() > UNDO_MS;
  if (!plan || isGone) throw new Refusal(DELETED_TOO_LONG);
  await refuseUnlessMayChange(ctx, plan, "delete or restore it");
  return plan;
}

/**
 * Whether this person may see all of the plan and change it. While Slack doesn't say that they still manage the library,
 * they see what all staff see.
 */
export async function mayChangePlan(ctx: Ctx, plan: Plan): Promise<boolean> {
  if (worksOn(ctx.user, writersOf(plan))) return true;
  const manager = managesLibrary(ctx.user) ? await ctx.userIfKnown({ lately: false }) : undefined;
  return manager !== undefined && mayChangeUnit(manager, writersOf(plan));
}

/** A plan that isn't deleted, and whether this person may see all of it and change it. Throws Refusal. */
export async function findPlanToSee(ctx: Ctx, id: string): Promise<{ plan: Plan; mayChange: boolean }> {
  const plan = await findPlan(ctx.db, ctx.school, id);
  if (!plan || plan.deletedAt) throw new Refusal(GONE);
  return { plan, mayChange: await mayChangePlan(ctx, plan) };
}
