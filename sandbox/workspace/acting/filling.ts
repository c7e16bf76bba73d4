// Typing and choosing in a modal; elements that report at once are sent to the app as Slack does.
import { isTyped, type Placed, placedIn, reportOf } from "../block-kit/elements.js";
import { type Json, objectAt, textsAt } from "../json.js";
import type { Exchange } from "../link/exchange.js";
import type { OpenView } from "../views.js";
import { toChosen } from "./choosing.js";
import { blocksOf, type Props, toAction } from "./clicks.js";
import { toViewActions } from "./payloads.js";
import { suggestedTo } from "./suggestions.js";

function find(open: OpenView, field: string): Placed {
  const all = placedIn(blocksOf(open));
  const inBlock = all.filter(({ blockId }) => blockId === field);
  const found = inBlock.length === 1 ? inBlock[0] : all.find(({ actionId }) => actionId === field);
  if (found) return found;
  throw new Error(
    `The modal has no field ${field}; it has: ${all.map(({ blockId }) => blockId).join(", ") || "none"}.`,
  );
}

/**
 * Of what is typed an app hears with Enter only, unless it asks for every character.
 * https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object
 */
function reportsAtOnce({ block, element, type }: Placed): boolean {
  if (block.type !== "input") return true;
  if (block.dispatch_action !== true) return false;
  const triggers = textsAt(objectAt(element, "dispatch_action_config"), "trigger_actions_on");
  return !isTyped(type) || triggers.includes("on_character_entered");
}

/** The view is looked at anew for each field: the app may have changed it in between. */
export async function fill(props: Props, top: () => OpenView, fields: Record<string, Json>): Promise<Exchange[]> {
  const { scene, delivery } = props;
  const exchanges: Exchange[] = [];
  for (const [field, plain] of Object.entries(fields)) {
    const open = top();
    const placed = find(open, field);
    const { blockId, actionId, type } = placed;
    const suggested = suggestedTo(scene, open, blockId);
    const chosen = toChosen({ state: scene.state, personId: scene.person.id, placed, suggested }, plain);
    open.state[blockId] = { ...open.state[blockId], [actionId]: reportOf(type, chosen) };
    scene.state.journal.changed();
    if (!reportsAtOnce(placed)) continue;
    exchanges.push(await delivery.deliver("interaction", toViewActions(scene, open, toAction(placed, chosen))));
  }
  return exchanges;
}
