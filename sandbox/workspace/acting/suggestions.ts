// External selects: what a person types goes to the app, and they can choose only what it offers.
import { violationsOfSuggestions } from "../block-kit/check.js";
import { elementsIn, optionsOf } from "../block-kit/elements.js";
import { type Json, type JsonObject, toJson } from "../json.js";
import type { Delivery } from "../link/delivery.js";
import type { Exchange } from "../link/exchange.js";
import type { Message } from "../messages.js";
import type { OpenView } from "../views.js";
import type { ActorContext } from "./payload-fields.js";
import { toSuggestion } from "./payloads.js";

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select */
const MIN_QUERY_LENGTH = 3;

export interface SuggestionQuery {
  target: Message | OpenView;
  blockId: string;
  query: string;
}

const suggestionKey = (context: ActorContext, target: Message | OpenView, blockId: string) =>
  `${context.person.id} ${"channel" in target ? target.ts : target.id} ${blockId}`;

const findExternalSelect = (target: Message | OpenView, blockId: string) => {
  const blocks = toJson("channel" in target ? target.blocks : target.view.blocks) as JsonObject[];
  return elementsIn(blocks).find((placed) => placed.blockId === blockId && placed.type.endsWith("external_select"));
};

/** What a person can choose: the latest suggestions, and the initial choice. */
export function offeredOptions(context: ActorContext, target: Message | OpenView, blockId: string): Json[] {
  const element = findExternalSelect(target, blockId)?.element;
  const initial = element?.initial_options ?? element?.initial_option ?? [];
  return [...(context.state.suggestions.get(suggestionKey(context, target, blockId)) ?? []), ...[initial].flat()];
}

export async function suggest(
  deps: { context: ActorContext; delivery: Delivery },
  suggestion: SuggestionQuery,
): Promise<Exchange> {
  const { context, delivery } = deps;
  const { target, blockId, query } = suggestion;
  const placed = findExternalSelect(target, blockId);
  if (!placed) throw new Error(`There is no external select ${blockId}.`);
  const payload = toSuggestion(context, target, { blockId, actionId: placed.actionId, text: query });
  const min = Number(placed.element.min_query_length ?? MIN_QUERY_LENGTH);
  if (query.length < min) {
    return delivery.refused(delivery.prepare("interaction", payload), { [blockId]: `type at least ${min} characters` });
  }
  const exchange = await delivery.deliver("interaction", payload);
  const answer = exchange.ack ?? {};
  const violations = exchange.status === 200 ? violationsOfSuggestions(answer) : [];
  if (violations.length > 0) context.state.journal.refuse("ack of block_suggestion", "invalid_options", violations);
  const offered = exchange.status === 200 && violations.length === 0 ? optionsOf(answer) : [];
  context.state.suggestions.set(suggestionKey(context, target, blockId), offered);
  return exchange;
}
