// The steps in which a plan is written: each fits one form.
import { PLAN_RESOURCES, type PlanField } from "./plan-fields.js";

export type PlanStepKey = "who" | "overview" | "teaching" | "resources" | "adaptations";

export interface PlanStep {
  key: PlanStepKey;
  /** At most 24 characters: the title of its form. */
  title: string;
  fields: readonly PlanField[];
}

export const PLAN_STEPS: readonly PlanStep[] = [
  { key: "who", title: "Who and when", fields: ["title", "people", "grades", "subject", "level", "day", "timeFrame"] },
  { key: "overview", title: "Overview and standards", fields: ["overview", "deficits", "standards", "aasl"] },
  { key: "teaching", title: "Teaching plan", fields: ["librarianDuties", "teacherDuties"] },
  {
    key: "resources",
    title: "Resources and product",
    fields: [...PLAN_RESOURCES, "product", "assessment"],
  },
  { key: "adaptations", title: "Adaptations and files", fields: ["adaptations"] },
];

export const PLAN_STEP_KEYS = PLAN_STEPS.map(({ key }) => key) as [PlanStepKey, ...PlanStepKey[]];

export const stepOf = (field: PlanField): PlanStep => {
  const step = PLAN_STEPS.find(({ fields }) => fields.includes(field));
  if (!step) throw new Error(`No step has the field ${field}.`);
  return step;
};
