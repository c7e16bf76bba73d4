// A form is data: this file says what it is, and draws it as a Slack modal.
// A field's name is its block_id, its action_id, its key among the values and the key of its error.
import type { InputBlock, KnownBlock, ModalView } from "@slack/types";
import type { z } from "zod";
import { type Block, escapeMrkdwn, mrkdwnText, plainText, viewBlocks } from "../message/blocks.js";
import { MAX_HINT, MAX_LABEL, MAX_MODAL_BUTTON, MAX_MODAL_TITLE, MAX_PRIVATE_METADATA } from "../message/limits.js";
import type { Field, FieldValue, FieldValues } from "./field.js";
import type { Replies } from "./replies.js";
import { toSurplusBlocks } from "./surplus.js";

export type Fields<C> = Record<string, Field<z.ZodType, C>>;

/** The typed values of a form whose fields are `F`. */
export type Values<F extends Fields<never>> = { [K in keyof F]: z.output<F[K]["schema"]> };

export interface Form<C, F extends Fields<C> = Fields<C>, H extends z.ZodType = z.ZodType> {
  /** Also its callback_id. */
  name: string;
  title(hidden: z.output<H>): string;
  submit(hidden: z.output<H>): string;
  fields: F;
  /** What the form carries unseen, such as which unit is edited. A hint only: the feature checks permission again. */
  hidden: H;
  /** The names of fields that this form was opened without. They have no value. */
  without?(hidden: z.output<H>): readonly string[];
  /** Blocks above the fields. */
  intro?(ctx: C, at: { hidden: z.output<H>; values: FieldValues }): readonly Block[];
  /** What the fields' `above`, `below` and `labelIn` know besides what is in the fields. Read again when the form is redrawn. */
  known?(ctx: C, hidden: z.output<H>): Promise<FieldValues>;
  /** The line below the fields: who will see what. */
  footer?(ctx: C, values: FieldValues): string;
  /** What is in the form is saved with every keystroke, so closing it loses nothing. */
  draft?: Draft<C, z.output<H>>;
  /** What the person reads after closing the form without sending it. It must be safe to ask for twice. */
  onClose?(ctx: C, hidden: z.output<H>): Promise<Replies>;
  /** Set when saving should also close the forms below this one. */
  clears?: boolean;
  /** What the person reads when `hidden` can't be read, so the form can't be saved. Says where to start again. */
  stale: string;
  run(ctx: C, values: Values<F>, hidden: z.output<H>): Promise<Replies>;
}

interface Draft<C, H> {
  /** What was saved of the form so far. */
  read(ctx: C, hidden: H): Promise<FieldValues | undefined>;
  /** `typedAt` puts the calls in order. */
  save(ctx: C, values: FieldValues, at: { hidden: H; typedAt: Date }): Promise<void>;
}

export function defineForm<C, F extends Fields<C>, H extends z.ZodType>(definition: Form<C, F, H>): Form<C, F, H> {
  return definition;
}

/** Where the form was opened, so the reply after saving appears in the same place. */
export interface Origin {
  responseUrl?: string | undefined;
  channel?: string | undefined;
  /** The message whose button opened it, so the reply can replace it. */
  message?: { ts: string; ephemeral: boolean } | undefined;
  /** The id of the modal whose button opened it, for the same reason. */
  modal?: string | undefined;
}

/**
 * For a form that is opened from a message about more than the form, such as a list: the reply appears below it. Below a
 * modal nothing can appear, so there it takes the modal's place.
 */
export const besideMessage = ({ message: _, ...origin }: Origin): Origin => origin;

interface ModalOptions<H> {
  values?: FieldValues;
  hidden: H;
  /** mrkdwn above the form: why it couldn't be saved. */
  notice?: string;
  origin?: Origin;
}

/** The block_id of the notice above a form. */
export const NOTICE = "notice";
const FOOTER = "footer";

/** Whether the form shows this field while the other fields have these values. */
export const isShown = <C>(field: Field<z.ZodType, C>, values: FieldValues): boolean => field.when?.(values) ?? true;

