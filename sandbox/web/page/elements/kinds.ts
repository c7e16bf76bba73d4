// The types of elements that have a value, and what a value is: a text, date, id, or option value.
import type { ActionsBlock, InputBlock, Option, SectionBlock } from "@slack/types";

export type AnyElement =
  | InputBlock["element"]
  | ActionsBlock["elements"][number]
  | NonNullable<SectionBlock["accessory"]>;

type Pressable = { type: "button" | "workflow_button" | "overflow" | "image" | "icon_button" | "feedback_buttons" };

export type StatefulElement = Exclude<AnyElement, Pressable>;

export type ElementOf<T extends AnyElement["type"]> = Extract<AnyElement, { type: T }>;

export type TypedElement = ElementOf<"plain_text_input" | "email_text_input" | "url_text_input" | "number_input">;

export const isTyped = (element: AnyElement): element is TypedElement =>
  ["plain_text_input", "email_text_input", "url_text_input", "number_input"].includes(element.type);

/** What an element needs in order to be drawn in its field. */
export interface ElementProps<E extends StatefulElement = StatefulElement> {
  element: E;
  value: unknown;
  onChange(value: unknown, isFinal: boolean): void;
  /** The cursor leaves a text field. */
  onLeave?(): void;
  /** Set if Enter goes to the app instead of the form. */
  onEnter?: ((text: string) => void) | undefined;
  aria: {
    id: string;
    labelledBy: string | undefined;
    /** For elements outside a field, which have no visible label. */
    name: string | undefined;
    describedBy: string | undefined;
    isInvalid: boolean;
    isRequired: boolean;
  };
}

const INITIAL: Partial<Record<StatefulElement["type"], string>> = {
  datepicker: "initial_date",
  timepicker: "initial_time",
  datetimepicker: "initial_date_time",
  radio_buttons: "initial_option",
  static_select: "initial_option",
  external_select: "initial_option",
  checkboxes: "initial_options",
  multi_static_select: "initial_options",
  multi_external_select: "initial_options",
  users_select: "initial_user",
  multi_users_select: "initial_users",
  conversations_select: "initial_conversation",
  multi_conversations_select: "initial_conversations",
  channels_select: "initial_channel",
  multi_channels_select: "initial_channels",
};

const toPlain = (initial: unknown): unknown => {
  if (Array.isArray(initial)) return initial.map(toPlain);
  return typeof initial === "object" && initial !== null ? (initial as Option).value : (initial ?? null);
};

export function initialOf(element: StatefulElement): unknown {
  const key = INITIAL[element.type] ?? "initial_value";
  return toPlain((element as unknown as Record<string, unknown>)[key]);
}

export const isMany = (element: StatefulElement): boolean =>
  element.type === "checkboxes" || element.type.startsWith("multi_");

export const toList = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === "string" && value !== "" ? [value] : [];

export const toText = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? `${value}` : "";
