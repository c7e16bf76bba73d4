// Opens a step of a plan: one that is there, a new one, one of a unit in the log, or one of a talk.
import { PLAN_STEPS, type PlanStep, type PlanStepKey } from "../../domain/plan/steps.js";
import { defineButton } from "../../slack/define/button.js";
import { besideMessage } from "../../slack/define/form.js";
import { modal, type Replies, whisper } from "../../slack/define/replies.js";
import { emptyDraft } from "../../store/drafts.js";
import { planOfTalk, planOfUnit } from "../../store/plan-origins.js";
import type { Ctx } from "../context.js";
import { findPresentTalk } from "../talks/find-talk.js";
import { planTalkLink } from "../talks/talk-links.js";
import { findUnitToChange } from "../units/find-unit-to-change.js";
import { planUnitLink } from "../units/unit-links.js";
import { DELETED_TITLE, ENTRY_DELETED_TITLE, toDeletedEntry, toDeletedPlan } from "./deleted-plan-view.js";
import { findPlanToChange } from "./find-plan.js";
import { newPlanLink, planAfreshLink, planStepLink } from "./plan-links.js";
import { readSeenPlan } from "./see-plan.js";
import { newPlanId, type PlanStart } from "./start-plan.js";
import { stepDraftsOf } from "./step-draft.js";
import { toFirstStepModal, toStepModal } from "./step-form.js";

const stepWith = (key: PlanStepKey): PlanStep => PLAN_STEPS.find((step) => step.key === key) as PlanStep;

const FIRST = PLAN_STEPS[0] as PlanStep;

/** Opens the first step of a new plan, or the draft of one that was begun from the same unit or talk. Throws Refusal. */
export async function openNewPlan(ctx: Ctx, start: PlanStart, title?: string): Promise<Replies> {
  const origin = besideMessage(ctx.origin);
  const isSame = ({ unit, talk }: PlanStart) => unit === start.unit && talk === start.talk;
  const isFromNothing = start.unit === undefined && start.talk === undefined;
  const drafts = isFromNothing ? [] : await stepDraftsOf(ctx);
  const draft = drafts.find(({ kept }) => kept.start && isSame(kept.start));
  if (draft) return modal(await toStepModal(ctx, { plan: draft.plan, step: FIRST, on: true, origin }));
  return modal(await toFirstStepModal(ctx, { id: newPlanId(), start, origin, ...(title ? { title } : {}) }));
}

export const openStep = defineButton({
  link: planStepLink,
  opensForm: true,
  run: async (ctx: Ctx, { plan: id, step: key, on }): Promise<Replies> => {
    const step = stepWith(key);
    const isDraftOfNew = (await stepDraftsOf(ctx)).some(({ plan, kept }) => plan === id && kept.start);
    const plan = isDraftOfNew ? undefined : await findPlanToChange(ctx, id);
    // Its first step would change the log entry.
    if (plan?.unit?.isDeleted && step === FIRST) return whisper(toDeletedEntry(plan), { title: ENTRY_DELETED_TITLE });
    return modal(await toStepModal(ctx, { plan: id, step, on, origin: besideMessage(ctx.origin) }));
  },
});

export const openAfresh = defineButton({
  link: planAfreshLink,
  opensForm: true,
  run: async (ctx: Ctx, { plan, step: key }) => {
    const step = stepWith(key);
    const drafts = (await stepDraftsOf(ctx)).filter((draft) => draft.plan === plan && draft.step === key);
    for (const { form } of drafts) {
      await emptyDraft(ctx.db, ctx.school, { person: ctx.user.id, form, clickedAt: ctx.actedAt });
    }
    return modal(await toStepModal(ctx, { plan, step, afresh: true }));
  },
});

export const startNewPlan = defineButton({
  link: newPlanLink,
  opensForm: true,
  run: (ctx: Ctx) => openNewPlan(ctx, {}),
});

export const planUnit = defineButton({
  link: planUnitLink,
  opensForm: true,
  run: async (ctx: Ctx, { unit: id }): Promise<Replies> => {
    const plan = await planOfUnit(ctx.db, ctx.school, id);
    if (plan && !plan.deletedAt) return whisper(...(await readSeenPlan(ctx, plan.id)));
    const unit = await findUnitToChange(ctx, id);
    if (plan) return whisper(toDeletedPlan(plan), { title: DELETED_TITLE });
    return openNewPlan(ctx, { unit: unit.id });
  },
});

export const planTalk = defineButton({
  link: planTalkLink,
  opensForm: true,
  run: async (ctx: Ctx, { talk: id }): Promise<Replies> => {
    const { id: talk } = await findPresentTalk(ctx, id);
    const plan = await planOfTalk(ctx.db, ctx.school, talk);
    if (plan?.deletedAt) return whisper(toDeletedPlan(plan), { title: DELETED_TITLE });
    if (plan) return whisper(...(await readSeenPlan(ctx, plan.id)));
    return openNewPlan(ctx, { talk });
  },
});
