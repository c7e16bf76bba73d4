// Two people change one plan at once: which fields each of them changed, and which both did.
import { PLAN_FIELDS, type PlanField, type PlanValues } from "./plan-fields.js";
import { toItems } from "./plan-items.js";

export const isSameField = (a: PlanValues, b: PlanValues, field: PlanField): boolean =>
  JSON.stringify(toItems(a, field)) === JSON.stringify(toItems(b, field));

/** The fields whose value differs, in the order of the Template. */
export const changedFields = (before: PlanValues, after: PlanValues): PlanField[] =>
  PLAN_FIELDS.filter((field) => !isSameField(before, after, field));

export interface Merge {
  /** What to save: the fields that only this person changed. */
  mine: PlanField[];
  /** Fields that both changed, and not to the same value: this person chooses. */
  conflicts: PlanField[];
}

interface Changes {
  theirs: PlanValues;
  mine: PlanValues;
  /** Whether this person changed a field since they saw the plan. */
  isMine(field: PlanField): boolean;
  /** Whether someone else did. */
  isTheirs(field: PlanField): boolean;
}

/** Compares field by field, so that two people who write different fields don't get in each other's way. */
export function mergeFields(fields: readonly PlanField[], { theirs, mine, isMine, isTheirs }: Changes): Merge {
  const changed = fields.filter((field) => isMine(field) && !isSameField(theirs, mine, field));
  const conflicts = changed.filter(isTheirs);
  return { mine: changed.filter((field) => !conflicts.includes(field)), conflicts };
}
