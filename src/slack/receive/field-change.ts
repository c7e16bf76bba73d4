// What happens while a person fills in a form: drafts, dependent fields and suggestions.
import type { PlainTextOption } from "@slack/types";
import { slackErrorOf } from "../api/slack-error.js";
import { toOption } from "../define/choice-fields.js";
import { toModal } from "../define/form.js";
import type { ReceiveDeps } from "./deps.js";
import { logFailure } from "./failure.js";
import type { Request } from "./request.js";
import { readEntered, readHidden, readOrigin, readView } from "./submitted-form.js";

/** Slack's name for a form that was closed in the meantime: https://docs.slack.dev/reference/methods/views.update */
const VIEW_CLOSED = "not_found";

/** Whether a button with this action_id is a field of the form in this view. */
export function isFieldOf<C>(deps: ReceiveDeps<C>, shown: unknown, actionId = ""): boolean {
  const { callback_id: name } = shown as { callback_id?: string };
  const form = deps.forms.find((known) => known.name === name);
  return form?.fields[actionId]?.press !== undefined;
}

/**
 * A field changed. Saves a draft if the form has drafts, and redraws the form if other fields depend on this one. Slack
 * keeps what is typed in fields whose names stay the same. Never throws.
 */
export async function fieldChanged<C>(
  deps: ReceiveDeps<C>,
  change: { request: Request; view: unknown; field: string },
): Promise<void> {
  const view = readView(change.view);
  const form = deps.forms.find((known) => known.name === view.callback_id);
  const hidden = form && readHidden(form, view);
  const field = form?.fields[change.field];
  const { view: modal, actedAt } = change.request;
  if (!form || !field || hidden === undefined || !modal || !(field.redraws || field.press || form.draft)) return;
  try {
    const ctx = await deps.contextOf(change.request);
    const entered = await readEntered(form, view, { ctx, hidden });
    const values = field.press ? { ...entered, [change.field]: field.press(entered) } : entered;
    const redraw = async () => {
      const known = await form.known?.(ctx, hidden);
      const redrawn = toModal(form, ctx, { values: { ...known, ...values }, hidden, origin: readOrigin(view) });
      await deps.viewer.views.update({ view_id: modal.id, view: redrawn });
    };
    const typedAt = actedAt ?? new Date(0);
    // Both are tried: a form that was closed in the meantime can't be redrawn, but its draft is still saved.
    const results = await Promise.allSettled([
      field.redraws || field.press ? redraw() : undefined,
      form.draft?.save(ctx, values, { hidden, typedAt }),
    ]);
    for (const result of results) {
      if (result.status === "rejected" && slackErrorOf(result.reason) !== VIEW_CLOSED) throw result.reason;
    }
  } catch (error) {
    // The form still works: saving it checks every field again.
    logFailure(error, { ...deps, during: `change in ${form.name}` });
  }
}

/** What to suggest while a person types in a field. Never throws: if it fails, there are no suggestions. */
export async function suggest<C>(
  deps: ReceiveDeps<C>,
  query: { request: Request; view: unknown; field: string; typed: string },
): Promise<PlainTextOption[]> {
  // A list on a message has no form.
  if (query.view === undefined) return [];
  try {
    const view = readView(query.view);
    const form = deps.forms.find((known) => known.name === view.callback_id);
    const field = form?.fields[query.field];
    if (!form || !field?.suggest) return [];
    const names = await field.suggest(await deps.contextOf(query.request), query.typed, readHidden(form, view));
    return names.map((name) => toOption({ text: name, value: name }));
  } catch (error) {
    logFailure(error, { ...deps, during: "suggestions" });
    return [];
  }
}
