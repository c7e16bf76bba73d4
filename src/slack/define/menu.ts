// A menu behind three dots, for a row of buttons that would be too long: Slack's overflow element. An item is a link with
// what it carries, like a button, and runs what the link's button runs.
import type { Overflow } from "@slack/types";
import type { z } from "zod";
import { plainText } from "../message/blocks.js";
import { MAX_MENU_ITEMS, MAX_OPTION_TEXT, MAX_OPTION_VALUE, MIN_MENU_ITEMS } from "../message/limits.js";
import { type ButtonOptions, type Link, toConfirm } from "./button.js";

/** The action_id of a menu. Which link was chosen is in the value of the item. */
const MENU = "menu";

export interface MenuItem {
  text: string;
  /** The link's name and what it carries, as Slack sends them back. */
  carried: string;
}

interface MenuOptions {
  /** Tells menus in one row apart: Slack wants unique action_ids within a block. */
  suffix?: string;
  /** Asks the person to confirm, whichever item they chose. What only one item should ask belongs in its answer. */
  confirm?: ButtonOptions["confirm"];
}

/** An item of a menu. Throws when its value is longer than Slack allows, which is far less than for a button. */
export function toMenuItem<V extends z.ZodType>(link: Link<V>, value: z.input<V>, text: string): MenuItem {
  const carried = `${link.name} ${JSON.stringify(value)}`;
  if (carried.length > MAX_OPTION_VALUE) throw new Error(`The value of the item ${link.name} is too long for Slack.`);
  return { text, carried };
}

/** Draws the menu. Throws when it has fewer or more items than Slack allows. */
export function toMenu(items: readonly MenuItem[], { suffix, confirm }: MenuOptions = {}): Overflow {
  if (items.length < MIN_MENU_ITEMS || items.length > MAX_MENU_ITEMS) {
    throw new Error(`A menu has ${MIN_MENU_ITEMS} to ${MAX_MENU_ITEMS} items, not ${items.length}.`);
  }
  return {
    type: "overflow",
    action_id: suffix === undefined ? MENU : `${MENU}:${suffix}`,
    options: items.map(({ text, carried }) => ({ text: plainText(text, MAX_OPTION_TEXT), value: carried })),
    ...(confirm ? { confirm: toConfirm(confirm) } : {}),
  };
}

/** The name of the link that a chosen item belongs to, and what it carried. */
export function readMenuItem(carried: string): { name: string; value: string } {
  const [name = ""] = carried.split(" ", 1);
  return { name, value: carried.slice(name.length + 1) };
}
