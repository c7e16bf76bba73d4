// Partners of a unit who aren't in this Slack: how their names are typed, and when two names may be the same person.
import { z } from "zod";
import { tidyLine } from "../text/clean.js";
import { foldText } from "../text/fold.js";

export const MAX_NAME = 75;
export const MAX_NAMES = 10;

/** A comma before one of these belongs to the name: "Ana Rivera, PhD". */
const SUFFIX = "(?:jr|sr|ph\\.? ?d|ed\\.? ?d|m\\.?d|ii|iii|iv)\\b";
const BETWEEN_NAMES = new RegExp(`[\\n;]|,(?! ?${SUFFIX})`, "iu");

/** The names in a text, as people put them in a row. */
export const splitNames = (typed: string): string[] =>
  typed
    .split(BETWEEN_NAMES)
    .map(tidyLine)
    .filter((name) => name !== "");

/** `where`: the fields of people in this Slack. */
const toName = (where: string) =>
  z
    .string()
    .refine((name) => name.length <= MAX_NAME, `Keep each name to ${MAX_NAME} characters or fewer.`)
    .refine((name) => !/^@|<@/.test(name), `Pick people who are in this Slack under ${where}.`)
    .refine((name) => /\p{L}/u.test(name), "Enter people's names.");

/** Typed in one field, or a list. The same name twice counts once. */
export const toPartnerNames = (where: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .transform((typed) => [typed ?? []].flat().flatMap(splitNames))
    .pipe(z.array(toName(where)))
    .transform((names) => [...new Map(names.toReversed().map((name) => [nameKey(name), name])).values()].toReversed())
    .refine((names) => names.length <= MAX_NAMES, `List no more than ${MAX_NAMES} names.`);

export const PartnerNames = toPartnerNames("Worked with");

const TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|coach|sr|sra|srta|mme)(?:\.\s*|\s+)(?=\S)/u;

/** The same for two ways to write a name: "Ms. Rivera" and "RIVÉRA". Ignores case, accents, titles and what is in parentheses. */
export function nameKey(name: string): string {
  const plain = foldText(name)
    .replaceAll("'", "")
    .replace(/\([^()]*\)/g, " ")
    .trim();
  let bare = plain;
  while (TITLE.test(bare)) bare = bare.replace(TITLE, "");
  return bare.replace(/[^\p{L}\p{N}]+/gu, " ").trim() || name.toLowerCase();
}
