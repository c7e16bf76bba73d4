// What a person typed, as Slack shows it to apps: the text, plus one rich_text block.
// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
import { unescapeText } from "../escaping.js";
import type { JsonObject } from "../json.js";
import type { Message } from "../messages.js";

const SPECIAL = /<([^<>\n]+)>/;
/** What is between `<` and `>`: a person, a channel, a broadcast, or a link. */
function toSpecial(inside: string): JsonObject {
  const [target = "", label] = inside.split("|");
  if (target.startsWith("@")) return { type: "user", user_id: target.slice(1) };
  if (target.startsWith("#")) return { type: "channel", channel_id: target.slice(1) };
  if (target.startsWith("!")) return { type: "broadcast", range: target.slice(1) };
  return { type: "link", url: unescapeText(target), ...(label ? { text: unescapeText(label) } : {}) };
}

function toElements(text: string): JsonObject[] {
  return text.split(SPECIAL).flatMap((part, index): JsonObject[] => {
    if (index % 2 === 1) return [toSpecial(part)];
    return part === "" ? [] : [{ type: "text", text: unescapeText(part) }];
  });
}

const digitsOf = ({ ts }: Message): string => ts.replace(".", "");

export function toRichText(message: Message): JsonObject {
  const section = { type: "rich_text_section", elements: toElements(message.text) };
  return { type: "rich_text", block_id: `t${digitsOf(message)}`, elements: [section] };
}

/** client_msg_id: the same wherever the message appears. */
export const clientMessageId = (message: Message): string =>
  `00000000-0000-4000-9000-${digitsOf(message).slice(-12).padStart(12, "0")}`;
