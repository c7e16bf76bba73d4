// Plans for tests: writes their steps as people do, and reads what they say.
import type { Actor } from "../../sandbox/workspace/acting/actor.js";
import { asWorkspaceId } from "../../src/domain/ids.js";
import type { Plan } from "../../src/store/plan-row.js";
import { findPlan } from "../../src/store/plans.js";
import { schoolOf } from "../../src/store/schools.js";
import { openForm, seeAfter } from "./asking.js";
import { type School, TESS } from "./school.js";
import { openByClick } from "./surfaces.js";

export type Entry = Parameters<Actor["fill"]>[0];

/** Fills in the open step and sends it. Throws when it isn't taken. */
export async function submitStep(school: School, fields: Entry, by = TESS): Promise<void> {
  const actor = school.slack.as(by);
  await actor.fill(fields);
  await school.slack.settle();
  await seeAfter(school, () => actor.submit(), by);
}

/** Starts a plan, saves its first step, and closes it there. */
export async function startPlan(school: School, fields: Entry = {}, by = TESS): Promise<string> {
  const before = await school.db.plan.findMany({ select: { id: true } });
  await openForm(school, "plan Rivers and Deltas", by);
  await submitStep(school, { ...fields, stop: ["yes"] }, by);
  const { id } = await school.db.plan.findFirstOrThrow({ where: { id: { notIn: before.map((row) => row.id) } } });
  return id;
}

/** Opens one step of a plan. */
export const openStep = (school: School, plan: string, step: string, by = TESS): Promise<Actor> =>
  openByClick(school, by, { name: "plan-step", value: { plan, step } });

/** The plan as it is now. */
export async function planNow({ db, slack }: School, id: string): Promise<Plan> {
  const school = await schoolOf(db, asWorkspaceId(slack.teamId));
  const plan = school && (await findPlan(db, school, id));
  if (!plan) throw new Error("There is no such plan.");
  return plan;
}

/** What stands in a modal, as text. */
export const wordsOfModal = (school: School, by = TESS): string =>
  JSON.stringify(school.slack.as(by).modal()?.blocks ?? []);

/** Clicks the button that adds a row to a list in the open form. */
export async function addRow(school: School, button: string, by = TESS): Promise<void> {
  const actor = school.slack.as(by);
  const modal = actor.modal();
  if (!modal) throw new Error("No form is open.");
  await seeAfter(school, () => actor.click(modal, button), by);
}
