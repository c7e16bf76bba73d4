// What someone began in a step of a plan and hasn't saved, for the buttons that continue it.
import type { PlanId } from "../../domain/ids.js";
import { planTitle } from "../../domain/plan/plan-fields.js";
import { PLAN_STEPS, type PlanStep } from "../../domain/plan/steps.js";
import { single } from "../../slack/define/field.js";
import { plansByIds } from "../../store/plan-lists.js";
import type { Ctx } from "../context.js";
import { stepDraftsOf } from "./step-draft.js";

export interface PlanDraft {
  plan: PlanId;
  step: PlanStep;
  /** Of the plan, as far as it has one. */
  title: string;
}

/** The newest of each step, because that is what continues. */
const newestOnly = <D extends { plan: PlanId; step: string }>(drafts: readonly D[]): D[] =>
  drafts.filter(({ plan, step }, at) => drafts.findIndex((one) => one.plan === plan && one.step === step) === at);

/** Those of plans that are still there, and of plans that were never saved; newest first. */
export async function readPlanDrafts(ctx: Ctx): Promise<PlanDraft[]> {
  const drafts = newestOnly(await stepDraftsOf(ctx));
  if (drafts.length === 0) return [];
  const plans = await plansByIds(
    ctx.db,
    ctx.school,
    drafts.map(({ plan }) => plan),
  );
  return drafts.flatMap(({ plan: id, step: key, kept, values }) => {
    const step = PLAN_STEPS.find((one) => one.key === key);
    const plan = plans.find((one) => one.id === id);
    if (!step || !(plan || kept.start)) return [];
    return [
      { plan: id, step, title: plan ? planTitle(plan) : planTitle({ values: { title: single(values.title) ?? "" } }) },
    ];
  });
}
