// What a reflection sheet is made of, what is wrong with what somebody filled in, and who may read it.
import type { TaxonomyRange } from "./taxonomy.js";

export const AUDIENCES = ["me", "librarians", "channel"] as const;
/** Who reads a reflection: only its writer; librarians and admins too; everyone in a channel. */
export type Audience = (typeof AUDIENCES)[number];

export interface Choice {
  /** Kept as the answer; once shipped, never used for another choice. */
  value: string;
  /** At most 75 characters. */
  text: string;
  about?: string;
  /** Shown beside the question once this is chosen. */
  hints?: { heading: string; items: readonly string[] };
  /** The taxonomy only: which range of the rubric it lies in. */
  range?: TaxonomyRange;
}

interface BaseQuestion {
  /** Kept with the answer; once shipped, never used for another question. */
  key: string;
  label: string;
  hint?: string;
  required?: boolean;
  /** Needed as soon as one of these is answered. */
  neededWith?: readonly string[];
}

export interface TextQuestion extends BaseQuestion {
  kind: "text";
  /** Another label once that choice is made. */
  labelWhen?: { question: string; is: string; label: string };
  /** The key of the list of ideas that belongs to it. */
  ideas?: string;
}

export interface ChoiceQuestion extends BaseQuestion {
  kind: "choice";
  /** `list`: all in sight. `menu`: one line until it is opened; it can be emptied again. */
  look: "list" | "menu";
  options: readonly Choice[];
}

export type Question = TextQuestion | ChoiceQuestion;

/** A sheet of the packet that asks people to think. To add one: this as data, and a line in content/index.ts. */
export interface Sheet {
  /** What is typed after `reflect`. */
  key: string;
  /** As the packet calls it. */
  name: string;
  /** The same as the title of a form: at most 24 characters. */
  title: string;
  /** One line: what it is for. */
  about: string;
  /** What a prompt in a channel asks. */
  prompt: string;
  minutes: number;
  questions: readonly Question[];
  /** Up to three roadblocks: their questions end in -1, -2 and -3, and each comes back to its writer. */
  returns?: boolean;
}

/** By the question's key; what was not answered is not there. */
export type Answers = Readonly<Record<string, string>>;

/** Slack's limit of a text field, and so ours: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const MAX_ANSWER_LENGTH = 3000;

/** The choice behind an answer; undefined when it is not on the sheet any more. */
export function choiceOf(question: Question | undefined, answer: string | undefined): Choice | undefined {
  if (question?.kind !== "choice") return undefined;
  return question.options.find(({ value }) => value === answer);
}

/** How an answer reads. A choice that is not on the sheet any more reads as it was kept. */
export function readable(question: Question, answer: string): string {
  return choiceOf(question, answer)?.text ?? answer;
}

/** What a question is called beside these answers. */
export function labelOf(question: Question, answers: Partial<Answers>): string {
  const other = question.kind === "text" ? question.labelWhen : undefined;
  return other && answers[other.question] === other.is ? other.label : question.label;
}

function errorIn(question: Question, answers: Answers): string | undefined {
  const answer = answers[question.key];
  if (answer === undefined) {
    if (question.required) return question.kind === "choice" ? "Choose one." : "Write a few words here.";
    const isNeeded = question.neededWith?.some((key) => answers[key] !== undefined);
    if (!isNeeded) return undefined;
    return question.kind === "choice" ? "Choose one for this, too." : "Say in a few words what it is.";
  }
  if (question.kind === "choice" && !choiceOf(question, answer))
    return "This is no longer offered. Choose another one.";
  return undefined;
}

/** What is wrong, by the key of the question. */
export function errorsInAnswers(sheet: Sheet, answers: Answers): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const question of sheet.questions) {
    const error = errorIn(question, answers);
    if (error) errors[question.key] = error;
  }
  const [first] = sheet.questions;
  const isEmpty = sheet.questions.every(({ key }) => answers[key] === undefined);
  if (isEmpty && first) errors[first.key] = "Answer at least one question. A few words are enough.";
  return errors;
}

/** A sheet as somebody filled it in. */
export interface FilledSheet {
  sheet: Sheet;
  answers: Answers;
  audience: Audience;
  /** Where it is shared, if it is shared in a channel. */
  channel: string | undefined;
}

/** What stands in the fields of a sheet's form. Whoever is not said to read it does not read it. */
export function readFilledSheet(sheet: Sheet, fields: Readonly<Record<string, unknown>>): FilledSheet {
  const { audience, channel } = fields;
  const answers = sheet.questions.flatMap(({ key }) => {
    const answer = fields[key];
    return typeof answer === "string" && answer !== "" ? [[key, answer]] : [];
  });
  return {
    sheet,
    answers: Object.fromEntries(answers),
    audience: audience === "librarians" || audience === "channel" ? audience : "me",
    channel: audience === "channel" && typeof channel === "string" ? channel : undefined,
  };
}

const SLOTS = [1, 2, 3] as const;

/** At which of a sheet's three slots a roadblock is named. */
export function roadblockSlots({ sheet, answers }: Pick<FilledSheet, "sheet" | "answers">): number[] {
  return sheet.returns ? SLOTS.filter((slot) => answers[`explain-${slot}`] !== undefined) : [];
}

/** The answered questions, in the order of the sheet, as they read. */
export function toLines(sheet: Sheet, answers: Answers): { label: string; text: string }[] {
  return sheet.questions.flatMap((question) => {
    const answer = answers[question.key];
    return answer === undefined ? [] : [{ label: labelOf(question, answers), text: readable(question, answer) }];
  });
}

/** How much of each text fits when all of them share so much room: the short ones whole, the long ones alike. */
export function roomForEach(texts: readonly string[], room: number): number {
  const lengths = texts.map((text) => text.length).sort((a, b) => a - b);
  let left = room;
  for (const [index, length] of lengths.entries()) {
    const share = Math.floor(left / (lengths.length - index));
    if (length > share) return share;
    left -= length;
  }
  return room;
}

/** Of the questions with a list of ideas, the list of the one that was answered in the fewest words. */
export function leastWritten(sheet: Sheet, answers: Answers): string | undefined {
  const asked = sheet.questions.flatMap((question) =>
    question.kind === "text" && question.ideas
      ? [{ ideas: question.ideas, length: answers[question.key]?.length ?? 0 }]
      : [],
  );
  return asked.sort((a, b) => a.length - b.length)[0]?.ideas;
}

/** From how many people on something may be said about all of them. */
export const FEWEST_FOR_FIGURES = 3;

/** How often each choice was made; nothing while fewer than three people have answered. */
export function tally(
  question: ChoiceQuestion,
  answers: readonly { person: string; answer: string }[],
): { text: string; count: number }[] {
  if (new Set(answers.map(({ person }) => person)).size < FEWEST_FOR_FIGURES) return [];
  return question.options
    .map(({ value, text }) => ({ text, count: answers.filter(({ answer }) => answer === value).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
