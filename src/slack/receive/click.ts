// Which link a person clicked and what it carries: a button, or an item they chose in a menu.
import { createHash } from "node:crypto";
import { linkNameOf } from "../define/button.js";
import { readMenuItem } from "../define/menu.js";

export interface Click {
  /** The name of the link. */
  name: string;
  value: string | undefined;
}

/** The part of an action that says what was clicked. */
export interface ClickedElement {
  type: string;
  action_id?: string;
  value?: string;
  selected_option?: { value?: string } | null;
}

/** False for a field whose content changed. */
export const isClick = ({ type }: ClickedElement): boolean => type === "button" || type === "overflow";

export const readClick = ({ type, action_id: id = "", value, selected_option: item }: ClickedElement): Click =>
  type === "overflow" ? readMenuItem(item?.value ?? "") : { name: linkNameOf(id), value };

/**
 * The click's place, with the button. One Home or message has several buttons, so the place alone would take a click on
 * the second for a double click on the first. Hashed, because a value may have 2,000 characters.
 */
export const toClickKey = (place: string, { name, value = "" }: Click): string =>
  `${place} ${name} ${createHash("sha256").update(value).digest("base64url").slice(0, 16)}`;
