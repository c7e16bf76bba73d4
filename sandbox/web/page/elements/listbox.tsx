// The list of options under a menu that is searched by typing.
import { type RefObject, useEffect } from "react";
import type { Choice } from "./choice.js";
import { usePopup } from "./use-popup.js";

interface ListboxProps {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  labelledBy: string | undefined;
  isOpen: boolean;
  isBusy: boolean;
  many: boolean;
  options: readonly Choice[];
  chosen: readonly string[];
  marked: number;
  onChoose(value: string): void;
}

function Line({ choice, isChosen }: { choice: Choice; isChosen: boolean }) {
  return (
    <>
      <span className="tick" aria-hidden="true">
        {isChosen ? "✓" : ""}
      </span>
      <span>
        {choice.text}
        {choice.about ? <span className="about">{choice.about}</span> : null}
      </span>
    </>
  );
}

export function Listbox(props: ListboxProps) {
  const { id, anchor, labelledBy, isOpen, isBusy, many, options, chosen, marked, onChoose } = props;
  const style = usePopup(anchor, { isOpen });

  useEffect(() => {
    if (isOpen) document.getElementById(`${id}-${marked}`)?.scrollIntoView({ block: "nearest" });
  }, [id, isOpen, marked]);

  if (!isOpen) return null;
  const note = isBusy ? "Looking…" : "Nothing fits.";
  return (
    <div
      className="popup listbox"
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-labelledby={labelledBy}
      aria-label={labelledBy ? undefined : "Options"}
      aria-multiselectable={many || undefined}
      style={style}
      // The cursor stays in the input, which would close the list when it lost it.
      onMouseDown={(event) => event.preventDefault()}
    >
      {options.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the input of the combobox hears the keys.
        // biome-ignore lint/a11y/useFocusableInteractive: it is marked with aria-activedescendant.
        <div
          key={choice.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={chosen.includes(choice.value)}
          data-marked={index === marked || undefined}
          onClick={() => onChoose(choice.value)}
        >
          <Line choice={choice} isChosen={chosen.includes(choice.value)} />
        </div>
      ))}
      {options.length === 0 ? (
        <div role="option" aria-selected="false" aria-disabled="true" tabIndex={-1} className="note">
          {note}
        </div>
      ) : null}
    </div>
  );
}
