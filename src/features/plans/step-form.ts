// The forms of a plan's steps: one for each list of fields in domain/plan/steps.ts. Next saves a step and shows the one after it.
import { FORM_EXPIRED } from "../../content/form-words.js";
import { asPlanId } from "../../domain/ids.js";
import type { PlanField, PlanValues } from "../../domain/plan/plan-fields.js";
import { PLAN_STEPS, type PlanStep } from "../../domain/plan/steps.js";
import { schoolDayAt } from "../../domain/time/school-day.js";
import { type Fields, type Form, type Origin, toModal } from "../../slack/define/form.js";
import { fieldErrors, type Replies, redrawForm, replace, saved, whisper } from "../../slack/define/replies.js";
import { claimDraftNotice, draftOf, emptyDraft, saveDraft, saveSubmittedDraft } from "../../store/drafts.js";
import type { Plan } from "../../store/plan-row.js";
import type { Ctx } from "../context.js";
import { attach, whyTooMany } from "./attach.js";
import { readLinks } from "./attachment-inputs.js";
import { findPlanToChange } from "./find-plan.js";
import { saveStep, sawOf, stepKey } from "./save-step.js";
import { readSeenPlan } from "./see-plan.js";
import { WHO_SEES_A_PLAN } from "./see-plan-view.js";
import { startingValues } from "./start-plan.js";
import { knownOfConflicts } from "./step-conflicts.js";
import { HiddenInStep, stepDraftKey, stepDraftsOf, toDraftFields } from "./step-draft.js";
import { toConflictNotice, toDraftSaved, toStepIntro } from "./step-form-view.js";
import { goesOn, inputsLeftOut, nextOf, STOP, toStepFields, toStepValues } from "./step-inputs.js";

type StepForm = Form<Ctx, Fields<Ctx>, typeof HiddenInStep>;

const toNamed = ({ id, values: { title } }: Plan) => ({ plan: id, ...(title ? { title } : {}) });

/** What someone else changed, too, comes back with both versions. Nothing gets lost, even if the form is closed now. */
async function askAgain(
  ctx: Ctx,
  step: PlanStep,
  at: { hidden: HiddenInStep; plan: Plan; conflicts: PlanField[]; mine: PlanValues },
): Promise<Replies> {
  const { plan, conflicts, mine } = at;
  const saw = sawOf(plan, conflicts);
  const { on } = at.hidden;
  const hidden = { ...toNamed(plan), after: plan.number, conflicts, ...(on ? { on } : {}), ...(saw ? { saw } : {}) };
  const values = toStepValues(mine, conflicts);
  const draft = { person: ctx.user.id, form: stepDraftKey(step.key, hidden), fields: toDraftFields(values, hidden) };
  await saveSubmittedDraft(ctx.db, ctx.school, { ...draft, now: ctx.now });
  // Only now: whatever stops this in between, what was typed is in a draft. Both have one name if only the log entry changed.
  const submitted = stepDraftKey(step.key, at.hidden);
  if (submitted !== draft.form) await dropDraft(ctx, submitted);
  const known = await knownOfConflicts(ctx, hidden);
  const notice = toConflictNotice(conflicts.length);
  return redrawForm(
    toModal(formOf(step), ctx, { values: { ...known, ...values }, hidden, notice, origin: ctx.origin }),
  );
}

const dropDraft = ({ db, school, user, now }: Ctx, form: string) =>
  emptyDraft(db, school, { person: user.id, form, clickedAt: now });

