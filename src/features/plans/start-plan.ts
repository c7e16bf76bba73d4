// Starts a plan: from nothing, from a unit in the log, or from a talk. Its row is written when its first step is saved.
import { randomUUID } from "node:crypto";
import { asPlanId, type PlanId } from "../../domain/ids.js";
import { EMPTY_PLAN, type PlanPerson, type PlanValues } from "../../domain/plan/plan-fields.js";
import { Refusal } from "../../slack/define/refusal.js";
import { addPlan, findPlan, planOfUnit } from "../../store/plans.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { findPresentTalk } from "../talks/find-talk.js";
import { findUnitToChange } from "../units/find-unit-to-change.js";
import { readStep } from "./read-step.js";
import type { SubmittedStep } from "./step-draft.js";

const toPerson = (person: { id: PlanPerson["id"]; name: string; librarian?: boolean }): PlanPerson => ({
  ...(person.id ? { id: person.id } : {}),
  name: person.name,
  role: person.librarian ? "librarian" : "teacher",
});

/** The person who starts a plan, as one of its people. */
export const toStarter = ({ user }: Ctx): PlanPerson => toPerson(user);

/** What a plan of this unit begins with: all of it is the log entry's. */
async function ofUnit(ctx: Ctx, unit: LoggedUnit): Promise<PlanValues> {
  const ids = [unit.loggedBy.id, ...unit.partners];
  const known = await ctx.people(ids);
  const names = [unit.loggedBy.name, ...unit.partnerNames];
  const inSlack = ids.map((id, at) =>
    toPerson(known.find((person) => person.id === id) ?? { id, name: names[at] ?? id }),
  );
  const outside = unit.others.map((name) => toPerson({ id: undefined, name }));
  const { title, grades, subject, level, date: day } = unit;
  return { ...EMPTY_PLAN, title, grades, subject, level, day, people: [...inSlack, ...outside] };
}

async function ofTalk(ctx: Ctx, id: string): Promise<PlanValues> {
  const talk = await findPresentTalk(ctx, id);
  const known = await ctx.people(talk.partners);
  const partners = known.filter(({ standing }) => standing === "member").map(toPerson);
  const others = talk.others.map((name) => toPerson({ id: undefined, name }));
  return { ...EMPTY_PLAN, title: talk.about, people: [toStarter(ctx), ...partners, ...others] };
}

export type PlanStart = NonNullable<SubmittedStep["hidden"]["start"]>;

/** What the first step of a new plan shows. Throws Refusal. */
export async function startingValues(ctx: Ctx, { unit, talk }: PlanStart): Promise<PlanValues> {
  if (unit) return ofUnit(ctx, await findUnitToChange(ctx, unit));
  if (talk) return ofTalk(ctx, talk);
  return { ...EMPTY_PLAN, people: [toStarter(ctx)] };
}

export const newPlanId = (): PlanId => asPlanId(randomUUID());

/**
 * Writes the plan that a first step starts, and returns its id: of the plan that is there already for a second submission,
 * and for a unit that someone else began to plan meanwhile. Throws Refusal.
 */
export async function startPlan(
  ctx: Ctx,
  { fields, entered, hidden }: SubmittedStep,
): Promise<PlanId | { errors: Record<string, string> }> {
  const { db, school, user, now } = ctx;
  const id = asPlanId(hidden.plan);
  const there = await findPlan(db, school, id);
  if (there) return id;
  const unit = hidden.start?.unit ? (await findUnitToChange(ctx, hidden.start.unit)).id : undefined;
  const planned = unit && (await planOfUnit(db, school, unit));
  if (planned) return planned.id;
  const before = await startingValues(ctx, hidden.start ?? {});
  const { values, errors } = await readStep(ctx, fields, { entered, before });
  if (Object.keys(errors).length > 0) return { errors };
  const own = Object.fromEntries(fields.map((field) => [field, values[field]]));
  const added = await addPlan(db, school, { id, values: own, unit, by: user.id, key: `${ctx.key} ${id} new`, now });
  const present = added ?? (await findPlan(db, school, id))?.id ?? (unit && (await planOfUnit(db, school, unit))?.id);
  if (!present) throw new Refusal("That unit is no longer in the log. Start a plan without it, with a new form.");
  return present;
}