/** Turns typed values into what a form's fields hold. Leaves out undefined and null. */
export function toFieldValues(values: Record<string, unknown>): FieldValues {
  const toFieldValue = (value: unknown): FieldValue => (Array.isArray(value) ? value.map(String) : String(value));
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, toFieldValue(value)]),
  );
}

export const toNoticeBlock = (mrkdwn: string): KnownBlock => ({
  type: "section",
  block_id: NOTICE,
  text: mrkdwnText(mrkdwn),
});

const toFooterBlock = (text: string): KnownBlock => ({
  type: "context",
  block_id: FOOTER,
  elements: [mrkdwnText(escapeMrkdwn(text))],
});

function toInput<C>(
  name: string,
  field: Field<z.ZodType, C>,
  at: { ctx: C; values: FieldValues; focus: boolean; savesDraft: boolean },
): KnownBlock {
  const element = field.element({ name, ctx: at.ctx, initial: at.values[name], values: at.values });
  if (element.type === "button") return { type: "actions", block_id: name, elements: [element] };
  // By default Slack doesn't report typing, and it forgets the text when the form is closed.
  const reportsTyping =
    at.savesDraft && element.type === "plain_text_input"
      ? { dispatch_action_config: { trigger_actions_on: ["on_character_entered" as const] } }
      : {};
  // Slack puts no cursor on a field for a file.
  const canFocus = at.focus && element.type !== "file_input";
  return {
    type: "input",
    block_id: name,
    label: plainText(field.labelIn?.(at.values) ?? field.label, MAX_LABEL),
    element: { ...element, ...reportsTyping, ...(canFocus ? { focus_on_load: true } : {}) } as InputBlock["element"],
    optional: field.optional ?? false,
    ...(field.hint ? { hint: plainText(field.hint, MAX_HINT) } : {}),
    // Slack refuses it on a field for a file: https://docs.slack.dev/reference/block-kit/blocks/input-block
    ...((field.redraws || at.savesDraft) && element.type !== "file_input" ? { dispatch_action: true } : {}),
  };
}

/** Draws the form. Throws when its hidden data is longer than Slack allows. */
export function toModal<C, F extends Fields<C>, H extends z.ZodType>(
  form: Form<C, F, H>,
  ctx: C,
  options: ModalOptions<z.output<H>>,
): ModalView {
  const { values = {}, hidden, notice, origin } = options;
  const metadata = JSON.stringify({ hidden, origin });
  if (metadata.length > MAX_PRIVATE_METADATA)
    throw new Error(`The form ${form.name} has more hidden data than Slack allows.`);
  const without = form.without?.(hidden) ?? [];
  const shown = Object.entries(form.fields).filter(
    ([name, field]) => !without.includes(name) && isShown(field, values),
  );
  // The cursor starts in the first empty field that has to be filled in.
  const isNeeded = ({ optional, isWanted }: Field<z.ZodType, C>) => !optional || isWanted?.(values);
  const firstEmpty = shown.find(([name, field]) => isNeeded(field) && values[name] === undefined)?.[0];
  const savesDraft = form.draft !== undefined;
  const surplus = toSurplusBlocks(shown, values);
  const inputs = shown.flatMap(([name, field]): KnownBlock[] => [
    ...viewBlocks(field.above?.(values) ?? []),
    toInput(name, field, { ctx, values, focus: name === firstEmpty, savesDraft }),
    ...(surplus.get(name) ?? []),
    ...viewBlocks(field.below?.(values) ?? []),
  ]);
  const intro = form.intro?.(ctx, { hidden, values }) ?? [];
  return {
    type: "modal",
    callback_id: form.name,
    title: plainText(form.title(hidden), MAX_MODAL_TITLE),
    submit: plainText(form.submit(hidden), MAX_MODAL_BUTTON),
    close: plainText("Cancel", MAX_MODAL_BUTTON),
    private_metadata: metadata,
    ...(form.onClose ? { notify_on_close: true } : {}),
    blocks: [
      ...(notice ? [toNoticeBlock(notice)] : []),
      ...viewBlocks(intro),
      ...inputs,
      ...(form.footer ? [toFooterBlock(form.footer(ctx, values))] : []),
    ],
  };
}
