// The inputs of a step's form: those of its fields, and what is asked about fields that someone else changed, too.
import { z } from "zod";
import type { PlanField, PlanValues } from "../../domain/plan/plan-fields.js";
import { PLAN_STEPS, type PlanStep } from "../../domain/plan/steps.js";
import { checkbox } from "../../slack/define/choice-fields.js";
import type { FieldValues } from "../../slack/define/field.js";
import type { Fields } from "../../slack/define/form.js";
import type { Ctx } from "../context.js";
import { attachmentFields } from "./attachment-inputs.js";
import { toKeepFields } from "./conflict-fields.js";
import { PLAN_INPUTS } from "./plan-inputs.js";
import type { HiddenInStep } from "./step-draft.js";

/** The input that closes the form instead of going on. */
export const STOP = "stop";

const stopField = checkbox({
  label: "After this step",
  text: "Save and close instead of going on",
  optional: true,
  schema: z.string().optional(),
});

export const nextOf = (step: PlanStep): PlanStep | undefined => PLAN_STEPS[PLAN_STEPS.indexOf(step) + 1];

/** Whether the next step follows. */
export const goesOn = (step: PlanStep, { on }: HiddenInStep): boolean => on === true && nextOf(step) !== undefined;

export const toStepFields = (step: PlanStep): Fields<Ctx> => ({
  ...Object.assign({}, ...step.fields.map((field) => ({ ...PLAN_INPUTS[field].fields, ...toKeepFields(field) }))),
  ...attachmentFields(step),
  [STOP]: stopField,
});

/** The names of the inputs that the form is opened without. A form with conflicts shows nothing else. */
export function inputsLeftOut(step: PlanStep, hidden: HiddenInStep): string[] {
  const conflicts = hidden.conflicts ?? [];
  const calm = step.fields.filter((field) => !conflicts.includes(field));
  const keeps = calm.flatMap((field) => Object.keys(toKeepFields(field)));
  const inputs = hidden.conflicts ? calm.flatMap((field) => Object.keys(PLAN_INPUTS[field].fields)) : [];
  const attached = hidden.conflicts ? Object.keys(attachmentFields(step)) : [];
  return [...keeps, ...inputs, ...attached, ...(goesOn(step, hidden) ? [] : [STOP])];
}

/** What the inputs of these fields hold. */
export const toStepValues = (values: PlanValues, fields: readonly PlanField[]): FieldValues =>
  Object.assign({}, ...fields.map((field) => PLAN_INPUTS[field].toForm(values)));
