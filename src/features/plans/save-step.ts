// Saves a step of a plan: what this person changed, and nothing that someone else changed meanwhile without asking.
import { asPlanId, type PlanId } from "../../domain/ids.js";
import { isSameField, type Merge, mergeFields } from "../../domain/plan/merge.js";
import { EMPTY_PLAN, isUnitField, type PlanField, type PlanValues } from "../../domain/plan/plan-fields.js";
import { toItems } from "../../domain/plan/plan-items.js";
import type { PlanStepKey } from "../../domain/plan/steps.js";
import { digest } from "../../slack/define/digest.js";
import { Refusal } from "../../slack/define/refusal.js";
import type { Plan } from "../../store/plan-row.js";
import { findPlan, planAt, savePlan } from "../../store/plans.js";
import { claimRequest, wasSeen } from "../../store/requests.js";
import type { Ctx } from "../context.js";
import { findPlanToChange } from "./find-plan.js";
import { readStep } from "./read-step.js";
import { isOfEntry, saveLogEntry } from "./save-log-entry.js";
import { startPlan } from "./start-plan.js";
import { resolveConflicts } from "./step-conflicts.js";
import type { HiddenInStep, SubmittedStep } from "./step-draft.js";

const fingerprint = (values: PlanValues, field: PlanField): string => digest(toItems(values, field), 8);

/** What the log entry of a plan says, for a form with these fields. Without an entry there is nothing to remember. */
export function sawOf(
  plan: { unit: object | undefined; values: PlanValues },
  fields: readonly PlanField[],
): HiddenInStep["saw"] {
  if (!plan.unit) return undefined;
  return Object.fromEntries(fields.filter(isOfEntry).map((field) => [field, fingerprint(plan.values, field)]));
}

/**
 * The key of the request that saves a step. One modal shows one step after the other, and each conflict in it: what the log
 * entry says has no number, so a conflict is told apart by what the form says of it.
 */
export function stepKey(ctx: Ctx, step: PlanStepKey, { plan, after, saw, conflicts }: HiddenInStep): string {
  return [ctx.key, plan, step, after, ...(conflicts ? [digest({ saw, conflicts }, 8)] : [])].join(" ");
}

export type StepSaving =
  | { errors: Record<string, string> }
  | {
      /** As it is now. */
      plan: Plan;
      conflicts: PlanField[];
      /** What this person wants. */
      mine: PlanValues;
    };

/** Someone else may save at the same instant, and that again. */
const TRIES = 5;

const BUSY = "Someone else is saving this plan right now. Nothing of yours is lost: please try again.";

function merge(
  submitted: SubmittedStep,
  now: PlanValues,
  { base, mine }: { base: PlanValues; mine: PlanValues },
): Merge {
  const { saw = {} } = submitted.hidden;
  const isChanged = (values: PlanValues) => (field: PlanField) =>
    saw[field] === undefined ? !isSameField(base, values, field) : fingerprint(values, field) !== saw[field];
  return mergeFields(submitted.fields, { theirs: now, mine, isMine: isChanged(mine), isTheirs: isChanged(now) });
}

async function write(ctx: Ctx, at: { plan: Plan; mine: PlanValues; fields: readonly PlanField[]; key: string }) {
  const { plan, mine, fields, key } = at;
  if (plan.unit && fields.some(isOfEntry)) {
    const values = { ...plan.values, ...Object.fromEntries(fields.map((field) => [field, mine[field]])) };
    const saving = await saveLogEntry(ctx, { plan, values, key: `${key} entry` });
    if ("errors" in saving || !saving.isSaved) return saving;
  }
  const own = plan.unit ? fields.filter((field) => !isUnitField(field)) : fields;
  if (own.length === 0) {
    await claimRequest(ctx.db, ctx.school, { key, now: ctx.now });
    return { isSaved: true };
  }
  const edit = { plan: plan.id, after: plan.number, change: mine, fields: own, by: ctx.user.id, key, now: ctx.now };
  return { isSaved: await savePlan(ctx.db, ctx.school, edit) };
}

/** What the person saw, without what the log entry said then. */
const seenBefore = async (ctx: Ctx, plan: Plan, after: number): Promise<PlanValues> =>
  after === plan.number
    ? plan.values
    : ((await planAt(ctx.db, ctx.school, { id: plan.id, number: after }))?.values ?? EMPTY_PLAN);

async function saveOnce(ctx: Ctx, submitted: SubmittedStep, id: PlanId): Promise<StepSaving | "again"> {
  const { fields, entered, hidden, step } = submitted;
  const plan = await findPlanToChange(ctx, id);
  const base = await seenBefore(ctx, plan, hidden.after);
  const read = await readStep(ctx, fields, { entered, before: { ...base, people: plan.values.people } });
  const chosen = resolveConflicts(hidden.conflicts ?? [], entered, { seen: base, now: plan.values, mine: read.values });
  const errors = { ...read.errors, ...chosen.errors };
  if (Object.keys(errors).length > 0) return { errors };
  const mine = chosen.values;
  const { mine: changed, conflicts } = merge(submitted, plan.values, { base, mine });
  const key = stepKey(ctx, step, hidden);
  const saving = await write(ctx, { plan, mine, fields: changed, key });
  if ("errors" in saving) return saving;
  if (!saving.isSaved && !(await wasSeen(ctx.db, ctx.school, key))) return "again";
  const now = (await findPlan(ctx.db, ctx.school, id)) ?? plan;
  return { plan: now, conflicts, mine };
}

/** Saves the fields that only this person changed. Throws Refusal. */
export async function saveStep(ctx: Ctx, submitted: SubmittedStep): Promise<StepSaving> {
  const { hidden } = submitted;
  const started = hidden.start ? await startPlan(ctx, submitted) : asPlanId(hidden.plan);
  if (typeof started !== "string") return started;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const saving = await saveOnce(ctx, submitted, started);
    if (saving !== "again") return saving;
  }
  throw new Refusal(BUSY);
}
