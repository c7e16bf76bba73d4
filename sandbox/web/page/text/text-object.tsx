// A Block Kit text object within a line: plain text or mrkdwn.
import type { MrkdwnElement, PlainTextElement } from "@slack/types";
import { Inline } from "./inline.js";
import { readInline } from "./mrkdwn.js";

export function TextObject({ text }: { text: PlainTextElement | MrkdwnElement }) {
  return text.type === "mrkdwn" ? <Inline elements={readInline(text.text)} /> : text.text;
}
