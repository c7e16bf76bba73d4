// Reads what people type to find units and plans: "rivers grade 4 subject science level 3". Days are words here.
import { tidyLine } from "../../text/clean.js";
import { foldText } from "../../text/fold.js";
import { nearWords } from "../near-words.js";
import type { SearchQuery } from "../search-query.js";
import { otherNamesOf } from "../subject-names.js";
import { takePeople } from "./people.js";
import { BREAK, matchAt, sticky } from "./phrase.js";
import { type FoundPhrase, findGradesOrLevel, findSubject } from "./query-phrase.js";
import { toPlainText } from "./slack-text.js";
import { combine, QUOTED, readRun, type WrongPart } from "./unit-query-line.js";

export interface SearchLine {
  query: SearchQuery;
  /** All that was typed but people, to look for as words: "Kindergarten" may be a title. */
  plain: string;
  wrong: WrongPart[];
  /** The people who were mentioned. Nothing is found by them. */
  people: string[];
}

/** A subject of the school, under one of its names. */
interface SubjectName {
  name: string;
  folded: string;
  /** As the school calls it. */
  listed: string;
}

/** Longer names first, so that "art history" isn't taken for art. */
const toSubjectNames = (subjects: readonly string[]): SubjectName[] =>
  subjects
    .flatMap((listed) => [listed, ...otherNamesOf(listed)].map((name) => ({ name, folded: foldText(name), listed })))
    .sort((a, b) => b.name.length - a.name.length);

const LABEL = sticky("subject(?: ?[:=] ?| )");
const LABELED = sticky("subject ?[:=] ?([^,;]{1,75})");
const LABELED_WORD = sticky("subject (\\p{L}{2,75})(?![\\p{L}\\p{N}])");

/** "subject science" or "subject ELA". By itself "science" is a word, because titles have it, too. */
function findKnownSubject(text: string, at: number, subjects: readonly SubjectName[]): FoundPhrase | undefined {
  const [label] = matchAt(LABEL, text, at) ?? [];
  const known = label === undefined ? undefined : findSubject(text, at + label.length, { subjects });
  return (
    known &&
    toSubject(text.slice(at, known.end), at, listedName(text.slice(at + (label ?? "").length, known.end), subjects))
  );
}

/** A subject that the school may not have: "subject: anything", or the one word "subject robotics" ends with. */
function findOtherSubject(text: string, at: number, subjects: readonly SubjectName[]): FoundPhrase | undefined {
  const [whole = "", other = ""] = matchAt(LABELED, text, at) ?? [];
  if (other.trim() !== "") return toSubject(whole, at, listedName(other.trim(), subjects));
  const [phrase = "", word = ""] = matchAt(LABELED_WORD, text, at) ?? [];
  if (word === "" || !endsAt(text, at + phrase.length, subjects)) return undefined;
  return toSubject(phrase, at, listedName(word, subjects));
}

const toSubject = (text: string, at: number, value: string): FoundPhrase => ({
  phrase: { field: "subject", text, value },
  end: at + text.length,
});

/** As the school calls what was typed, perhaps with a typo; as it was typed if the school has no such subject. */
function listedName(typed: string, subjects: readonly SubjectName[]): string {
  const key = foldText(typed);
  const [near] = nearWords(
    key,
    subjects.map(({ folded }) => folded),
  );
  return subjects.find(({ folded }) => folded === key || folded === near)?.listed ?? typed;
}

/** "4th" and "K" by themselves, perhaps with a word before them. */
const SHORT_GRADE = /^(?:(?:for|in|and|with) )?(?:\d{1,2}(?:st|nd|rd|th)|k)$/i;
/** "All grades" and "the whole school" narrow nothing down. */
const isEveryGrade = ({ phrase }: FoundPhrase) => phrase.field === "wrong" && !/level|\d/i.test(phrase.text);

/** The phrase at this index, unless it is rather a part of a title: "4th of July", "K is for kite". */
function findPhrase(text: string, at: number, subjects: readonly SubjectName[]): FoundPhrase | undefined {
  const found =
    findGradesOrLevel(text, at) ?? findKnownSubject(text, at, subjects) ?? findOtherSubject(text, at, subjects);
  if (!found) return undefined;
  if (isEveryGrade(found)) return { ...found, phrase: { ...found.phrase, field: "grades", value: [] } };
  return !SHORT_GRADE.test(found.phrase.text) || endsAt(text, found.end, subjects) ? found : undefined;
}

const SPACE = sticky("[\\s()]*");

/** Whether nothing more is said here that a phrase could belong to: the end, a comma, or another phrase. */
function endsAt(text: string, at: number, subjects: readonly SubjectName[]): boolean {
  const next = at + (matchAt(SPACE, text, at)?.[0].length ?? 0);
  return next >= text.length || /[,;]/.test(text.charAt(next)) || findPhrase(text, next, subjects) !== undefined;
}

/** What people say around what they look for: "any plans about rivers". */
const ABOUT = /^(?:(?:any|our|all|the|lesson|unit) )*(?:plans?|lessons?)(?: and units?)? (?:about|on|for|with|of|in) /i;

/** Reads a line as Slack sends it, without the subcommand. `names` are the school's subjects. */
export function readSearchLine(typed: string, names: readonly string[]): SearchLine {
  const line = tidyLine(typed);
  const subjects = toSubjectNames(names);
  const quoted = [...line.matchAll(QUOTED)].map(([, words = ""]) => `"${words.trim()}"`);
  // A name that Slack didn't turn into a mention is searched for, like other words.
  const { people, unknown, rest } = takePeople(line.replace(QUOTED, BREAK));
  const parts = [...rest.split(BREAK), ...unknown].map((part) => toPlainText(part));
  const runs = parts.map((part) => readRun(part.replace(ABOUT, ""), (text, at) => findPhrase(text, at, subjects)));
  const { query, wrong } = combine(runs.flatMap(({ phrases }) => phrases));
  const words = [...quoted, ...runs.flatMap((run) => run.words)].filter((text) => text !== "").join(" ");
  const { grades, level, subject } = query;
  return {
    query: {
      ...(words === "" ? {} : { words }),
      ...(grades ? { grades } : {}),
      ...(subject ? { subject } : {}),
      ...(level ? { level } : {}),
    },
    plain: [...quoted, ...parts].join(" ").replace(/\s+/g, " ").trim(),
    wrong,
    people,
  };
}
