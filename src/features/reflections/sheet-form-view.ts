// A reflection sheet as a form: who can read the answers, its questions, and the buttons that open it.
import { z } from "zod";
import {
  AUDIENCES,
  type Audience,
  choiceOf,
  labelOf,
  MAX_ANSWER_LENGTH,
  type Question,
  type Sheet,
} from "../../domain/reflection.js";
import { multiLineText, optionalText } from "../../domain/text.js";
import { formatDay, type SchoolDay, schoolDayAt } from "../../domain/time/school-day.js";
import { defineLink, toButton } from "../../slack/define/button.js";
import { choice, menu } from "../../slack/define/choice-fields.js";
import type { Field, FieldValues } from "../../slack/define/field.js";
import { channel } from "../../slack/define/people-and-channel-fields.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import {
  type Block,
  bold,
  bullets,
  buttons,
  footnote,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import type { Ctx } from "../context.js";
import { CAN_READ } from "./audience-view.js";

/** Opens a sheet, with its draft if there is one. */
export const reflectLink = defineLink("reflect", z.object({ sheet: z.string() }));
/** Opens a sheet with a reflection's answers, or with the draft of changes to them. */
export const editReflectionLink = defineLink("edit-reflection", z.object({ reflection: z.string() }));
/** Drops the draft and opens the sheet without it. */
export const startOverLink = defineLink(
  "start-over",
  z.object({ sheet: z.string(), reflection: z.string().optional() }),
);

const textsIn = (values: FieldValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (typeof value === "string" ? [[key, value]] : [])),
  );

function toField(question: Question, redraws: boolean): Field<z.ZodType, Ctx> {
  const look = {
    label: question.label,
    ...(question.hint ? { hint: question.hint } : {}),
    optional: !question.required,
    labelIn: (values: FieldValues) => labelOf(question, textsIn(values)),
    redraws,
  };
  if (question.kind === "text") {
    return text({
      ...look,
      schema: optionalText(multiLineText(MAX_ANSWER_LENGTH, {})),
      max: MAX_ANSWER_LENGTH,
      multiline: true,
    });
  }
  const options = question.options.map(({ value, text, about }) => ({
    value,
    text,
    ...(about ? { description: about } : {}),
  }));
  const below = (values: FieldValues): Block[] => {
    const hints = choiceOf(question, textsIn(values)[question.key])?.hints;
    return hints ? [footnote(hints.heading), bullets(hints.items.map((item) => [item]))] : [];
  };
  const schema = z.string("Choose one.").optional();
  return question.look === "list"
    ? choice({ ...look, below, schema, options })
    : menu({ ...look, below, schema, options: () => options });
}

const AUDIENCE_OPTIONS: Record<Audience, { text: string; description: string }> = {
  me: { text: "Only me", description: "No one else can read it." },
  librarians: { text: "Librarians and admins", description: "They'll see it with your name, so they can help." },
  channel: { text: "Everyone in a channel", description: "You'll see a preview before it's posted." },
};

// A prompt's thread says how many people reflected, private reflections included: see countWriters.
const COUNTED = "We count how many people took part, never what they wrote.";

/** Who can read what is written, as the form is filled in now. */
function readerWords({ audience }: FieldValues): string {
  if (audience === "channel") return "Everyone in the channel can read this. You'll see a preview first.";
  return audience === "librarians" ? CAN_READ.librarians : `${CAN_READ.me} ${COUNTED}`;
}

/** On every sheet, above its questions: people know who reads it before they write. */
const audienceFields = {
  audience: choice({
    label: "Who can read it",
    hint: "At a public school, a records request may reach what you write, even if it's private.",
    schema: z.enum(AUDIENCES, "Choose who can read it."),
    redraws: true,
    below: (values) => [footnote(readerWords(values))],
    options: AUDIENCES.map((value) => ({ value, ...AUDIENCE_OPTIONS[value] })),
  }),
  channel: channel({
    label: "Share in",
    schema: z.string("Choose a channel.").optional(),
    when: (values) => values.audience === "channel",
  }),
};

export function toSheetFields(sheet: Sheet): Record<string, Field<z.ZodType, Ctx>> {
  const changesALabel = ({ key }: Question) =>
    sheet.questions.some((question) => question.kind === "text" && question.labelWhen?.question === key);
  const hasHints = (question: Question) => question.kind === "choice" && question.options.some(({ hints }) => hints);
  return {
    ...audienceFields,
    ...Object.fromEntries(
      sheet.questions.map((question) => [
        question.key,
        toField(question, changesALabel(question) || hasHints(question)),
      ]),
    ),
  };
}

type StartOverValue = z.input<typeof startOverLink.value>;

export const toStartOver = (value: StartOverValue, suffix?: string) =>
  toButton(startOverLink, value, {
    text: "Start over",
    ...(suffix === undefined ? {} : { suffix }),
    confirm: { title: "Start over?", text: "This deletes your draft.", confirm: "Start over", style: "danger" },
  });

/** "Your draft from Mon, Nov 16." */
export function draftWords(ctx: Ctx, typedOn: SchoolDay): string {
  const day = formatDay(typedOn, { today: schoolDayAt(ctx.now, ctx.tz), locale: ctx.user.locale });
  return `Your draft from ${day}.`;
}

/** On top of a form that opens with a draft. */
export const toDraftIntro = (ctx: Ctx, typedOn: SchoolDay, startOver: StartOverValue | undefined): Block[] => [
  paragraph(draftWords(ctx, typedOn)),
  ...(startOver ? [buttons(toStartOver(startOver))] : []),
];

/** After a form was closed with something typed in it. */
export function toDraftSaved({ key, title }: Sheet, reflection: string | undefined): Message {
  const text = "Continue";
  return toMessage(
    paragraph(bold(`${title}: `), "Your draft is saved. Only you can see it."),
    buttons(
      reflection === undefined
        ? toButton(reflectLink, { sheet: key }, { text })
        : toButton(editReflectionLink, { reflection }, { text }),
    ),
  );
}
