// The elements people act on: where blocks hold them, and what Slack reports as their value.
import { isObject, type Json, type JsonObject, objectAt, objectsAt, textAt } from "../json.js";

export type StateValues = Record<string, Record<string, JsonObject>>;

/** How each type of element reports its value; types not listed (buttons, overflow) have none. */
const VALUE_KEYS: Record<string, { key: string; initial: string; many?: true }> = {
  plain_text_input: { key: "value", initial: "initial_value" },
  email_text_input: { key: "value", initial: "initial_value" },
  url_text_input: { key: "value", initial: "initial_value" },
  number_input: { key: "value", initial: "initial_value" },
  rich_text_input: { key: "rich_text_value", initial: "initial_value" },
  static_select: { key: "selected_option", initial: "initial_option" },
  external_select: { key: "selected_option", initial: "initial_option" },
  radio_buttons: { key: "selected_option", initial: "initial_option" },
  checkboxes: { key: "selected_options", initial: "initial_options", many: true },
  multi_static_select: { key: "selected_options", initial: "initial_options", many: true },
  multi_external_select: { key: "selected_options", initial: "initial_options", many: true },
  users_select: { key: "selected_user", initial: "initial_user" },
  multi_users_select: { key: "selected_users", initial: "initial_users", many: true },
  conversations_select: { key: "selected_conversation", initial: "initial_conversation" },
  multi_conversations_select: { key: "selected_conversations", initial: "initial_conversations", many: true },
  channels_select: { key: "selected_channel", initial: "initial_channel" },
  multi_channels_select: { key: "selected_channels", initial: "initial_channels", many: true },
  datepicker: { key: "selected_date", initial: "initial_date" },
  timepicker: { key: "selected_time", initial: "initial_time" },
  datetimepicker: { key: "selected_date_time", initial: "initial_date_time" },
  file_input: { key: "files", initial: "", many: true },
};

export interface PlacedElement {
  block: JsonObject;
  element: JsonObject;
  blockId: string;
  actionId: string;
  type: string;
}

export const isStateful = (type: string): boolean => type in VALUE_KEYS;

/** Whether people type into it: one letter isn't an answer yet. */
export const isTyped = (type: string): boolean => type.endsWith("_input") && type !== "file_input";

function elementsOfBlock(block: JsonObject): JsonObject[] {
  switch (block.type) {
    case "input":
      return [objectAt(block, "element")].filter(isObject);
    case "section":
      return [objectAt(block, "accessory")].filter(isObject);
    case "actions":
    case "context_actions":
      return objectsAt(block, "elements");
    case "card":
      return objectsAt(block, "actions");
    case "container":
      return objectsAt(block, "child_blocks").flatMap(elementsOfBlock);
    default:
      return [];
  }
}

/** Every element with an action_id, in the order shown. */
export function elementsIn(blocks: readonly Json[]): PlacedElement[] {
  return blocks.filter(isObject).flatMap((block) =>
    elementsOfBlock(block)
      .filter((element) => element.type !== "image")
      .map((element) => ({
        block,
        element,
        blockId: textAt(block, "block_id") ?? "",
        actionId: textAt(element, "action_id") ?? "",
        type: textAt(element, "type") ?? "",
      })),
  );
}

/** The options of a select, radio group, overflow menu, or checkbox group, including those in option groups. */
export function optionsOf(element: JsonObject): JsonObject[] {
  const grouped = objectsAt(element, "option_groups").flatMap((group) => objectsAt(group, "options"));
  return [...objectsAt(element, "options"), ...grouped];
}

/** What Slack reports for an element when `chosen` is chosen; null clears it. */
export function toStateValue(type: string, chosen: Json): JsonObject {
  const report = VALUE_KEYS[type];
  return report ? { type, [report.key]: chosen ?? (report.many ? [] : null) } : { type };
}

export function chosenValue(value: JsonObject | undefined): Json {
  const report = VALUE_KEYS[textAt(value, "type") ?? ""];
  return (report && value?.[report.key]) ?? null;
}

export function isEmptyValue(value: JsonObject | undefined): boolean {
  const chosen = chosenValue(value);
  return chosen === null || chosen === "" || (Array.isArray(chosen) && chosen.length === 0);
}

/** The conversation that a menu starts with, if it asks to start with the current one. */
export type DefaultConversation = (element: JsonObject) => string | undefined;

const NO_DEFAULT: DefaultConversation = () => undefined;

function initialValue({ type, element }: PlacedElement, defaultOf: DefaultConversation): Json {
  const { initial, many } = VALUE_KEYS[type] ?? { initial: "" };
  const begun = defaultOf(element);
  return element[initial] ?? (begun === undefined ? null : many ? [begun] : begun);
}

/** The state of newly drawn blocks; a value in `previous` stays if its block, action, and type are the same. */
export function toState(blocks: readonly Json[], previous: StateValues = {}, defaultOf = NO_DEFAULT): StateValues {
  const values: StateValues = {};
  for (const placed of elementsIn(blocks)) {
    const { blockId, actionId, type } = placed;
    if (!isStateful(type)) continue;
    const before = previous[blockId]?.[actionId];
    const drawn = before?.type === type ? before : toStateValue(type, initialValue(placed, defaultOf));
    values[blockId] = { ...values[blockId], [actionId]: drawn };
  }
  return values;
}
