// Reads a unit from the one line people type after the command; whatever is no phrase we know is its title.
import { type Grade, Grades } from "../grade.js";
import type { PersonId } from "../ids.js";
import type { Level } from "../level.js";
import { tidyLine } from "../text.js";
import type { SchoolDay } from "../time/school-day.js";
import { UnitFields } from "../unit.js";
import { type DateOptions, findDay } from "./date.js";
import { type LinePart, type Phrase, readParts } from "./parts.js";
import { findBareName, takePeople, toPlainWords } from "./people.js";
import { BREAK, releaseCommas } from "./phrase.js";

export type UnitLineValues = { title: string; date: SchoolDay; grades: Grade[]; level: Level; partners: PersonId[] };
export type UnitLineField = keyof UnitLineValues;
export type UnclearPart = { field: UnitLineField; text: string; why: string };

export type UnitLine = {
  values: Partial<UnitLineValues>;
  /** What was not said at all; no date means today. What was said but not understood is in `unclear` instead. */
  missing: Exclude<UnitLineField, "date">[];
  unclear: UnclearPart[];
};

/** A field's value, why it has none, or (undefined) that nothing was said of it. */
type Reading<Value> = { value: Value } | { text: string; why: string } | undefined;

export function readUnitLine(text: string, reading: DateOptions): UnitLine {
  const { people, unfound, rest } = takePeople(tidyLine(text));
  const bare = people.length + unfound.length > 0 ? undefined : readBareName(rest, reading);
  const parts = readParts(toPlainWords(bare?.rest ?? rest), reading);
  const phrases = parts.flatMap((part) => part.phrases);

  const line: UnitLine = { values: {}, missing: [], unclear: [] };
  note(line, "title", readTitle(parts));
  note(line, "grades", readGrades(phrases));
  note(line, "level", readOne(ofField(phrases, "level"), "These are two levels: choose one."));
  note(line, "partners", bare?.partners ?? readPartners(people, unfound));
  note(line, "date", readOne(ofField(phrases, "date"), "These are two dates: choose one.") ?? readHiddenDate(parts));
  return line;
}

/** "with Lee", where Slack was not told who that is. Behind a comma, grades or a level it is no part of the title. */
function readBareName(text: string, reading: DateOptions) {
  const found = findBareName(text);
  if (!found) return undefined;
  const { said, before, after } = found;
  const last = readParts(toPlainWords(before), reading).at(-1);
  const isBehind = /[,;] *$/.test(before) || (last?.phrases.length ?? 0) > 0;
  const why = "If this is a person, choose them under With.";
  return { rest: isBehind ? `${before.trimEnd()}${BREAK}${after}` : text, partners: { text: toPlainWords(said), why } };
}

function note<Field extends UnitLineField>(line: UnitLine, field: Field, answer: Reading<UnitLineValues[Field]>): void {
  if (answer === undefined) {
    if (field !== "date") line.missing.push(field);
  } else if ("value" in answer) {
    line.values[field] = answer.value;
  } else {
    line.unclear.push({ field, ...answer });
  }
}

function readTitle(parts: LinePart[]): Reading<string> {
  const title = parts
    .filter((part) => part.title !== "")
    .map((part, index) => {
      const separator = part.separator === BREAK ? " " : part.separator;
      return index === 0 ? part.title : separator + part.title;
    })
    .join("");
  const text = tidyLine(releaseCommas(title)).replace(/^[ ,;:–—-]+|[ ,;:–—-]+$/g, "");
  if (text === "") return undefined;
  const read = UnitFields.shape.title.safeParse(text);
  return read.success ? { value: read.data } : { text, why: read.error.issues[0]?.message ?? "" };
}

/** A day that stands where it is read as part of the title is asked for, before the unit stands under today. */
function readHiddenDate(parts: LinePart[]): Reading<SchoolDay> {
  const begun = parts.findIndex(({ phrases, separator }) => phrases.length > 0 || separator === BREAK);
  const wordsOf = (some: LinePart[]) => releaseCommas(some.map(({ title }) => title).join(" ")).trim();
  const after = begun === -1 ? [] : parts.slice(parts[begun]?.separator === BREAK ? begun : begun + 1);
  const text = findDay({ title: wordsOf(parts), after: wordsOf(after) });
  return text === undefined ? undefined : { text, why: "If this is the day of the unit, choose it." };
}

function readGrades(phrases: Phrase[]): Reading<Grade[]> {
  const said = ofField(phrases, "grades");
  const wrong = said.find(({ why }) => why !== undefined);
  if (wrong) return { text: wrong.text, why: wrong.why ?? "" };
  const read = Grades.safeParse(said.flatMap(({ value }) => value ?? []));
  return read.success ? { value: read.data } : undefined;
}

function readOne<Value>(said: { text: string; value?: Value; why?: string }[], whySeveral: string): Reading<Value> {
  const wrong = said.find(({ why }) => why !== undefined);
  if (wrong) return { text: wrong.text, why: wrong.why ?? "" };
  const [value, ...others] = new Set(said.flatMap((phrase) => (phrase.value === undefined ? [] : [phrase.value])));
  if (others.length > 0) return { text: said.map(({ text }) => text).join(", "), why: whySeveral };
  return value === undefined ? undefined : { value };
}

function readPartners(people: PersonId[], unfound: string[]): Reading<PersonId[]> {
  if (unfound.length > 0) {
    return {
      text: unfound.join(", "),
      why: "Name one person at a time: type @ and choose each name from the list Slack shows.",
    };
  }
  if (people.length === 0) return undefined;
  const read = UnitFields.shape.partners.safeParse(people);
  if (read.success) return { value: read.data };
  return { text: `${people.length} people`, why: read.error.issues[0]?.message ?? "" };
}

function ofField<Field extends Phrase["field"]>(phrases: Phrase[], field: Field) {
  return phrases.filter((phrase): phrase is Extract<Phrase, { field: Field }> => phrase.field === field);
}
