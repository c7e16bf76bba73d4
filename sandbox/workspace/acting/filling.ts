// Typing and choosing in a modal. Elements that report right away are sent to the app, as Slack does.
import { elementsIn, isTyped, type PlacedElement, toStateValue } from "../block-kit/elements.js";
import { type Json, objectAt, textsAt } from "../json.js";
import type { Exchange } from "../link/exchange.js";
import type { OpenView } from "../views.js";
import { readChoice } from "./choosing.js";
import { type ActingDeps, blocksOf, toAction } from "./clicks.js";
import { toViewActions } from "./payloads.js";
import { offeredOptions } from "./suggestions.js";

function findField(open: OpenView, field: string): PlacedElement {
  const all = elementsIn(blocksOf(open));
  const inBlock = all.filter(({ blockId }) => blockId === field);
  const found = inBlock.length === 1 ? inBlock[0] : all.find(({ actionId }) => actionId === field);
  if (found) return found;
  throw new Error(
    `The modal has no field ${field}; it has: ${all.map(({ blockId }) => blockId).join(", ") || "none"}.`,
  );
}

/**
 * The app hears what is typed only on Enter, unless it asks for every character.
 * https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object
 */
function reportsAtOnce({ block, element, type }: PlacedElement): boolean {
  if (block.type !== "input") return true;
  if (block.dispatch_action !== true) return false;
  const triggers = textsAt(objectAt(element, "dispatch_action_config"), "trigger_actions_on");
  return !isTyped(type) || triggers.includes("on_character_entered");
}

/** Looks the view up again for each field, because the app may have changed it in between. */
export async function fill(deps: ActingDeps, top: () => OpenView, fields: Record<string, Json>): Promise<Exchange[]> {
  const { context, delivery } = deps;
  const exchanges: Exchange[] = [];
  for (const [field, input] of Object.entries(fields)) {
    const open = top();
    const placed = findField(open, field);
    const { blockId, actionId, type } = placed;
    const suggested = offeredOptions(context, open, blockId);
    const chosen = readChoice({ state: context.state, personId: context.person.id, placed, suggested }, input);
    open.state[blockId] = { ...open.state[blockId], [actionId]: toStateValue(type, chosen) };
    context.state.journal.changed();
    if (!reportsAtOnce(placed)) continue;
    exchanges.push(await delivery.deliver("interaction", toViewActions(context, open, toAction(placed, chosen))));
  }
  return exchanges;
}
