// Draws Block Kit blocks by hand: the maintained library for it reads raw and plain text as markup, so that a unit's
// title could mention everyone, and gives every message the same id.
import type { ActionsBlock } from "@slack/types";
import { Fragment } from "react";
import type { LevelHeader, MessageBlock } from "../../../workspace/block-kit/message-block.js";
import { ElementBeside } from "../elements/element.js";
import { RichText } from "../text/rich-text.js";
import { SafeImage } from "../text/safe-image.js";
import { Chart } from "./chart.js";
import { Context } from "./context.js";
import { DataTable } from "./data-table.js";
import { Input } from "./input.js";
import { keysOf } from "./keys.js";
import { Section } from "./section.js";
import { Table } from "./table.js";

function Actions({ block }: { block: ActionsBlock }) {
  const keys = keysOf(block.elements.map((element) => ({ type: element.type, id: element.action_id })));
  return (
    <div className="actions">
      {block.elements.map((element, index) => (
        <ElementBeside key={keys[index]} element={element} blockId={block.block_id ?? ""} />
      ))}
    </div>
  );
}

/** The page's own headings come first. */
const HEADING_TAGS = ["h3", "h4", "h5", "h6"] as const;

function Header({ block }: { block: LevelHeader }) {
  const Tag = HEADING_TAGS[(block.level ?? 1) - 1] ?? "h3";
  return (
    <Tag className="header" data-level={block.level}>
      {block.text.text}
    </Tag>
  );
}

function Block({ block }: { block: MessageBlock }) {
  switch (block.type) {
    case "header":
      return <Header block={block} />;
    case "divider":
      return <hr />;
    case "rich_text":
      return <RichText parts={block.elements} />;
    case "section":
      return <Section block={block} />;
    case "context":
      return <Context block={block} />;
    case "table":
      return <Table block={block} />;
    case "data_table":
      return <DataTable block={block} />;
    case "data_visualization":
      return <Chart block={block} />;
    case "input":
      return <Input block={block} />;
    case "actions":
      return <Actions block={block} />;
    case "image":
      return (
        <figure>
          {block.title ? <figcaption>{block.title.text}</figcaption> : null}
          <SafeImage url={"image_url" in block ? block.image_url : undefined} alt={block.alt_text} />
        </figure>
      );
    default:
      return <p className="about">This page can't show a block of type “{block.type}”.</p>;
  }
}

export function Blocks({ blocks }: { blocks: readonly MessageBlock[] }) {
  const keys = keysOf(blocks.map((block) => ({ type: block.type, id: block.block_id })));
  return blocks.map((block, index) => (
    <Fragment key={keys[index]}>
      <Block block={block} />
    </Fragment>
  ));
}
