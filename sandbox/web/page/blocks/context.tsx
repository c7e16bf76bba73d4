// A context block: small gray text and small images.
import type { ContextBlock } from "@slack/types";
import { SafeImage } from "../text/safe-image.js";
import { TextObject } from "../text/text-object.js";

export function Context({ block }: { block: ContextBlock }) {
  return (
    <div className="context">
      {block.elements.map((element, index) =>
        element.type === "image" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: elements of a line have no other key and never move.
          <SafeImage key={index} url={"image_url" in element ? element.image_url : undefined} alt={element.alt_text} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: elements of a line have no other key and never move.
          <span key={index}>
            <TextObject text={element} />
          </span>
        ),
      )}
    </div>
  );
}
