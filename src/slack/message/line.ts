// A line of a list with a button or a menu next to it. Slack has no rich text there.
import type { Button, Overflow, SectionBlock } from "@slack/types";
import { type Block, escapeMrkdwn, type Inline, mrkdwnText, paragraph, plainText, toMrkdwn } from "./blocks.js";
import { MAX_SECTION_TEXT } from "./limits.js";

const MARKS = { bold: "*", italic: "_", code: "`" };

/** Slack draws a style only if its marks touch the words: spaces at the ends stay outside. */
function toStyled(inline: Inline): string {
  const text = toMrkdwn(inline);
  if (typeof inline === "string" || !("style" in inline)) return text;
  const mark = MARKS[inline.style];
  return text.replace(/\S(?:.*\S)?/su, (words) => `${mark}${words}${mark}`);
}

/** Of our own words. In mrkdwn, some of what people type would become formatting. */
export function line(inlines: readonly Inline[], beside: Button | Overflow): Block {
  const text = mrkdwnText(inlines.map(toStyled).join(""));
  const block: SectionBlock = { type: "section", text, accessory: beside };
  return { block, text: paragraph(...inlines).text };
}

/** Of what people typed, shown exactly so: the title stands above the details. */
export function typedLine({ title, details }: { title: string; details: string }, beside: Button | Overflow): Block {
  const text = plainText(`${title}\n${details}`, MAX_SECTION_TEXT);
  const block: SectionBlock = { type: "section", text, accessory: beside };
  return { block, text: escapeMrkdwn(`${title} · ${details}`) };
}
