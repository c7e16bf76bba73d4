// What happens between "Save" and the answer: values are read and checked, the feature saves, and only then Slack
// is told. Whatever fails, the form stays open with all that was entered.
import type { AckFn, ViewResponseAction } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import { slackErrorOf } from "../api/slack-error.js";
import {
  type Form,
  fieldsInView,
  readFieldValues,
  readHidden,
  readOrigin,
  readSubmission,
  readView,
  type SubmittedView,
  toModal,
} from "../define/form.js";
import { Refusal } from "../define/refusal.js";
import { type Reply, repliesOf, send, whisper } from "../send/reply.js";
import { afterAckFlush } from "../serve/in-flight.js";
import { toFailure, toFailureMessage, toNotice } from "./failure.js";
import type { Request } from "./request.js";
import type { RouterDeps } from "./router.js";

type Ack = AckFn<ViewResponseAction> | AckFn<void>;

/** A form nobody knows any more: what was entered cannot be kept in it, so it is only said what to do. */
function unknownForm(command: string): ModalView {
  return {
    type: "modal",
    title: { type: "plain_text", text: "Out of date", emoji: false },
    close: { type: "plain_text", text: "Close", emoji: false },
    blocks: [
      {
        type: "section",
        text: {
          type: "mrkdwn",
          text: `*Not saved.* This form is from an older version of Bookend. Type \`${command} help\` to see what Bookend does now.`,
        },
      },
    ],
  };
}

/** The same form with what stands in it, and a line on top. */
function withNotice<C>(
  form: Form<C>,
  view: SubmittedView,
  at: { ctx: C | undefined; notice: string },
): ModalView | undefined {
  const hidden = readHidden(form, view);
  // Without a context (an outsider, a database that does not answer) the form cannot be drawn from its definition.
  if (hidden === undefined || at.ctx === undefined) return undefined;
  // Nothing in it to fill in: it shows what was composed when it was opened.
  if (Object.keys(form.fields).length === 0) return undefined;
  return toModal(form, at.ctx, {
    values: readFieldValues(form, view),
    hidden,
    notice: at.notice,
    origin: readOrigin(view),
  });
}

/** The form as Slack sent it, with a line on top: Slack keeps what was typed, because the blocks stay the same. */
function redrawAsSubmitted(raw: unknown, notice: string): ModalView {
  const { type, callback_id, title, submit: label, close, private_metadata, blocks } = raw as ModalView;
  const kept = blocks.filter((block) => block.block_id !== "notice");
  const top = { type: "section" as const, block_id: "notice", text: { type: "mrkdwn" as const, text: notice } };
  return { type, callback_id, title, submit: label, close, private_metadata, blocks: [top, ...kept] };
}

function toResponse<C>(reply: Reply, at: { form: Form<C>; ctx: C; view: SubmittedView }): ViewResponseAction {
  switch (reply.kind) {
    case "fieldErrors": {
      const there = fieldsInView(at.view);
      if (Object.keys(reply.errors).every((name) => there.has(name))) {
        return { response_action: "errors", errors: reply.errors };
      }
      // The error belongs to a field that is not on the screen yet: draw the form with it, and say it on top.
      const notice = toNotice({ words: Object.values(reply.errors).join(" "), retryable: false });
      const view = withNotice(at.form, at.view, { ctx: at.ctx, notice });
      if (!view) throw new Error("A form that was read cannot be drawn.");
      return { response_action: "update", view };
    }
    case "redrawForm":
      return { response_action: "update", view: reply.view };
    case "modal":
      return { response_action: "push", view: reply.view };
    default:
      throw new Error(`${reply.kind} is no answer to a submission.`);
  }
}

const isResponse = (reply: Reply) =>
  reply.kind === "fieldErrors" || reply.kind === "redrawForm" || reply.kind === "modal";

interface SubmissionResult {
  /** The answer to Slack; none closes the form. */
  response: ViewResponseAction | undefined;
  /** What is sent after it. */
  after: readonly Reply[];
  outcome: string;
}

