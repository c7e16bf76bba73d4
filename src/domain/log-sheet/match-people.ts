// Matches the people in a cell with the staff: by e-mail or by name. Others are kept as plain names.
import { tidyLine } from "../../text/clean.js";
import { nameKey, splitNames } from "../partner-names.js";

/** Someone in this Slack. */
export interface KnownPerson {
  id: string;
  name: string;
  /** Undefined if Slack doesn't tell. */
  email?: string | undefined;
}

/** One person of a row: with an id if they are in this Slack. */
export interface RowPerson {
  id: string | undefined;
  /** In Slack, or as it is written. */
  name: string;
}

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
/** "Tess Whitlock <tess@lincoln.edu>". */
const WITH_EMAIL = /^(.*?)\s*[<(]([^\s@<>]+@[^\s@<>]+)[>)]$/;
const AND = /\s+(?:and|&|\+|with)\s+|\s*\/\s*/i;

/** "jane.park" is Jane Park; "jpark" says too little. */
const nameOfEmail = (email: string): string | undefined => {
  const [local = ""] = email.split("@");
  const words = local.split(/[._-]+/).filter((word) => /^\p{L}{2,}$/u.test(word));
  if (words.length < 2) return undefined;
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
};

export type MatchPeople = (cell: string | number) => RowPerson[];

/** Two people with one name are nobody in particular. */
function indexBy(staff: readonly KnownPerson[], keyOf: (person: KnownPerson) => string | undefined) {
  const index = new Map<string, KnownPerson | undefined>();
  for (const person of staff) {
    const key = keyOf(person);
    if (key) index.set(key, index.has(key) && index.get(key)?.id !== person.id ? undefined : person);
  }
  return index;
}

/** "Park, Jane" as "Jane Park". */
const turned = (name: string): string | undefined =>
  /^([^,]+?)\s*,\s*([^,]+)$/.exec(name)?.slice(1).reverse().join(" ");

/** With semicolons between people, "Park, Jane; Diaz, Luis" are two, whoever they are. */
function splitCell(text: string, isKnown: (name: string) => boolean): string[] {
  const parts = text.split(/\s*;\s*/).filter((part) => part !== "");
  const names = parts.map(turned);
  if (parts.length > 1 && names.every((name) => name !== undefined)) return names;
  return parts.flatMap((part) => splitPart(part, isKnown));
}

/** "Park, Jane" is one person if that's someone's name, and two if not. */
function splitPart(text: string, isKnown: (name: string) => boolean): string[] {
  const [last, first, ...more] = text.split(/\s*,\s*/);
  if (last && first && more.length === 0 && isKnown(`${first} ${last}`)) return [`${first} ${last}`];
  if (isKnown(text)) return [text];
  const names = splitNames(text);
  return names.flatMap((name) => (isKnown(name) ? [name] : name.split(AND))).filter((name) => name.trim() !== "");
}

export function createMatcher(staff: readonly KnownPerson[]): MatchPeople {
  const byName = indexBy(staff, ({ name }) => nameKey(name));
  const byEmail = indexBy(staff, ({ email }) => email?.toLowerCase());
  const find = (name: string) => byName.get(nameKey(name));
  const matchOne = (written: string): RowPerson => {
    const [, name = "", inside] = WITH_EMAIL.exec(written) ?? [];
    const email = inside ?? (EMAIL.test(written) ? written : undefined);
    const guessed = email && nameOfEmail(email);
    const person =
      (email && byEmail.get(email.toLowerCase())) ?? find(name || written) ?? (guessed ? find(guessed) : undefined);
    if (person) return { id: person.id, name: person.name };
    return { id: undefined, name: name || (email ? (guessed ?? email) : written) };
  };
  const known = new Map<string, RowPerson[]>();
  return (cell) => {
    const text = tidyLine(String(cell).replace(/\s*\n\s*/g, "; "));
    const before = known.get(text);
    if (before) return before;
    const people =
      text === ""
        ? []
        : splitCell(text, (name) => find(name) !== undefined)
            .map(tidyLine)
            .map(matchOne);
    known.set(text, people);
    return people;
  };
}
