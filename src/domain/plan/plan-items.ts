// The values of a plan as items: what rows keep of each field, and what two versions are compared by.
import { toPieces } from "../../text/clip.js";
import { type Grade, gradesFromText } from "../grade.js";
import type { PersonId } from "../ids.js";
import { LEVELS } from "../level.js";
import { SchoolDay } from "../time/school-day.js";
import {
  EMPTY_PLAN,
  MAX_RESOURCE,
  PLAN_FIELDS,
  type PlanField,
  type PlanRole,
  type PlanValues,
} from "./plan-fields.js";

/** One item of a field's value. A field that holds a text has one item, a list has one for each of its rows. */
export interface PlanItem {
  /** A row's content area; a person's role; otherwise empty. */
  head: string;
  text: string;
  /** A person's job title; otherwise empty. */
  note: string;
  /** A person in this Slack; otherwise null. Then `text` is a name. */
  personId: string | null;
  /** A duty that addresses a gap. */
  isMarked: boolean;
}

const item = (text: string, more: Partial<PlanItem> = {}): PlanItem => ({
  ...{ head: "", text, note: "", personId: null, isMarked: false },
  ...more,
});

/** The value of a field as items; none if it is empty. */
export function toItems(values: PlanValues, field: PlanField): PlanItem[] {
  switch (field) {
    case "people":
      return values.people.map(({ id, name, role, jobTitle = "" }) =>
        item(id ? "" : name, { head: role, note: jobTitle, personId: id ?? null }),
      );
    case "deficits":
      return values.deficits.map(({ area, indicators }) => item(indicators, { head: area }));
    case "standards":
      return values.standards.map(({ area, text }) => item(text, { head: area }));
    case "librarianDuties":
    case "teacherDuties":
      return values[field].map(({ text, addressesGap }) => item(text, { isMarked: addressesGap }));
    case "grades":
    case "aasl":
    case "print":
    case "electronic":
    case "audiovisuals":
    case "equipment":
      return values[field].map((text: string) => item(text));
    default: {
      const value = values[field];
      return value === undefined || value === "" ? [] : [item(String(value))];
    }
  }
}

/** People whose name isn't known here: their id takes its place until someone looks it up. */
export type NamesOfPeople = ReadonlyMap<string, string>;

/** The lines of a text, in rows of as many as one row takes. */
function toResourceRows(text: string): string[] {
  const rows: string[] = [];
  for (const line of text.split("\n").flatMap((one) => toPieces(one, MAX_RESOURCE))) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= MAX_RESOURCE) rows[rows.length - 1] = `${last}\n${line}`;
    else rows.push(line);
  }
  return rows;
}

/** Before there were rows, one text held all resources of a kind, and could be longer than a row. */
const readResources = (items: readonly PlanItem[]) =>
  items.flatMap(({ text }) => (text.length > MAX_RESOURCE ? toResourceRows(text) : [text]));

const READERS: Partial<{ [F in PlanField]: (items: readonly PlanItem[], names: NamesOfPeople) => PlanValues[F] }> = {
  title: ([first]) => first?.text ?? "",
  people: (items, names) =>
    items.map(({ head, text, note, personId }) => ({
      ...(personId ? { id: personId as PersonId } : {}),
      name: personId ? (names.get(personId) ?? personId) : text,
      role: head as PlanRole,
      ...(note ? { jobTitle: note } : {}),
    })),
  grades: (items) => gradesFromText(items.map(({ text }) => text).join(",")) as Grade[],
  level: ([first]) => LEVELS.find((level) => String(level) === first?.text),
  day: ([first]) => (first ? SchoolDay.parse(first.text) : undefined),
  deficits: (items) => items.map(({ head, text }) => ({ area: head, indicators: text })),
  standards: (items) => items.map(({ head, text }) => ({ area: head, text })),
  aasl: (items) => items.map(({ text }) => text),
  librarianDuties: (items) => items.map(({ text, isMarked }) => ({ text, addressesGap: isMarked })),
  teacherDuties: (items) => items.map(({ text, isMarked }) => ({ text, addressesGap: isMarked })),
  print: readResources,
  electronic: readResources,
  audiovisuals: readResources,
  equipment: readResources,
};

/** The values that these items make. Each field's items are in order. */
export function valuesFromItems(
  itemsOf: ReadonlyMap<PlanField, readonly PlanItem[]>,
  names: NamesOfPeople,
): PlanValues {
  const read = (field: PlanField) => {
    const items = itemsOf.get(field) ?? [];
    const reader = READERS[field];
    return reader ? reader(items, names) : items[0]?.text;
  };
  const entries = PLAN_FIELDS.map((field) => [field, read(field)] as const).filter(([, value]) => value !== undefined);
  return { ...EMPTY_PLAN, ...Object.fromEntries(entries) };
}
