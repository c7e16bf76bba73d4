// A field of a form: its label, the element, a hint, and what is wrong with it.
import type { InputBlock } from "@slack/types";
import { Stateful } from "../elements/stateful.js";
import { useSurface } from "../surface.js";

const GROUPED = ["radio_buttons", "checkboxes"];

export function Input({ block }: { block: InputBlock }) {
  const surface = useSurface();
  const { element, optional = false, hint } = block;
  const blockId = block.block_id ?? "";
  const actionId = element.action_id ?? "";
  const error = surface.errors[blockId];
  const id = `${surface.id}-${blockId}`;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const label = (
    <>
      {block.label.text}
      {optional ? <span className="optional"> (optional)</span> : null}
    </>
  );
  return (
    <div
      className="field"
      data-field={blockId}
      data-invalid={error ? true : undefined}
      data-focus={element.type !== "file_input" && element.focus_on_load ? true : undefined}
    >
      {GROUPED.includes(element.type) ? (
        <span className="label" id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label className="label" htmlFor={id} id={`${id}-label`}>
          {label}
        </label>
      )}
      <Stateful
        blockId={blockId}
        element={element}
        value={surface.valueOf(blockId, element)}
        onChange={(value, isFinal) => surface.change({ blockId, actionId, value, isFinal, isInput: true })}
        look={{
          id,
          labelledBy: `${id}-label`,
          name: undefined,
          describedBy: described || undefined,
          isInvalid: error !== undefined,
          isRequired: !optional,
        }}
      />
      {error ? (
        <p className="error" id={`${id}-error`}>
          {error}
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
