// A button on a message. A link is what it carries, as data, so that any view may draw it; what a click does is
// defined once, beside the feature it belongs to.
import type { Button as ButtonElement } from "@slack/types";
import type { z } from "zod";
import { BUTTON_TEXT, BUTTON_VALUE } from "../message/limits.js";
import type { Replies } from "../send/reply.js";

export interface Link<V extends z.ZodType = z.ZodType> {
  /** Also the action_id, up to a colon. */
  name: string;
  /** What the button carries. A hint only: the feature looks up whether this person may. */
  value: V;
}

export interface Button<C, V extends z.ZodType = z.ZodType> {
  link: Link<V>;
  run(ctx: C, value: z.output<V>): Promise<Replies>;
}

export function defineLink<V extends z.ZodType>(name: string, value: V): Link<V> {
  return { name, value };
}

export function defineButton<C, V extends z.ZodType>(definition: Button<C, V>): Button<C, V> {
  return definition;
}

interface ButtonOptions {
  text: string;
  /** What a screen reader says instead of the text, where several buttons have the same: "Edit Ancient Egypt". */
  accessibilityLabel?: string;
  /** Tells apart buttons of the same link in one row: Slack wants action_ids unique within a block. */
  suffix?: string;
  style?: "primary" | "danger";
  /** Asked before the click counts. `text` says what will happen. */
  confirm?: { title: string; text: string; confirm: string; style?: "primary" | "danger" };
}

const plain = (text: string) => ({ type: "plain_text" as const, text, emoji: false });

/** Draws the button. Throws when the value is longer than Slack carries. */
export function toButton<V extends z.ZodType>(link: Link<V>, value: z.input<V>, look: ButtonOptions): ButtonElement {
  const carried = JSON.stringify(value);
  if (carried.length > BUTTON_VALUE) throw new Error(`The value of the button ${link.name} is too long for Slack.`);
  const style = look.style ? { style: look.style } : {};
  const { confirm } = look;
  return {
    type: "button",
    action_id: look.suffix === undefined ? link.name : `${link.name}:${look.suffix}`,
    text: plain(look.text.slice(0, BUTTON_TEXT)),
    value: carried,
    ...(look.accessibilityLabel === undefined
      ? {}
      : { accessibility_label: look.accessibilityLabel.slice(0, BUTTON_TEXT) }),
    ...style,
    ...(confirm
      ? {
          confirm: {
            title: plain(confirm.title),
            text: plain(confirm.text),
            confirm: plain(confirm.confirm),
            deny: plain("Cancel"),
            ...(confirm.style ? { style: confirm.style } : {}),
          },
        }
      : {}),
  };
}

/** The link a clicked button belongs to. */
export const linkNameOf = (actionId: string): string => actionId.split(":")[0] ?? "";

/** Reads what a clicked button carried; undefined when it comes from an older version or was forged. */
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
