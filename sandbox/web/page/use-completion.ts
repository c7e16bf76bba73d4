// How completion works in the composer: which line is marked, and what each key does.
import { type KeyboardEvent, useState } from "react";
import type { Snapshot } from "../contract.js";
import { type Completion, type Completions, completionsAt } from "./text/completions.js";

interface CompletionOptions {
  snapshot: Snapshot;
  before: string;
  take(list: Completions, completion: Completion): void;
}

export interface CompletionState {
  list: Completions | undefined;
  marked: number;
  take(completion: Completion): void;
  /** True when the list handled the key. */
  press(event: KeyboardEvent): boolean;
}

export function useCompletion({ snapshot, before, take }: CompletionOptions): CompletionState {
  const [moved, setMarked] = useState({ at: 0, before: "" });
  const [dismissed, setDismissed] = useState<string>();
  const offered = completionsAt(before, snapshot);
  // A complete command needs no list: Enter sends it.
  const isComplete = offered?.options.length === 1 && before.slice(offered.from) === offered.options[0]?.text;
  const list = before === dismissed || isComplete ? undefined : offered;
  const count = list?.options.length ?? 0;
  const marked = moved.before === before ? moved.at : 0;

  const choose = (completion: Completion | undefined) => {
    if (list && completion) take(list, completion);
  };
  const move = (by: number) => setMarked({ at: (marked + by + count) % count, before });
  const keys = new Map([
    ["ArrowDown", () => move(1)],
    ["ArrowUp", () => move(-1)],
    ["Tab", () => choose(list?.options[marked])],
    ["Enter", () => choose(list?.options[marked])],
    ["Escape", () => setDismissed(before)],
  ]);
  const press = (event: KeyboardEvent): boolean => {
    const run = list && !event.shiftKey ? keys.get(event.key) : undefined;
    if (!run) return false;
    event.preventDefault();
    run();
    return true;
  };
  return { list, marked, take: choose, press };
}
