// The blocks of a message. Each carries the same content as text, because screen readers and notifications read the
// top-level text, not the blocks. All text that people see passes through here and is cleaned.
import type { Button, KnownBlock, MrkdwnElement, Overflow, PlainTextElement, RichTextElement } from "@slack/types";
import { cleanText } from "../../text/clean.js";
import { clip, toPieces } from "../../text/clip.js";
import type { ChartBlock, HeadingLevel, LevelHeaderBlock } from "./chart-block.js";
import {
  MAX_ACTIONS,
  MAX_CHARTS,
  MAX_HEADER_TEXT,
  MAX_MESSAGE_BLOCKS,
  MAX_MESSAGE_TEXT,
  MAX_SECTION_TEXT,
} from "./limits.js";
import { toWebAddress } from "./web-address.js";

/** A block of a message. A modal or a Home takes no charts: see `viewBlocks`. */
export type MessageBlock = KnownBlock | LevelHeaderBlock | ChartBlock;

/** What Slack gets of a message. */
export interface Content {
  /** mrkdwn with everything people typed escaped. */
  text: string;
  blocks: MessageBlock[];
}

export type Message = {
  /** As in Content. */
  text: string;
  /** Sent if Slack refuses this one as too long. Without it, the beginning of the message is, in plain blocks. */
  smaller?: Message;
} & (
  | { blocks: KnownBlock[]; withoutCharts?: undefined }
  /** Some of its blocks are too new for some workspaces, which get the other ones. */
  | { blocks: MessageBlock[]; withoutCharts: KnownBlock[] }
);

/** A Slack block and the same content as mrkdwn text. */
export type Block = { text: string } & (
  | { block: KnownBlock; instead?: undefined }
  /** A block that is too new for some workspaces, and what takes its place where Slack refuses it. */
  | { block: MessageBlock; instead: KnownBlock[] }
);

/** A run of text. A bare string is plain. What people typed needs no escaping here. */
export type Inline =
  | string
  | { text: string; style: "bold" | "italic" | "code" }
  | { channel: string }
  | { link: string; text: string };

export const bold = (text: string): Inline => ({ text, style: "bold" });
export const italic = (text: string): Inline => ({ text, style: "italic" });
export const code = (text: string): Inline => ({ text, style: "code" });

/** A channel by its id. Slack shows its name, or that it is private. */
export const channelMention = (channel: string): Inline => ({ channel });

/** A web address that opens. `text` is what people read. */
export const webLink = (address: string, text = address): Inline => ({ link: address, text });

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
  if ("link" in inline)
    return escapeMrkdwn(inline.text === inline.link ? inline.link : `${inline.text}: ${inline.link}`);
  return "channel" in inline ? `<#${inline.channel}>` : escapeMrkdwn(inline.text);
}

const toText = (inlines: readonly Inline[]) => inlines.map(toMrkdwn).join("");

function toElements(inline: Inline): RichTextElement[] {
  if (typeof inline !== "string" && "channel" in inline) return [{ type: "channel", channel_id: inline.channel }];
  const url = typeof inline !== "string" && "link" in inline && toWebAddress(inline.link);
  if (url) return [{ type: "link", url, text: cleanText(inline.text) }];
  const text = typeof inline === "string" ? inline : inline.text;
  const style = typeof inline !== "string" && "style" in inline ? { style: { [inline.style]: true } } : {};
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

/** `level` is the rank that screen readers announce. A message with several headings gives one to each. */
export function heading(text: string, { level }: { level?: HeadingLevel } = {}): Block {
  const block: KnownBlock = { type: "header", text: plainText(text, MAX_HEADER_TEXT) };
  const said = { text: escapeMrkdwn(text) };
  return level ? { block: { ...block, level }, ...said, instead: [block] } : { block, ...said };
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

/** The blocks as a modal or a Home takes them: as in a workspace that refuses charts. */
export const viewBlocks = (blocks: readonly Block[]): KnownBlock[] =>
  blocks.flatMap((one) => (one.instead ? one.instead : [one.block]));

/** The message's blocks as every Slack takes them. */
export const plainBlocks = (message: Message): KnownBlock[] =>
  message.withoutCharts ? message.withoutCharts : message.blocks;

/** Slack takes so many charts, so the words of any further ones take their places. */
function withoutSurplusCharts(blocks: readonly Block[]): MessageBlock[] {
  let charts = 0;
  return blocks.flatMap(({ block, instead = [] }) => {
    if (block.type !== "data_visualization") return block;
    charts += 1;
    return charts > MAX_CHARTS ? instead : block;
  });
}

/** Makes a message of these blocks. Throws when there are more than Slack allows: that's a bug in the caller. */
export function toMessage(...blocks: (Block | undefined)[]): Message {
  const present = blocks.filter((block) => block !== undefined);
  if (present.length > MAX_MESSAGE_BLOCKS) {
    throw new Error(`A message of ${present.length} blocks is too long for Slack.`);
  }
  const lines = present.map((block) => block.text).filter((line) => line !== "");
  const text = clipMrkdwn(lines.join("\n"), MAX_MESSAGE_TEXT);
  const plain = viewBlocks(present);
  const hasCharts = present.some(({ instead }) => instead);
  return hasCharts ? { text, blocks: withoutSurplusCharts(present), withoutCharts: plain } : { text, blocks: plain };
}
