// The optional questions about a unit, as data: none is asked until an admin turns it on. A new one is one entry here.
import { z } from "zod";
import { singleLineText } from "./text.js";

interface QuestionOption {
  value: string;
  /** In a menu, and after the question's label. */
  text: string;
  /** In a sentence, after the question's lead: "Taught together". */
  words: string;
}

export interface UnitQuestion {
  /** Also the name of its field, and what rows say. Never reused for another question. */
  key: string;
  label: string;
  /** In a sentence: "changed who taught". */
  name: string;
  /** How the line of a report begins. */
  lead: string;
  /** One of them may be chosen. Undefined: any number from a list that each school writes. */
  options: readonly QuestionOption[] | undefined;
}

export const unitQuestions = [
  {
    key: "taughtBy",
    label: "Who taught",
    name: "who taught",
    lead: "Taught",
    options: [
      { value: "together", text: "Together", words: "together" },
      { value: "librarian", text: "The librarian", words: "by the librarian" },
      { value: "teacher", text: "The teacher", words: "by the teacher" },
    ],
  },
  {
    key: "kind",
    label: "Kind of work",
    name: "the kind of work",
    lead: "Kind of work:",
    options: [
      { value: "lesson", text: "Lesson", words: "lesson" },
      { value: "research", text: "Research", words: "research" },
      { value: "making", text: "Making", words: "making" },
      { value: "reading", text: "Reading", words: "reading" },
      { value: "other", text: "Something else", words: "something else" },
    ],
  },
  {
    key: "place",
    label: "Where",
    name: "the place",
    lead: "Held",
    options: [
      { value: "library", text: "In the library", words: "in the library" },
      { value: "classroom", text: "In a classroom", words: "in a classroom" },
    ],
  },
  { key: "skills", label: "Skills or standards", name: "the skills or standards", lead: "Skills:", options: undefined },
] as const satisfies readonly UnitQuestion[];

export type QuestionKey = (typeof unitQuestions)[number]["key"];

export const QUESTION_KEYS: readonly QuestionKey[] = unitQuestions.map(({ key }) => key);

export const isQuestionKey = (key: string): key is QuestionKey => QUESTION_KEYS.some((known) => known === key);

/** The question with this key. */
export const questionOf = (key: QuestionKey): UnitQuestion =>
  unitQuestions.find((question) => question.key === key) ?? unitQuestions[0];

/** What a menu of Slack can carry (its option values). */
export const MAX_ANSWER = 150;
export const MAX_ANSWERS = 10;

export const AnswerText = singleLineText(MAX_ANSWER, { missing: "Enter some text." });

/** Answers by question. A question that isn't a key wasn't asked; one with an empty list was left blank. */
export const UnitAnswers = z.partialRecord(
  z.enum(QUESTION_KEYS as [QuestionKey]),
  z.array(AnswerText).max(MAX_ANSWERS),
);
export type UnitAnswers = Partial<Record<QuestionKey, string[]>>;

/** Reads what rows say: a question and its answer on each line. Leaves out questions of a newer version. */
export function answersFromRows(lines: string | null): UnitAnswers {
  const answers: UnitAnswers = {};
  for (const line of [...(lines?.split("\n") ?? [])].sort()) {
    const [key = ""] = line.split(" ", 1);
    if (isQuestionKey(key)) answers[key] = [...(answers[key] ?? []), line.slice(key.length + 1)];
  }
  return answers;
}

const findOption = ({ options }: UnitQuestion, answer: string) => options?.find(({ value }) => value === answer);

/** An answer after the question's lead: "Taught together". One that left the list is shown as it was given. */
export const toAnswerWords = (question: UnitQuestion, answer: string): string =>
  findOption(question, answer)?.words ?? answer;

/** An answer after the question's label, as in the form: "Who taught: Together". */
export const toAnswerText = (question: UnitQuestion, answer: string): string =>
  findOption(question, answer)?.text ?? answer;

/** The questions with an answer, in their order. */
export const answeredIn = (answers: UnitAnswers): { question: UnitQuestion; answers: string[] }[] =>
  unitQuestions.flatMap((question) => {
    const given = answers[question.key] ?? [];
    return given.length > 0 ? [{ question, answers: given }] : [];
  });

export interface AnswerCount {
  answer: string;
  units: number;
}

/** How many units have each answer to a question: its options in their order; answers from a school's list, the most given first. */
export function sortCounts({ options }: UnitQuestion, counts: readonly AnswerCount[]): AnswerCount[] {
  const placeOf = ({ answer }: AnswerCount) => {
    const place = options?.findIndex(({ value }) => value === answer) ?? 0;
    return place < 0 ? (options?.length ?? 0) : place;
  };
  return [...counts].sort(
    (a, b) => (options ? placeOf(a) - placeOf(b) : 0) || b.units - a.units || a.answer.localeCompare(b.answer),
  );
}

/** A school's own list as its admin pastes it: one per line, without the bullets or dashes of where it was copied. */
export const OwnList = z
  .string()
  .optional()
  .transform((pasted) =>
    (pasted ?? "")
      .split("\n")
      .map((line) => line.replace(/^\s*[-–•*·]\s+/u, "").trim())
      .filter((line) => line !== ""),
  )
  .pipe(z.array(AnswerText))
  .transform((names) => [...new Set(names)]);

/** The lines of a list in pieces that each fit a text of `max` characters. */
export function toPieces(lines: readonly string[], max: number): string[] {
  const pieces: string[] = [];
  for (const line of lines) {
    const joined = pieces.length === 0 ? line : `${pieces.at(-1)}\n${line}`;
    if (pieces.length > 0 && joined.length <= max) pieces[pieces.length - 1] = joined;
    else pieces.push(line);
  }
  return pieces;
}
