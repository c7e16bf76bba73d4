// Reads a unit from the one line people type after the command. The words that are no phrase become its title.
import { tidyParagraph } from "../../text/clean.js";
import { clip, cut } from "../../text/clip.js";
import { type Grade, Grades } from "../grade.js";
import type { PersonId } from "../ids.js";
import type { Level } from "../level.js";
import type { SchoolDay } from "../time/school-day.js";
import { UnitFields } from "../unit.js";
import type { Phrase, ScanOptions } from "./find-phrase.js";
import { ONE_LEVEL } from "./level.js";
import { ofField, type Reading, readDate, readOne } from "./line-date.js";
import { toOutline } from "./outline.js";
import { findNameInTitle, takePeople } from "./people.js";
import { releasePhrases } from "./release.js";
import { scanLine } from "./scan.js";
import { toPlainText } from "./slack-text.js";
import { findTitle } from "./title.js";

export type UnitLineValues = {
  title: string;
  date: SchoolDay;
  grades: Grade[];
  level: Level;
  partners: PersonId[];
  subject: string;
  classes: number;
  notes: string;
};
type UnitLineField = "title" | "date" | "grades" | "level" | "partners";

/** `text` is what was typed. `why` tells the person what to do about it. For partners, `why` repeats the names. */
export type UnclearPart = { field: UnitLineField; text: string; why: string };

export type UnitLine = {
  values: Partial<UnitLineValues>;
  /** Required fields the line doesn't mention. (No date means today.) Those it mentions unclearly are in `unclear`. */
  missing: Exclude<UnitLineField, "date">[];
  unclear: UnclearPart[];
  /** Words that are neither in a value nor in `unclear`. */
  leftover: string[];
  /** The end of the line wasn't read. */
  isCut: boolean;
};

/**
 * Slack documents no limit for what follows a command. For a message it advises 4,000 characters
 * (docs.slack.dev/changelog/2018-truncating-really-long-messages). Nobody types as much about a unit.
 */
export const MAX_LINE = 4000;

/** Reads a line as Slack sends it. */
export function readUnitLine(typed: string, options: ScanOptions): UnitLine {
  const { people, unknown, rest } = takePeople(tidyParagraph(cut(typed, MAX_LINE)).replace(/\n+/g, "\n"));
  const text = toPlainText(rest);
  const blocks = releasePhrases(toOutline(text, scanLine(text, options)), options.today);
  const { title, leftover: words, names } = findTitle(text, blocks);
  const phrases = blocks.flatMap((block) => (block.kind === "phrase" ? [block.phrase] : []));
  const titles = blocks.filter((block) => block.kind === "title");
  const inTitle = titles.flatMap((block) => block.phrases);
  const date = readDate({ phrases, inTitle, title, leftover: words }, options.today);
  const leftover = words.filter((some) => !(date && "why" in date && date.text === some));

  const line: UnitLine = { values: {}, missing: [], unclear: [], leftover, isCut: typed.length > MAX_LINE };
  addField(line, "title", readTitle(title));
  addField(line, "grades", readGrades(phrases, titles[0]?.first));
  addField(line, "level", readOne(ofField(phrases, "level"), ONE_LEVEL));
  addField(line, "partners", readPartners({ people, unknown: [...unknown, ...names], phrases, title }));
  addField(line, "date", date);
  addDetails(line.values, phrases);
  return line;
}

const MAX_QUOTED = 60;

function toUnmatchedWords(names: string): string {
  const who = /,|&| and /.test(names) ? "each person" : "the person";
  return `I couldn't match "${clip(names, MAX_QUOTED)}". Pick ${who} under Worked with.`;
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

function readTitle(text: string): Reading<string> {
  if (text === "") return undefined;
  const parsed = UnitFields.shape.title.safeParse(text);
  return parsed.success ? { value: parsed.data } : { text, why: parsed.error.issues[0]?.message ?? "" };
}

function readGrades(phrases: Phrase[], first: Phrase | undefined): Reading<Grade[]> {
  const typed = ofField(phrases, "grades");
  const wrong = typed.find(({ why }) => why !== undefined);
  if (wrong) return { text: wrong.text, why: wrong.why ?? "" };
  const inFront = typed.length === 0 && first?.field === "grades" && first.position === "end of part" ? [first] : [];
  const grades = Grades.safeParse([...typed, ...inFront].flatMap(({ value }) => value ?? []));
  if (grades.success) return { value: grades.data };
  const [range] = ofField(phrases, "range");
  return range && { text: range.text, why: "If these are the grades, choose them below." };
}

type TypedPeople = { people: PersonId[]; unknown: string[]; phrases: Phrase[]; title: string };

function readPartners({ people, unknown, phrases, title }: TypedPeople): Reading<PersonId[]> {
  const named = ofField(phrases, "names");
  const names = [...unknown, ...named.map((phrase) => phrase.names)].join(", ");
  if (unknown.length > 0) {
    return { text: names, why: `${toUnmatchedWords(names)} Next time, type @ and choose a name from Slack's list.` };
  }
  if (named.length > 0) return { text: named.map(({ text }) => text).join(", "), why: toUnmatchedWords(names) };
  if (people.length === 0) {
    const name = findNameInTitle(title);
    return name && { text: name.text, why: toUnmatchedWords(name.names) };
  }
  const partners = UnitFields.shape.partners.safeParse(people);
  if (partners.success) return { value: partners.data };
  return { text: `${people.length} people`, why: partners.error.issues[0]?.message ?? "" };
}

function addDetails(values: Partial<UnitLineValues>, phrases: Phrase[]): void {
  const subject = ofField(phrases, "subject").at(0)?.value;
  const classes = ofField(phrases, "classes").at(0)?.value;
  const notes = ofField(phrases, "notes").map(({ value }) => value);
  if (subject) values.subject = subject;
  if (classes) values.classes = classes;
  if (notes.length > 0) values.notes = notes.join(", ");
}
