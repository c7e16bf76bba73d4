// Reads a unit from the one line people type after the command. The words that are no phrase become its title.

import { tidyLine } from "../../text/clean.js";
import { clip } from "../../text/clip.js";
import { type Grade, Grades } from "../grade.js";
import type { PersonId } from "../ids.js";
import type { Level } from "../level.js";
import type { SchoolDay } from "../time/school-day.js";
import { UnitFields } from "../unit.js";
import { type DateOptions, findPossibleDay, ONE_DATE } from "./date.js";
import { ONE_LEVEL } from "./level.js";
import { type LinePart, type Phrase, readParts } from "./parts.js";
import { findBareName, takePeople } from "./people.js";
import { BREAK, releaseCommas } from "./phrase.js";
import { toPlainText } from "./slack-text.js";

export type UnitLineValues = { title: string; date: SchoolDay; grades: Grade[]; level: Level; partners: PersonId[] };
type UnitLineField = keyof UnitLineValues;

/** `text` is what was typed. `why` tells the person what to do about it. For partners, `why` repeats the names. */
export type UnclearPart = { field: UnitLineField; text: string; why: string };

export type UnitLine = {
  values: Partial<UnitLineValues>;
  /** Required fields the line doesn't mention. (No date means today.) Those it mentions unclearly are in `unclear`. */
  missing: Exclude<UnitLineField, "date">[];
  unclear: UnclearPart[];
};

/** A field's value, or why it has none. Undefined if the line doesn't mention the field. */
type Reading<Value> = { value: Value } | { text: string; why: string } | undefined;

/** Reads a line as Slack sends it. */
export function readUnitLine(text: string, options: DateOptions): UnitLine {
  const { people, unknown, rest } = takePeople(tidyLine(text));
  const bare = people.length + unknown.length > 0 ? undefined : readBareName(rest, options);
  const parts = readParts(toPlainText(bare?.rest ?? rest), options);
  const phrases = parts.flatMap((part) => part.phrases);

  const line: UnitLine = { values: {}, missing: [], unclear: [] };
  addField(line, "title", readTitle(parts));
  addField(line, "grades", readGrades(phrases));
  addField(line, "level", readOne(ofField(phrases, "level"), ONE_LEVEL));
  addField(line, "partners", bare?.partners ?? readPartners(people, unknown));
  addField(line, "date", readOne(ofField(phrases, "date"), ONE_DATE) ?? readPossibleDay(parts));
  return line;
}

const MAX_QUOTED = 60;

function toUnmatchedWords(names: string): string {
  const who = /,|&| and /.test(names) ? "each person" : "the person";
  return `I couldn't match "${clip(names, MAX_QUOTED)}". Pick ${who} under Worked with.`;
}

/** "with Lee", where Slack didn't say who that is. After a comma or a phrase, it isn't part of the title. */
function readBareName(text: string, options: DateOptions) {
  const found = findBareName(text);
  if (!found) return undefined;
  const { before, after } = found;
  const last = readParts(toPlainText(before), options).at(-1);
  const isOutsideTitle = /[,;] *$/.test(before) || (last?.phrases.length ?? 0) > 0;
  return {
    rest: isOutsideTitle ? `${before.trimEnd()}${BREAK}${after}` : text,
    partners: { text: toPlainText(found.text), why: toUnmatchedWords(toPlainText(found.names)) },
  };
}

function addField<Field extends UnitLineField>(
  line: UnitLine,
  field: Field,
  reading: Reading<UnitLineValues[Field]>,
): void {
  if (reading === undefined) {
    if (field !== "date") line.missing.push(field);
  } else if ("value" in reading) {
    line.values[field] = reading.value;
  } else {
    line.unclear.push({ field, ...reading });
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
  const parsed = UnitFields.shape.title.safeParse(text);
  return parsed.success ? { value: parsed.data } : { text, why: parsed.error.issues[0]?.message ?? "" };
}

/** What may be a day but reads as part of the title. Better to ask than to log the unit for today. */
function readPossibleDay(parts: LinePart[]): Reading<SchoolDay> {
  const start = parts.findIndex(({ phrases, separator }) => phrases.length > 0 || separator === BREAK);
  const wordsOf = (some: LinePart[]) => releaseCommas(some.map(({ title }) => title).join(" ")).trim();
  const after = start === -1 ? [] : parts.slice(parts[start]?.separator === BREAK ? start : start + 1);
  const text = findPossibleDay({ title: wordsOf(parts), after: wordsOf(after) });
  return text === undefined ? undefined : { text, why: "If this is the date of the unit, choose it below." };
}

function readGrades(phrases: Phrase[]): Reading<Grade[]> {
  const typed = ofField(phrases, "grades");
  const wrong = typed.find(({ why }) => why !== undefined);
  if (wrong) return { text: wrong.text, why: wrong.why ?? "" };
  const grades = Grades.safeParse(typed.flatMap(({ value }) => value ?? []));
  return grades.success ? { value: grades.data } : undefined;
}

function readOne<Value>(typed: { text: string; value?: Value; why?: string }[], whySeveral: string): Reading<Value> {
  const wrong = typed.find(({ why }) => why !== undefined);
  if (wrong) return { text: wrong.text, why: wrong.why ?? "" };
  const [value, ...others] = new Set(typed.flatMap((phrase) => (phrase.value === undefined ? [] : [phrase.value])));
  if (others.length > 0) return { text: typed.map(({ text }) => text).join(", "), why: whySeveral };
  return value === undefined ? undefined : { value };
}

function readPartners(people: PersonId[], unknown: string[]): Reading<PersonId[]> {
  if (unknown.length > 0) {
    const names = unknown.join(", ");
    return { text: names, why: `${toUnmatchedWords(names)} Next time, type @ and choose a name from Slack's list.` };
  }
  if (people.length === 0) return undefined;
  const partners = UnitFields.shape.partners.safeParse(people);
  if (partners.success) return { value: partners.data };
  return { text: `${people.length} people`, why: partners.error.issues[0]?.message ?? "" };
}

function ofField<Field extends Phrase["field"]>(phrases: Phrase[], field: Field) {
  return phrases.filter((phrase): phrase is Extract<Phrase, { field: Field }> => phrase.field === field);
}
