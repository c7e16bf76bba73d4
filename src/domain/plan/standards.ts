// AASL's standards for learners, by number only: which numbers there are, and reading them from what people type.
// The text of the standards is under copyright, so nobody has to paste it and nothing keeps it.
import { cleanText } from "../../text/clean.js";

/** The set of 2007 (1.1.7), and the framework of 2018 (IV.B.2). */
export type StandardSetKey = "2007" | "2018";
export const STANDARD_SET_KEYS: readonly StandardSetKey[] = ["2007", "2018"];

/** The numbers of a set as ranges: "1.1.1-1.1.9, 1.2.1-1.2.7". */
export interface StandardSet {
  key: StandardSetKey;
  ranges: string;
}

/** A set that a school uses. `ranges`: its numbers, if they aren't those that come with Bookend. */
export interface UsedStandards {
  key: StandardSetKey;
  ranges: string | undefined;
}

/** As the columns of a school say. */
export function standardsFromColumns(columns: {
  standardSets: string;
  standards2007: string | null;
  standards2018: string | null;
}): UsedStandards[] {
  const ranges = { "2007": columns.standards2007, "2018": columns.standards2018 };
  const used = columns.standardSets.split(",");
  return STANDARD_SET_KEYS.filter((key) => used.includes(key)).map((key) => ({
    key,
    ranges: ranges[key] ?? undefined,
  }));
}

const CODE = /^(?:(\d+)\.(\d+)|([IVX]+)\.([A-Z]))\.(\d+)$/;
const MAX_PER_RANGE = 50;
/** More numbers than these aren't named in an error. */
const MAX_NAMED = 5;

/** A number without its last part, and the last part. */
function splitCode(code: string): { head: string; last: number } | undefined {
  const match = CODE.exec(code);
  return match ? { head: code.slice(0, code.lastIndexOf(".")), last: Number(match[5]) } : undefined;
}

/** The numbers from one to the other, whose last part is enough; undefined if it is no range. */
function expandRange(from: string, to: string): string[] | undefined {
  const first = splitCode(from);
  const last = splitCode(/^\d+$/.test(to) ? `${first?.head}.${to}` : to);
  if (!first || !last || first.head !== last.head || last.last < first.last) return undefined;
  const count = last.last - first.last + 1;
  if (count > MAX_PER_RANGE) return undefined;
  return Array.from({ length: count }, (_, at) => `${first.head}.${first.last + at}`);
}

/** What can be typed where numbers are listed: one, or a range of them, such as 1.1.1-1.1.4, 1.1.1 to 1.1.4 and 1.1.1-4. A dash that begins a line is a bullet. */
const LISTED =
  /(?<![0-9IVX])([0-9IVX]+\.[0-9A-Z]+\.\d+)(?:[^\S\n]*(?:[-‐‑‒–—−]|\b(?:to|through)\b)[^\S\n]*([0-9IVX]+\.[0-9A-Z]+\.\d+|\d{1,2}(?![\d.])))?/giu;

const NO_TEXT = /\b(?:and|aasl|standards?|indicators?|2007|2018)\b/giu;

interface CodesFound {
  /** In the order they were typed, each once. */
  codes: string[];
  /** What looks like a range and isn't one, as it was typed. */
  noRange: string | undefined;
  /** What isn't a number, tidied; empty if there is nothing else. */
  rest: string;
}

function findCodes(typed: string): CodesFound {
  const codes = new Set<string>();
  let noRange: string | undefined;
  const rest = typed.replace(LISTED, (whole, from: string, to: string | undefined) => {
    const [first, last] = [from.toUpperCase(), to?.toUpperCase()];
    const found = last ? expandRange(first, last) : splitCode(first) && [first];
    if (!found && last && splitCode(first)) noRange ??= whole;
    if (!found) return whole;
    for (const code of found) codes.add(code);
    return " ";
  });
  // Bullets, quotation marks and dashes come along with what is pasted.
  const words = rest.replace(NO_TEXT, " ").replace(/[^\p{L}\p{N}]+/gu, " ");
  return { codes: [...codes], noRange, rest: words.trim() };
}

/** The numbers of a set; undefined if its ranges can't be read. */
export function codesOfSet(ranges: string): string[] | undefined {
  const { codes, rest } = findCodes(ranges);
  return rest === "" && codes.length > 0 ? codes : undefined;
}

export type CodesReading = { codes: string[] } | { problem: string };

/**
 * The numbers people typed for a plan, checked against the sets that their school uses. Empty text: none. Numbers the plan has
 * already (`kept`) stay when the school's sets change.
 */
export function readCodes(typed: string, sets: readonly StandardSet[], kept: readonly string[] = []): CodesReading {
  const { codes, noRange, rest } = findCodes(cleanText(typed));
  if (noRange) return { problem: `I can't read “${noRange}” as a range. List its numbers one by one.` };
  if (rest !== "") return { problem: toTextProblem(codes) };
  const known = new Set([...kept, ...sets.flatMap(({ ranges }) => codesOfSet(ranges) ?? [])]);
  const unknown = codes.filter((code) => !known.has(code));
  if (unknown.length === 0) return { codes };
  const names = sets.map(({ key }) => key).join(" and ");
  const more = unknown.length > MAX_NAMED ? ` and ${unknown.length - MAX_NAMED} more` : "";
  return { problem: `I can't find ${unknown.slice(0, MAX_NAMED).join(", ")}${more} in AASL's standards of ${names}.` };
}

function toTextProblem(codes: readonly string[]): string {
  const found = codes.length > 0 ? ` I found these: ${codes.slice(0, 30).join(", ")}.` : "";
  return `Enter only the numbers, such as 1.1.7 or IV.B.2. The text of AASL's standards is under copyright.${found}`;
}
