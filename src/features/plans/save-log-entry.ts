// A plan with a log entry keeps none of what the entry says: saving its first step changes the entry, with its history.
import { isFormer } from "../../domain/former-colleague.js";
import { Grades } from "../../domain/grade.js";
import type { PlanField, PlanValues } from "../../domain/plan/plan-fields.js";
import { isUnitField } from "../../domain/plan/plan-fields.js";
import type { UnitFields } from "../../domain/unit.js";
import { changesBetween } from "../../domain/unit-history.js";
import { Refusal } from "../../slack/define/refusal.js";
import type { Plan } from "../../store/plan-row.js";
import type { LoggedUnit } from "../../store/unit-row.js";
import { changeUnit, findUnit } from "../../store/units.js";
import type { Ctx } from "../context.js";
import { findUnitErrors } from "../units/unit-form.js";

type FieldErrors = Record<string, string>;

export const ENTRY_DELETED =
  "This plan's log entry was deleted. Restore it, then save again. Nothing you entered is lost.";

/** Whether the log entry says this field, or part of it. */
export const isOfEntry = (field: PlanField): boolean => isUnitField(field) || field === "people";

/** The fields of the unit's own form, by where their errors belong in a step. */
const PLACES: Record<string, string> = { date: "day", partners: "teachers", evidence: "level" };

const NO_EVIDENCE =
  "Level 4 needs evidence of student learning. Edit the unit in the log to add it, then choose level 4 here.";

function missingIn({ grades, level, day, people }: PlanValues, unit: LoggedUnit): FieldErrors {
  const isLogger = people.some(({ id }) => id === unit.loggedBy.id) || isFormer(unit.loggedBy.id);
  return {
    ...(Grades.safeParse(grades).success ? {} : { grades: "The unit is in the log, so it needs at least one grade." }),
    ...(level ? {} : { level: "The unit is in the log, so it needs a level." }),
    ...(day ? {} : { day: "The unit is in the log, so it needs a date." }),
    ...(isLogger ? {} : { teachers: `${unit.loggedBy.name} logged the unit, so they have to stay.` }),
  };
}

function toUnitFields(values: PlanValues, unit: LoggedUnit): UnitFields {
  const { title, grades, subject, people, level = unit.level, day: date = unit.date } = values;
  const partners = people.flatMap(({ id }) => (id && id !== unit.loggedBy.id ? [id] : []));
  const others = people.flatMap(({ id, name }) => (id ? [] : [name]));
  return { ...unit, title, grades, subject, level, date, partners, others };
}

export type EntrySaving = { errors: FieldErrors } | { isSaved: boolean };

/** Writes to the log entry what the step says of it. Not saved: it has changed since it was read. Throws Refusal. */
export async function saveLogEntry(
  ctx: Ctx,
  { plan, values, key }: { plan: Plan; values: PlanValues; key: string },
): Promise<EntrySaving> {
  const unit = plan.unit && (await findUnit(ctx.db, ctx.school, plan.unit.id));
  if (!unit || unit.deletedAt) throw new Refusal(ENTRY_DELETED);
  const missing = missingIn(values, unit);
  if (Object.keys(missing).length > 0) return { errors: missing };
  const change = toUnitFields(values, unit);
  if (changesBetween(unit, change).length === 0) return { isSaved: true };
  const found = Object.entries(await findUnitErrors(ctx, change, unit));
  if (found.length > 0) {
    const errors = found.map(([name, error]) => [PLACES[name] ?? name, name === "evidence" ? NO_EVIDENCE : error]);
    return { errors: Object.fromEntries(errors) };
  }
  // What it said when the step was compared is what it has to say still.
  const before = { ...unit, updatedAt: plan.unit?.updatedAt ?? unit.updatedAt };
  const isSaved = await changeUnit(ctx.db, ctx.school, { ...change, before, by: ctx.user.id, key, now: ctx.now });
  return { isSaved };
}
