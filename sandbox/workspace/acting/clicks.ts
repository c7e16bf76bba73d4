// Clicking a button and choosing in a menu, in messages, whispers and views.
import { isStateful, type Placed, placedIn, reportOf } from "../block-kit/elements.js";
import { type Json, type JsonObject, objectAt, toJson } from "../json.js";
import type { Delivery } from "../link/delivery.js";
import type { Exchange } from "../link/exchange.js";
import type { Message } from "../messages.js";
import type { OpenView } from "../views.js";
import { toChosen } from "./choosing.js";
import { type Scene, toMessageActions, toViewActions } from "./payloads.js";
import { suggestedTo } from "./suggestions.js";

export type ElementChoice = string | ((element: JsonObject, block: JsonObject) => boolean);

export interface ClickOptions {
  /** What to choose in a menu: the value of an option, an id, a date, or a list of them. */
  value?: Json;
  /** Says no when asked to confirm: nothing is sent. */
  deny?: boolean;
}

export interface Click {
  target: Message | OpenView;
  choice: ElementChoice;
  options: ClickOptions;
}

export interface Props {
  scene: Scene;
  delivery: Delivery;
}

export const blocksOf = (target: Message | OpenView): JsonObject[] =>
  toJson("channel" in target ? target.blocks : target.view.blocks) as JsonObject[];

function find(target: Message | OpenView, choice: ElementChoice): Placed {
  const all = placedIn(blocksOf(target));
  const matches = all.filter((placed) =>
    typeof choice === "string" ? placed.actionId === choice : choice(placed.element, placed.block),
  );
  if (matches[0]) return matches[0];
  throw new Error(`There is no such element; there are: ${all.map(({ actionId }) => actionId).join(", ") || "none"}.`);
}

export function checkSight(scene: Scene, message: Message): void {
  const { person, state } = scene;
  const seesIt = message.visibleTo
    ? message.visibleTo === person.id
    : state.directory.channelOrThrow(message.channel).members.has(person.id);
  if (!seesIt) throw new Error(`${person.name} does not see this message.`);
}

/** What Slack reports of the element, without the time. */
export function toAction({ element, block, type, actionId, blockId }: Placed, chosen: Json): JsonObject {
  const common = { type, action_id: actionId, block_id: blockId ?? block.block_id };
  if (type === "overflow") return { ...common, selected_option: chosen };
  if (isStateful(type)) return { ...common, ...reportOf(type, chosen), ...placeholderOf(element) };
  const { text, value, style, url } = element;
  return toJson({ ...common, text, value, style, url }) as JsonObject;
}

const placeholderOf = (element: JsonObject) =>
  element.placeholder === undefined ? {} : { placeholder: element.placeholder };

export async function click({ scene, delivery }: Props, { target, choice, options }: Click): Promise<Exchange> {
  if ("channel" in target) checkSight(scene, target);
  const placed = find(target, choice);
  const isMenu = isStateful(placed.type) || placed.type === "overflow";
  if (isMenu && options.value === undefined)
    throw new Error(`${placed.actionId} is a ${placed.type}: say which value.`);
  const suggested = suggestedTo(scene, target, placed.blockId);
  const field = { state: scene.state, personId: scene.person.id, placed, suggested };
  const chosen = isMenu ? toChosen(field, options.value ?? null) : null;
  if (options.deny && !objectAt(placed.element, "confirm"))
    throw new Error(`${placed.actionId} asks for no confirmation.`);
  if (!options.deny) keep(scene, { target, placed, chosen });
  const action = toAction(placed, chosen);
  const payload = "channel" in target ? toMessageActions(scene, target, action) : toViewActions(scene, target, action);
  if (options.deny) return delivery.refused(delivery.prepare("interaction", payload), { [placed.actionId]: "denied" });
  return delivery.deliver("interaction", payload);
}

function keep(
  scene: Scene,
  { target, placed, chosen }: { target: Message | OpenView; placed: Placed; chosen: Json },
): void {
  const { blockId, actionId, type } = placed;
  if (!isStateful(type)) return;
  const values = "channel" in target ? scene.state.messages.selectionsOf(scene.person.id, target) : target.state;
  values[blockId] = { ...values[blockId], [actionId]: reportOf(type, chosen) };
}
