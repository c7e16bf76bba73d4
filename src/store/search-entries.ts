// The units and plans that a search found, as they are now.
import type { PlanId, UnitId } from "../domain/ids.js";
import { plansByIds } from "./plan-lists.js";
import type { Plan } from "./plan-row.js";
import type { School } from "./schools.js";
import type { Db } from "./sql/database.js";
import { type LoggedUnit, selectUnits, unitsWhere } from "./unit-row.js";

/** A unit, a plan, or a unit with its plan. */
export interface FoundEntry {
  unitId: UnitId | undefined;
  planId: PlanId | undefined;
}

/** A unit in the log, its plan, or both. */
export type EntryRows = { plan: Plan; unit: LoggedUnit | undefined } | { plan: undefined; unit: LoggedUnit };

const UNITS = unitsWhere('u."deletedAt" IS NULL AND u."id" IN (SELECT value FROM json_each(@units))');

/** What was found as it is now, in its order. What was deleted since is left out. */
export async function readEntries(db: Db, school: School, entries: readonly FoundEntry[]): Promise<EntryRows[]> {
  const params = { units: JSON.stringify(entries.flatMap(({ unitId }) => unitId ?? [])) };
  const [plans, units] = await Promise.all([
    plansByIds(
      db,
      school,
      entries.flatMap(({ planId }) => planId ?? []),
    ),
    selectUnits(db, school, { sql: UNITS, params }),
  ]);
  return entries.flatMap(({ unitId, planId }): EntryRows[] => {
    const plan = plans.find(({ id }) => id === planId);
    const unit = units.find(({ id }) => id === unitId);
    if (plan) return [{ plan, unit }];
    return unit ? [{ plan: undefined, unit }] : [];
  });
}
