// The draft of a step: what someone typed and hasn't saved yet, and which edit of the plan they had before them.
import { z } from "zod";
import type { PlanId } from "../../domain/ids.js";
import { PLAN_FIELDS, type PlanField } from "../../domain/plan/plan-fields.js";
import { PLAN_STEP_KEYS, type PlanStepKey } from "../../domain/plan/steps.js";
import type { FieldValues } from "../../slack/define/field.js";
import { type Draft, draftsOf } from "../../store/drafts.js";
import type { Ctx } from "../context.js";

/** What a new plan is made of: a unit in the log, a talk, or nothing. */
export const Start = z.object({ unit: z.string().optional(), talk: z.string().optional() });

export const HiddenInStep = z.object({
  plan: z.string().max(64),
  /** What the plan is called, for the lines above the fields. */
  title: z.string().optional(),
  /** The number of the edit that the form shows; 0: the plan isn't saved yet. */
  after: z.int().min(0),
  /** Fingerprints of what its log entry said. */
  saw: z.partialRecord(z.enum(PLAN_FIELDS), z.string().max(16)).optional(),
  /** The fields that someone else changed, too. The form shows only these. */
  conflicts: z.array(z.enum(PLAN_FIELDS)).optional(),
  start: Start.optional(),
  /** The next steps follow. */
  on: z.boolean().optional(),
  /** The day of the draft in the form. */
  typedOn: z.iso.date().optional(),
});
export type HiddenInStep = z.output<typeof HiddenInStep>;

/** What was entered in a step. */
export interface SubmittedStep {
  step: PlanStepKey;
  /** The fields that the form shows. */
  fields: readonly PlanField[];
  /** By the names of its inputs, as their schemas made them. */
  entered: Record<string, unknown>;
  hidden: HiddenInStep;
}

/** The part of it that a draft needs when it is opened again. */
const Kept = HiddenInStep.pick({ after: true, saw: true, conflicts: true, start: true });

/** The name of the field of a draft that keeps it. */
const KEPT = "kept";

export const stepDraftKey = (step: PlanStepKey, { plan, after }: Pick<HiddenInStep, "plan" | "after">): string =>
  `plan ${plan} ${step} ${after}`;

export const toDraftFields = (values: FieldValues, { after, saw, conflicts, start }: HiddenInStep): FieldValues => ({
  ...values,
  [KEPT]: JSON.stringify({ after, saw, conflicts, start }),
});

export interface StepDraft {
  plan: PlanId;
  step: PlanStepKey;
  form: string;
  values: FieldValues;
  kept: z.output<typeof Kept>;
  typedAt: Date;
}

const FORM = /^plan (\S+) (\S+) \d+$/;

/** Undefined if it is the draft of something else. */
export function toStepDraft({ form, fields, typedAt }: Draft): StepDraft | undefined {
  const [, plan, key] = FORM.exec(form) ?? [];
  const step = z.enum(PLAN_STEP_KEYS).safeParse(key).data;
  const { [KEPT]: text, ...values } = fields;
  if (!plan || !step || typeof text !== "string") return undefined;
  const kept = Kept.safeParse(JSON.parse(text)).data;
  return kept && { plan: plan as PlanId, step, form, values, kept, typedAt };
}

/** This person's drafts of plans, newest first. */
export async function stepDraftsOf({ db, school, user }: Ctx): Promise<StepDraft[]> {
  const drafts = await draftsOf(db, school, user.id);
  return drafts.flatMap((draft) => toStepDraft(draft) ?? []);
}
