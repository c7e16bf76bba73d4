// A message as a modal, to answer a click in the Home or in a modal, where Slack can't show a message.
import type { KnownBlock, ModalView, RichTextBlock, TableBlock } from "@slack/types";
import { cleanText } from "../../text/clean.js";
import { clipAtWord } from "../../text/clip.js";
import { type Message, plainBlocks, plainText } from "./blocks.js";
import { MAX_MODAL_BUTTON, MAX_MODAL_TITLE } from "./limits.js";

/** The modal's callback_id. It has nothing to submit. */
const INFO = "info";

const textOf = (cell: unknown) => (cell as { text?: string }).text ?? "";

// Slack does not allow a table in a modal: https://docs.slack.dev/reference/block-kit/blocks/table-block
function toList({ rows }: TableBlock): RichTextBlock[] {
  const [head = [], ...withoutHead] = rows;
  const toLine = (row: typeof head) => ({
    type: "rich_text_section" as const,
    elements: [{ type: "text" as const, text: row.map(textOf).join(" · ") }],
  });
  // What the columns are called, then a line for each row.
  return [
    { type: "rich_text", elements: [toLine(head)] },
    { type: "rich_text", elements: [{ type: "rich_text_list", style: "bullet", elements: withoutHead.map(toLine) }] },
  ];
}

/**
 * The title says what is in it, and is cut at a word if it is too long. A heading that says just what the title says is
 * left out. A table becomes a list below the names of its columns, and a chart its words.
 */
export function toInfoModal({ message, title }: { message: Message; title: string }): ModalView {
  const shown = clipAtWord(cleanText(title), MAX_MODAL_TITLE);
  return {
    type: "modal",
    callback_id: INFO,
    title: plainText(shown, MAX_MODAL_TITLE),
    close: plainText("Close", MAX_MODAL_BUTTON),
    blocks: plainBlocks(message)
      .filter((block) => block.type !== "header" || block.text.text !== shown)
      .flatMap((block): KnownBlock[] => (block.type === "table" ? toList(block) : [block])),
  };
}
