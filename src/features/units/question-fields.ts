// The fields of the optional questions about a unit, in its form and in the search form, and which of them are asked.
import { z } from "zod";
import {
  MAX_ANSWERS,
  QUESTION_KEYS,
  type QuestionKey,
  questionOf,
  type UnitAnswers,
  type UnitQuestion,
  unitQuestions,
} from "../../domain/unit-questions.js";
import { menu, suggestion, suggestions } from "../../slack/define/choice-fields.js";
import type { Field, FieldValues } from "../../slack/define/field.js";
import { listedAnswers, searchedAnswers } from "../../store/unit-answers.js";
import type { Ctx } from "../context.js";

/** The questions a form asks. What it doesn't ask stays as it is. */
export const Asks = z.array(z.enum(QUESTION_KEYS as [QuestionKey])).optional();
type Asks = z.output<typeof Asks>;

/** The school's questions. One with a list of the school's own is asked once the list has an answer. */
export async function questionsToAsk({ db, school }: Ctx): Promise<QuestionKey[]> {
  const asked = await Promise.all(
    school.questions.map(async (key) => questionOf(key).options || (await listedAnswers(db, school, key)).length > 0),
  );
  return school.questions.filter((_key, index) => asked[index]);
}

/** For `without` of a form. */
export const questionsNotAsked = (asks: Asks = []): readonly string[] =>
  QUESTION_KEYS.filter((key) => !asks.includes(key));

/** An item that gives no answer: to empty a menu is harder on a phone. */
const NONE = "none";

/** One of a question's options, or nothing. */
const toOne = ({ options = [] }: UnitQuestion) =>
  z
    .enum([NONE, ...options.map(({ value }) => value)])
    .optional()
    .transform((value) => (value === undefined || value === NONE ? [] : [value]));

const toItems = ({ options = [] }: UnitQuestion, none: string) => [
  { value: NONE, text: none },
  ...options.map(({ value, text }) => ({ value, text })),
];

type AnswerField = Field<z.ZodType<string[]>, Ctx>;

const fieldsOf = (toField: (key: QuestionKey, question: UnitQuestion) => AnswerField) =>
  Object.fromEntries(unitQuestions.map((question) => [question.key, toField(question.key, question)])) as Record<
    QuestionKey,
    AnswerField
  >;

const Several = z
  .array(z.string())
  .optional()
  .transform((answers) => answers ?? [])
  .pipe(z.array(z.string()).max(MAX_ANSWERS, `Choose up to ${MAX_ANSWERS}.`));

export const questionFields = fieldsOf((key, question) => {
  const words = { label: question.label, optional: true };
  if (question.options)
    return menu({ ...words, schema: toOne(question), options: () => toItems(question, "No answer") });
  const search = { acceptsNew: false, placeholder: "Type to search the list", max: MAX_ANSWERS };
  const listed = ({ db, school }: Ctx) => listedAnswers(db, school, key);
  return suggestions({ ...words, ...search, schema: Several, suggestions: listed });
});

/** A search asks for one answer to each question. */
export const questionFilters = fieldsOf((key, question) => {
  const words = { label: question.label, optional: true };
  if (question.options) return menu({ ...words, schema: toOne(question), options: () => toItems(question, "Any") });
  const One = z
    .string()
    .optional()
    .transform((answer) => (answer === undefined ? [] : [answer]));
  const searched = ({ db, school }: Ctx) => searchedAnswers(db, school, key);
  const search = { acceptsNew: false, placeholder: "Type to search the list" };
  return suggestion({ ...words, ...search, schema: One, suggestions: searched });
});

/** What the fields hold of these answers. */
export const toAnswerValues = (answers: UnitAnswers = {}): FieldValues =>
  Object.fromEntries(
    QUESTION_KEYS.flatMap((key) => {
      const given = answers[key] ?? [];
      const [first] = given;
      return first === undefined ? [] : [[key, questionOf(key).options ? first : given]];
    }),
  );

/** The answers to what was asked, empty ones included. */
export const readAnswers = (values: Record<QuestionKey, string[]>, asks: Asks = []): UnitAnswers =>
  Object.fromEntries(asks.map((key) => [key, values[key]]));
