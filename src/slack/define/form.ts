// A form is data: fields in, a Slack modal out, and what comes back becomes typed values or errors at the fields.
// A field's name is its block_id, its action_id, its key among the values and the key of its error.
import type { InputBlock, KnownBlock, ModalView } from "@slack/types";
import { z } from "zod";
import { MODAL_BUTTON, MODAL_TITLE, PRIVATE_METADATA, SECTION_TEXT } from "../message/limits.js";
import { type Block, clip, escapeMrkdwn } from "../message/parts.js";
import type { Replies } from "../send/reply.js";
import type { Field, FieldState, FieldValue, FieldValues } from "./fields.js";

export type Fields<C> = Record<string, Field<z.ZodType, C>>;

export type Values<F extends Fields<never>> = { [K in keyof F]: z.output<F[K]["schema"]> };

export interface Form<C, F extends Fields<C> = Fields<C>, H extends z.ZodType = z.ZodType> {
  /** Also its callback_id. */
  name: string;
  title(hidden: z.output<H>): string;
  submit(hidden: z.output<H>): string;
  fields: F;
  /** What rides along unseen (which unit is edited). A hint: the feature looks up whether this person may. */
  hidden: H;
  /** What stands on top of the fields. */
  intro?(ctx: C, at: { hidden: z.output<H>; draft: FieldValues }): readonly Block[];
  /** The line at the end: who will see what. */
  footer?(ctx: C, draft: FieldValues): string;
  /** Told of everything that is typed, as it is typed, so that it outlives the form. `typedAt` puts it in order. */
  keep?(ctx: C, draft: FieldValues, at: { hidden: z.output<H>; typedAt: Date }): Promise<void>;
  /** Saving closes the forms below it, too. */
  clears?: boolean;
  /** What the person is told when the form cannot be saved any more; says where to begin again. */
  stale: string;
  run(ctx: C, values: Values<F>, hidden: z.output<H>): Promise<Replies>;
}

export function defineForm<C, F extends Fields<C>, H extends z.ZodType>(definition: Form<C, F, H>): Form<C, F, H> {
  return definition;
}

/** Where the form was opened from, so that the answer after saving appears in the same place. */
export interface Origin {
  responseUrl?: string | undefined;
  channel?: string | undefined;
}

export interface ModalOptions<H> {
  values?: FieldValues;
  hidden: H;
  /** A line on top, about what happened to the last attempt. */
  notice?: string;
  origin?: Origin;
}

const Metadata = z.object({
  hidden: z.unknown(),
  origin: z.object({ responseUrl: z.url().optional(), channel: z.string().optional() }).default({}),
});

const NOTICE = "notice";
const FOOTER = "footer";

const plain = (text: string, max: number) => ({ type: "plain_text" as const, text: clip(text, max), emoji: false });

const isShown = <C>(field: Field<z.ZodType, C>, draft: FieldValues) => field.when?.(draft) ?? true;

/** Typed values as they stand in a form's fields. */
export function toFieldValues(values: Record<string, unknown>): FieldValues {
  const toRaw = (value: unknown): FieldValue => (Array.isArray(value) ? value.map(String) : String(value));
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([name, value]) => [name, toRaw(value)]),
  );
}

function toInput<C>(
  name: string,
  field: Field<z.ZodType, C>,
  at: { ctx: C; draft: FieldValues; focus: boolean; keeps: boolean },
): InputBlock {
  const element = field.element({ name, ctx: at.ctx, initial: at.draft[name] });
  // Slack says what is typed only when it is asked to, and forgets it when the form is closed.
  const live =
    at.keeps && element.type === "plain_text_input"
      ? { dispatch_action_config: { trigger_actions_on: ["on_character_entered" as const] } }
      : {};
  return {
    type: "input",
    block_id: name,
    label: plain(field.labelIn?.(at.draft) ?? field.label, 2000),
    element: { ...element, ...live, ...(at.focus ? { focus_on_load: true } : {}) } as InputBlock["element"],
    optional: field.optional ?? false,
    ...(field.hint ? { hint: plain(field.hint, 2000) } : {}),
    ...(field.redraws || at.keeps ? { dispatch_action: true } : {}),
  };
}

