// The blocks of a message. Each carries the same content as text, because screen readers and notifications read the
// top-level text, not the blocks. All text that people see passes through here and is cleaned.
import type { Button, KnownBlock, MrkdwnElement, Overflow, PlainTextElement, RichTextElement } from "@slack/types";
import { cleanText } from "../../text/clean.js";
import { clip, toPieces } from "../../text/clip.js";
import {
  MAX_ACTIONS,
  MAX_HEADER_TEXT,
  MAX_MESSAGE_BLOCKS,
  MAX_MESSAGE_TEXT,
  MAX_SECTION_TEXT,
  MAX_TABLE_ROWS,
  MAX_TABLE_TEXT,
} from "./limits.js";

/** What Slack gets of a message. */
export interface Content {
  /** mrkdwn with everything people typed escaped. */
  text: string;
  blocks: KnownBlock[];
}

export interface Message extends Content {
  /** Sent if Slack refuses this one as too long. Without it, the beginning of the message is, in plain blocks. */
  smaller?: Message;
}

/** A Slack block and the same content as mrkdwn text. */
export interface Block {
  block: KnownBlock;
  text: string;
}

/** A run of text. A bare string is plain. What people typed needs no escaping here. */
export type Inline = string | { text: string; style: "bold" | "italic" | "code" } | { channel: string };

export const bold = (text: string): Inline => ({ text, style: "bold" });
export const italic = (text: string): Inline => ({ text, style: "italic" });
export const code = (text: string): Inline => ({ text, style: "code" });

/** A channel by its id. Slack shows its name, or that it is private. */
export const channelMention = (channel: string): Inline => ({ channel });

/** Escapes what mrkdwn reads as markup, so nobody can mention a channel or fake a link by typing it. */
export function escapeMrkdwn(text: string): string {
  return cleanText(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Cuts mrkdwn to `max` UTF-16 units, but no mention or escaped character in half. */
export function clipMrkdwn(mrkdwn: string, max: number): string {
  const clipped = clip(mrkdwn, max);
  return clipped === mrkdwn ? mrkdwn : clipped.replace(/(?:<[^<>]*|&[a-z]{0,4})…$/, "…");
}

/** Text that Slack shows as it is, cut to `max` UTF-16 units. */
export const plainText = (text: string, max: number): PlainTextElement => ({
  type: "plain_text",
  text: clip(cleanText(text), max),
  emoji: false,
});

/** mrkdwn for a block. Verbatim: Slack turns no typed #channel, @name or address into a link. */
export const mrkdwnText = (mrkdwn: string): MrkdwnElement => ({
  type: "mrkdwn",
  text: clipMrkdwn(mrkdwn, MAX_SECTION_TEXT),
  verbatim: true,
});

export function toMrkdwn(inline: Inline): string {
  if (typeof inline === "string") return escapeMrkdwn(inline);
  return "channel" in inline ? `<#${inline.channel}>` : escapeMrkdwn(inline.text);
}

const toText = (inlines: readonly Inline[]) => inlines.map(toMrkdwn).join("");

function toElements(inline: Inline): RichTextElement[] {
  if (typeof inline !== "string" && "channel" in inline) return [{ type: "channel", channel_id: inline.channel }];
  const text = typeof inline === "string" ? inline : inline.text;
  const style = typeof inline === "string" ? {} : { style: { [inline.style]: true } };
  return toPieces(cleanText(text), MAX_SECTION_TEXT).map((piece) => ({ type: "text", text: piece, ...style }));
}

export function paragraph(...inlines: Inline[]): Block {
  return {
    block: { type: "rich_text", elements: [{ type: "rich_text_section", elements: inlines.flatMap(toElements) }] },
    text: toText(inlines),
  };
}

export function bullets(items: readonly (readonly Inline[])[]): Block {
  return {
    block: {
      type: "rich_text",
      elements: [
        {
          type: "rich_text_list",
          style: "bullet",
          elements: items.map((inlines) => ({ type: "rich_text_section", elements: inlines.flatMap(toElements) })),
        },
      ],
    },
    text: items.map((inlines) => `- ${toText(inlines)}`).join("\n"),
  };
}

/** What a person wrote, set apart from our own words. */
export function quote(text: string): Block {
  return {
    block: { type: "rich_text", elements: [{ type: "rich_text_quote", elements: toElements(text) }] },
    text: escapeMrkdwn(text),
  };
}

export function heading(text: string): Block {
  return {
    block: { type: "header", text: plainText(text, MAX_HEADER_TEXT) },
    text: escapeMrkdwn(text),
  };
}

/** Small gray text under a message: who sees it, what to do next. */
export function footnote(...inlines: Inline[]): Block {
  const mrkdwn = inlines.map((inline) => {
    const text = toMrkdwn(inline);
    return typeof inline !== "string" && "style" in inline && inline.style === "code" ? `\`${text}\`` : text;
  });
  return {
    block: {
      type: "context",
      elements: [mrkdwnText(mrkdwn.join(""))],
    },
    text: toText(inlines),
  };
}

export function divider(): Block {
  return { block: { type: "divider" }, text: "" };
}

/** Buttons have no text of their own: their words would be noise in a notification. */
export function buttons(...elements: (Button | Overflow)[]): Block {
  return { block: { type: "actions", elements: elements.slice(0, MAX_ACTIONS) }, text: "" };
}

/** How many of these rows fit in one table. Slack limits a table's rows and the text of all its cells, header included. */
export function rowsThatFit(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  limits: { rows: number; text: number } = { rows: MAX_TABLE_ROWS, text: MAX_TABLE_TEXT },
): number {
  const lengthOf = (cells: readonly string[]) => cells.reduce((sum, cell) => sum + cell.length, 0);
  let text = lengthOf(head);
  for (const [index, row] of rows.entries()) {
    text += lengthOf(row);
    if (index + 1 >= limits.rows || text > limits.text) return index;
  }
  return rows.length;
}

/** `oneLine` names the columns whose cells are too short to be broken in two, such as a date. All others wrap. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { oneLine = [] }: { oneLine?: readonly string[] } = {},
): Block {
  // Slack shows raw_text exactly as it is, so nothing people typed becomes markup. Slack refuses an empty cell.
  const shown = [head, ...rows].map((row) => row.map((text) => cleanText(text) || "–"));
  return {
    block: {
      type: "table",
      rows: shown.map((row) => row.map((text) => ({ type: "raw_text" as const, text }))),
      column_settings: head.map((name) => ({ is_wrapped: !oneLine.includes(name) })),
    },
    text: shown.map((row) => row.map(escapeMrkdwn).join(" · ")).join("\n"),
  };
}

/** Makes a message of these blocks. Throws when there are more than Slack allows: that's a bug in the caller. */
export function toMessage(...blocks: (Block | undefined)[]): Message {
  const present = blocks.filter((block) => block !== undefined);
  if (present.length > MAX_MESSAGE_BLOCKS) {
    throw new Error(`A message of ${present.length} blocks is too long for Slack.`);
  }
  const text = present
    .map((block) => block.text)
    .filter((line) => line !== "")
    .join("\n");
  return { text: clipMrkdwn(text, MAX_MESSAGE_TEXT), blocks: present.map(({ block }) => block) };
}
