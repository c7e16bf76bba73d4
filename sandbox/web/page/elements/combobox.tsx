// A menu that is searched by typing, for one choice or several.
import { useEffect, useRef } from "react";
import type { Choice } from "./choice.js";
import type { ElementProps } from "./kinds.js";
import { Listbox } from "./listbox.js";
import { useCombobox } from "./use-combobox.js";

export interface ComboboxProps {
  look: ElementProps["look"];
  many: boolean;
  /** What is chosen, with its text, even when it is not on offer now. */
  chosen: readonly Choice[];
  options: readonly Choice[];
  placeholder: string;
  isBusy?: boolean;
  /** Instead of looking for what was typed in the options. */
  onQuery?(query: string): void;
  onChoose(values: string[]): void;
}

const fits = ({ text, about = "" }: Choice, query: string) =>
  `${text} ${about}`.toLowerCase().includes(query.trim().toLowerCase());

function Chips({ chosen, onRemove }: { chosen: readonly Choice[]; onRemove(value: string): void }) {
  return chosen.map(({ value, text }) => (
    <span className="chip" key={value}>
      {text}
      <button type="button" aria-label={`Remove ${text}`} onClick={() => onRemove(value)}>
        ×
      </button>
    </span>
  ));
}

export function Combobox(props: ComboboxProps) {
  const { look, many, chosen, options, placeholder, isBusy, onQuery, onChoose } = props;
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const values = chosen.map(({ value }) => value);
  const combobox = useCombobox({
    offer: (query) => (onQuery ? options : options.filter((option) => fits(option, query))),
    chosen: values,
    many,
    onChoose,
    onQuery: onQuery ?? (() => undefined),
  });
  const { isOpen, query, shown, marked } = combobox;
  const single = many ? undefined : chosen[0];

  useEffect(() => {
    if (isOpen && !many) input.current?.select();
  }, [isOpen, many]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the pointer; the keyboard has the input.
    <div
      className="combobox"
      ref={box}
      data-invalid={look.isInvalid || undefined}
      onMouseDown={(event) => {
        if (event.target !== box.current) return;
        event.preventDefault();
        input.current?.focus();
        combobox.open();
      }}
    >
      {many ? <Chips chosen={chosen} onRemove={combobox.remove} /> : null}
      <input
        ref={input}
        id={look.id}
        role="combobox"
        autoComplete="off"
        aria-label={look.name}
        aria-expanded={isOpen}
        aria-controls={`${look.id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && shown[marked] ? `${look.id}-list-${marked}` : undefined}
        aria-describedby={look.describedBy}
        aria-invalid={look.isInvalid || undefined}
        aria-required={look.isRequired || undefined}
        placeholder={single?.text ?? (chosen.length > 0 ? "" : placeholder)}
        value={isOpen ? query : (single?.text ?? "")}
        onClick={combobox.open}
        onChange={(event) => combobox.type(event.target.value)}
        onKeyDown={combobox.press}
        onBlur={combobox.close}
      />
      {single && !look.isRequired ? (
        <button type="button" className="clear" aria-label={`Clear ${single.text}`} onClick={() => onChoose([])}>
          ×
        </button>
      ) : null}
      <Listbox
        id={`${look.id}-list`}
        anchor={box}
        labelledBy={look.labelledBy}
        isOpen={isOpen}
        isBusy={isBusy ?? false}
        many={many}
        options={shown}
        chosen={values}
        marked={marked}
        onChoose={combobox.choose}
      />
    </div>
  );
}
