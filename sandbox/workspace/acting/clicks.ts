// Clicking a button and choosing in a menu, in messages, whispers and views.
import { elementsIn, isStateful, type PlacedElement, toStateValue } from "../block-kit/elements.js";
import { type Json, type JsonObject, objectAt, toJson } from "../json.js";
import type { Delivery } from "../link/delivery.js";
import type { Exchange } from "../link/exchange.js";
import type { Message } from "../messages.js";
import type { OpenView } from "../views.js";
import { readChoice } from "./choosing.js";
import type { ActorContext } from "./payload-fields.js";
import { toMessageActions, toViewActions } from "./payloads.js";
import { offeredOptions } from "./suggestions.js";

export type ElementMatcher = string | ((element: JsonObject, block: JsonObject) => boolean);

export interface ClickOptions {
  /** What to choose in a menu: an option's value, an id, a date, or a list of them. */
  value?: Json;
  /** Answers no when asked to confirm, so nothing is sent. */
  deny?: boolean;
}

export interface Click {
  target: Message | OpenView;
  matcher: ElementMatcher;
  options: ClickOptions;
}

export interface ActingDeps {
  context: ActorContext;
  delivery: Delivery;
}

export const blocksOf = (target: Message | OpenView): JsonObject[] =>
  toJson("channel" in target ? target.blocks : target.view.blocks) as JsonObject[];

function findElement(target: Message | OpenView, matcher: ElementMatcher): PlacedElement {
  const all = elementsIn(blocksOf(target));
  const matches = all.filter((placed) =>
    typeof matcher === "string" ? placed.actionId === matcher : matcher(placed.element, placed.block),
  );
  if (matches[0]) return matches[0];
  throw new Error(`There is no such element; there are: ${all.map(({ actionId }) => actionId).join(", ") || "none"}.`);
}

export function checkCanSee(context: ActorContext, message: Message): void {
  const { person, state } = context;
  const seesIt = message.visibleTo
    ? message.visibleTo === person.id
    : state.directory.channelOrThrow(message.channel).members.has(person.id);
  if (!seesIt) throw new Error(`${person.name} does not see this message.`);
}

/** What Slack reports for the element, without the time. */
export function toAction({ element, block, type, actionId, blockId }: PlacedElement, chosen: Json): JsonObject {
  const common = { type, action_id: actionId, block_id: blockId ?? block.block_id };
  if (type === "overflow") return { ...common, selected_option: chosen };
  if (isStateful(type)) return { ...common, ...toStateValue(type, chosen), ...placeholderOf(element) };
  const { text, value, style, url } = element;
  return toJson({ ...common, text, value, style, url }) as JsonObject;
}

const placeholderOf = (element: JsonObject) =>
  element.placeholder === undefined ? {} : { placeholder: element.placeholder };

export async function click({ context, delivery }: ActingDeps, { target, matcher, options }: Click): Promise<Exchange> {
  if ("channel" in target) checkCanSee(context, target);
  const placed = findElement(target, matcher);
  const isMenu = isStateful(placed.type) || placed.type === "overflow";
  if (isMenu && options.value === undefined)
    throw new Error(`${placed.actionId} is a ${placed.type}: say which value.`);
  const suggested = offeredOptions(context, target, placed.blockId);
  const field = { state: context.state, personId: context.person.id, placed, suggested };
  const chosen = isMenu ? readChoice(field, options.value ?? null) : null;
  if (options.deny && !objectAt(placed.element, "confirm"))
    throw new Error(`${placed.actionId} asks for no confirmation.`);
  if (!options.deny) saveSelection(context, { target, placed, chosen });
  const action = toAction(placed, chosen);
  const payload =
    "channel" in target ? toMessageActions(context, target, action) : toViewActions(context, target, action);
  if (options.deny) return delivery.refused(delivery.prepare("interaction", payload), { [placed.actionId]: "denied" });
  return delivery.deliver("interaction", payload);
}

function saveSelection(
  context: ActorContext,
  { target, placed, chosen }: { target: Message | OpenView; placed: PlacedElement; chosen: Json },
): void {
  const { blockId, actionId, type } = placed;
  if (!isStateful(type)) return;
  const values = "channel" in target ? context.state.messages.selectionsOf(context.person.id, target) : target.state;
  values[blockId] = { ...values[blockId], [actionId]: toStateValue(type, chosen) };
}
