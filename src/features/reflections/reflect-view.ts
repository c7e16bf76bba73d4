// How reflections look: the sheet as a form, what is said after saving, what is posted where one is shared.
import { z } from "zod";
import { type Benefiting, benefitsList } from "../../content/benefits-list.js";
import { sheets } from "../../content/index.js";
import {
  type Answers,
  AUDIENCES,
  type Audience,
  choiceOf,
  type FilledSheet,
  labelOf,
  MAX_ANSWER_LENGTH,
  type Question,
  roomForEach,
  type Sheet,
  toLines,
} from "../../domain/reflection.js";
import { multiLineText, optionalText } from "../../domain/text.js";
import { defineLink } from "../../slack/define/button.js";
import { choice, menu } from "../../slack/define/choice-fields.js";
import type { Field, FieldValues } from "../../slack/define/field.js";
import { channel } from "../../slack/define/people-and-channel-fields.js";
import { text } from "../../slack/define/text-and-date-fields.js";
import {
  type Block,
  bold,
  bullets,
  channelMention,
  clip,
  footnote,
  heading,
  type Inline,
  paragraph,
} from "../../slack/message/blocks.js";
import { MAX_WRITTEN_TEXT } from "../../slack/message/limits.js";
import type { Ctx } from "../context.js";

/** Opens the form of a sheet, where one left off. */
export const reflectLink = defineLink("reflect", z.object({ sheet: z.string() }));
/** Opens the form with what one answered. */
export const editReflectionLink = defineLink("edit-reflection", z.object({ reflection: z.string() }));

export const sheetOf = (key: string): Sheet | undefined => sheets.find((sheet) => sheet.key === key);

/** The draft of a new reflection, or of changes to one. */
export const draftKey = (of: { sheet: string; reflection?: string | undefined }): string =>
  `reflect ${of.reflection ?? of.sheet}`;

const stated = (draft: FieldValues): Record<string, string> =>
  Object.fromEntries(Object.entries(draft).flatMap(([key, raw]) => (typeof raw === "string" ? [[key, raw]] : [])));

function toField(question: Question, redraws: boolean): Field<z.ZodType, Ctx> {
  const look = {
    label: question.label,
    ...(question.hint ? { hint: question.hint } : {}),
    optional: !question.required,
    labelIn: (draft: FieldValues) => labelOf(question, stated(draft)),
    redraws,
  };
  if (question.kind === "text") {
    return text({
      ...look,
      schema: optionalText(multiLineText(MAX_ANSWER_LENGTH, {})),
      max: MAX_ANSWER_LENGTH,
      lines: true,
    });
  }
  const options = question.options.map(({ value, text, about }) => ({
    value,
    text,
    ...(about ? { description: about } : {}),
  }));
  const below = (draft: FieldValues): Block[] => {
    const hints = choiceOf(question, stated(draft)[question.key])?.hints;
    return hints ? [footnote(hints.heading), bullets(hints.items.map((item) => [item]))] : [];
  };
  const schema = z.string("Choose one.").optional();
  return question.look === "list"
    ? choice({ ...look, below, schema, options })
    : menu({ ...look, below, schema, options: () => options });
}

const AUDIENCE_OPTIONS: Record<Audience, { text: string; description: string }> = {
  me: { text: "Only me", description: "Nobody else reads it, and no report or figure is made of it." },
  librarians: { text: "Librarians and admins", description: "They can help with what you write." },
  channel: { text: "Everyone in a channel", description: "You see the post before it goes out." },
};

/** Who reads it; beside the questions on every sheet. */
export const audienceFields = {
  audience: choice({
    label: "Who reads it",
    schema: z.enum(AUDIENCES, "Choose who reads it."),
    redraws: true,
    options: AUDIENCES.map((value) => ({ value, ...AUDIENCE_OPTIONS[value] })),
  }),
  channel: channel({
    label: "Share in",
    schema: z.string("Choose a channel.").optional(),
    when: (draft) => draft.audience === "channel",
  }),
};

export function toSheetFields(sheet: Sheet): Record<string, Field<z.ZodType, Ctx>> {
  const asked = (key: string) =>
    sheet.questions.some((question) => question.kind === "text" && question.labelWhen?.question === key);
  const hasHints = (question: Question) => question.kind === "choice" && question.options.some(({ hints }) => hints);
  return {
    ...Object.fromEntries(
      sheet.questions.map((question) => [question.key, toField(question, asked(question.key) || hasHints(question))]),
    ),
    ...audienceFields,
  };
}

/** Said before it is sent. */
export function toFooter(draft: FieldValues): string {
  if (draft.audience === "librarians") return "You, the librarians and the admins will read this.";
  if (draft.audience === "channel") return "Everyone in the channel will read this. You see the post first.";
  return "Only you will read this.";
}

export function whoReads({ audience, channel: id }: { audience: Audience; channel: string | undefined }): Inline[] {
  if (audience === "librarians") return ["You, the librarians and the admins read this."];
  if (audience === "channel" && id) return ["Everyone in ", channelMention(id), " can read it."];
  return ["Only you read this."];
}

const toAnswer = ({ label, text }: { label: string; text: string }) => paragraph(bold(label), `\n${text}`);

const toHeading = (sheet: Sheet, name: string) => heading(`${sheet.name}: ${name}`);

/** A reflection as others read it, in as many pages as it takes. */
export function toReflectionPages(sheet: Sheet, of: { answers: Answers; name: string }): Block[][] {
  const pages: Block[][] = [];
  let room = 0;
  for (const answer of toLines(sheet, of.answers)) {
    if (answer.text.length > room) {
      pages.push([toHeading(sheet, of.name)]);
      room = MAX_WRITTEN_TEXT;
    }
    room -= answer.text.length;
    pages.at(-1)?.push(toAnswer(answer));
  }
  return pages;
}

/** What stands in the channel where it is shared: all in one message, so what is too long for that ends in an ellipsis. */
export function toPost({ sheet, answers }: FilledSheet, name: string): Block[] {
  const lines = toLines(sheet, answers);
  const most = roomForEach(
    lines.map(({ text }) => text),
    MAX_WRITTEN_TEXT,
  );
  return [
    toHeading(sheet, name),
    ...lines.map(({ label, text }) => toAnswer({ label, text: clip(text, most) })),
    footnote(`Shared by ${name}.`),
  ];
}

/** What is said above the post before it goes out. */
export function toPostIntro(filled: FilledSheet): Block {
  const length = toLines(filled.sheet, filled.answers).reduce((sum, { text }) => sum + text.length, 0);
  const cut = length > MAX_WRITTEN_TEXT ? " It is too long for one: where it is cut, there is an ellipsis." : "";
  return paragraph(...whoReads(filled), ` This is the post.${cut}`);
}

/** The list of who benefits, for one of them. */
export function toBenefitsBlocks(who: Benefiting): Block[] {
  const { title, items } = benefitsList[who];
  return [paragraph(bold(`How ${title.toLowerCase()} benefit`)), bullets(items.map((item) => [item]))];
}
