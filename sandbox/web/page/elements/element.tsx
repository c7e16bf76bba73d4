// An element outside of a field: in a row of actions, or beside a section.
import { useSurface } from "../surface.js";
import { SafeImage } from "../text/safe-image.js";
import type { AnyElement } from "./kinds.js";
import { OverflowMenu, PressButton } from "./pressables.js";
import { Stateful } from "./stateful.js";

const nameOf = (element: AnyElement) =>
  ("placeholder" in element && element.placeholder?.text) || element.type.replaceAll("_", " ");

export function ElementBeside({ element, blockId }: { element: AnyElement; blockId: string }) {
  const surface = useSurface();
  switch (element.type) {
    case "button":
      return <PressButton element={element} blockId={blockId} />;
    case "overflow":
      return <OverflowMenu element={element} blockId={blockId} />;
    case "image":
      return <SafeImage url={"image_url" in element ? element.image_url : undefined} alt={element.alt_text} />;
    case "workflow_button":
      return <span className="about">{element.text.text}</span>;
    default: {
      const actionId = element.action_id ?? "";
      const look = {
        id: `${surface.id}-${blockId}-${actionId}`,
        labelledBy: undefined,
        name: nameOf(element),
        describedBy: undefined,
        isInvalid: false,
        isRequired: false,
      };
      return (
        <Stateful
          blockId={blockId}
          element={element}
          value={surface.valueOf(blockId, element)}
          onChange={(value, isFinal) => surface.change({ blockId, actionId, value, isFinal, isInput: false })}
          look={look}
        />
      );
    }
  }
}
