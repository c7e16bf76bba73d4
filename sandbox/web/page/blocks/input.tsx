// A form field: its label, element, hint, and error.
import type { InputBlock } from "@slack/types";
import { type ElementProps, isTyped } from "../elements/kinds.js";
import { Stateful } from "../elements/stateful.js";
import { useSurface } from "../surface.js";

const GROUPED = ["radio_buttons", "checkboxes"];

function Label({ block, id }: { block: InputBlock; id: string }) {
  const text = (
    <>
      {block.label.text}
      {block.optional ? <span className="optional"> (optional)</span> : null}
    </>
  );
  // A group has no single element for a label to belong to.
  if (GROUPED.includes(block.element.type)) {
    return (
      <span className="label" id={`${id}-label`}>
        {text}
      </span>
    );
  }
  return (
    <label className="label" htmlFor={id} id={`${id}-label`}>
      {text}
    </label>
  );
}

/** Whether Enter goes to the app, the default for a one-line text. */
function hearsEnter({ dispatch_action: asks, element }: InputBlock): boolean {
  if (!asks || !isTyped(element)) return false;
  const isLine = element.type !== "plain_text_input" || !element.multiline;
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  return isLine && triggers.includes("on_enter_pressed");
}

function toAria(block: InputBlock, { id, error }: { id: string; error: string | undefined }): ElementProps["aria"] {
  const described = [block.hint && `${id}-hint`, hearsEnter(block) && `${id}-enter`, error && `${id}-error`]
    .filter(Boolean)
    .join(" ");
  return {
    id,
    labelledBy: `${id}-label`,
    name: undefined,
    describedBy: described || undefined,
    isInvalid: error !== undefined,
    isRequired: !block.optional,
  };
}

export function Input({ block }: { block: InputBlock }) {
  const surface = useSurface();
  const { element, hint } = block;
  const blockId = block.block_id ?? "";
  const actionId = element.action_id ?? "";
  const error = surface.errors[blockId];
  const id = `${surface.id}-${blockId}`;
  const wantsFocus = "focus_on_load" in element && element.focus_on_load;
  return (
    <div
      className="field"
      data-field={blockId}
      data-invalid={error ? true : undefined}
      data-focus={wantsFocus || undefined}
    >
      <Label block={block} id={id} />
      <Stateful
        blockId={blockId}
        element={element}
        value={surface.valueOf(blockId, element)}
        onChange={(value, isFinal) => surface.change({ blockId, actionId, value, isFinal, isInput: true })}
        onLeave={surface.leaveField}
        onEnter={hearsEnter(block) ? (value) => void surface.press({ blockId, actionId, value }) : undefined}
        aria={toAria(block, { id, error })}
      />
      {error ? (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {hearsEnter(block) ? (
        <p className="about" id={`${id}-enter`}>
          Press Enter to send.
        </p>
      ) : null}
      {hint ? (
        <p className="about" id={`${id}-hint`}>
          {hint.text}
        </p>
      ) : null}
    </div>
  );
}
