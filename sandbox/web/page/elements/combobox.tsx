// A searchable menu for one choice or several.
import { type ChangeEvent, type MouseEvent, useEffect, useRef } from "react";
import type { Choice } from "./choice.js";
import type { ElementProps } from "./kinds.js";
import { Listbox } from "./listbox.js";
import { type ComboboxState, useCombobox } from "./use-combobox.js";

export interface ComboboxProps {
  aria: ElementProps["aria"];
  many: boolean;
  /** The most that may be chosen, if there is a limit. */
  max?: number | undefined;
  /** The current choices with their texts, even those not among the options now. */
  chosen: readonly Choice[];
  options: readonly Choice[];
  placeholder: string;
  isBusy?: boolean;
  /** Called with what was typed, instead of searching the options. */
  onQuery?(query: string): void;
  onChoose(values: string[]): void;
}

const isMatch = ({ text, about = "" }: Choice, query: string) =>
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

/** The input's ARIA attributes and its event handlers. */
const toAttributes = (
  { aria, chosen, placeholder }: ComboboxProps,
  combobox: ComboboxState,
  single: Choice | undefined,
) => ({
  id: aria.id,
  role: "combobox",
  autoComplete: "off",
  "aria-label": aria.name,
  "aria-labelledby": aria.labelledBy,
  "aria-expanded": combobox.isOpen,
  "aria-controls": `${aria.id}-list`,
  "aria-autocomplete": "list" as const,
  "aria-activedescendant":
    combobox.isOpen && combobox.shown[combobox.marked] ? `${aria.id}-list-${combobox.marked}` : undefined,
  "aria-describedby": aria.describedBy,
  "aria-invalid": aria.isInvalid || undefined,
  "aria-required": aria.isRequired || undefined,
  placeholder: single?.text ?? (chosen.length > 0 ? "" : placeholder),
  value: combobox.isOpen ? combobox.query : (single?.text ?? ""),
  onClick: combobox.open,
  onChange: (event: ChangeEvent<HTMLInputElement>) => combobox.type(event.target.value),
  onKeyDown: combobox.press,
  onBlur: combobox.close,
});

const isFull = ({ many, max, chosen }: ComboboxProps): boolean => many && max !== undefined && chosen.length >= max;

function useComboboxFor(props: ComboboxProps): ComboboxState {
  const { many, chosen, options, onQuery, onChoose } = props;
  return useCombobox({
    offer: (query) => (onQuery ? options : options.filter((option) => isMatch(option, query))),
    chosen: chosen.map(({ value }) => value),
    many,
    isFull: isFull(props),
    onChoose,
    onQuery: onQuery ?? (() => undefined),
  });
}

export function Combobox(props: ComboboxProps) {
  const { aria, many, chosen, onChoose } = props;
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const combobox = useComboboxFor(props);
  const { isOpen } = combobox;
  const single = many ? undefined : chosen[0];

  useEffect(() => {
    if (isOpen && !many) input.current?.select();
  }, [isOpen, many]);

  // The pressed button disappears with its chip, so the input gets the focus.
  const stay = () => input.current?.focus();
  const remove = (value: string) => {
    stay();
    combobox.remove(value);
  };
  const clear = () => {
    stay();
    onChoose([]);
  };
  const openFrom = (event: MouseEvent) => {
    if (event.target !== box.current) return;
    event.preventDefault();
    stay();
    combobox.open();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: this is a larger target for the pointer; the keyboard uses the input.
    <div className="combobox" ref={box} onMouseDown={openFrom}>
      {many ? <Chips chosen={chosen} onRemove={remove} /> : null}
      <input ref={input} {...toAttributes(props, combobox, single)} />
      {single && !aria.isRequired ? (
        <button type="button" className="clear" aria-label={`Clear ${single.text}`} onClick={clear}>
          ×
        </button>
      ) : null}
      <Listbox
        id={`${aria.id}-list`}
        anchor={box}
        labelledBy={aria.labelledBy}
        isBusy={props.isBusy ?? false}
        many={many}
        max={isFull(props) ? props.max : undefined}
        chosen={chosen.map(({ value }) => value)}
        combobox={combobox}
      />
    </div>
  );
}
