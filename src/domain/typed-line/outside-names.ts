// Names in a typed line that are no mentions, where they may be of people who aren't in Slack.
import { nameKey, PartnerNames } from "../partner-names.js";
import { findNames } from "./people.js";
import type { UnitLine } from "./unit-line.js";

const wordsOf = (name: string): string[] => nameKey(name).split(" ");

/**
 * The names to list as partners outside Slack. Empty when one of them may be someone in Slack, whose names are `known`, or
 * may be no name at all: then the person is asked.
 */
export function outsideNamesIn({ values, unclear }: UnitLine, known: readonly string[]): string[] {
  const text = unclear.find(({ field }) => field === "partners")?.text;
  // "Dances with Wolves" names nobody.
  if (text === undefined || values.title?.includes(text)) return [];
  const typed = (findNames(text, 0, "phrase")?.names ?? text).split(/,| ?[&+] ?| and /i).map((name) => name.trim());
  return areOutside(typed, known) ? (PartnerNames.safeParse(typed).data ?? []) : [];
}

/** Whether each of these is a name, and of nobody in Slack, whose names are `known`. */
export function areOutside(names: readonly string[], known: readonly string[]): boolean {
  const knownWords = new Set(known.flatMap(wordsOf));
  return names.every((name) => /^\p{Lu}/u.test(name) && !wordsOf(name).some((word) => knownWords.has(word)));
}
