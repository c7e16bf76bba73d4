// How complete a plan is: which parts of the Template are filled in, and what it needs before it is ready.
import {
  countWords,
  MAX_OVERVIEW_WORDS,
  PLAN_RESOURCES,
  type PlanField,
  type PlanValues,
  toTooManyWords,
} from "./plan-fields.js";

/** The thirteen parts of the Template, and the fields of each. The last part is its files and links. */
export const TEMPLATE_PARTS: readonly { name: string; fields: readonly PlanField[] }[] = [
  { name: "Unit title and names", fields: ["title", "people"] },
  { name: "Grade level", fields: ["grades"] },
  { name: "Unit overview", fields: ["overview"] },
  { name: "Time frame", fields: ["timeFrame"] },
  { name: "Areas of deficit or gaps in test data", fields: ["deficits"] },
  { name: "Content area standards", fields: ["standards"] },
  { name: "Standards for the 21st-century learner", fields: ["aasl"] },
  { name: "Cooperative teaching plan", fields: ["librarianDuties", "teacherDuties"] },
  { name: "Resources", fields: PLAN_RESOURCES },
  { name: "Learning product", fields: ["product"] },
  { name: "Assessment overview", fields: ["assessment"] },
  { name: "Adaptations and extensions", fields: ["adaptations"] },
  { name: "Attachments", fields: [] },
];

/** What a plan needs and doesn't have, in words, at the field where it belongs. */
export interface PlanProblem {
  field: PlanField;
  words: string;
}

/** Empty once the plan is ready. */
export function problemsIn(values: PlanValues): PlanProblem[] {
  const { title, people, grades, overview = "", level, deficits } = values;
  const words = countWords(overview);
  const has = (role: string) => people.some((person) => person.role === role);
  const checks: (PlanProblem & { isMet: boolean })[] = [
    { field: "title", words: "a title", isMet: title !== "" },
    { field: "people", words: "a librarian", isMet: has("librarian") },
    { field: "people", words: "a teacher", isMet: has("teacher") },
    { field: "grades", words: "a grade", isMet: grades.length > 0 },
    { field: "overview", words: "an overview", isMet: words > 0 },
    { field: "overview", words: `a shorter overview (${toTooManyWords(words)})`, isMet: words <= MAX_OVERVIEW_WORDS },
    {
      field: "deficits",
      words: "the areas of deficit or gaps that make it level 4",
      isMet: level !== 4 || deficits.length > 0,
    },
  ];
  return checks.filter(({ isMet }) => !isMet).map(({ field, words: needed }) => ({ field, words: needed }));
}

export const isReady = (values: PlanValues): boolean => problemsIn(values).length === 0;

export const isFilled = (values: PlanValues, field: PlanField): boolean => {
  const value = values[field];
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== "";
};

export interface Completeness {
  filled: number;
  of: number;
  /** The names of the parts with nothing in them, in the order of the Template. */
  empty: string[];
}

export function completenessOf(values: PlanValues, attachments: number): Completeness {
  const has = ({ fields }: (typeof TEMPLATE_PARTS)[number]) =>
    fields.length === 0 ? attachments > 0 : fields.some((field) => isFilled(values, field));
  const empty = TEMPLATE_PARTS.filter((part) => !has(part)).map(({ name }) => name);
  return { filled: TEMPLATE_PARTS.length - empty.length, of: TEMPLATE_PARTS.length, empty };
}
