// What happens when a person closes a form without sending it: they may be told what became of what they typed.
import { toReplyList } from "../define/replies.js";
import type { ReceiveDeps } from "./deps.js";
import { logFailure } from "./failure.js";
import type { Request } from "./request.js";
import { sendReplies } from "./send-replies.js";
import { atOrigin, readHidden, readView } from "./submitted-form.js";

/** The answer appears where the form was opened. Nobody waits for it, so what fails is only logged. Never throws. */
export async function formClosed<C>(deps: ReceiveDeps<C>, closed: { request: Request; view: unknown }): Promise<void> {
  const view = readView(closed.view);
  const form = deps.forms.find((known) => known.name === view.callback_id);
  const hidden = form && readHidden(form, view);
  if (!form?.onClose || hidden === undefined) return;
  const name = `closed form ${form.name}`;
  try {
    const request = { ...closed.request, ...atOrigin(view) };
    const replies = toReplyList(await form.onClose(await deps.contextOf(request), hidden));
    if (replies.length === 0) return;
    await sendReplies(deps, { request, name }, replies);
    deps.logRequest({ request: name, outcome: "answered" });
  } catch (error) {
    logFailure(error, { ...deps, during: name });
  }
}
