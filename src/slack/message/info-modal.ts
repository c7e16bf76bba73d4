// A message as a modal: what somebody asked for in the Home or in a modal, where there is no place for a message.
import type { KnownBlock, ModalView, RichTextBlock, TableBlock } from "@slack/types";
import type { Message } from "./parts.js";

/** Its callback_id; it has nothing to send. */
export const INFO = "info";

const textOf = (cell: unknown) => (cell as { text?: string }).text ?? "";

// A table is not allowed in a modal: https://docs.slack.dev/reference/block-kit/blocks/table-block
function toList({ rows }: TableBlock): RichTextBlock {
  const [, ...lines] = rows;
  return {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_list",
        style: "bullet",
        elements: lines.map((row) => ({
          type: "rich_text_section" as const,
          elements: [{ type: "text" as const, text: row.map(textOf).join(" · ") }],
        })),
      },
    ],
  };
}

export function toInfoModal(message: Message): ModalView {
  return {
    type: "modal",
    callback_id: INFO,
    title: { type: "plain_text", text: "Bookend", emoji: false },
    close: { type: "plain_text", text: "Close", emoji: false },
    blocks: message.blocks.map((block): KnownBlock => (block.type === "table" ? toList(block) : block)),
  };
}
