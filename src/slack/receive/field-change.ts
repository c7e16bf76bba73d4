// What happens while somebody fills in a form: what is typed is kept, fields that depend on others appear, choices are offered.
import type { PlainTextOption } from "@slack/types";
import { readFieldValues, readHidden, readOrigin, readView, toModal } from "../define/form.js";
import { Refusal } from "../define/refusal.js";
import type { Request } from "./request.js";
import type { RouterDeps } from "./router.js";

/**
 * A field changed: what stands in the form is kept if it is of that kind, and where others depend on the field the form
 * is drawn anew. What was typed stays, because the names stay.
 */
export async function fieldChanged<C>(
  deps: RouterDeps<C>,
  change: { request: Request; view: unknown; field: string },
): Promise<void> {
  const view = readView(change.view);
  const form = deps.forms.find((known) => known.name === view.callback_id);
  const hidden = form && readHidden(form, view);
  const field = form?.fields[change.field];
  const { view: place, actedAt } = change.request;
  if (!form || !field || hidden === undefined || !place || !(field.redraws || form.keep)) return;
  try {
    const ctx = await deps.contextOf(change.request);
    const draft = readFieldValues(form, view);
    const redraw = async () => {
      const drawn = toModal(form, ctx, { values: draft, hidden, origin: readOrigin(view) });
      await deps.viewer.views.update({ view_id: place.id, view: drawn });
    };
    const typedAt = actedAt ?? new Date(0);
    // Apart from each other: a form that was closed meanwhile cannot be drawn, and what was typed is still kept.
    const done = await Promise.allSettled([
      field.redraws ? redraw() : undefined,
      form.keep?.(ctx, draft, { hidden, typedAt }),
    ]);
    for (const part of done) if (part.status === "rejected") throw part.reason;
  } catch (error) {
    if (error instanceof Refusal) return;
    // The form still works: what it asks for is asked again when it is saved.
    deps.logError({ during: `change in ${form.name}` }, error);
  }
}

/** What to offer while somebody types in a field. Never throws: without suggestions the form still works. */
export async function suggest<C>(
  deps: RouterDeps<C>,
  asked: { request: Request; view: unknown; field: string; query: string },
): Promise<PlainTextOption[]> {
  try {
    const view = readView(asked.view);
    const form = deps.forms.find((known) => known.name === view.callback_id);
    const field = form?.fields[asked.field];
    if (!field?.suggest) return [];
    const names = await field.suggest(await deps.contextOf(asked.request), asked.query);
    return names.map((name) => ({ text: { type: "plain_text", text: name.slice(0, 75), emoji: false }, value: name }));
  } catch (error) {
    deps.logError({ during: `suggest ${asked.field.slice(0, 40)}` }, error);
    return [];
  }
}
