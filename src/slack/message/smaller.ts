// Smaller versions of a message, for when Slack refuses it: it is too long, or Slack doesn't draw one of its blocks.
import type { KnownBlock, RichTextBlock, RichTextElement, RichTextSection, SectionBlock } from "@slack/types";
import { type Content, clipMrkdwn, escapeMrkdwn, type Message, mrkdwnText, plainBlocks } from "./blocks.js";
import { MAX_TEXT_ALONE, MAX_TEXT_OF_PLAIN_MESSAGE } from "./limits.js";

type RichTextPart = RichTextBlock["elements"][number];

/** A run of rich text as mrkdwn, without its style. */
function toMrkdwn(element: RichTextElement): string {
  if (element.type === "channel") return `<#${element.channel_id}>`;
  return element.type === "text" ? escapeMrkdwn(element.text) : "";
}

const toLine = ({ elements }: RichTextSection | Exclude<RichTextPart, { type: "rich_text_list" }>): string =>
  elements.map(toMrkdwn).join("");

const toLines = (part: RichTextPart): string =>
  part.type === "rich_text_list" ? part.elements.map((item) => `• ${toLine(item)}`).join("\n") : toLine(part);

/** What a block says, as mrkdwn; empty for blocks without words. */
function wordsOf(block: KnownBlock): string {
  switch (block.type) {
    case "rich_text":
      return block.elements.map(toLines).join("\n");
    case "header":
      return escapeMrkdwn(block.text.text);
    case "section":
      return block.text?.type === "mrkdwn" ? block.text.text : escapeMrkdwn(block.text?.text ?? "");
    case "context":
      return block.elements.map((element) => ("text" in element ? element.text : "")).join("");
    default:
      return "";
  }
}

const toSection = (mrkdwn: string): SectionBlock => ({ type: "section", text: mrkdwnText(mrkdwn) });

/** The menu or button next to a line. */
const besideOf = (block: KnownBlock) =>
  block.type === "section" && block.accessory ? { accessory: block.accessory } : {};

const TOO_LONG = "Slack couldn't show all of this message, so the rest of it is left out.";

/** The beginning of the message as the plainest of blocks, with all its buttons, and a menu for each line that is left. */
function toPlain(message: Message): Message {
  let room = MAX_TEXT_OF_PLAIN_MESSAGE;
  let isCut = false;
  const plain = plainBlocks(message).flatMap((block): KnownBlock[] => {
    if (block.type === "actions") return [block];
    const words = wordsOf(block);
    const shown = clipMrkdwn(words, Math.max(1, room));
    isCut ||= shown !== words || block.type === "table";
    const hasRoom = room > 0;
    room -= shown.length;
    return hasRoom && shown !== "" ? [{ ...toSection(shown), ...besideOf(block) }] : [];
  });
  return { text: clipMrkdwn(message.text, MAX_TEXT_ALONE), blocks: isCut ? [...plain, toSection(TOO_LONG)] : plain };
}

const isPlain = ({ blocks }: Message) => blocks.every(({ type }) => type === "section" || type === "actions");

/**
 * The next smaller version; undefined if there is none. First the versions that the message brings along, then its
 * beginning in plain blocks, last its text alone.
 */
function smallerThan(message: Message): Message | undefined {
  if (message.smaller) return message.smaller;
  if (!isPlain(message)) return toPlain(message);
  return message.blocks.length > 0 ? { text: clipMrkdwn(message.text, MAX_TEXT_ALONE), blocks: [] } : undefined;
}

/** A message in one of its sizes, as Slack gets it. */
export interface SizedContent {
  content: Content;
  /** The same for a workspace that refuses charts; undefined if it has none. */
  withoutCharts: Content | undefined;
  /** 0 is the message as it was composed. Each number after that is smaller. */
  size: number;
}

/** The message in its sizes, from the given one on, or in the smallest if there are fewer. */
export function* sizesOf(message: Message, from = 0): Generator<SizedContent, void> {
  let next: Message | undefined = message;
  for (let size = 0; next; size += 1) {
    const smaller: Message | undefined = smallerThan(next);
    if (size >= from || !smaller) {
      const { text, blocks, withoutCharts } = next;
      yield { content: { text, blocks }, withoutCharts: withoutCharts && { text, blocks: withoutCharts }, size };
    }
    next = smaller;
  }
}
