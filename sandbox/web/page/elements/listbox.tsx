// The list of options under a searchable menu.
import { type RefObject, useEffect } from "react";
import type { ComboboxState } from "./use-combobox.js";
import { usePopup } from "./use-popup.js";

interface ListboxProps {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  labelledBy: string | undefined;
  isBusy: boolean;
  many: boolean;
  /** Set when that many are chosen and no more may be. */
  max: number | undefined;
  chosen: readonly string[];
  combobox: ComboboxState;
}

function Line({ text, about, isChosen }: { text: string; about: string; isChosen: boolean }) {
  return (
    <>
      <span className="tick" aria-hidden="true">
        {isChosen ? "✓" : ""}
      </span>
      <span>
        {text}
        {about ? <span className="about">{about}</span> : null}
      </span>
    </>
  );
}

function Note({ text }: { text: string }) {
  return (
    <div role="option" aria-selected="false" aria-disabled="true" tabIndex={-1} className="note">
      {text}
    </div>
  );
}

export function Listbox({ id, anchor, labelledBy, isBusy, many, max, chosen, combobox }: ListboxProps) {
  const { isOpen, shown, marked, choose } = combobox;
  const style = usePopup(anchor, { isOpen });

  useEffect(() => {
    if (isOpen) document.getElementById(`${id}-${marked}`)?.scrollIntoView({ block: "nearest" });
  }, [id, isOpen, marked]);

  if (!isOpen) return null;
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
      // Keeps the cursor in the input, because the list closes when the input loses it.
      onMouseDown={(event) => event.preventDefault()}
    >
      {max === undefined ? null : <Note text={`You can choose up to ${max}.`} />}
      {shown.map(({ value, text, about, group }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox's input handles the keys.
        // biome-ignore lint/a11y/useFocusableInteractive: it is marked with aria-activedescendant.
        <div
          key={value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={chosen.includes(value)}
          aria-disabled={(max !== undefined && !chosen.includes(value)) || undefined}
          data-marked={index === marked || undefined}
          onClick={() => choose(value)}
        >
          <Line text={text} about={[group, about].filter(Boolean).join(" · ")} isChosen={chosen.includes(value)} />
        </div>
      ))}
      {shown.length === 0 ? <Note text={isBusy ? "Searching…" : "No matches."} /> : null}
    </div>
  );
}
