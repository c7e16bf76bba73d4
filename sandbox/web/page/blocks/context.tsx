// A context block: small grey text and small pictures.
import type { ContextBlock } from "@slack/types";
import { SafeImage } from "../text/safe-image.js";
import { TextObject } from "../text/text-object.js";

export function Context({ block }: { block: ContextBlock }) {
  return (
    <div className="context">
      {block.elements.map((element, index) =>
        element.type === "image" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line have no other name and never change places.
          <SafeImage key={index} url={"image_url" in element ? element.image_url : undefined} alt={element.alt_text} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line have no other name and never change places.
          <span key={index}>
            <TextObject text={element} />
          </span>
        ),
      )}
    </div>
  );
}
