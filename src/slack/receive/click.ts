// Which link a person clicked and what it carries: a button, or an item they chose in a menu.
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
