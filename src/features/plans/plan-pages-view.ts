// A plan may be longer than a message: its blocks on pages, in their order.
import type { Block } from "../../slack/message/blocks.js";
import { MAX_WRITTEN_TEXT } from "../../slack/message/limits.js";

/** Leaves room for the lines above and below them. */
const MAX_BLOCKS = 36;

/** As many blocks on each page as fit. At least one page. */
export function toPlanPages(blocks: readonly Block[]): Block[][] {
  const pages: Block[][] = [[]];
  let length = 0;
  for (const block of blocks) {
    const page = pages.at(-1) ?? [];
    const isFull = page.length >= MAX_BLOCKS || (page.length > 0 && length + block.text.length > MAX_WRITTEN_TEXT);
    if (isFull) pages.push([block]);
    else page.push(block);
    length = (isFull ? 0 : length) + block.text.length;
  }
  return pages;
}