/** Draws the form. Throws when what is hidden in it is longer than Slack carries. */
export function toModal<C, F extends Fields<C>, H extends z.ZodType>(
  form: Form<C, F, H>,
  ctx: C,
  filling: ModalOptions<z.output<H>>,
): ModalView {
  const { values: draft = {}, hidden, notice, origin } = filling;
  const shown = Object.entries(form.fields).filter(([, field]) => isShown(field, draft));
  // The cursor stands on the first thing that is still missing.
  const missing = shown.find(([name, field]) => !field.optional && draft[name] === undefined)?.[0];
  const keeps = form.keep !== undefined;
  const inputs = shown.flatMap(([name, field]): KnownBlock[] => [
    toInput(name, field, { ctx, draft, focus: name === missing, keeps }),
    ...(field.below?.(draft) ?? []).map((piece) => piece.block),
  ]);
  const metadata = JSON.stringify({ hidden, origin });
  if (metadata.length > PRIVATE_METADATA) throw new Error(`The form ${form.name} hides more than Slack carries.`);
  const top: KnownBlock[] = notice
    ? [{ type: "section", block_id: NOTICE, text: { type: "mrkdwn", text: clip(notice, SECTION_TEXT) } }]
    : [];
  const end: KnownBlock[] = form.footer
    ? [
        {
          type: "context",
          block_id: FOOTER,
          elements: [{ type: "mrkdwn", text: escapeMrkdwn(form.footer(ctx, draft)) }],
        },
      ]
    : [];
  const intro = form.intro?.(ctx, { hidden, draft }).map((piece) => piece.block) ?? [];
  return {
    type: "modal",
    callback_id: form.name,
    title: plain(form.title(hidden), MODAL_TITLE),
    submit: plain(form.submit(hidden), MODAL_BUTTON),
    close: plain("Cancel", MODAL_BUTTON),
    private_metadata: metadata,
    blocks: [...top, ...intro, ...inputs, ...end],
  };
}

/** The part of Slack's view payload a form is read from. */
const View = z.object({
  callback_id: z.string(),
  private_metadata: z.string().default(""),
  blocks: z.array(z.object({ block_id: z.string().optional() })).default([]),
  state: z
    .object({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.custom<FieldState>((value) => value !== null && typeof value === "object"),
        ),
      ),
    })
    .default({ values: {} }),
});

export type SubmittedView = z.output<typeof View>;

export const readView = (view: unknown): SubmittedView => View.parse(view);

/** What stands in the fields, unchecked. */
export function readFieldValues<C>(form: Form<C>, view: SubmittedView): FieldValues {
  const draft: FieldValues = {};
  for (const [name, field] of Object.entries(form.fields)) {
    const state = view.state.values[name]?.[name];
    const raw = state ? field.read(state) : undefined;
    if (raw !== undefined) draft[name] = raw;
  }
  return draft;
}

export function readOrigin(view: SubmittedView): Origin {
  return readMetadata(view)?.origin ?? {};
}

/** What was hidden in the form; undefined when it comes from an older version or is not ours. */
export function readHidden<H extends z.ZodType>(form: { hidden: H }, view: SubmittedView): z.output<H> | undefined {
  const result = form.hidden.safeParse(readMetadata(view)?.hidden);
  return result.success ? result.data : undefined;
}

function readMetadata(view: SubmittedView): z.output<typeof Metadata> | undefined {
  try {
    return Metadata.safeParse(JSON.parse(view.private_metadata)).data;
  } catch {
    return undefined;
  }
}

export type Submission<V> = { ok: true; values: V } | { ok: false; errors: Record<string, string> };

/** Checks every field. The errors are in the user's words, by the name of the field. */
export function readSubmission<C, F extends Fields<C>>(form: { fields: F }, draft: FieldValues): Submission<Values<F>> {
  const values: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const [name, field] of Object.entries(form.fields)) {
    // A field that is not shown has no value, whatever the request says.
    const result = field.schema.safeParse(isShown(field, draft) ? draft[name] : undefined);
    if (result.success) values[name] = result.data;
    else errors[name] = result.error.issues[0]?.message ?? "Please check this.";
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, values: values as Values<F> };
}

/** The fields the person has before them. An error can only be shown at one of these. */
export const fieldsInView = (view: SubmittedView): Set<string> =>
  new Set(view.blocks.map((block) => block.block_id ?? ""));
