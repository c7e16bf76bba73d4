// What a change to a unit changed, field by field, and the unit as it was before.
import { gradesFromText, gradesToText } from "./grade.js";
import { asPersonId } from "./ids.js";
import { Level } from "./level.js";
import { SchoolDay } from "./time/school-day.js";
import type { UnitFields } from "./unit.js";
import { isQuestionKey, QUESTION_KEYS, type QuestionKey, type UnitAnswers } from "./unit-questions.js";

/** The fields whose value is a text or a number, and the grades. */
const SINGLE_FIELDS = ["title", "date", "grades", "level", "subject", "classes", "evidence", "notes"] as const;
type SingleField = (typeof SINGLE_FIELDS)[number];

/** Fields that only some people may see. Their texts are kept only as long as the change can be undone. */
export const PRIVATE_FIELDS = ["evidence", "notes"] as const;

export const isPrivateField = (field: string): boolean => (PRIVATE_FIELDS as readonly string[]).includes(field);

export interface FieldChange {
  /**
   * `partner` and `other` are one person each, who was added (`after`) or removed (`before`). The field of an optional
   * question is its key, and its answers are one per line.
   */
  field: SingleField | QuestionKey | "partner" | "other" | "deleted" | "restored";
  before: string | undefined;
  after: string | undefined;
}

const toText = (unit: UnitFields, field: SingleField): string | undefined =>
  field === "grades" ? gradesToText(unit.grades) : unit[field]?.toString();

function changesOfList(field: "partner" | "other", before: readonly string[], after: readonly string[]): FieldChange[] {
  const added = after.filter((item) => !before.includes(item));
  const removed = before.filter((item) => !after.includes(item));
  return [
    ...added.map((item) => ({ field, before: undefined, after: item })),
    ...removed.map((item) => ({ field, before: item, after: undefined })),
  ];
}

/** What `after` doesn't say wasn't asked, so it stays as it was. */
function changesOfAnswers(before: UnitAnswers = {}, after: UnitAnswers = {}): FieldChange[] {
  const textOf = (answers: readonly string[] = []) => (answers.length > 0 ? [...answers].sort().join("\n") : undefined);
  return QUESTION_KEYS.filter((key) => after[key] !== undefined)
    .map((field) => ({ field, before: textOf(before[field]), after: textOf(after[field]) }))
    .filter((change) => change.before !== change.after);
}

/** Empty if nothing differs. */
export function changesBetween(before: UnitFields, after: UnitFields): FieldChange[] {
  const single = SINGLE_FIELDS.map((field) => ({ field, before: toText(before, field), after: toText(after, field) }));
  return [
    ...single.filter((change) => change.before !== change.after),
    ...changesOfAnswers(before.answers, after.answers),
    ...changesOfList("partner", before.partners, after.partners),
    ...changesOfList("other", before.others, after.others),
  ];
}

/** What the columns hold, as the values of the fields. */
const READERS: { [F in SingleField]: (text: string) => UnitFields[F] } = {
  title: (text) => text,
  date: (text) => SchoolDay.parse(text),
  grades: gradesFromText,
  level: (text) => Level.parse(text),
  subject: (text) => text,
  classes: Number,
  evidence: (text) => text,
  notes: (text) => text,
};

function undoList(field: "partner" | "other", now: readonly string[], changes: readonly FieldChange[]): string[] {
  const ofList = changes.filter((change) => change.field === field);
  const kept = now.filter((item) => !ofList.some(({ after }) => after === item));
  return [...kept, ...ofList.flatMap(({ before }) => before ?? [])];
}

/** The answers that a change of them holds. */
export const answersFromText = (text: string | undefined): string[] => text?.split("\n") ?? [];

/** Only of the questions whose answers these changes changed. */
const undoAnswers = (changes: readonly FieldChange[]): UnitAnswers =>
  Object.fromEntries(
    changes.flatMap(({ field, before }) => (isQuestionKey(field) ? [[field, answersFromText(before)]] : [])),
  );

/** The unit as it was before these changes, if nothing has changed since. */
export function undoChanges(unit: UnitFields, changes: readonly FieldChange[]): UnitFields {
  const single = SINGLE_FIELDS.flatMap((field) => {
    const change = changes.find((one) => one.field === field);
    if (!change) return [];
    return [[field, change.before === undefined ? undefined : READERS[field](change.before)]];
  });
  return {
    ...unit,
    ...(Object.fromEntries(single) as Partial<UnitFields>),
    partners: undoList("partner", unit.partners, changes).map(asPersonId),
    others: undoList("other", unit.others, changes),
    ...(unit.answers ? { answers: { ...unit.answers, ...undoAnswers(changes) } } : {}),
  };
}
