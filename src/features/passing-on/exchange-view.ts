// How it looks when one person writes to another through Bookend, and the other replies once.
import { ONLY_YOU } from "../../content/form-words.js";
import {
  type Block,
  bold,
  buttons,
  footnote,
  type Message,
  paragraph,
  quote,
  toMessage,
} from "../../slack/message/blocks.js";
import { clip } from "../../text/clip.js";

/** As much as a line quotes of what someone wrote. */
export const MAX_QUOTED = 100;

interface Exchange {
  /** What was written. */
  text: string;
  /** Undefined until someone replied. `by` is "You" or a name. */
  reply: { by: string; text: string } | undefined;
}

/** What was written, and the reply or the button to it. */
export const toExchange = ({ text, reply }: Exchange, replyButton: Parameters<typeof buttons>[0]): Block[] => [
  quote(text),
  reply === undefined ? buttons(replyButton) : paragraph(bold(`${reply.by} replied: `), reply.text),
];

/** To the person who wrote first. `to` is what they wrote: "your offer to help". */
export const toReplyMessage = ({ text, reply }: Exchange, { to, wrote }: { to: string; wrote: string }): Message =>
  toMessage(
    paragraph(`${reply?.by ?? "Someone"} replied to ${to}:`),
    quote(reply?.text ?? ""),
    paragraph(`${wrote}: `, clip(text, MAX_QUOTED)),
    footnote(ONLY_YOU),
  );
