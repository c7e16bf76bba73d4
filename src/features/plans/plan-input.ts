// A field of a plan as inputs of a form, and the way from its values to the inputs and back.
import type { PlanValues } from "../../domain/plan/plan-fields.js";
import type { FieldValues } from "../../slack/define/field.js";
import type { Fields } from "../../slack/define/form.js";
import type { Ctx } from "../context.js";

export interface PlanInput {
  fields: Fields<Ctx>;
  /** What the fields hold for these values. */
  toForm(values: PlanValues): FieldValues;
  /** What was entered, checked by the fields' schemas. */
  fromForm(entered: Record<string, unknown>): Partial<PlanValues>;
}
