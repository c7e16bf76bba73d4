// Starts a plan: from nothing, from a unit in the log, or from a talk. Its row is written when its first step is saved.
import { randomUUID } from "node:crypto";
import { asPlanId, type PlanId } from "../../domain/ids.js";
import { EMPTY_PLAN, type PlanPerson, type PlanValues } from "../../domain/plan/plan-fields.js";
import { Refusal } from "../../slack/define/refusal.js";
import { planOfTalk, planOfUnit } from "../../store/plan-origins.js";
import { addPlan, findPlan } from "../../store/plans.js";
import type { Talk } from "../../store/talk-row.js";
import { findTalk } from "../../store/talks.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";
import { findPresentTalk } from "../talks/find-talk.js";
import { findUnitToChange, findUnitUnlessGone } from "../units/find-unit-to-change.js";
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

async function ofTalk(ctx: Ctx, talk: Talk): Promise<PlanValues> {
  const known = await ctx.people(talk.partners);
  const partners = known.filter(({ standing }) => standing === "member").map(toPerson);
  const others = talk.others.map((name) => toPerson({ id: undefined, name }));
  return { ...EMPTY_PLAN, title: talk.about, people: [toStarter(ctx), ...partners, ...others] };
}

export type PlanStart = NonNullable<SubmittedStep["hidden"]["start"]>;

/** What a plan starts from, as it is now. */
interface Found {
  unit?: LoggedUnit | undefined;
  talk?: Talk | undefined;
}

async function valuesOf(ctx: Ctx, { unit, talk }: Found): Promise<PlanValues> {
  if (unit) return ofUnit(ctx, unit);
  return talk ? ofTalk(ctx, talk) : { ...EMPTY_PLAN, people: [toStarter(ctx)] };
}

/** What the first step of a new plan shows. Throws Refusal. */
export async function startingValues(ctx: Ctx, { unit, talk }: PlanStart): Promise<PlanValues> {
  if (unit) return valuesOf(ctx, { unit: await findUnitToChange(ctx, unit) });
  return valuesOf(ctx, talk ? { talk: await findPresentTalk(ctx, talk) } : {});
}

export const newPlanId = (): PlanId => asPlanId(randomUUID());

/**
 * What a submitted first step starts from. What is gone for good has nothing more to say: the form has it all. Throws
 * Refusal.
 */
async function findStart(ctx: Ctx, { unit, talk }: PlanStart): Promise<Found> {
  const found = talk && (await findTalk(ctx.db, ctx.school, { id: talk, person: ctx.user.id }));
  return {
    unit: unit ? await findUnitUnlessGone(ctx, unit) : undefined,
    talk: found && !found.deletedAt ? found : undefined,
  };
}

/** The plan that this unit or talk has already, deleted or not. */
async function planFrom({ db, school }: Ctx, { unit, talk }: PlanStart): Promise<PlanId | undefined> {
  if (unit) return (await planOfUnit(db, school, unit))?.id;
  return talk ? (await planOfTalk(db, school, talk))?.id : undefined;
}

/**
 * Writes the plan that a first step starts, and returns its id: of the plan that is there already for a second submission,
 * and for a unit or a talk that has got a plan meanwhile. Throws Refusal.
 */
export async function startPlan(
  ctx: Ctx,
  { fields, entered, hidden }: SubmittedStep,
): Promise<PlanId | { errors: Record<string, string> }> {
  const { db, school, user, now } = ctx;
  const id = asPlanId(hidden.plan);
  const there = await findPlan(db, school, id);
  if (there) return id;
  const found = await findStart(ctx, hidden.start ?? {});
  const start = { unit: found.unit?.id, talk: found.talk?.id };
  const planned = await planFrom(ctx, start);
  if (planned) return planned;
  const before = await valuesOf(ctx, found);
  const { values, errors } = await readStep(ctx, fields, { entered, before });
  if (Object.keys(errors).length > 0) return { errors };
  const own = Object.fromEntries(fields.map((field) => [field, values[field]]));
  const added = await addPlan(db, school, { id, values: own, ...start, by: user.id, key: `${ctx.key} ${id} new`, now });
  const present = added ?? (await findPlan(db, school, id))?.id ?? (await planFrom(ctx, start));
  if (!present) throw new Refusal("That unit is no longer in the log. Start a plan without it, with a new form.");
  return present;
}
