// A reflection as others read it: posted in a channel, previewed before that, or read page by page.
import {
  type Answers,
  type FilledSheet,
  roadblockSlots,
  roomForEach,
  type Sheet,
  toLines,
} from "../../domain/reflection.js";
import { type Block, bold, channelMention, heading, paragraph } from "../../slack/message/blocks.js";
import { MAX_WRITTEN_TEXT } from "../../slack/message/limits.js";
import { clip } from "../../text/clip.js";

const COUNTED = ["a roadblock", "two roadblocks", "three roadblocks"];

const toAnswer = ({ label, text }: { label: string; text: string }) => paragraph(bold(label), `\n${text}`);

/** "Tess Whitlock shared two roadblocks". */
function toHeading({ sheet, answers }: Pick<FilledSheet, "sheet" | "answers">, name: string): Block {
  const roadblocks = COUNTED[roadblockSlots({ sheet, answers }).length - 1];
  return heading(`${name} shared ${roadblocks ?? `a reflection: ${sheet.title}`}`);
}

/** All of it, in as many pages as it takes. */
export function toReflectionPages(sheet: Sheet, { answers, name }: { answers: Answers; name: string }): Block[][] {
  const pages: Block[][] = [];
  let room = 0;
  for (const answer of toLines(sheet, answers)) {
    if (answer.text.length > room) {
      pages.push([toHeading({ sheet, answers }, name)]);
      room = MAX_WRITTEN_TEXT;
    }
    room -= answer.text.length;
    pages.at(-1)?.push(toAnswer(answer));
  }
  return pages;
}

/** The post, in one message: answers that are too long for it are cut short. */
export function toPost({ sheet, answers }: FilledSheet, name: string, room = MAX_WRITTEN_TEXT): Block[] {
  const lines = toLines(sheet, answers);
  const most = roomForEach(
    lines.map(({ text }) => text),
    room,
  );
  return [
    toHeading({ sheet, answers }, name),
    ...lines.map(({ label, text }) => toAnswer({ label, text: clip(text, most) })),
  ];
}

/** The post exactly as it will be, below a line that says where it goes. */
export function toPreview(filled: FilledSheet & { channel: string }, name: string): Block[] {
  const length = toLines(filled.sheet, filled.answers).reduce((sum, { text }) => sum + text.length, 0);
  const isCut = length > MAX_WRITTEN_TEXT;
  return [
    paragraph(
      "Preview: this will be posted in ",
      channelMention(filled.channel),
      isCut ? ". It's too long for one post, so the longest answers are cut short." : ".",
    ),
    ...toPost(filled, name),
  ];
}
