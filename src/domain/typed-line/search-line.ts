// Reads what people type to find units and plans: "rivers grade 4 subject science level 3". Days are words here.
import { tidyLine } from "../../text/clean.js";
import { foldText } from "../../text/fold.js";
import type { SearchQuery } from "../search-query.js";
import { takePeople } from "./people.js";
import { BREAK, matchAt, sticky } from "./phrase.js";
import { type FoundPhrase, findGradesOrLevel, findSubject } from "./query-phrase.js";
import { toPlainText } from "./slack-text.js";
import { combine, QUOTED, readRun, type WrongPart } from "./unit-query-line.js";

export interface SearchLine {
  query: SearchQuery;
  wrong: WrongPart[];
  /** The people who were mentioned. Nothing is found by them. */
  people: string[];
}

const LABEL = sticky("subject(?: ?[:=] ?| )");
const LABELED = sticky("subject ?[:=] ?([^,;]{1,75})");

/** "subject science", or "subject: anything". By itself "science" is a word, because titles have it, too. */
function findLabeledSubject(text: string, at: number, subjects: readonly { name: string; folded: string }[]) {
  const [label] = matchAt(LABEL, text, at) ?? [];
  const listed = label === undefined ? undefined : findSubject(text, at + label.length, { subjects });
  const [whole = "", other = ""] = (listed ? undefined : matchAt(LABELED, text, at)) ?? [];
  if (listed || other.trim() === "") return listed;
  const phrase = { field: "subject" as const, text: whole, value: other.trim() };
  return { phrase, end: at + whole.length } satisfies FoundPhrase;
}

/** Reads a line as Slack sends it, without the subcommand. `names` are the school's subjects. */
export function readSearchLine(typed: string, names: readonly string[]): SearchLine {
  const line = tidyLine(typed);
  const subjects = names.map((name) => ({ name, folded: foldText(name) }));
  const quoted = [...line.matchAll(QUOTED)].map(([, words = ""]) => `"${words.trim()}"`);
  // A name that Slack didn't turn into a mention is searched for, like other words.
  const { people, unknown, rest } = takePeople(line.replace(QUOTED, BREAK));
  const runs = [...rest.split(BREAK), ...unknown].map((run) =>
    readRun(toPlainText(run), (text, at) => findGradesOrLevel(text, at) ?? findLabeledSubject(text, at, subjects)),
  );
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
    wrong,
    people,
  };
}
