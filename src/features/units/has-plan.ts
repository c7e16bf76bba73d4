// Whether a unit has a plan: then its button shows the plan instead of starting one.
import { planOfUnit } from "../../store/plan-origins.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import type { Ctx } from "../context.js";

export type MaybePlanned = LoggedUnit & { hasPlan: boolean };

/** A deleted plan doesn't count. */
export async function withPlan({ db, school }: Ctx, unit: LoggedUnit): Promise<MaybePlanned> {
  const plan = await planOfUnit(db, school, unit.id);
  return { ...unit, hasPlan: plan !== undefined && !plan.deletedAt };
}