function toStepForm(step: PlanStep): StepForm {
  return {
    name: `plan-${step.key}`,
    title: () => step.title,
    submit: (hidden) => (goesOn(step, hidden) ? "Next" : "Save"),
    fields: toStepFields(step),
    hidden: HiddenInStep,
    without: (hidden) => inputsLeftOut(step, hidden),
    intro: (ctx: Ctx, { hidden }) => toStepIntro(ctx, step, hidden),
    known: knownOfConflicts,
    footer: () => WHO_SEES_A_PLAN,
    stale: FORM_EXPIRED,
    draft: {
      read: async (ctx: Ctx, hidden) => {
        const draft = { person: ctx.user.id, form: stepDraftKey(step.key, hidden) };
        return (await draftOf(ctx.db, ctx.school, draft))?.fields;
      },
      save: async (ctx: Ctx, typed, { hidden, typedAt }) => {
        const draft = { person: ctx.user.id, form: stepDraftKey(step.key, hidden), typedAt };
        const fields = toDraftFields(typed, hidden);
        await saveDraft(ctx.db, ctx.school, { ...draft, fields, key: stepKey(ctx, step.key, hidden) });
      },
    },
    onClose: async (ctx: Ctx, hidden): Promise<Replies> => {
      const draft = { person: ctx.user.id, form: stepDraftKey(step.key, hidden), now: ctx.now };
      if (!(await claimDraftNotice(ctx.db, ctx.school, draft))) return [];
      return whisper(toDraftSaved(step, hidden), { title: "Draft saved" });
    },
    run: async (ctx: Ctx, entered, hidden): Promise<Replies> => {
      const fields = hidden.conflicts ?? step.fields;
      const links = readLinks(entered);
      const tooMany = links.length > 0 && whyTooMany(await findPlanToChange(ctx, hidden.plan), links);
      if (tooMany) return fieldErrors({ links: tooMany });
      const saving = await saveStep(ctx, { step: step.key, fields, entered, hidden });
      if ("errors" in saving) return fieldErrors(saving.errors);
      const { plan, conflicts, mine } = saving;
      const full = await attach(ctx, plan, { attachments: links, key: stepKey(ctx, step.key, hidden) });
      if (full) return fieldErrors({ links: full });
      if (conflicts.length > 0) return askAgain(ctx, step, { hidden, plan, conflicts, mine });
      await dropDraft(ctx, stepDraftKey(step.key, hidden));
      const next = hidden.on && entered[STOP] !== "yes" ? nextOf(step) : undefined;
      if (next) return redrawForm(await toStepModal(ctx, { plan: plan.id, step: next, on: true }));
      return saved(async () => replace(...(await readSeenPlan(ctx, plan.id, { saved: true }))));
    },
  };
}

export const stepForms = PLAN_STEPS.map(toStepForm);

const formOf = (step: PlanStep): StepForm => stepForms[PLAN_STEPS.indexOf(step)] as StepForm;

interface OpenedStep {
  plan: string;
  step: PlanStep;
  /** The next steps follow. */
  on?: boolean | undefined;
  /** Without the draft there may be. */
  afresh?: boolean;
  origin?: Origin | undefined;
}

/** The form of a step, with the person's draft if there is one. Throws Refusal. */
export async function toStepModal(ctx: Ctx, { plan: id, step, on, afresh = false, origin = ctx.origin }: OpenedStep) {
  const drafts = afresh ? [] : await stepDraftsOf(ctx);
  const draft = drafts.find((one) => one.plan === id && one.step === step.key);
  const going = on ? { on } : {};
  if (draft) {
    // The plan may have been deleted, or this person taken off it. A plan that isn't saved yet is nobody else's.
    const named = draft.kept.start ? { plan: asPlanId(id) } : toNamed(await findPlanToChange(ctx, id));
    const typedOn = schoolDayAt(draft.typedAt, ctx.tz);
    const hidden = { ...named, ...draft.kept, ...going, typedOn };
    const values = { ...(await knownOfConflicts(ctx, hidden)), ...draft.values };
    return toModal(formOf(step), ctx, { values, hidden, origin });
  }
  const plan = await findPlanToChange(ctx, id);
  const saw = sawOf(plan, step.fields);
  const hidden = { ...toNamed(plan), after: plan.number, ...(saw ? { saw } : {}), ...going };
  return toModal(formOf(step), ctx, { values: toStepValues(plan.values, step.fields), hidden, origin });
}

/** The first step of a plan that isn't there yet. Throws Refusal. */
export async function toFirstStepModal(
  ctx: Ctx,
  {
    id,
    start,
    title,
    origin,
  }: { id: string; start: NonNullable<HiddenInStep["start"]>; title?: string; origin: Origin },
) {
  const step = PLAN_STEPS[0] as PlanStep;
  const values = await startingValues(ctx, start);
  const shown = title ? { ...values, title } : values;
  const saw = start.unit ? sawOf({ unit: { id: start.unit }, values }, step.fields) : undefined;
  const hidden = { plan: id, after: 0, start, on: true, ...(saw ? { saw } : {}) };
  return toModal(formOf(step), ctx, { values: toStepValues(shown, step.fields), hidden, origin });
}
