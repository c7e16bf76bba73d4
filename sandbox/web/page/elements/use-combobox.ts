// How a searchable menu behaves: whether it is open, which line is marked, and what each key does.
import { type KeyboardEvent, useState } from "react";
import type { Choice } from "./choice.js";

interface ComboboxOptions {
  /** The options to show for a query. */
  offer(query: string): readonly Choice[];
  chosen: readonly string[];
  many: boolean;
  /** The limit is reached: choices can only be removed. */
  isFull: boolean;
  onChoose(values: string[]): void;
  onQuery(query: string): void;
}

export interface ComboboxState {
  isOpen: boolean;
  query: string;
  shown: readonly Choice[];
  marked: number;
  open(): void;
  close(): void;
  type(query: string): void;
  choose(value: string): void;
  remove(value: string): void;
  press(event: KeyboardEvent<HTMLInputElement>): void;
}

type ListState = Omit<ComboboxState, "press"> & { mark(at: number): void };

/** Whether the list is open, the search text, and which line is marked. */
function useList({ offer, chosen, many, isFull, onChoose, onQuery }: ComboboxOptions): ListState {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [moved, mark] = useState(0);
  const shown = offer(query);

  const type = (typed: string) => {
    setQuery(typed);
    mark(0);
    setOpen(true);
    onQuery(typed);
  };
  const open = () => {
    if (isOpen) return;
    type("");
    const at = many ? -1 : shown.findIndex(({ value }) => chosen.includes(value));
    mark(Math.max(0, at));
  };
  const close = () => {
    setOpen(false);
    setQuery("");
  };
  const remove = (value: string) => onChoose(chosen.filter((one) => one !== value));
  const choose = (value: string) => {
    if (!many) onChoose([value]);
    else if (chosen.includes(value)) remove(value);
    else if (isFull) return;
    else onChoose([...chosen, value]);
    if (many) type("");
    else close();
  };
  const marked = Math.max(0, Math.min(moved, shown.length - 1));
  return { isOpen, query, shown, marked, mark, open, close, type, choose, remove };
}

/** What a key does; undefined for its normal behavior. */
function keyAction(key: string, list: ListState, { many, chosen }: ComboboxOptions): (() => void) | undefined {
  const { isOpen, query, shown, marked } = list;
  const move = (by: number) => list.mark((marked + by + shown.length) % Math.max(1, shown.length));
  const last = chosen.at(-1);
  switch (key) {
    case "ArrowDown":
      return isOpen ? () => move(1) : list.open;
    case "ArrowUp":
      return isOpen ? () => move(-1) : list.open;
    case "Enter":
      return isOpen ? () => shown[marked] && list.choose(shown[marked].value) : list.open;
    case "Escape":
      // Closes only the list, not the modal around it.
      return isOpen ? list.close : undefined;
    case "Backspace":
      return many && query === "" && last !== undefined ? () => list.remove(last) : undefined;
    default:
      return undefined;
  }
}

export function useCombobox(options: ComboboxOptions): ComboboxState {
  const list = useList(options);
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const run = event.nativeEvent.isComposing ? undefined : keyAction(event.key, list, options);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return { ...list, press };
}