async function decide<C>(at: { form: Form<C>; ctx: C; view: SubmittedView; raw: unknown }): Promise<SubmissionResult> {
  const { form, ctx, view, raw } = at;
  const hidden = readHidden(form, view);
  if (hidden === undefined) {
    const notice = toNotice({ words: form.stale, retryable: false });
    return {
      response: { response_action: "update", view: redrawAsSubmitted(raw, notice) },
      after: [],
      outcome: "stale",
    };
  }
  const read = readSubmission(form, readFieldValues(form, view));
  const replies: readonly Reply[] = read.ok
    ? repliesOf(await form.run(ctx, read.values, hidden))
    : [{ kind: "fieldErrors", errors: read.errors }];
  const first = replies.find(isResponse);
  return {
    response: first ? toResponse(first, at) : form.clears ? { response_action: "clear" } : undefined,
    after: replies.filter((reply) => !isResponse(reply)),
    outcome: first?.kind ?? "saved",
  };
}

async function process<C>(
  deps: RouterDeps<C>,
  at: { form: Form<C>; request: Request; view: SubmittedView; raw: unknown },
): Promise<SubmissionResult> {
  const { form, request, view, raw } = at;
  let ctx: C | undefined;
  try {
    ctx = await deps.contextOf(request);
    return await decide({ form, ctx, view, raw });
  } catch (error) {
    const notice = toNotice(toFailure(error, { ...deps, during: `form ${form.name}` }));
    const shown = withNotice(form, view, { ctx, notice }) ?? redrawAsSubmitted(raw, notice);
    return { response: { response_action: "update", view: shown }, after: [], outcome: "failed" };
  }
}

/** Answers a submission. Never throws: what goes wrong is shown in the form. */
export async function submit<C>(
  deps: RouterDeps<C>,
  submission: { request: Request; view: unknown; ack: Ack },
): Promise<void> {
  const ack = submission.ack as AckFn<ViewResponseAction>;
  const view = readView(submission.view);
  const form = deps.forms.find((known) => known.name === view.callback_id);
  if (!form) {
    deps.logRequest({ request: "form unknown", outcome: "refused" });
    return ack({ response_action: "update", view: unknownForm(deps.command) });
  }
  // Whispers after saving appear where the form was opened from.
  const { responseUrl, channel } = readOrigin(view);
  const place = { responseUrl, channel: channel ? { id: channel, name: "" } : undefined };
  const request = { ...submission.request, ...place };
  const { response, after, outcome } = await process(deps, { form, request, view, raw: submission.view });
  // Apart from each other: an ack that did not get through does not undo what was saved, and the whisper still says so.
  try {
    await ack(response as ViewResponseAction);
  } catch (error) {
    deps.logError({ during: `form ${form.name}`, outcome }, error);
  }
  await afterAckFlush();
  deps.logRequest({ request: `form ${form.name}`, outcome });
  // The form is closed by now: what is said appears where it was opened from.
  const from = { ...request, view: undefined };
  for (const reply of after) await sendAfter(deps, from, { form: form.name, reply });
}

/** A post that was to be taken back and still stands there; undefined when somebody else deleted it. */
function toStillThere(reply: Reply, cause: unknown): Refusal | undefined {
  if (reply.kind !== "retract" || slackErrorOf(cause) === "message_not_found") return undefined;
  return new Refusal("Slack did not take the post back: it is still in its channel. A workspace admin can delete it.", {
    cause,
  });
}

async function sendAfter<C>(
  deps: RouterDeps<C>,
  request: Request,
  { form, reply }: { form: string; reply: Reply },
): Promise<void> {
  try {
    await send(deps, request, reply);
  } catch (error) {
    // What was entered is saved; that it was not posted or taken back, too, has to be said.
    const words = error instanceof Refusal ? error : toStillThere(reply, error);
    if (!words) return deps.logError({ during: `form ${form}`, after: reply.kind }, error);
    const trouble = toFailure(words, { ...deps, during: `form ${form}` });
    await sendAfter(deps, request, { form, reply: whisper(toFailureMessage(trouble)) });
  }
}
