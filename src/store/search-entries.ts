// The units and plans that a search found, as they are now.
import type { PlanId, UnitId } from "../domain/ids.js";
import type { Plan } from "./plan-row.js";
import { findPlan } from "./plans.js";
import type { School } from "./schools.js";
import type { Db } from "./sql/database.js";
import type { LoggedUnit } from "./unit-row.js";
import { findUnit } from "./units.js";

/** A unit, a plan, or a unit with its plan. */
export interface FoundEntry {
  unitId: UnitId | undefined;
  planId: PlanId | undefined;
}

/** A unit in the log, its plan, or both. */
export type EntryRows = { plan: Plan; unit: LoggedUnit | undefined } | { plan: undefined; unit: LoggedUnit };

/** What was found as it is now, in its order. What was deleted since is left out. One id after the other: see search-documents.ts. */
export async function readEntries(db: Db, school: School, entries: readonly FoundEntry[]): Promise<EntryRows[]> {
  const rows = await Promise.all(
    entries.map(async ({ unitId, planId }): Promise<EntryRows[]> => {
      const [unit, plan] = await Promise.all([
        unitId && findUnit(db, school, unitId),
        planId && findPlan(db, school, planId),
      ]);
      const live = unit && !unit.deletedAt ? unit : undefined;
      if (plan && !plan.deletedAt) return [{ plan, unit: live }];
      return live ? [{ plan: undefined, unit: live }] : [];
    }),
  );
  return rows.flat();
}
