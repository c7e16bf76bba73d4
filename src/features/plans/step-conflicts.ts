// Two people changed the same field: finds out who did, and makes of a person's choice what to save.
import {
  countWords,
  isUnitField,
  MAX_OVERVIEW_WORDS,
  MAX_PLAN_ROWS,
  MAX_PLAN_TEXT,
  PLAN_TEXTS,
  type PlanField,
  type PlanText,
  type PlanValues,
  toTooManyWords,
} from "../../domain/plan/plan-fields.js";
import type { FieldValues } from "../../slack/define/field.js";
import { versionsOfPlan } from "../../store/plan-history.js";
import type { Plan } from "../../store/plan-row.js";
import { findPlan, planAt } from "../../store/plans.js";
import { changesOfUnit } from "../../store/unit-history.js";
import type { Ctx } from "../context.js";
import { toWhenWords } from "../units/when-words-view.js";
import { keepField, toConflictWords } from "./conflict-fields.js";
import { mayChangePlan } from "./find-plan.js";
import type { HiddenInStep } from "./step-draft.js";

/** "Lee Librarian, today at 10:52 AM,": who changed this field last. */
async function whoChanged(ctx: Ctx, plan: Plan, field: PlanField): Promise<string> {
  const versions = await versionsOfPlan(ctx.db, ctx.school, { plan: plan.id });
  const ofPlan = versions.find(({ fields }) => fields.includes(field));
  const isOfUnit = plan.unit && (isUnitField(field) || field === "people");
  const ofUnit = isOfUnit && plan.unit ? (await changesOfUnit(ctx.db, ctx.school, plan.unit.id)).at(-1) : undefined;
  const last = ofUnit && (!ofPlan || ofUnit.at > ofPlan.at) ? ofUnit : ofPlan;
  if (!last) return "Someone else";
  const name = last.by.id === ctx.user.id ? "You, in another window," : last.by.name;
  return `${name} (${toWhenWords(last.at, ctx)})`;
}

/** What the form says about the fields in conflict, to someone who may still change the plan, deleted or not. */
export async function knownOfConflicts(ctx: Ctx, { plan: id, after, conflicts }: HiddenInStep): Promise<FieldValues> {
  const plan = conflicts && (await findPlan(ctx.db, ctx.school, id));
  if (!plan || !(await mayChangePlan(ctx, plan))) return {};
  const theirs = await planAt(ctx.db, ctx.school, { id, number: after });
  if (!theirs) return {};
  const words = await Promise.all(
    conflicts.map(async (field) =>
      toConflictWords(field, { who: await whoChanged(ctx, theirs, field), theirs, of: conflicts.length }),
    ),
  );
  return Object.assign({}, ...words);
}

const isText = (field: PlanField): field is PlanText => (PLAN_TEXTS as readonly string[]).includes(field);

/** Each row once. */
const unique = <T>(all: readonly T[]): T[] => [...new Map(all.map((row) => [JSON.stringify(row), row])).values()];

/** Their version, then mine; or why that doesn't fit. */
function both(field: PlanField, theirs: PlanValues, mine: PlanValues): { value: unknown } | { error: string } {
  if (isText(field)) {
    const value = [theirs[field], mine[field]].filter(Boolean).join("\n\n");
    const words = countWords(value);
    const tooLong = `Together they have ${value.length} characters, and ${MAX_PLAN_TEXT} fit. Choose one, and copy what you need.`;
    if (value.length > MAX_PLAN_TEXT) return { error: tooLong };
    if (field === "overview" && words > MAX_OVERVIEW_WORDS)
      return { error: `Together they have ${toTooManyWords(words)}` };
    return { value };
  }
  const value = unique([...(theirs[field] as readonly unknown[]), ...(mine[field] as readonly unknown[])]);
  if (field !== "aasl" && value.length > MAX_PLAN_ROWS) {
    return {
      error: `Together they have ${value.length} rows, and ${MAX_PLAN_ROWS} fit. Choose one, and copy what you need.`,
    };
  }
  return { value };
}

interface Versions {
  /** What the person saw as theirs. */
  seen: PlanValues;
  /** The plan now. */
  now: PlanValues;
  mine: PlanValues;
}

/** What the person wants of the fields in conflict. Errors are by the field that asks. */
export function resolveConflicts(
  conflicts: readonly PlanField[],
  entered: Record<string, unknown>,
  { seen, now, mine }: Versions,
): { values: PlanValues; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const values: Record<string, unknown> = { ...mine };
  for (const field of conflicts) {
    const kept = entered[keepField(field)];
    if (kept === undefined) errors[keepField(field)] = "Choose which version to keep.";
    if (kept === "theirs") values[field] = now[field];
    if (kept !== "both") continue;
    const found = both(field, seen, mine);
    if ("error" in found) errors[keepField(field)] = found.error;
    else values[field] = found.value;
  }
  return { values: values as unknown as PlanValues, errors };
}
