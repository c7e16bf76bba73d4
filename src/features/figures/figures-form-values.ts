// What is in the fields of the form for a month's figures, from figures and back.
import { FIGURE_KEYS, formatFigure, type MonthFigures } from "../../domain/figures.js";
import { GRADES, type Grade } from "../../domain/grade.js";
import { toGradeLines } from "../../domain/typed-figure.js";
import type { FieldValues } from "../../slack/define/field.js";
import type { Values } from "../../slack/define/form.js";
import type { TypedFigures } from "./compare-figures.js";
import { type figuresFields, toCauseName } from "./figures-fields.js";

export type FormValues = Values<typeof figuresFields>;

/** The figures in a submitted form, as far as it has a field for them. */
export function toTypedFigures(values: FormValues, without: readonly string[]): TypedFigures {
  const keys = FIGURE_KEYS.filter((key) => !without.includes(key));
  const hasGrades = !without.includes("byGrade");
  const typed: TypedFigures = { keys, hasGrades, values: {}, byGrade: values.byGrade, causes: {} };
  for (const key of keys) {
    const [value, cause] = [values[key], values[toCauseName(key)]];
    if (value !== undefined) typed.values[key] = value;
    if (cause !== undefined) typed.causes[key] = cause;
  }
  return typed;
}

/** What the form shows. Each of the school's grades has a line, so that only its number has to be typed. */
export function toFormValues(
  { values, byGrade, causes }: Omit<TypedFigures, "keys" | "hasGrades">,
  grades: readonly Grade[],
) {
  const shown = GRADES.filter((grade) => grades.includes(grade) || byGrade[grade] !== undefined);
  const fields: FieldValues = { byGrade: toGradeLines(shown, byGrade) };
  for (const key of FIGURE_KEYS) {
    const [value, cause] = [values[key], causes[key]];
    if (value !== undefined) fields[key] = formatFigure(key, value);
    if (cause !== undefined) fields[toCauseName(key)] = cause;
  }
  const explained = FIGURE_KEYS.filter((key) => causes[key] !== undefined);
  return explained.length > 0 ? { ...fields, explain: explained } : fields;
}

/** As toTypedFigures takes them. */
export const causesByKey = ({ causes }: MonthFigures): TypedFigures["causes"] =>
  Object.fromEntries(causes.map(({ key, text }) => [key, text]));
