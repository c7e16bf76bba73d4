// An element outside a field: in a row of actions, or next to a section.
import { useConfirm } from "../confirm.js";
import { useSurface } from "../surface.js";
import { SafeImage } from "../text/safe-image.js";
import type { AnyElement, ElementProps, StatefulElement } from "./kinds.js";
import { OverflowMenu, PressButton } from "./pressables.js";
import { Stateful } from "./stateful.js";

interface BesideProps<E extends AnyElement = AnyElement> {
  element: E;
  blockId: string;
  /** Id of the text next to it. */
  labelledBy?: string | undefined;
}

const nameOf = (element: StatefulElement) =>
  ("placeholder" in element && element.placeholder?.text) || element.type.replaceAll("_", " ");

const toAria = (id: string, { element, labelledBy }: BesideProps<StatefulElement>): ElementProps["aria"] => ({
  id,
  labelledBy,
  name: labelledBy ? undefined : nameOf(element),
  describedBy: undefined,
  isInvalid: false,
  isRequired: false,
});

function StatefulBeside(props: BesideProps<StatefulElement>) {
  const { element, blockId } = props;
  const surface = useSurface();
  const confirm = useConfirm();
  const actionId = element.action_id ?? "";
  const change = async (value: unknown, isFinal: boolean) => {
    if ("confirm" in element && !(await confirm(element.confirm))) return;
    surface.change({ blockId, actionId, value, isFinal, isInput: false });
  };
  return (
    <Stateful
      blockId={blockId}
      element={element}
      value={surface.valueOf(blockId, element)}
      onChange={(value, isFinal) => void change(value, isFinal)}
      aria={toAria(`${surface.id}-${blockId}-${actionId}`, props)}
    />
  );
}

export function ElementBeside({ element, blockId, labelledBy }: BesideProps) {
  switch (element.type) {
    case "button":
      return <PressButton element={element} blockId={blockId} />;
    case "overflow":
      return <OverflowMenu element={element} blockId={blockId} describedBy={labelledBy} />;
    case "image":
      return <SafeImage url={"image_url" in element ? element.image_url : undefined} alt={element.alt_text} />;
    case "workflow_button":
      return <span className="about">{element.text.text}</span>;
    default:
      return <StatefulBeside element={element} blockId={blockId} labelledBy={labelledBy} />;
  }
}
