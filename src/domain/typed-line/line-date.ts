// Reads the date of a whole typed line from its phrases, and asks about words that may be one.
import type { SchoolDay } from "../time/school-day.js";
import { findPossibleDay, mayBeDay, ONE_DATE } from "./date.js";
import type { Phrase } from "./find-phrase.js";

/** A field's value, or why it has none. Undefined if the line doesn't mention the field. */
export type Reading<Value> = { value: Value } | { text: string; why: string } | undefined;

const IS_DATE = "If this is the date of the unit, choose it below.";

interface LineParts {
  /** Those that count. */
  phrases: readonly Phrase[];
  /** Those that are part of a title. */
  inTitle: readonly Phrase[];
  title: string;
  leftover: readonly string[];
}

export function readDate({ phrases, inTitle, title, leftover }: LineParts, today: SchoolDay): Reading<SchoolDay> {
  const typed = ofField(phrases, "date");
  const hasDay = typed.some(({ value }) => value !== undefined);
  // "Nov 10, 11": two days, of which only the first is one by itself.
  const second = hasDay ? leftover.find((words) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(words)) : undefined;
  if (second !== undefined) return { text: second, why: ONE_DATE };
  const reading = readOne(hasDay ? typed.filter(({ isPartOfYear }) => !isPartOfYear) : typed, ONE_DATE);
  if (reading) return reading;
  const text = findUnread({ phrases, inTitle, title, leftover }, today);
  return text === undefined ? undefined : { text, why: IS_DATE };
}

/** What may be the day in a line without one. Better to ask than to log the unit for today. */
function findUnread({ phrases, inTitle, title, leftover }: LineParts, today: SchoolDay): string | undefined {
  // "Ancient Egypt in October". One word, such as "March", is more likely what the unit is about.
  const bound = ofField(inTitle, "date").find(({ text, value }) => text.includes(" ") && value !== today);
  const [range] = ofField(phrases, "grades").length > 0 ? ofField(phrases, "range") : [];
  return range?.text ?? bound?.text ?? findPossibleDay(title) ?? leftover.find(mayBeDay);
}

/** The one value of these phrases. */
export function readOne<Value>(
  typed: { text: string; value?: Value; why?: string }[],
  whySeveral: string,
): Reading<Value> {
  const wrong = typed.find(({ why }) => why !== undefined);
  if (wrong) return { text: wrong.text, why: wrong.why ?? "" };
  const [value, ...others] = new Set(typed.flatMap((phrase) => (phrase.value === undefined ? [] : [phrase.value])));
  if (others.length > 0) return { text: typed.map(({ text }) => text).join(", "), why: whySeveral };
  return value === undefined ? undefined : { value };
}

export function ofField<Field extends Phrase["field"]>(phrases: readonly Phrase[], field: Field) {
  return phrases.filter((phrase): phrase is Extract<Phrase, { field: Field }> => phrase.field === field);
}
