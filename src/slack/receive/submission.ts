// What happens between "Save" and the ack: the values are read and checked, the feature saves, and only then does Slack
// get its ack. If anything fails, the form stays open with everything the person entered.
import type { AckFn, ViewResponseAction } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { type Form, NOTICE, toModal, toNoticeBlock } from "../define/form.js";
import { fieldErrors, type Reply, toReplyList } from "../define/replies.js";
import { toWaitingModal } from "../send/late-answer.js";
import { afterAckFlush } from "../serve/in-flight.js";
import type { ReceiveDeps } from "./deps.js";
import { toFailure, toNotice } from "./failure.js";
import { isTopOfStack, type Request } from "./request.js";
import { sendReplies } from "./send-replies.js";
import {
  atOrigin,
  fieldsInView,
  readEntered,
  readFieldValues,
  readHidden,
  readOrigin,
  readSubmission,
  readView,
  type SubmittedView,
} from "./submitted-form.js";

type Ack = AckFn<ViewResponseAction> | AckFn<void>;

/** For a form that no longer exists. */
const UNKNOWN_FORM =
  "This form is from an older version of Bookend and can't be saved anymore. Copy what you need, then close it.";

/** The form with its entries and a notice above; undefined when it can't be drawn from its definition. */
async function withNotice<C>(
  form: Form<C>,
  view: SubmittedView,
  at: { ctx: C | undefined; notice: string },
): Promise<ModalView | undefined> {
  const hidden = readHidden(form, view);
  // An outsider has no context. Neither has anyone while the database doesn't answer.
  if (hidden === undefined || at.ctx === undefined) return undefined;
  // A form without fields shows what was composed when it was opened.
  if (Object.keys(form.fields).length === 0) return undefined;
  const known = await form.known?.(at.ctx, hidden);
  return toModal(form, at.ctx, {
    values: { ...known, ...(await readEntered(form, view, { ctx: at.ctx, hidden })) },
    hidden,
    notice: at.notice,
    origin: readOrigin(view),
  });
}

/** The form as Slack sent it, with a notice above. Slack keeps what was typed, because the blocks stay the same. */
function redrawAsSubmitted(raw: unknown, notice: string): ModalView {
  const {
    type,
    callback_id,
    title,
    submit: label,
    close,
    private_metadata,
    notify_on_close,
    blocks,
  } = raw as ModalView;
  const rest = blocks.filter((block) => block.block_id !== NOTICE);
  const kept = { type, callback_id, title, submit: label, close, private_metadata };
  return {
    ...kept,
    ...(notify_on_close ? { notify_on_close } : {}),
    blocks: [toNoticeBlock(notice), ...rest],
  };
}

async function toResponse<C>(
  reply: Reply,
  at: { form: Form<C>; ctx: C; view: SubmittedView },
): Promise<ViewResponseAction> {
  switch (reply.kind) {
    case "fieldErrors": {
      const visible = fieldsInView(at.view);
      if (Object.keys(reply.errors).every((name) => visible.has(name))) {
        return { response_action: "errors", errors: reply.errors };
      }
      // The error belongs to a field that isn't on the screen yet. Redraw the form with that field, the error above.
      const notice = toNotice({ kind: "refused", words: Object.values(reply.errors).join(" ") });
      const view = await withNotice(at.form, at.view, { ctx: at.ctx, notice });
      if (!view) throw new Error(`The form ${at.form.name} can't be redrawn.`);
      return { response_action: "update", view };
    }
    case "redrawForm":
      return { response_action: "update", view: reply.view };
    case "modal":
      return { response_action: "push", view: reply.view };
    case "afterAck":
      return { response_action: isTopOfStack(at.view) ? "update" : "push", view: toWaitingModal(reply) };
    default:
      throw new Error(`The reply ${reply.kind} cannot answer a submission.`);
  }
}

const RESPONSES = ["fieldErrors", "redrawForm", "modal", "afterAck"];

const isResponse = (reply: Reply) => RESPONSES.includes(reply.kind);

/** How a submission is answered. */
interface SubmissionResult {
  /** The ack's body. Undefined closes the form. */
  response: ViewResponseAction | undefined;
  /** The replies to send after the ack. */
  after: readonly Reply[];
  outcome: string;
}

async function runForm<C>(at: { form: Form<C>; ctx: C; view: SubmittedView; raw: unknown }): Promise<SubmissionResult> {
  const { form, ctx, view, raw } = at;
  const hidden = readHidden(form, view);
  if (hidden === undefined) {
    const notice = toNotice({ kind: "refused", words: form.stale });
    return {
      response: { response_action: "update", view: redrawAsSubmitted(raw, notice) },
      after: [],
      outcome: "stale",
    };
  }
  const read = readSubmission(form, readFieldValues(form, view), form.without?.(hidden));
  const replies: readonly Reply[] = read.ok
    ? toReplyList(await form.run(ctx, read.values, hidden))
    : [fieldErrors(read.errors)];
  const first = replies.find(isResponse);
  return {
    response: first ? await toResponse(first, at) : form.clears ? { response_action: "clear" } : undefined,
    after: replies.filter((reply) => !isResponse(reply) || reply.kind === "afterAck"),
    outcome: first?.kind ?? "saved",
  };
}

/** Runs the form. Never throws: if anything fails, the form stays open and says why. */
async function runOrExplain<C>(
  deps: ReceiveDeps<C>,
  at: { form: Form<C>; request: Request; view: SubmittedView; raw: unknown },
): Promise<SubmissionResult> {
  const { form, request, view, raw } = at;
  let ctx: C | undefined;
  try {
    ctx = await deps.contextOf(request);
    return await runForm({ form, ctx, view, raw });
  } catch (error) {
    const notice = toNotice(toFailure(error, { ...deps, during: `form ${form.name}` }));
    // What the form knows may be out of reach, as what failed just now was.
    const drawn = await withNotice(form, view, { ctx, notice }).catch(() => undefined);
    const redrawn = drawn ?? redrawAsSubmitted(raw, notice);
    return { response: { response_action: "update", view: redrawn }, after: [], outcome: "failed" };
  }
}

/** Answers a submission. Never throws: the form shows what went wrong. */
export async function submit<C>(
  deps: ReceiveDeps<C>,
  submission: { request: Request; view: unknown; ack: Ack },
): Promise<void> {
  const ack = submission.ack as AckFn<ViewResponseAction>;
  const view = readView(submission.view);
  const form = deps.forms.find((known) => known.name === view.callback_id);
  if (!form) {
    deps.logRequest({ request: "form unknown", outcome: "refused" });
    const notice = toNotice({ kind: "refused", words: UNKNOWN_FORM });
    return ack({ response_action: "update", view: redrawAsSubmitted(submission.view, notice) });
  }
  const request = { ...submission.request, ...atOrigin(view) };
  const submitted = { form, request, view, raw: submission.view };
  const { response, after, outcome } = await deps.beforeAck(() => runOrExplain(deps, submitted));
  // If the ack gets lost, what was saved stays saved. The replies below still say so.
  try {
    await ack(response as ViewResponseAction);
  } catch (error) {
    deps.logError({ during: `form ${form.name}`, outcome }, error);
  }
  await afterAckFlush();
  deps.logRequest({ request: `form ${form.name}`, outcome });
  await deps.turn();
  await sendReplies(deps, { request, name: `form ${form.name}` }, after);
}
