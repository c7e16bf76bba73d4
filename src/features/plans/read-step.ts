// Reads what someone entered in a step, and checks what no field can check alone: people, AASL's numbers, days.
import { STANDARD_SETS } from "../../content/standards.js";
import { isFormer } from "../../domain/former-colleague.js";
import { formatList } from "../../domain/list-in-words.js";
import { MAX_NAME } from "../../domain/partner-names.js";
import type { PlanField, PlanPerson, PlanValues } from "../../domain/plan/plan-fields.js";
import { planPersonKey } from "../../domain/plan/plan-people.js";
import { readCodes, type StandardSet } from "../../domain/plan/standards.js";
import { yearAfter } from "../../domain/time/school-day.js";
import { FIRST_DATE } from "../../domain/unit.js";
import type { School } from "../../store/schools.js";
import type { Ctx } from "../context.js";
import { todayOf } from "../units/unit-form.js";
import { toPartnerError } from "../units/unit-form-notices-view.js";
import { readPeople } from "./people-input.js";
import { PLAN_INPUTS } from "./plan-inputs.js";

export type Entered = Record<string, unknown>;
type FieldErrors = Record<string, string>;

export interface StepReading {
  values: PlanValues;
  errors: FieldErrors;
}

/** The sets of AASL's standards that a school uses, with its own numbers if it has changed them. */
export const standardSetsOf = ({ standards }: Pick<School, "standards">): StandardSet[] =>
  STANDARD_SETS.flatMap(({ key, ranges }) => {
    const used = standards.find((set) => set.key === key);
    return used ? [{ key, ranges: used.ranges ?? ranges }] : [];
  });

/** People who stayed keep their places, so that a form that wasn't touched changes nothing. */
function inPlaces(people: readonly PlanPerson[], before: readonly PlanPerson[]): PlanPerson[] {
  const places = before.map(planPersonKey);
  const placeOf = (person: PlanPerson) => {
    const place = places.indexOf(planPersonKey(person));
    return place < 0 ? places.length : place;
  };
  return people.toSorted((a, b) => placeOf(a) - placeOf(b));
}

const fieldOfPerson = (entered: Entered, id: string) =>
  (entered.librarians as string[]).includes(id) ? "librarians" : "teachers";

async function readStepPeople(ctx: Ctx, entered: Entered, before: readonly PlanPerson[]) {
  const chosen = [...(entered.librarians as string[]), ...(entered.teachers as string[])];
  const added = chosen.filter((id) => !before.some((person) => person.id === id));
  // Whoever is in the plan stays, even after they leave the school.
  const known = added.length > 0 ? await ctx.people(added) : [];
  const names = new Map([...before, ...known].flatMap(({ id, name }) => (id ? [[id as string, name] as const] : [])));
  const { people, unknown, long } = readPeople(entered, { names, before });
  const outsiders = added
    .map((id) => known.find((person) => person.id === id) ?? { id, name: id, standing: "unknown" })
    .filter(({ standing }) => standing !== "member");
  const errors: FieldErrors = {
    ...Object.fromEntries(outsiders.map((one) => [fieldOfPerson(entered, one.id), toPartnerError(one)])),
    ...(long.length > 0
      ? {
          jobTitles: `Keep each title to ${MAX_NAME} characters or fewer. ${formatList(long)} ${long.length === 1 ? "has" : "have"} more.`,
        }
      : {}),
    ...(unknown.length > 0 ? { jobTitles: `I can't find ${formatList(unknown)} among the people of this plan.` } : {}),
  };
  // No form can show people whose data was erased, so nobody took them out.
  const former = before.filter(({ id }) => id !== undefined && isFormer(id));
  return { people: inPlaces([...people, ...former], before), errors };
}

function dayErrors(ctx: Ctx, { day }: Partial<PlanValues>): FieldErrors {
  if (day && day < FIRST_DATE) return { day: "Choose a date in 2000 or later." };
  if (day && day > yearAfter(todayOf(ctx))) return { day: "Choose a date no later than a year from today." };
  return {};
}

/** The plan with these fields as they were entered. What the form doesn't show is as `before`. */
export async function readStep(
  ctx: Ctx,
  fields: readonly PlanField[],
  { entered, before }: { entered: Entered; before: PlanValues },
): Promise<StepReading> {
  let read: Partial<PlanValues> = {};
  let errors: FieldErrors = {};
  for (const field of fields) {
    if (field === "people") {
      const found = await readStepPeople(ctx, entered, before.people);
      [read, errors] = [
        { ...read, people: found.people },
        { ...errors, ...found.errors },
      ];
    } else if (field === "aasl") {
      const found = readCodes(String(entered.aasl ?? ""), standardSetsOf(ctx.school), before.aasl);
      if ("problem" in found) errors = { ...errors, aasl: found.problem };
      else read = { ...read, aasl: found.codes };
    } else read = { ...read, ...PLAN_INPUTS[field].fromForm(entered) };
  }
  return { values: { ...before, ...read }, errors: { ...errors, ...dayErrors(ctx, read) } };
}
