// Draws blocks of Block Kit by hand: the kept library for it reads raw text and plain text as markup, so that a unit's
// title could mention everybody, and gives every message the same id.
import type { KnownBlock } from "@slack/types";
import { Fragment } from "react";
import { ElementBeside } from "../elements/element.js";
import { RichText } from "../text/rich-text.js";
import { SafeImage } from "../text/safe-image.js";
import { Context } from "./context.js";
import { Input } from "./input.js";
import { Section } from "./section.js";
import { Table } from "./table.js";

function Block({ block }: { block: KnownBlock }) {
  switch (block.type) {
    case "header":
      return <h3 className="header">{block.text.text}</h3>;
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
    case "input":
      return <Input block={block} />;
    case "actions":
      return (
        <div className="actions">
          {block.elements.map((element) => (
            <ElementBeside
              key={"action_id" in element ? element.action_id : element.type}
              element={element}
              blockId={block.block_id ?? ""}
            />
          ))}
        </div>
      );
    case "image":
      return (
        <figure>
          {block.title ? <figcaption>{block.title.text}</figcaption> : null}
          <SafeImage url={"image_url" in block ? block.image_url : undefined} alt={block.alt_text} />
        </figure>
      );
    default:
      return <p className="about">This page cannot draw a block of the kind “{block.type}”.</p>;
  }
}

export function Blocks({ blocks }: { blocks: readonly KnownBlock[] }) {
  return blocks.map((block, index) => (
    <Fragment key={block.block_id ?? index}>
      <Block block={block} />
    </Fragment>
  ));
}
