// A line of text with a button or a menu next to it, as lists have them.
import type { Button, Overflow, SectionBlock } from "@slack/types";
import { type Block, type Inline, mrkdwnText, paragraph, plainText, toMrkdwn } from "./blocks.js";
import { MAX_SECTION_TEXT } from "./limits.js";

const MARKS = { bold: "*", italic: "_", code: "`" };

function toStyled(inline: Inline): string {
  const mark = typeof inline === "string" || !("style" in inline) ? "" : MARKS[inline.style];
  return `${mark}${toMrkdwn(inline)}${mark}`;
}

// Only rich text shows every text as it was typed, and it has no place for a menu. Section text that would be read as
// formatting is shown without any, because mrkdwn has no way to escape it.
const looksFormatted = (inlines: readonly Inline[]) =>
  inlines.some((inline) => /[*_~`\n]/.test(typeof inline === "string" ? inline : "text" in inline ? inline.text : ""));

const toPlain = (inlines: readonly Inline[]) =>
  inlines.map((inline) => (typeof inline === "string" ? inline : "text" in inline ? inline.text : "")).join("");

export function line(inlines: readonly Inline[], beside: Button | Overflow): Block {
  const text = looksFormatted(inlines)
    ? plainText(toPlain(inlines), MAX_SECTION_TEXT)
    : mrkdwnText(inlines.map(toStyled).join(""));
  const block: SectionBlock = { type: "section", text, accessory: beside };
  return { block, text: paragraph(...inlines).text };
}
