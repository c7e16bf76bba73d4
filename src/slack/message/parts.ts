// Pieces of a message: each carries its block and the same content as text, because screen readers and
// notifications read the top-level text, not the blocks.
import type { Button, KnownBlock, RichTextElement } from "@slack/types";
import {
  ACTIONS_IN_A_BLOCK,
  BLOCKS_IN_A_MESSAGE,
  HEADER_TEXT,
  MESSAGE_TEXT,
  SECTION_TEXT,
  TABLE_ROWS,
  TABLE_TEXT,
} from "./limits.js";

export interface Message {
  /** mrkdwn with everything people typed escaped. */
  text: string;
  blocks: KnownBlock[];
}

export interface Block {
  block: KnownBlock;
  text: string;
}

/** A run of text; a bare string is plain. What people typed needs no escaping here. */
export type Inline = string | { text: string; style: "bold" | "italic" | "code" } | { channel: string };

export const bold = (text: string): Inline => ({ text, style: "bold" });
export const italic = (text: string): Inline => ({ text, style: "italic" });
export const code = (text: string): Inline => ({ text, style: "code" });

/** A channel by its id: Slack shows its name, or that it is private. */
export const channelMention = (channel: string): Inline => ({ channel });

/** Escapes what mrkdwn reads as markup, so that nobody can mention a channel or forge a link by typing it. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Cuts at `max` and says so with an ellipsis; never in the middle of a surrogate pair. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function toMrkdwn(part: Inline): string {
  if (typeof part === "string") return escapeMrkdwn(part);
  return "channel" in part ? `<#${part.channel}>` : escapeMrkdwn(part.text);
}

const toText = (parts: readonly Inline[]) => parts.map(toMrkdwn).join("");

function toElements(part: Inline): RichTextElement[] {
  if (typeof part !== "string" && "channel" in part) return [{ type: "channel", channel_id: part.channel }];
  const text = typeof part === "string" ? part : part.text;
  const style = typeof part === "string" ? {} : { style: { [part.style]: true } };
  const elements: RichTextElement[] = [];
  for (let at = 0; at < text.length; at += SECTION_TEXT) {
    elements.push({ type: "text", text: text.slice(at, at + SECTION_TEXT), ...style });
  }
  return elements;
}

export function paragraph(...parts: Inline[]): Block {
  return {
    block: { type: "rich_text", elements: [{ type: "rich_text_section", elements: parts.flatMap(toElements) }] },
    text: toText(parts),
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
          elements: items.map((parts) => ({ type: "rich_text_section", elements: parts.flatMap(toElements) })),
        },
      ],
    },
    text: items.map((parts) => `- ${toText(parts)}`).join("\n"),
  };
}

/** What somebody wrote, set apart from our own words. */
export function quote(text: string): Block {
  return {
    block: { type: "rich_text", elements: [{ type: "rich_text_quote", elements: toElements(text) }] },
    text: escapeMrkdwn(text),
  };
}

export function heading(text: string): Block {
  return {
    block: { type: "header", text: { type: "plain_text", text: clip(text, HEADER_TEXT), emoji: false } },
    text: escapeMrkdwn(text),
  };
}

/** Small grey text under a message: who sees it, what to do next. */
export function footnote(...parts: Inline[]): Block {
  const mrkdwn = parts.map((part) => {
    const text = toMrkdwn(part);
    return typeof part !== "string" && "style" in part && part.style === "code" ? `\`${text}\`` : text;
  });
  return {
    block: {
      type: "context",
      elements: [{ type: "mrkdwn", text: clip(mrkdwn.join(""), SECTION_TEXT), verbatim: true }],
    },
    text: toText(parts),
  };
}

export function divider(): Block {
  return { block: { type: "divider" }, text: "" };
}

/** Buttons carry no text of their own: their words would be noise in a notification. */
export function buttons(...elements: Button[]): Block {
  return { block: { type: "actions", elements: elements.slice(0, ACTIONS_IN_A_BLOCK) }, text: "" };
}

/** How many of these rows one table holds beside its head: Slack limits the rows and the text of all cells. */
export function rowsThatFit(head: readonly string[], rows: readonly (readonly string[])[]): number {
  const lengthOf = (cells: readonly string[]) => cells.reduce((sum, cell) => sum + cell.length, 0);
  let text = lengthOf(head);
  for (const [index, row] of rows.entries()) {
    text += lengthOf(row);
    if (index + 1 >= TABLE_ROWS || text > TABLE_TEXT) return index;
  }
  return rows.length;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): Block {
  // raw_text is shown as it stands: what people typed cannot become markup. Slack refuses an empty cell.
  const cells = (row: readonly string[]) => row.map((text) => ({ type: "raw_text" as const, text: text || "–" }));
  return {
    block: { type: "table", rows: [head, ...rows].map(cells), column_settings: head.map(() => ({ is_wrapped: true })) },
    text: [head, ...rows].map((row) => row.map((cell) => escapeMrkdwn(cell || "–")).join(" · ")).join("\n"),
  };
}

/** Puts the pieces together. More blocks than Slack takes is a bug of the caller, not of the person. */
export function toMessage(...pieces: (Block | undefined)[]): Message {
  const there = pieces.filter((piece) => piece !== undefined);
  if (there.length > BLOCKS_IN_A_MESSAGE) throw new Error(`A message of ${there.length} blocks is too long for Slack.`);
  const text = there
    .map((piece) => piece.text)
    .filter((part) => part !== "")
    .join("\n");
  return { text: clip(text, MESSAGE_TEXT), blocks: there.map((piece) => piece.block) };
}
