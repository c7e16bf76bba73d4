// Reads what Slack says is in a form, and turns it into typed values or errors at the fields.
import { z } from "zod";
import { tooLongWords } from "../../text/too-long.js";
import type { FieldState, FieldValues } from "../define/field.js";
import { type Fields, type Form, isShown, type Origin, type Values } from "../define/form.js";
import { showsSurplus, withSurplus } from "../define/surplus.js";

/** The private_metadata of a form, as toModal writes it. */
const Metadata = z.object({
  hidden: z.unknown(),
  origin: z
    .object({
      responseUrl: z.url().optional(),
      channel: z.string().optional(),
      message: z.object({ ts: z.string(), ephemeral: z.boolean() }).optional(),
      modal: z.string().optional(),
    })
    .default({}),
});

const FieldStates = z.record(
  z.string(),
  z.record(
    z.string(),
    z.custom<FieldState>((value) => value !== null && typeof value === "object"),
  ),
);

/** The part of Slack's view payload that a form is read from. */
export const View = z.object({
  callback_id: z.string(),
  private_metadata: z.string().default(""),
  root_view_id: z.string().nullish(),
  previous_view_id: z.string().nullish(),
  blocks: z.array(z.object({ block_id: z.string().optional(), elements: z.unknown().optional() })).default([]),
  // A view without fields has no values: Slack leaves them out, or the whole state.
  state: z.object({ values: FieldStates.default({}) }).default({ values: {} }),
});

export type SubmittedView = z.output<typeof View>;

/** Throws a ZodError when Slack sent something else. */
export const readView = (view: unknown): SubmittedView => View.parse(view);

/** What is in a field. A state that Slack would never send counts as empty, so a field that needs a value says so. */
function readState<C>(field: Form<C>["fields"][string], state: FieldState): FieldValues[string] | undefined {
  try {
    return field.read(state);
  } catch {
    return undefined;
  }
}

const Buttons = z.array(z.object({ type: z.literal("button"), action_id: z.string(), value: z.string().optional() }));

/** Slack reports no state of a button, but the block it is in. */
function buttonState(view: SubmittedView, name: string): FieldState | undefined {
  const block = view.blocks.find((one) => one.block_id === name);
  const [button] = Buttons.safeParse(block?.elements).data ?? [];
  return button?.action_id === name ? { value: button.value ?? null } : undefined;
}

/** What is in the fields, unchecked. */
export function readFieldValues<C>(form: Form<C>, view: SubmittedView): FieldValues {
  const values: FieldValues = {};
  for (const [name, field] of Object.entries(form.fields)) {
    const state = view.state.values[name]?.[name] ?? buttonState(view, name);
    const value = state ? readState(field, state) : undefined;
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** What is in the fields, unchecked, and what is in the draft of them because it doesn't fit. */
export async function readEntered<C>(
  form: Form<C>,
  view: SubmittedView,
  at: { ctx: C; hidden: unknown },
): Promise<FieldValues> {
  const typed = readFieldValues(form, view);
  // Most forms show all there is, so most keystrokes read nothing.
  if (!form.draft || !showsSurplus(view.blocks)) return typed;
  return withSurplus(form.fields, typed, (await form.draft.read(at.ctx, at.hidden)) ?? {});
}

export function readOrigin(view: SubmittedView): Origin {
  return readMetadata(view)?.origin ?? {};
}

/** The part of a request that says where an answer appears: where the form was opened. Nothing can be on top of a closed form. */
export function atOrigin(view: SubmittedView) {
  const { responseUrl, channel, message, modal } = readOrigin(view);
  const where = channel ? { id: channel, name: "" } : undefined;
  return { responseUrl, channel: where, clickedMessage: message, modalBelow: modal, view: undefined };
}

/** The form's hidden data; undefined when it is from an older version or isn't ours. */
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

/** Slack's clients stop people at this length. What still arrives is never read further. */
function whyTooLong({ max = Number.POSITIVE_INFINITY }: { max?: number }, read: unknown): string | undefined {
  return typeof read === "string" && read.length > max ? tooLongWords(max, read.length) : undefined;
}

type Submission<V> = { ok: true; values: V } | { ok: false; errors: Record<string, string> };

/**
 * Checks every field. The errors are by field name, in words for the person. Fields that the form was opened `without`
 * have none: nobody could fill them in.
 */
export function readSubmission<C, F extends Fields<C>>(
  form: { fields: F },
  entered: FieldValues,
  without: readonly string[] = [],
): Submission<Values<F>> {
  const values: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const [name, field] of Object.entries(form.fields)) {
    // A hidden field has no value, whatever the request says.
    const isThere = !without.includes(name) && isShown(field, entered);
    const result = field.schema.safeParse(isThere ? entered[name] : undefined);
    const error = result.success ? whyTooLong(field, result.data) : result.error.issues[0]?.message;
    if (result.success && !error) values[name] = result.data;
    else if (!without.includes(name)) errors[name] = error ?? "Please check this.";
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, values: values as Values<F> };
}

/** The names of the fields on the screen. An error can only be shown at one of these. */
export const fieldsInView = (view: SubmittedView): Set<string> =>
  new Set(view.blocks.map((block) => block.block_id ?? ""));
