// Starts a plan as a copy of another one, with its source credited, and opens its first step.
import type { PlanId } from "../../domain/ids.js";
import { copyPlanValues, toSourceWords } from "../../domain/plan/copy.js";
import { PLAN_STEPS } from "../../domain/plan/steps.js";
import { defineButton } from "../../slack/define/button.js";
import { besideMessage } from "../../slack/define/form.js";
import { Refusal } from "../../slack/define/refusal.js";
import { modal, type Replies, type Reply, saved } from "../../slack/define/replies.js";
import { planOfUnit } from "../../store/plan-origins.js";
import { addPlan } from "../../store/plans.js";
import { wasSeen } from "../../store/requests.js";
import type { Ctx } from "../context.js";
import { findPlanToSee } from "../plans/find-plan.js";
import { usePlanLink } from "../plans/plan-links.js";
import { showPlan } from "../plans/see-plan.js";
import { toStarter } from "../plans/start-plan.js";
import { toStepModal } from "../plans/step-form.js";
import { findUnitToChange } from "../units/find-unit-to-change.js";

/** What is this person's own to say: with whom, and when. */
async function openFirstStep(ctx: Ctx, plan: PlanId): Promise<Reply> {
  const [step] = PLAN_STEPS;
  if (!step) return showPlan(ctx, plan);
  return modal(await toStepModal(ctx, { plan, step, on: true, origin: besideMessage(ctx.origin) }));
}

export const usePlan = defineButton({
  link: usePlanLink,
  opensForm: true,
  run: async (ctx: Ctx, { plan: id, unit: unitId }): Promise<Replies> => {
    const { db, school, user, now } = ctx;
    const { plan } = await findPlanToSee(ctx, id);
    const unit = unitId && (await findUnitToChange(ctx, unitId)).id;
    // One message lists several plans.
    const key = [ctx.key, "use", plan.id, unit ?? ""].join(" ");
    const source = { id: plan.id, words: toSourceWords(plan.values) };
    const values = { ...copyPlanValues(plan.values), people: [toStarter(ctx)] };
    const copy = await addPlan(db, school, { values, unit, source, by: user.id, key, now });
    if (copy) return saved(() => openFirstStep(ctx, copy), { done: "Copied" });
    if (await wasSeen(db, school, key)) return [];
    const there = unit && (await planOfUnit(db, school, unit));
    if (!there) throw new Refusal("That unit is no longer in the log, so it can't have a plan.");
    if (there.deletedAt) throw new Refusal("This unit has a deleted plan. Restore that one first.");
    return showPlan(ctx, there.id);
  },
});
