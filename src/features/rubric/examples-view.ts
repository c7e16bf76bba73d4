// How the examples of one level look: page by page, with a button to delete those this person may delete.
import { formatLevel, type Level } from "../../domain/level.js";
import { managesLibrary } from "../../domain/role.js";
import { toButton } from "../../slack/define/button.js";
import {
  type Block,
  buttons,
  footnote,
  heading,
  type Message,
  paragraph,
  toMessage,
} from "../../slack/message/blocks.js";
import { pageButtons, pageOf } from "../../slack/message/paging.js";
import type { Example } from "../../store/examples.js";
import type { Ctx } from "../context.js";
import { addExampleLink, examplesLink, removeExampleLink } from "./rubric-links.js";

const EXAMPLES_PER_PAGE = 10;

export const formatExample = ({ text, addedBy }: Example): string => `${text} – ${addedBy.name}`;

function toExampleBlocks({ user }: Ctx, example: Example): Block[] {
  const line = paragraph(formatExample(example));
  if (!managesLibrary(user) && example.addedBy.id !== user.id) return [line];
  const { id, level } = example;
  return [line, buttons(toButton(removeExampleLink, { example: id, level }, { text: "Delete", suffix: id }))];
}

export function toExampleList(ctx: Ctx, at: { level: Level; page: number; examples: readonly Example[] }): Message {
  const { shown, page, last } = pageOf(at.examples, { size: EXAMPLES_PER_PAGE, page: at.page });
  const paging = pageButtons({
    ...{ page, last },
    toButton: (to, look) => toButton(examplesLink, { level: at.level, page: to }, look),
  });
  return toMessage(
    heading(`Examples of level ${formatLevel(at.level)}`),
    ...(shown.length === 0 ? [paragraph("None yet.")] : []),
    ...shown.flatMap((example) => toExampleBlocks(ctx, example)),
    buttons(...paging, toButton(addExampleLink, {}, { text: "Add an example" })),
    footnote("All staff can see the examples."),
  );
}
