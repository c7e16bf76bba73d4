// How a menu that is searched by typing behaves: what is open, what is marked, and what each key does.
import { type KeyboardEvent, useState } from "react";
import type { Choice } from "./choice.js";

interface Behaviour {
  /** What to show for what was typed. */
  offer(query: string): readonly Choice[];
  chosen: readonly string[];
  many: boolean;
  onChoose(values: string[]): void;
  onQuery(query: string): void;
}

export interface Combobox {
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

export function useCombobox({ offer, chosen, many, onChoose, onQuery }: Behaviour): Combobox {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const [moved, setMarked] = useState(0);
  const options = offer(query);
  const marked = Math.max(0, Math.min(moved, options.length - 1));

  const type = (typed: string) => {
    setQuery(typed);
    setMarked(0);
    setOpen(true);
    onQuery(typed);
  };
  const open = () => {
    if (isOpen) return;
    type("");
    setMarked(
      Math.max(
        0,
        options.findIndex(({ value }) => !many && chosen.includes(value)),
      ),
    );
  };
  const close = () => {
    setOpen(false);
    setQuery("");
  };
  const remove = (value: string) => onChoose(chosen.filter((one) => one !== value));
  const choose = (value: string) => {
    if (!many) onChoose([value]);
    else if (chosen.includes(value)) remove(value);
    else onChoose([...chosen, value]);
    if (many) type("");
    else close();
  };

  const move = (by: number) => setMarked((marked + by + options.length) % Math.max(1, options.length));
  const whenOpen = new Map([
    ["ArrowDown", () => move(1)],
    ["ArrowUp", () => move(-1)],
    ["Enter", () => options[marked] && choose(options[marked].value)],
    // Only the list closes; the modal around it stays.
    ["Escape", close],
  ]);
  const whenClosed = new Map([
    ["ArrowDown", open],
    ["ArrowUp", open],
    ["Enter", open],
  ]);
  const keyed = (key: string) => {
    if (key === "Backspace" && many && query === "" && chosen.length > 0) return () => remove(chosen.at(-1) ?? "");
    return (isOpen ? whenOpen : whenClosed).get(key);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const run = event.nativeEvent.isComposing ? undefined : keyed(event.key);
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return { isOpen, query, shown: options, marked, open, close, type, choose, remove, press };
}
