// The list above the composer: commands, people, or channels that match what is typed.
import { type RefObject, useEffect } from "react";
import { usePopup } from "./elements/use-popup.js";
import type { CompletionState } from "./use-completion.js";

interface ListProps {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  completion: CompletionState;
}

export function CompletionList({ id, anchor, completion }: ListProps) {
  const { list, marked, take } = completion;
  const isOpen = list !== undefined;
  const style = usePopup(anchor, { isOpen });
  useEffect(() => {
    if (isOpen) document.getElementById(`${id}-list-${marked}`)?.scrollIntoView({ block: "nearest" });
  }, [id, isOpen, marked]);
  if (!list) return null;
  return (
    <div
      className="popup listbox"
      role="listbox"
      id={`${id}-list`}
      aria-label="Suggestions"
      tabIndex={-1}
      style={style}
      onMouseDown={(event) => event.preventDefault()}
    >
      {list.options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the composer handles the keys.
        // biome-ignore lint/a11y/useFocusableInteractive: it is marked with aria-activedescendant.
        <div
          key={option.key}
          id={`${id}-list-${index}`}
          role="option"
          aria-selected={index === marked}
          data-marked={index === marked || undefined}
          onClick={() => take(option)}
        >
          <span>
            <strong>{option.text}</strong>
            {option.about ? <span className="about">{option.about}</span> : null}
          </span>
        </div>
      ))}
    </div>
  );
}
