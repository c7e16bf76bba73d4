// The settings for the optional questions about a unit: which are asked, and the school's own lists of answers.
import { z } from "zod";
import {
  OwnList,
  QUESTION_KEYS,
  type QuestionKey,
  toPieces,
  type UnitQuestion,
  unitQuestions,
} from "../../domain/unit-questions.js";
import { choices } from "../../slack/define/choice-fields.js";
import { defineSetting, type Setting } from "../../slack/define/setting.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import { MAX_INPUT_TEXT } from "../../slack/message/limits.js";
import { listFromText } from "../../store/schools.js";
import type { SettingsRow } from "../../store/settings.js";
import type { Ctx } from "../context.js";

export const questionsAsked: Setting<Ctx, SettingsRow> = defineSetting({
  key: "questions",
  column: "unitQuestions",
  label: "Optional questions about units",
  hint: "Added to the form for a unit. People can leave them blank. The report counts the answers.",
  field: (words) =>
    choices({
      ...words,
      optional: true,
      schema: z.array(z.enum(QUESTION_KEYS as [QuestionKey])).optional(),
      options: () => unitQuestions.map(({ key, label }) => ({ value: key, text: label })),
      redraws: true,
    }),
  default: [],
  who: "admin",
  toColumn: (keys) => (keys ?? []).join(","),
  toField: listFromText,
});

/** A field of Slack holds 3,000 characters, so a long list goes on in the next. */
const PARTS = 10;

interface ListPart {
  question: UnitQuestion & { key: QuestionKey };
  /** From 0. */
  part: number;
}

/** The field of one part of a question's list. */
function toListPart({ question: { key: question, label }, part }: ListPart) {
  const keyOf = (number: number) => `${question}List${number + 1}`;
  const key = keyOf(part);
  return defineSetting<Ctx, SettingsRow, "questionOptions", typeof OwnList>({
    key,
    column: "questionOptions",
    label: part === 0 ? label : `${label}, continued`,
    hint:
      part === 0
        ? "One per line. People choose from this list, so the question is asked once it has an entry."
        : "For a list that doesn't fit above. One per line.",
    field: (words) =>
      text({
        ...words,
        optional: true,
        schema: OwnList,
        max: MAX_INPUT_TEXT,
        multiline: true,
        // What is in a field stays on the screen: a hidden one would be saved as empty.
        when: (values) =>
          values[key] !== undefined ||
          (part === 0 ? (values.questions ?? []).includes(question) : values[keyOf(part - 1)] !== undefined),
      }),
    default: [],
    who: "admin",
    toColumn: (names) => names.map((name) => ({ question, name })),
    toField: (options) => {
      const names = options.filter((option) => option.question === question).map(({ name }) => name);
      return toPieces(names, MAX_INPUT_TEXT)[part];
    },
  });
}

const listParts: readonly ListPart[] = unitQuestions
  .filter(({ options }) => options === undefined)
  .flatMap((question) => Array.from({ length: PARTS }, (_, part) => ({ question, part })));

export const questionLists: readonly Setting<Ctx, SettingsRow>[] = listParts.map(toListPart);
