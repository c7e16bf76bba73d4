// Reflection sheets: their questions, how a filled-in sheet is checked, and who can read it.
import type { TaxonomyRange } from "./taxonomy.js";

export const AUDIENCES = ["me", "librarians", "channel"] as const;
/** Who can read a reflection: only its writer; librarians and admins too; everyone in a channel. */
export type Audience = (typeof AUDIENCES)[number];

export interface Choice {
  /** Saved as the answer. Once shipped, it is never reused for another choice. */
  value: string;
  /** At most 75 characters. */
  text: string;
  about?: string;
  /** Shown below the question once this is chosen. */
  hints?: { heading: string; items: readonly string[] };
  /** Only in the taxonomy: the range of the rubric that this level falls in. */
  range?: TaxonomyRange;
  /** Others don't read it: it says nothing that the rest doesn't say. */
  saysNothing?: boolean;
}

interface BaseQuestion {
  /** Saved with the answer. Once shipped, it is never reused for another question. */
  key: string;
  label: string;
  /** What is said before the answer when others read it: "What works well". Empty if it speaks for itself. */
  sharedAs: string;
  hint?: string;
  required?: boolean;
  /** Required as soon as one of these questions has an answer. */
  neededWith?: readonly string[];
  /** What the person reads when the answer is missing. By default the words in MISSING. */
  missing?: string;
}

export interface TextQuestion extends BaseQuestion {
  kind: "text";
  /** Another label, shown once that choice is made. */
  labelWhen?: { question: string; is: string; label: string; sharedAs: string };
  /** The key of the list of ideas for this question. */
  ideas?: string;
}

export interface ChoiceQuestion extends BaseQuestion {
  kind: "choice";
  /** `list` shows all options. `menu` takes up one line, and its choice can be cleared. */
  look: "list" | "menu";
  options: readonly Choice[];
}

export type Question = TextQuestion | ChoiceQuestion;

/** A form that asks people to think. To add one, write it as data and add it to the list in content/index.ts. */
export interface Sheet {
  /** What people type after `reflect`. */
  key: string;
  /** Its full, official name. */
  name: string;
  /** Its short name, at most 12 characters, so it fits in a form's title. */
  title: string;
  /** What it is for, in one line. */
  about: string;
  /** Completes "Tess Whitlock shared …". With checksBack, one for each number of roadblocks. */
  sharedAs: readonly [string, ...string[]];
  /** What the prompt in a channel asks. */
  prompt: string;
  /** How long it takes. */
  minutes: number;
  questions: readonly Question[];
  /** Set when it names up to three roadblocks, in questions ending in -1, -2 and -3. Bookend checks back on each. */
  checksBack?: boolean;
}

/** Answers by their question's key, without unanswered questions. */
export type Answers = Readonly<Record<string, string>>;

/** Slack's limit for a text field, and so ours: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const MAX_ANSWER_LENGTH = 3000;

/** The `form` of a draft: a new reflection on this sheet, or changes to a reflection. */
export const draftKey = (of: { sheet: string; reflection?: string | undefined }): string =>
  `reflect ${of.reflection ?? of.sheet}`;

/** The choice behind an answer; undefined when the sheet no longer has it. */
export function choiceOf(question: Question | undefined, answer: string | undefined): Choice | undefined {
  if (question?.kind !== "choice") return undefined;
  return question.options.find(({ value }) => value === answer);
}

/** The label of a question, given these answers. */
export function labelOf(question: Question, answers: Partial<Answers>): string {
  const other = question.kind === "text" ? question.labelWhen : undefined;
  return other && answers[other.question] === other.is ? other.label : question.label;
}

const MISSING: Record<Question["kind"], string> = { choice: "Choose one.", text: "Write a few words here." };

function errorIn(question: Question, answers: Answers): string | undefined {
  const answer = answers[question.key];
  if (answer === undefined) {
    const isNeeded = question.required || question.neededWith?.some((key) => answers[key] !== undefined);
    return isNeeded ? (question.missing ?? MISSING[question.kind]) : undefined;
  }
  if (question.kind === "choice" && !choiceOf(question, answer))
    return "This choice is no longer available. Choose another one.";
  return undefined;
}

/** The errors in a filled-in sheet, by the question's key. */
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

/** A sheet with someone's answers. */
export interface FilledSheet {
  sheet: Sheet;
  answers: Answers;
  audience: Audience;
  /** The channel it is shared in, if it is. */
  channel: string | undefined;
}

/** Reads the fields of a sheet's form. Anything but a known audience means only the writer. */
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

/** The slots (1 to 3) of a filled-in sheet that name a roadblock. */
export function roadblockSlots({ sheet, answers }: Pick<FilledSheet, "sheet" | "answers">): number[] {
  return sheet.checksBack ? SLOTS.filter((slot) => answers[`explain-${slot}`] !== undefined) : [];
}

/** How many characters each text may have when they share `room`. Short texts fit in full, long ones get equal shares. */
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

/** The ideas for the question with the shortest answer, among those that have ideas. Their key in content. */
export function ideasForShortestAnswer(sheet: Sheet, answers: Answers): string | undefined {
  const answered = sheet.questions.flatMap((question) =>
    question.kind === "text" && question.ideas
      ? [{ ideas: question.ideas, length: answers[question.key]?.length ?? 0 }]
      : [],
  );
  return answered.sort((a, b) => a.length - b.length)[0]?.ideas;
}

/** Figures about fewer people than this aren't shown: they could give a person away. */
export const MIN_PEOPLE_FOR_FIGURES = 3;

/** How often each choice was made, most frequent first. Empty while fewer than MIN_PEOPLE_FOR_FIGURES have answered. */
export function tally(
  question: ChoiceQuestion,
  answers: readonly { person: string; answer: string }[],
): { text: string; count: number }[] {
  if (new Set(answers.map(({ person }) => person)).size < MIN_PEOPLE_FOR_FIGURES) return [];
  return question.options
    .map(({ value, text }) => ({ text, count: answers.filter(({ answer }) => answer === value).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
