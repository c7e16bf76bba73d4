// A button on a message. A link says what the button carries, as data, so any view can draw the button. The feature it
// belongs to defines what a click does, once.
import type { Button as ButtonElement } from "@slack/types";
import type { z } from "zod";
import { cleanText } from "../../text/clean.js";
import { clip } from "../../text/clip.js";
import { plainText } from "../message/blocks.js";
import {
  MAX_BUTTON_TEXT,
  MAX_BUTTON_VALUE,
  MAX_CONFIRM_BUTTON,
  MAX_CONFIRM_TEXT,
  MAX_CONFIRM_TITLE,
} from "../message/limits.js";
import type { Replies } from "./replies.js";

/** A button's name and the value it carries. */
export interface Link<V extends z.ZodType = z.ZodType> {
  /** Also the part of the action_id before the colon. */
  name: string;
  /** What the button carries. A hint only: the feature checks permission again. */
  value: V;
}

/** What a click on a link's button does. */
export interface Button<C, V extends z.ZodType = z.ZodType> {
  link: Link<V>;
  /** Set if a click may open a form: Slack waits 3 seconds for that, so it goes ahead of answers that can wait. */
  opensForm?: boolean;
  run(ctx: C, value: z.output<V>): Promise<Replies>;
}

export function defineLink<V extends z.ZodType>(name: string, value: V): Link<V> {
  return { name, value };
}

export function defineButton<C, V extends z.ZodType>(definition: Button<C, V>): Button<C, V> {
  return definition;
}

export interface ButtonOptions {
  text: string;
  /** What a screen reader says instead of `text`, for buttons with the same text: "Edit Ancient Egypt". */
  accessibilityLabel?: string;
  /** Tells buttons of the same link in one row apart: Slack wants unique action_ids within a block. */
  suffix?: string;
  style?: "primary" | "danger";
  /** A dialog that asks the person to confirm the click. Its `text` says what will happen. */
  confirm?: { title: string; text: string; confirm: string; style?: "primary" | "danger" };
}

export const toConfirm = ({ title, text, confirm, style }: NonNullable<ButtonOptions["confirm"]>) => ({
  title: plainText(title, MAX_CONFIRM_TITLE),
  text: plainText(text, MAX_CONFIRM_TEXT),
  confirm: plainText(confirm, MAX_CONFIRM_BUTTON),
  deny: plainText("Cancel", MAX_CONFIRM_BUTTON),
  ...(style ? { style } : {}),
});

/** Draws the button. Throws when its value is longer than Slack allows. */
export function toButton<V extends z.ZodType>(link: Link<V>, value: z.input<V>, options: ButtonOptions): ButtonElement {
  const carried = JSON.stringify(value);
  if (carried.length > MAX_BUTTON_VALUE) throw new Error(`The value of the button ${link.name} is too long for Slack.`);
  const { text, accessibilityLabel, suffix, style, confirm } = options;
  return {
    type: "button",
    action_id: suffix === undefined ? link.name : `${link.name}:${suffix}`,
    text: plainText(text, MAX_BUTTON_TEXT),
    value: carried,
    ...(accessibilityLabel === undefined
      ? {}
      : { accessibility_label: clip(cleanText(accessibilityLabel), MAX_BUTTON_TEXT) }),
    ...(style ? { style } : {}),
    ...(confirm ? { confirm: toConfirm(confirm) } : {}),
  };
}

/** The name of the link that a clicked button belongs to. */
export const linkNameOf = (actionId: string): string => actionId.split(":")[0] ?? "";

/** What a clicked button carried; undefined when the button is from an older version or was forged. */
export function readButtonValue<V extends z.ZodType>(
  link: Link<V>,
  carried: string | undefined,
): z.output<V> | undefined {
  try {
    const result = link.value.safeParse(JSON.parse(carried ?? ""));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}
