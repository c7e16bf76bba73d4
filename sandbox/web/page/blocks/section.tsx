// A section: text, fields in two columns, and an element next to them.
import type { SectionBlock } from "@slack/types";
import { ElementBeside } from "../elements/element.js";
import { useSurface } from "../surface.js";
import { readMrkdwn } from "../text/mrkdwn.js";
import { RichText } from "../text/rich-text.js";

type Text = NonNullable<SectionBlock["text"]>;

const partsOf = (text: Text) =>
  text.type === "mrkdwn"
    ? readMrkdwn(text.text)
    : [{ type: "rich_text_section" as const, elements: [{ type: "text" as const, text: text.text }] }];

export function Section({ block }: { block: SectionBlock }) {
  const surface = useSurface();
  const blockId = block.block_id ?? "";
  const textId = `${surface.id}-${blockId}-text`;
  return (
    <div className="section">
      <div className="section-text" id={textId}>
        {block.text ? <RichText parts={partsOf(block.text)} /> : null}
        {block.fields ? (
          <div className="fields">
            {block.fields.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other key and never move.
              <RichText key={index} parts={partsOf(field)} />
            ))}
          </div>
        ) : null}
      </div>
      {block.accessory ? <ElementBeside element={block.accessory} blockId={blockId} labelledBy={textId} /> : null}
    </div>
  );
}
