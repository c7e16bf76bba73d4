// Submitting a modal: what Slack's client refuses before sending, and what the app's ack does to the modal.
import { checkView } from "../block-kit/check.js";
import { chosenValue, elementsIn, isEmptyValue, type PlacedElement } from "../block-kit/elements.js";
import { isObject, type JsonObject, textAt, toJson } from "../json.js";
import type { Exchange } from "../link/exchange.js";
import { SlackError } from "../slack-error.js";
import type { State } from "../state.js";
import type { OpenView } from "../views.js";
import { checkMayAskForFile } from "../web-api/files.js";

/**
 * People may type more, and read an error when they submit.
 * https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element
 */
const MAX_INPUT_TEXT = 3000;
const EMAIL = /^\S+@\S+\.\S+$/;

const inputElements = (open: OpenView) =>
  elementsIn(toJson(open.view.blocks) as JsonObject[]).filter(({ block }) => block.type === "input");

function clientError({ block, element, type }: PlacedElement, value: JsonObject | undefined): string | undefined {
  if (isEmptyValue(value)) return block.optional === true ? undefined : "Please complete this required field.";
  const text = String(chosenValue(value));
  if (text.length < Number(element.min_length ?? 0)) return `Please enter at least ${element.min_length} characters.`;
  const max = Number(element.max_length ?? MAX_INPUT_TEXT);
  if (type === "plain_text_input" && text.length > max) return `Please enter at most ${max} characters.`;
  if (type === "email_text_input" && !EMAIL.test(text)) return "Please enter a valid email address.";
  if (type === "url_text_input" && !URL.canParse(text)) return "Please enter a valid URL.";
  return type === "number_input" ? numberError(element, text) : undefined;
}

function numberError(element: JsonObject, text: string): string | undefined {
  const number = Number(text);
  if (Number.isNaN(number)) return "Please enter a number.";
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return "Please enter a whole number.";
  if (number < Number(element.min_value ?? Number.NEGATIVE_INFINITY))
    return `Please enter at least ${element.min_value}.`;
  return number > Number(element.max_value ?? Number.POSITIVE_INFINITY)
    ? `Please enter at most ${element.max_value}.`
    : undefined;
}

/** What the client says under each field; undefined when it would send the form. */
export function clientErrors(open: OpenView): Record<string, string> | undefined {
  const refusals: Record<string, string> = {};
  for (const placed of inputElements(open)) {
    const refusal = clientError(placed, open.state[placed.blockId]?.[placed.actionId]);
    if (refusal) refusals[placed.blockId] = refusal;
  }
  return Object.keys(refusals).length > 0 ? refusals : undefined;
}

const FAILURE_TEXT = "We had some trouble connecting. Try again?";

/** Slack shows only that something went wrong; the workspace records why. */
function refuseAck(state: State, open: OpenView, error: string, messages: string[]): void {
  open.failure = FAILURE_TEXT;
  state.journal.refuse("ack of view_submission", error, messages);
}

function showErrors(state: State, open: OpenView, ack: JsonObject): void {
  const errors = Object.entries(isObject(ack.errors) ? ack.errors : {});
  const inputs = new Set(inputElements(open).map(({ blockId }) => blockId));
  const isText = (text: unknown) => typeof text === "string" && text !== "" && text.isWellFormed();
  const wrong = errors.filter(([key, text]) => !inputs.has(key) || !isText(text));
  if (errors.length === 0 || wrong.length > 0) {
    const messages = wrong.map(([key]) => `${key} is no input block of the view, or its text is empty or broken`);
    refuseAck(state, open, "invalid_errors", errors.length === 0 ? ["no errors given"] : messages);
    return;
  }
  open.errors = Object.fromEntries(errors.map(([key, text]) => [key, String(text)]));
}

function showView(state: State, open: OpenView, ack: JsonObject): void {
  try {
    const view = checkView(ack.view, "modal");
    checkMayAskForFile(state, view);
    if (ack.response_action === "push") state.views.push(open.userId, view);
    else state.views.update(open, view);
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    const metadata = error.details.response_metadata;
    const messages = isObject(metadata) && Array.isArray(metadata.messages) ? metadata.messages.map(String) : [];
    refuseAck(state, open, error.error, messages);
  }
}

/** Applies the app's answer to the modal; a modal closed in the meantime stays closed. */
export function applySubmission(state: State, open: OpenView, exchange: Exchange): void {
  if (!state.views.stackOf(open.userId).includes(open)) return;
  open.errors = {};
  open.failure = undefined;
  if (exchange.status !== 200) {
    open.failure = FAILURE_TEXT;
    return;
  }
  const { ack } = exchange;
  const action = textAt(ack, "response_action");
  if (!ack) state.views.close(open.id);
  else if (action === "errors") showErrors(state, open, ack);
  else if (action === "update" || action === "push") showView(state, open, ack);
  else if (action === "clear") state.views.clear(open.userId);
  else refuseAck(state, open, "invalid_response_action", [JSON.stringify(ack).slice(0, 200)]);
}
