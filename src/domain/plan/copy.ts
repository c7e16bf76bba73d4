// What a copy of a plan takes over for someone else's unit, and how its source is credited.
import { listNames } from "../list-in-words.js";
import { EMPTY_PLAN, type PlanValues, planTitle } from "./plan-fields.js";

const ofAnyone = (duties: PlanValues["librarianDuties"]) => duties.map(({ text }) => ({ text, addressesGap: false }));

/**
 * The plan without its people, its day and its areas of deficit: those are other people's, and another year's. So no duty
 * addresses one of them either.
 */
export function copyPlanValues({ people: _, day: __, deficits: ___, ...values }: PlanValues): Omit<PlanValues, "day"> {
  return {
    ...values,
    ...{ people: EMPTY_PLAN.people, deficits: EMPTY_PLAN.deficits },
    librarianDuties: ofAnyone(values.librarianDuties),
    teacherDuties: ofAnyone(values.teacherDuties),
  };
}

/** "“Rivers and Deltas” by Tess Whitlock and Lee Brown": stays when the source goes. */
export function toSourceWords({ title, people }: Pick<PlanValues, "title" | "people">): string {
  const by = people.length > 0 ? ` by ${listNames(people.map(({ name }) => name))}` : "";
  return `“${planTitle({ values: { title } })}”${by}`;
}
