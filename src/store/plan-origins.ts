// Finds the plan of what it was begun from: a unit in the log, or a planning talk. Each has one at most.
import { type Plan, plansWhere, selectPlans } from "./plan-row.js";
import type { School } from "./schools.js";
import type { Db } from "./sql/database.js";

const OF_UNIT = plansWhere('p."unitId" = @unit');

/** The plan of a unit, deleted or not. */
export async function planOfUnit(db: Db, school: School, unit: string): Promise<Plan | undefined> {
  const [plan] = await selectPlans(db, school, { sql: OF_UNIT, params: { unit } });
  return plan;
}

const OF_TALK = plansWhere('p."talkId" = @talk');

/** The plan that was begun from a talk, deleted or not. */
export async function planOfTalk(db: Db, school: School, talk: string): Promise<Plan | undefined> {
  const [plan] = await selectPlans(db, school, { sql: OF_TALK, params: { talk } });
  return plan;
}
