// Reads what a plan's copy for people outside would say now: who agreed to be named, and every word of it.
import { createHash } from "node:crypto";
import type { PlanPaper } from "../../documents/paper-kinds.js";
import { formatList } from "../../domain/list-in-words.js";
import { problemsIn } from "../../domain/plan/completeness.js";
import type { PlanPerson } from "../../domain/plan/plan-fields.js";
import { planPersonKey } from "../../domain/plan/plan-people.js";
import { withoutNames } from "../../domain/plan/published-text.js";
import { Refusal } from "../../slack/define/refusal.js";
import { type PlanNameAnswer, planNameAnswers } from "../../store/plan-names.js";
import type { Plan } from "../../store/plan-row.js";
import { findPlan } from "../../store/plans.js";
import type { Ctx } from "../context.js";
import { toPublishedPaper } from "../papers/plan-paper-view.js";
import { findPlanToChange } from "../plans/find-plan.js";

/** A person of the plan, and their answer, if they were asked. */
export interface NamedPerson {
  person: PlanPerson;
  key: string;
  answer: PlanNameAnswer | undefined;
}

/** A plan that may be published by who asks. Throws Refusal. */
export async function findPlanToPublish(ctx: Ctx, id: string): Promise<Plan> {
  const plan = await findPlanToChange(ctx, id);
  const problems = problemsIn(plan.values).map(({ words }) => words);
  if (problems.length > 0) throw new Refusal(`This plan can't be published yet. It needs ${formatList(problems)}.`);
  return plan;
}

/** Everyone in the plan, in its order. */
export async function readNames({ db, school }: Pick<Ctx, "db" | "school">, plan: Plan): Promise<NamedPerson[]> {
  const answers = await planNameAnswers(db, school, [plan.id]);
  return plan.values.people.map((person) => {
    const key = planPersonKey(person);
    return { person, key, answer: answers.find((answer) => answer.key === key) };
  });
}

export interface Copy {
  plan: Plan;
  paper: PlanPaper;
  /** The plan's people who are named on it. */
  named: PlanPerson[];
  /** Its other people and those of its sources, whose names are in none of its text. */
  unnamed: PlanPerson[];
  withSchool: boolean;
  /** Differs when any word of the copy does. */
  digest: string;
}

const DIGEST_LENGTH = 16;

/** The same words have the same digest, also on another day. */
function digestOf({ printed: _, ...paper }: PlanPaper): string {
  return createHash("sha256").update(JSON.stringify(paper)).digest("base64url").slice(0, DIGEST_LENGTH);
}

/** A copy of a copy of a copy is rare. */
const MAX_SOURCES = 10;

/** The plan it was copied from, the one that was copied from, and so on, as far as they are still there. */
async function readSources({ db, school }: Pick<Ctx, "db" | "school">, plan: Plan): Promise<Plan[]> {
  const sources: Plan[] = [];
  let next = plan.source;
  while (next && sources.length < MAX_SOURCES) {
    const source = await findPlan(db, school, next.id);
    if (source) sources.push(source);
    next = source?.source;
  }
  return sources;
}

/** Everyone whose name the text may have and mustn't. A copied plan's text may name people of its source: nobody asks those. */
function unnamedIn(names: readonly NamedPerson[], sources: readonly Plan[]): PlanPerson[] {
  const own = names.filter(({ answer }) => !answer?.allowed).map(({ person }) => person);
  const known = new Set(names.map(({ key }) => key));
  const others = sources.flatMap(({ values }) => values.people).filter((person) => !known.has(planPersonKey(person)));
  return [...own, ...new Map(others.map((person) => [planPersonKey(person), person])).values()];
}

/** Throws Refusal. */
export async function readCopy(
  ctx: Ctx,
  { plan: id, withSchool }: { plan: string; withSchool: boolean },
): Promise<Copy> {
  const { school, now } = ctx;
  const plan = await findPlanToPublish(ctx, id);
  const [names, sources] = await Promise.all([readNames(ctx, plan), readSources(ctx, plan)]);
  const named = names.flatMap(({ person, answer }) => (answer?.allowed ? [person] : []));
  const unnamed = unnamedIn(names, sources);
  const [source] = sources;
  const paper = toPublishedPaper(plan, {
    ...{ school, now, withSchool },
    isNamed: (person) => named.includes(person),
    withoutNames: (text) => withoutNames(text, unnamed),
    sourceTitle: source?.values.title || undefined,
  });
  return { plan, paper, named, unnamed, withSchool, digest: digestOf(paper) };
}
